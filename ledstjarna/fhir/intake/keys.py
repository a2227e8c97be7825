"""Keys that stay the same when the same thing comes again, so that a second run changes nothing.

A thing is known by its id on its server; else by the URL it was given; else by an identifier; else by its content.
Parties and persons are known across servers, so for them an identifier comes first.
"""

import hashlib
from typing import Final

from ledstjarna.fhir.intake.values import Json, record, records, text

KNOWN_BY_IDENTIFIER: Final = frozenset({"Patient", "Practitioner", "Organization", "RelatedPerson"})


def key(kind: str, *parts: str) -> str:
    """`fhir:Condition:3f…`: at most 110 characters; the parts cannot be read out of it."""
    joined = "\x1f".join(parts)
    return f"fhir:{kind or 'unknown'}:{hashlib.sha256(joined.encode()).hexdigest()[:40]}"


def entry_key(resource: Json, kind: str, full_url: str, base: str, digest: str) -> str:
    """The source key of an entry."""
    identifier = first_identifier(resource)
    resource_id = text(resource.get("id"), 80)
    if kind in KNOWN_BY_IDENTIFIER and identifier:
        return key(kind, "identifier", *identifier)
    if resource_id:
        return key(kind, "id", base, resource_id)
    if full_url:
        return key(kind, "url", full_url.lower())
    return key(kind, "identifier", *identifier) if identifier else key(kind, "content", digest)


def first_identifier(resource: Json) -> tuple[str, str] | None:
    """System and value of the first identifier that has both, the official one before others."""
    found = [
        (text(item.get("use")) != "official", text(item.get("system")), text(item.get("value")))
        for item in records(resource.get("identifier"))
    ]
    whole = sorted((item for item in found if item[1] and item[2]), key=lambda item: item[0])
    return whole[0][1:] if whole else None


def need_key(person_key: str, life_area: str) -> str:
    """The key of the one suggestion there is for a person's life area."""
    return key("need", person_key, life_area)


def contact_key(team_key: str, member: str, role: str) -> str:
    """The key of somebody's place in a team."""
    return key("contact", team_key, member, role)


def reference_text(reference: object) -> str:
    """What a Reference points with: its reference, its identifier, or its display."""
    found = record(reference)
    identifier = record(found.get("identifier"))
    named = f"{text(identifier.get('system'))}|{text(identifier.get('value'))}" if identifier else ""
    return text(found.get("reference"), 500) or named or text(found.get("display"))
