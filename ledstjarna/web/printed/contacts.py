"""Whom to call, as paper tells it: the named contacts as the page shows them, then the others of the team.

A paper hangs where it was put up: who steps in is told with the day, beside whoever comes back. The one who holds the
plan together stands first, for that number is the one to begin with. The named contacts enter here and nowhere else
of the papers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.organisations.queries import current_assignment, unit
from ledstjarna.domain.plans.queries import has_home_care
from ledstjarna.domain.teams.models import TeamMember
from ledstjarna.domain.teams.queries import Contact as Named
from ledstjarna.domain.teams.queries import contact_card, team
from ledstjarna.domain.teams.rules import missing_contacts
from ledstjarna.web.wording import label_text
from ledstjarna.web.wording.contact_card import ContactShown, contact_shown
from ledstjarna.web.wording.findings import finding_text
from ledstjarna.web.wording.phones import phone_text


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to call: who, as what, on which number and what for. `facts` is when, and who steps in, line by line.

    `kind` is the named contact they are, empty for the others of the team; `first` whom to begin with.
    """

    name: str
    role: str
    phone: str
    note: str = ""
    kind: str = ""
    facts: tuple[str, ...] = ()
    first: bool = False


@dataclass(frozen=True, slots=True)
class Contacts:
    """Everybody to call, and what is missing in words."""

    people: list[Contact]
    missing: list[str]


def contacts_of(reading: Reading) -> Contacts:
    """The contacts of one person. Eight queries, and one for each who has no number of their own."""
    named, members = contact_card(reading), team(reading)
    missing = missing_contacts((one.row.kind for one in named), has_home_care=has_home_care(reading))
    people = list(_people(named, members, reading.at))
    people.sort(key=lambda one: not one.first)
    return Contacts(people, [finding_text(finding) for finding in missing])


def _people(named: Sequence[Named], members: Sequence[TeamMember], at: datetime) -> Iterator[Contact]:
    lead = next((member.party_id for member in members if member.is_coordinator), None)
    holders = {one.row.holder_id for one in named}
    for one in named:
        shown = _named(contact_shown(one, at))
        yield _first(shown) if one.row.holder_id == lead else shown
    for member in members:
        if member.party_id not in holders:
            yield _first(_member(member)) if member.party_id == lead else _member(member)


def _first(one: Contact) -> Contact:
    return replace(one, note=first_words(), first=True)


def first_words() -> str:
    """What is told about whoever holds the plan together."""
    return _("Håller ihop planen. Ring hit först.")


def _named(one: ContactShown) -> Contact:
    work = ", ".join(filter(None, (one.who.work, one.team)))
    return Contact(one.who.name, work, phone_text(one.who.phone), kind=one.title, facts=tuple(_facts(one)))


def _facts(one: ContactShown) -> Iterator[str]:
    if one.who.hours:
        yield one.who.hours[:1].upper() + one.who.hours[1:]
    if one.away and one.steps_in:
        number = f" {phone_text(one.steps_in.phone)}" if one.steps_in.phone else ""
        yield _("%(away)s. Ring %(name)s%(number)s.") % {
            "away": one.away, "name": one.steps_in.name, "number": number
        }  # fmt: skip
    elif one.away:
        yield f"{one.away}."
    elif one.steps_in:
        number = f" {phone_text(one.steps_in.phone)}" if one.steps_in.phone else ""
        yield _("Ring %(name)s%(number)s.") % {"name": one.steps_in.name, "number": number}
    yield from one.coming
    if one.gap:
        yield one.gap


def _member(member: TeamMember) -> Contact:
    name, _comma, role = member.label.partition(", ")
    return Contact(name, label_text(role) or _("Med i teamet"), phone_text(member.phone or _of_unit(member)))


def _of_unit(member: TeamMember) -> str:
    assignment = current_assignment(member.party_id)
    found = assignment.unit if assignment else unit(member.party_id)
    return found.phone if found else ""
