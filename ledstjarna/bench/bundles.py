"""Made-up bundles to import, each about another official test person: variants of a life in some twenty entries."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ledstjarna.foundation.identity import Kind, Sex, official_test_numbers, parse, system_of

_GIVEN = ("Astrid", "Birgit", "Erik", "Fatima", "Göran", "Karin", "Mikael", "Siv", "Åke", "Örjan")
_FAMILY = ("Berg", "Ek", "Hansson", "Lind", "Nyström", "Said", "Virtanen", "Ågren", "Öberg")
_SCT, _LOINC = "http://snomed.info/sct", "http://loinc.org"
_CONDITIONS = ("26929004", "73211009", "38341003", "84114007", "13645005", "230690007")
_OBSERVATIONS = (("72106-8", 30), ("72514-3", 10), ("29463-7", 90), ("8867-4", 100))


def write_bundles(folder: Path, many: int, seed: int = 1) -> int:
    """Write so many files into a folder; how many bytes they are."""
    folder.mkdir(parents=True, exist_ok=True)
    draw, size = random.Random(seed), 0
    for number, value in zip(range(many), _numbers(), strict=False):
        content = json.dumps(_bundle(draw, number, value), ensure_ascii=False).encode()
        (folder / f"{number:05d}.json").write_bytes(content)
        size += len(content)
    return size


def _numbers() -> Iterator[str]:
    return (value for value in sorted(official_test_numbers()) if parse(value).kind is Kind.PERSONNUMMER)


def _bundle(draw: random.Random, number: int, value: str) -> dict[str, Any]:
    resources = [_person(draw, value), *_life(draw, number)]
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [
            {"fullUrl": f"https://sender.example/fhir/{one['resourceType']}/{one['id']}", "resource": one}
            for one in resources
        ],
    }


def _person(draw: random.Random, value: str) -> dict[str, Any]:
    known = parse(value)
    return {
        "resourceType": "Patient", "id": "p1",
        "identifier": [{"system": system_of(Kind.PERSONNUMMER).uri, "value": value}],
        "name": [{"use": "official", "family": draw.choice(_FAMILY), "given": [draw.choice(_GIVEN)]}],
        "gender": "female" if known.sex is Sex.WOMAN else "male",
        "birthDate": known.birth_date.isoformat() if known.birth_date else None,
    }  # fmt: skip


def _life(draw: random.Random, number: int) -> Iterator[dict[str, Any]]:
    subject = {"subject": {"reference": "Patient/p1"}}
    for place in range(6):
        code = {"coding": [{"system": _SCT, "code": draw.choice(_CONDITIONS)}]}
        status = {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "active"}]}
        yield {"resourceType": "Condition", "id": f"c{place}", "clinicalStatus": status, "code": code, **subject}
    for place in range(10):
        code_, most = draw.choice(_OBSERVATIONS)
        yield {
            "resourceType": "Observation", "id": f"o{place}", "status": "final",
            "code": {"coding": [{"system": _LOINC, "code": code_}]},
            "effectiveDateTime": f"{draw.randint(2015, 2025)}-0{draw.randint(1, 9)}-1{draw.randint(0, 9)}",
            "valueQuantity": {"value": draw.randint(0, most), "unit": "{score}"}, **subject,
        }  # fmt: skip
    yield {"resourceType": "Goal", "id": "g1", "lifecycleStatus": "active",
           "description": {"text": f"Gå till torget {number % 7 + 1} gånger i veckan"}, **subject}  # fmt: skip
    yield {"resourceType": "RelatedPerson", "id": "r1", "patient": {"reference": "Patient/p1"},
           "name": [{"text": f"{draw.choice(_GIVEN)} {draw.choice(_FAMILY)}"}]}  # fmt: skip
