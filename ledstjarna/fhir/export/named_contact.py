"""NamedContact → CareTeam of its own, as in Inera's draft: its kind by code, whoever steps in, how they are reached."""

from datetime import datetime

from ledstjarna.domain.teams.queries import Contact, Way
from ledstjarna.domain.teams.rules import kind_of
from ledstjarna.domain.teams.rules.contacts import KIND_SYSTEM
from ledstjarna.fhir.export.telling import OURS, Resource, Telling, concept, our, period, reference, resource
from ledstjarna.web.wording import contact_kind_title

TEAM, CONTACT = "team", "fast-kontakt"  # the draft's two categories
CATEGORIES = {TEAM: "Team", CONTACT: "Fast kontakt"}
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def category(code: str) -> Resource:
    """What a CareTeam is. The draft names the codes; a published system for them is not known [M]: ours until then."""
    return our("care-team", code, CATEGORIES[code])


def kind(code: str) -> Resource:
    """Which of the four kinds of named contact."""
    return concept(kind_of(code).number, KIND_SYSTEM, contact_kind_title(code))


def to_fhir(contact: Contact, changed: datetime, to: Telling, at: datetime) -> Resource:
    """One named contact. Around a protected person no telephone is told, as it could tell where they are."""
    row, away = contact.row, contact.away
    told = not to.hides(row.subject_id)
    held = period(row.period.lower, row.period.upper)  # of one that ended as it began: none
    stands = at in row.period and contact.takes_part
    holder = {"role": [kind(row.kind)], "member": to.party(row.holder_id, row.holder_label)}
    there = held if stands or not contact.left_at else period(row.period.lower, row.period.upper or contact.left_at)
    participants = [holder | ({"period": there} if there else {})]
    if row.team_id:  # the contact goes by a team, in which the holder is the one with a name
        participants.append({"role": [kind(row.kind)], "member": to.party(row.team_id, contact.way.unit_name)})
    if away and away.stand_in_id:
        participants.append({
            "role": [our("role", "stands-in", "Kliver in")],
            "member": to.party(away.stand_in_id, away.stand_in_label),
            "period": period(away.period.lower, away.period.upper),
        })  # fmt: skip
    return resource(
        "CareTeam", row.pk, changed,
        extension=_available(contact.way) if told else [],
        status="active" if stands else "inactive",
        category=[category(CONTACT)],
        name=contact_kind_title(row.kind),
        subject=reference("Patient", row.subject_id),
        period=held,
        participant=participants,
        managingOrganization=[reference("Organization", row.organisation_id)],
        telecom=_telecom(contact.way) if told else [],
    )  # fmt: skip


def _telecom(way: Way) -> list[Resource]:
    found = [("phone", way.phone), ("sms", way.text_phone), ("email", way.email)]
    told = [{"system": system, "value": value, "rank": 1} for system, value in found if value]
    return told + ([{"system": "phone", "value": way.unit_phone, "use": "work", "rank": 2}] if way.unit_phone else [])


def _available(way: Way) -> list[Resource]:
    """When they are reached, as PractitionerRole.availableTime has it: R4 has no place for it in a CareTeam."""
    return [
        {"url": f"{OURS}available-time", "extension": [
            {"url": "daysOfWeek", "valueCode": _DAYS[each.day]},
            {"url": "availableStartTime", "valueTime": each.start.isoformat()},
            {"url": "availableEndTime", "valueTime": each.end.isoformat()},
        ]}
        for each in way.hours
    ]  # fmt: skip
