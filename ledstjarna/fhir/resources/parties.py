"""Practitioner, PractitionerRole and Organization → parties outside our own houses: names and identifiers.

Only those that something about the person refers to: a file may hold a whole hospital's staff.
"""

from ledstjarna.fhir.intake.codes import codings, words_of
from ledstjarna.fhir.intake.entries import Entry
from ledstjarna.fhir.intake.found import FoundParty
from ledstjarna.fhir.intake.scene import Scene, Verdict, key_of, skipped, taken
from ledstjarna.fhir.intake.values import flag, record, records, text
from ledstjarna.fhir.resources.names import identifiers_of, name_of, phone_of


def practitioner(entry: Entry, scene: Scene) -> Verdict:
    """Somebody who works in care, with their work where their qualifications name it."""
    qualifications = records(entry.resource.get("qualification"))
    party = FoundParty(
        provenance=entry.provenance,
        kind="practitioner",
        name=str(name_of(entry.resource))[:160],
        identifiers=identifiers_of(entry.resource),
        phone=phone_of(entry.resource),
        roles=tuple(words for item in qualifications if (words := words_of(item.get("code"), 80))),
        role_codes=tuple(coding for item in qualifications for coding in codings(item.get("code"))),
    )
    return _party(entry, party, scene)


def organisation(entry: Entry, scene: Scene) -> Verdict:
    """A care giver or a part of one."""
    parent = scene.directory.target(entry, entry.resource.get("partOf"))
    party = FoundParty(
        provenance=entry.provenance,
        kind="organisation",
        name=text(entry.resource.get("name"), 160),
        identifiers=identifiers_of(entry.resource),
        phone=phone_of(entry.resource),
        roles=tuple(words for item in records(entry.resource.get("type")) if (words := words_of(item, 80))),
        organisation_key=key_of(parent.entry if parent else None),
    )
    return _party(entry, party, scene)


def role(entry: Entry, scene: Scene) -> Verdict:
    """A practitioner's work in an organisation (medarbetaruppdrag)."""
    who = scene.directory.target(entry, entry.resource.get("practitioner"))
    where = scene.directory.target(entry, entry.resource.get("organization"))
    display = text(record(entry.resource.get("practitioner")).get("display"), 160)
    party = FoundParty(
        provenance=entry.provenance,
        kind="role",
        name=(str(name_of(who.resource))[:160] if who else "") or display,
        identifiers=identifiers_of(entry.resource),
        phone=phone_of(entry.resource),
        roles=tuple(words for item in records(entry.resource.get("code")) if (words := words_of(item, 80))),
        role_codes=codings(entry.resource.get("code")),
        practitioner_key=key_of(who.entry if who else None),
        organisation_key=key_of(where.entry if where else None),
    )
    return _party(entry, party, scene)


def _party(entry: Entry, party: FoundParty, scene: Scene) -> Verdict:
    if entry.index not in scene.linked:
        return skipped("not_linked")
    if flag(entry.resource.get("active")) is False:
        return skipped("not_active", status="inactive")
    if not (party.name or party.identifiers or party.practitioner_key):
        return skipped("party_without_name")
    return taken("party_taken", party)
