"""Small made-up bundles in many shapes, for the tests. All persons are official test persons."""

import json
import random
from typing import Any
from uuid import UUID

Resource = dict[str, Any]
PERSONNUMMER = "http://electronichealth.se/identifier/personnummer"
SCT, LOINC, ICD10 = "http://snomed.info/sct", "http://loinc.org", "http://hl7.org/fhir/sid/icd-10-se"
BASE = "https://sender.example/fhir"


def concept(system: str, code: str, words: str = "") -> Resource:
    found: Resource = {"coding": [{"system": system, "code": code}]}
    return found | {"text": words} if words else found


def person(**more: Any) -> Resource:
    return {
        "resourceType": "Patient",
        "id": "p1",
        "identifier": [{"system": PERSONNUMMER, "value": "196101182803"}],
        "name": [{"use": "official", "family": "Ljungberg", "given": ["Maria", "Birgitta"]}],
        "gender": "female",
        "birthDate": "1961-01-18",
    } | more


def condition(code: str = "26929004", system: str = SCT, /, **more: Any) -> Resource:
    return {
        "resourceType": "Condition",
        "id": f"c-{code}",
        "clinicalStatus": concept("http://terminology.hl7.org/CodeSystem/condition-clinical", "active"),
        "code": concept(system, code),
        "subject": {"reference": "Patient/p1"},
        "onsetDateTime": "2024-05-01",
    } | more


def observation(code: str, value: float | None = None, when: str = "2024-05-01", /, **more: Any) -> Resource:
    quantity = {} if value is None else {"valueQuantity": {"value": value, "unit": "{score}"}}
    return {
        "resourceType": "Observation",
        "id": f"o-{code}-{when}",
        "status": "final",
        "code": concept(LOINC, code),
        "subject": {"reference": "Patient/p1"},
        "effectiveDateTime": when,
    } | quantity | more  # fmt: skip


def about(kind: str, resource_id: str = "x1", /, **more: Any) -> Resource:
    field = "patient" if kind == "RelatedPerson" else "subject"
    return {"resourceType": kind, "id": resource_id, field: {"reference": "Patient/p1"}} | more


def bundle(*resources: Resource, kind: str = "collection", full_urls: bool = True, **more: Any) -> Resource:
    entries = [{"fullUrl": f"{BASE}/{item['resourceType']}/{item.get('id')}", "resource": item} for item in resources]
    if not full_urls:
        entries = [{"resource": item} for item in resources]
    return {"resourceType": "Bundle", "type": kind, "entry": entries} | more


def as_bytes(content: object) -> bytes:
    return json.dumps(content).encode()


def urn(resource_id: str) -> str:
    return f"urn:uuid:{UUID(int=random.Random(resource_id).getrandbits(128))}"


def with_urns(content: Resource) -> Resource:
    """The same bundle with `urn:uuid:` names everywhere, as a transaction has them."""
    words = json.dumps(content)
    for entry in content["entry"]:
        kind, resource_id = entry["resource"]["resourceType"], entry["resource"]["id"]
        for name in (f"{BASE}/{kind}/{resource_id}", f"{kind}/{resource_id}"):
            words = words.replace(f'"{name}"', f'"{urn(kind + resource_id)}"')
    found: Resource = json.loads(words)
    return found


def whole_life() -> Resource:
    """One of each resource that is read, all about the person."""
    activity = [{"detail": {"status": "in-progress", "code": concept(SCT, "315043002", "Stöd i kontakter")}}]
    return bundle(
        person(generalPractitioner=[{"reference": "Practitioner/d1"}]),
        about("RelatedPerson", "r1", name=[{"text": "Bo Ljungberg"}], relationship=[concept("v3", "SPS", "make")]),
        {"resourceType": "Practitioner", "id": "d1", "name": [{"family": "Ek", "given": ["Siv"]}]},
        {"resourceType": "Organization", "id": "v1", "name": "Vårdcentralen Björken"},
        {
            "resourceType": "PractitionerRole",
            "id": "m1",
            "practitioner": {"reference": "Practitioner/d1"},
            "organization": {"reference": "Organization/v1"},
            "code": [concept(SCT, "309343006", "läkare")],
        },
        condition(encounter={"reference": "Encounter/e1"}),
        observation("72106-8", 19),
        observation("72106-8", 25, "2020-01-01"),
        about("Encounter", "e1", status="finished", serviceProvider={"reference": "Organization/v1"}),
        about("Encounter", "e2", status="finished"),
        about("Goal", "g1", lifecycleStatus="active", description={"text": "Gå till torget"}),
        about("CarePlan", "k1", status="active", intent="plan", title="Vårdplan", activity=activity,
              goal=[{"reference": "Goal/g1"}], addresses=[{"reference": "Condition/c-26929004"}]),
        about("CareTeam", "t1", status="active", participant=[
            {"member": {"reference": "PractitionerRole/m1"}, "role": [concept("urn:oid:1.2.752.129.5.1.69", "1")]},
            {"member": {"reference": "Patient/p1"}},
        ]),
        about("MedicationRequest", "l1", status="active", intent="order",
              medicationCodeableConcept=concept("http://www.whocc.no/atc", "N06DA02")),
        about("Claim", "f1"),
    )  # fmt: skip


def large(megabytes: float, seed: int = 1) -> bytes:
    """A bundle of about this size, of observations, conditions and visits over many years."""
    choose = random.Random(seed)
    template = whole_life()
    wanted, entries, size = int(megabytes * 1_000_000), list(template["entry"]), 0
    while size < wanted:
        number = len(entries)
        when = f"{choose.randint(1990, 2025)}-{choose.randint(1, 12):02d}-{choose.randint(1, 28):02d}"
        made = choose.choice([observation("72514-3", choose.randint(0, 10), when), observation("29463-7", 70, when)])
        made |= {"id": f"n{number}", "text": {"status": "generated", "div": f"<div>{'x' * 400}</div>"}}
        entries.append({"fullUrl": f"{BASE}/Observation/n{number}", "resource": made})
        size += len(json.dumps(entries[-1])) + 2
    return as_bytes(template | {"entry": entries})
