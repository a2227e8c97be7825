"""The CapabilityStatement, made of what there is: a test holds it against what really works."""

from typing import Any

from ledstjarna.fhir.answering.asking import MOST
from ledstjarna.fhir.answering.kind import Kind
from ledstjarna.fhir.answering.kinds import KINDS

DATE = "2026-11-29"


def capability(base: str) -> dict[str, Any]:
    """What this server does, for machines."""
    return {
        "resourceType": "CapabilityStatement",
        "status": "active",
        "date": DATE,
        "kind": "instance",
        "software": {"name": "Ledstjärna"},
        "implementation": {"description": "One shared plan per person", "url": base},
        "fhirVersion": "4.0.1",
        "format": ["json"],
        "rest": [
            {
                "mode": "server",
                "documentation": f"Reading only. Pages hold at most {MOST} resources; follow `next`. "
                "Ask by numbers, names and birth dates with POST _search: addresses are written down.",
                "security": {
                    "cors": False,
                    "description": "A bearer token, or the session cookie of the pages. Every read is logged.",
                },
                "resource": [_resource(kind) for kind in KINDS.values()],
            }
        ],
    }


def _resource(kind: Kind) -> dict[str, Any]:
    found: dict[str, Any] = {
        "type": kind.name,
        "interaction": [{"code": "read"}, {"code": "search-type"}],
        "versioning": "versioned",
        "readHistory": False,
        "updateCreate": False,
        "conditionalRead": "not-match" if kind.by_day else "full-support",
        "searchInclude": [f"{kind.name}:{name}" for name in sorted(kind.references)],
        "searchRevInclude": sorted(
            f"{other.name}:{name}" for other in KINDS.values() for name in other.references
            if kind.name in _targets(other, name)
        ),
        "searchParam": [{"name": name, "type": one.type} for name, one in sorted(kind.parameters.items())],
    }  # fmt: skip
    if kind.name == "Patient":
        definition = "http://hl7.org/fhir/OperationDefinition/Patient-everything"
        found["operation"] = [{"name": "everything", "definition": definition}]
    return {name: value for name, value in found.items() if value != []}


def _targets(kind: Kind, parameter: str) -> tuple[str, ...]:
    """Which types a reference leads to."""
    if parameter in ("patient", "subject"):
        return ("Patient",)
    return {
        ("CarePlan", "goal"): ("Goal",),
        ("CarePlan", "activity-reference"): ("Task",),
        ("CarePlan", "care-team"): ("CareTeam",),
        ("Task", "based-on"): ("CarePlan",),
        ("Provenance", "target"): ("Task", "Goal", "CarePlan"),
        ("PractitionerRole", "practitioner"): ("Practitioner",),
        ("PractitionerRole", "organization"): ("Organization",),
        ("Organization", "partof"): ("Organization",),
    }.get((kind.name, parameter), ())
