"""Who can be invited: staff by role, and whole units, each with the organisation that consent must cover."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Reading, sharing_hindrance
from ledstjarna.domain.needs.models import Suggestion
from ledstjarna.domain.organisations.models import Role
from ledstjarna.domain.organisations.queries import staff_to_invite, units
from ledstjarna.domain.teams.models import TeamMember
from ledstjarna.domain.teams.queries import calls, contact_card
from ledstjarna.domain.teams.rules import CAN_COORDINATE, shares_across
from ledstjarna.foundation.clock import day_of, last_day_of
from ledstjarna.web.team.about import About
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording import contact_kind_name, date_text, finding_text, label_text, moment_text, role_name

_NOT_INVITED = frozenset({"association_contact", "process_leader", "log_controller"})
UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could be invited."""

    party_id: UUID
    label: str
    role: str
    organisation_id: UUID
    organisation: str
    phone: str


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One of the team: their name, what they work as and where, and since when."""

    pk: UUID
    name: str
    work: str
    since: str
    phone: str
    is_coordinator: bool
    may_coordinate: bool


def member_rows(members: Iterable[TeamMember]) -> list[MemberRow]:
    """The team as the page lists it. A label is name, role and unit, in that order."""
    return [_member(row) for row in members]


def _member(row: TeamMember) -> MemberRow:
    name, _comma, work = row.label.partition(", ")
    told = {"day": date_text(day_of(row.period.lower)), "who": row.invited_by_label.partition(",")[0]}
    began = row.invited_by_id == row.party_id or row.invited_by_label == row.label
    since = _("Med sedan %(day)s") % told if began else _("Med sedan %(day)s, inbjuden av %(who)s") % told
    since = ". ".join(filter(None, [since, _reads_on(row)]))
    return MemberRow(row.pk, name, work, since, row.phone, row.is_coordinator, row.role in CAN_COORDINATE)


def _reads_on(row: TeamMember) -> str:
    """Until when, or why, they read on once the plan has ended; empty while it goes on."""
    if row.period.upper:
        last = date_text(last_day_of(row.period.upper), with_year=True)
        return _("Läser till och med %(day)s") % {"day": last}
    return _("Läser vidare: ”%(why)s”") % {"why": row.stays_why} if row.stays_why else ""


def roles() -> list[tuple[str, str]]:
    """The roles to choose among, and whole units."""
    known = sorted(
        ((code, role_name(code)) for code in Role.values if code not in _NOT_INVITED), key=lambda row: row[1]
    )
    return [*known, (UNIT, _("en hel enhet"))]


def candidates(reading: Reading, whom: About, role: str) -> list[Candidate]:
    """Staff in `role`, or units, in the person's area; not those who are the viewer."""
    county, municipality = whom.person.county_id, whom.person.municipality_id or ""
    if role == UNIT:
        return [
            Candidate(
                row.pk, f"{row.name}, {row.organisation.name}"[:200], UNIT, row.organisation_id, row.organisation.name,
                row.phone,
            )
            for row in units(county_id=county)
            if row.organisation.kind != "association" and row.organisation.municipality_id in (None, municipality)
        ]  # fmt: skip
    rows = staff_to_invite(county_id=county, municipality_id=municipality, role=role, limit=200)
    rows.sort(key=lambda row: row.unit.place != whom.person.place)  # the nearest first, else in their order
    return [
        Candidate(
            row.pk, f"{row.staff_member.name}, {role_name(row.role)}, {row.unit.name}"[:200], row.role,
            row.unit.organisation_id, row.unit.organisation.name, row.unit.phone,
        )
        for row in rows
        if row.pk != reading.viewer.party_id and row.unit.organisation.kind != "association"
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A contact that another system told of: who, what they are, and where to say that it is not right."""

    pk: UUID
    name: str
    about: str
    dismiss: str


def contact_row(subject_id: UUID, row: Suggestion | None) -> ContactRow | None:
    """What the page for inviting says of the contact that it was opened from."""
    if row is None:
        return None
    told = [row.details.get(name) or "" for name in ("role", "organisation", "phone")]
    dismiss = way_to("dismiss_suggestion", subject_id, suggestion_id=row.pk)
    return ContactRow(row.pk, row.text, " · ".join(filter(None, told)), dismiss)


def not_covered(reading: Reading, found: list[Candidate]) -> dict[UUID, str]:
    """Organisations that the person's consent does not let in, and why, in plain words."""
    hindered = {}
    for row in found:
        if row.organisation_id in hindered or not shares_across(reading.viewer.organisation_id, row.organisation_id):
            continue
        finding = sharing_hindrance(reading, row.organisation_id)
        if finding:
            hindered[row.organisation_id] = finding_text(finding)
    return hindered


def left_open(reading: Reading, member: TeamMember) -> tuple[list[str], list[str]]:
    """What is without anybody once a member has left: the named contacts that go by them, and calls they promised."""
    held = [
        _("%(who)s är %(kind)s. Personen har ingen %(kind)s förrän ni utser en ny. Det står i Att göra tills dess.")
        % {"who": label_text(one.row.holder_label).partition(",")[0], "kind": contact_kind_name(one.row.kind)}
        for one in contact_card(reading)
        if one.takes_part and member.party_id in (one.row.holder_id, one.row.team_id)
    ]
    promised = [
        _("%(who)s har lovat att höra av sig till personen senast %(when)s. Någon annan i teamet gör det i stället.")
        % {"who": label_text(one.row.reaches_label).partition(",")[0], "when": moment_text(one.row.promised_at)}
        for one in calls(reading)
        if one.is_open and one.row.reaches_id == member.party_id
    ]
    return held, promised
