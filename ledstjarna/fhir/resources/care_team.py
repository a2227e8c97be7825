"""CareTeam → suggested contacts. A name in a team elsewhere gives nobody a way into the plan: the person invites.

The kinds of named contact are those of Inera's CareTeam draft, code system 1.2.752.129.5.1.69.
"""

from collections.abc import Iterator
from typing import Final

from ledstjarna.fhir.intake.codes import codings, words_of
from ledstjarna.fhir.intake.entries import Entry
from ledstjarna.fhir.intake.found import FoundContact
from ledstjarna.fhir.intake.keys import contact_key, reference_text
from ledstjarna.fhir.intake.references import Target
from ledstjarna.fhir.intake.scene import Scene, Verdict, key_of, skipped, suggested
from ledstjarna.fhir.intake.values import Json, record, records, text
from ledstjarna.fhir.resources.names import in_use, name_of, phone_of

NAMED_CONTACTS: Final = {
    "1": "care_contact",
    "2": "physician_contact",
    "3": "home_care_contact",
    "4": "coordinating_contact",
}
"""fast vårdkontakt, fast läkarkontakt i primärvård, fast omsorgskontakt, fast vårdkontakt med samordningsansvar."""
NAMED_CONTACT_SYSTEM: Final = "urn:oid:1.2.752.129.5.1.69"
_PEOPLE: Final = frozenset({"Practitioner", "PractitionerRole", "Organization", "RelatedPerson"})


def from_fhir(entry: Entry, scene: Scene) -> Verdict:
    """Those in the team that somebody can know who they are."""
    status = text(entry.resource.get("status"), 40)
    if status == "entered-in-error":
        return skipped("withdrawn", status=status)
    if status in ("inactive", "suspended") or not in_use(entry.resource.get("period")):
        return skipped("not_active", status=status or "inactive")
    contacts = tuple(_contacts(entry, scene))
    return suggested("contacts_suggested", *contacts) if contacts else skipped("members_unknown")


def _contacts(entry: Entry, scene: Scene) -> Iterator[FoundContact]:
    for participant in records(entry.resource.get("participant")):
        if not in_use(participant.get("period")):
            continue
        target = scene.directory.target(entry, participant.get("member"))
        contact = _contact(entry, scene, participant, target)
        if (target is None or target.type in _PEOPLE) and contact.name:
            yield contact


def _contact(entry: Entry, scene: Scene, participant: Json, target: Target | None) -> FoundContact:
    role = words_of(participant.get("role"), 80)
    behalf = scene.directory.target(entry, participant.get("onBehalfOf"))
    member = participant.get("member")
    return FoundContact(
        provenance=entry.provenance,
        key=contact_key(
            entry.provenance.source_key, key_of(target.entry if target else None) or reference_text(member), role
        ),
        kind=_kind(participant, target),
        name=(_name(entry, scene, target) or text(record(member).get("display")))[:160],
        role=role,
        phone=phone_of(target.resource) if target else "",
        party_key=key_of(target.entry if target else None),
        organisation_key=key_of(behalf.entry if behalf else None),
    )


def _kind(participant: Json, target: Target | None) -> str:
    for item in codings(participant.get("role")):
        if NAMED_CONTACT_SYSTEM.endswith(item.system) and item.system and item.code in NAMED_CONTACTS:
            return NAMED_CONTACTS[item.code]
    return "close_one" if target and target.type == "RelatedPerson" else "team_member"


def _name(entry: Entry, scene: Scene, target: Target | None) -> str:
    if target is None:
        return ""
    if target.type == "Organization":
        return text(target.resource.get("name"))
    if target.type != "PractitionerRole":
        return str(name_of(target.resource))
    who = scene.directory.target(target.entry or entry, target.resource.get("practitioner"))
    return str(name_of(who.resource)) if who else text(record(target.resource.get("practitioner")).get("display"))
