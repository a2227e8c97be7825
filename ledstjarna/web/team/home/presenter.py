"""Rows of the first page: for whom each person waits and what is next, never ids and never a number."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ledstjarna.domain.people.models import Person
from ledstjarna.domain.people.queries import PROTECTED_NAME, display_name
from ledstjarna.domain.people.rules import search_words
from ledstjarna.domain.plans.models import Commitment
from ledstjarna.domain.plans.queries import Asked, Waiting, late
from ledstjarna.web.team.waited import has_waited
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording import date_text, promise_text, state_text

PER_PAGE = 25


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person in the list."""

    name: str
    href: str
    waits: str
    state: str
    state_word: str
    detail: str
    protected: bool


@dataclass(frozen=True, slots=True)
class AskedRow:
    """One thing that waits for the viewer or their unit."""

    title: str
    who: str
    what: str
    waited: str
    href: str
    icon: str
    action: str


def list_name(person: Person) -> str:
    """The name in a list, where a protected identity is not written out."""
    name = display_name(person, reveal_protected=False)
    if name != PROTECTED_NAME:
        return name
    year = person.birth_date.year if person.birth_date else ""
    return _("Skyddade personuppgifter, född %(year)s") % {"year": year}


def named_like(persons: Iterable[Person], text: str) -> list[Person]:
    """Those whose name begins as each word of `text` does; all of them for no text."""
    wanted = search_words(text)

    def fits(person: Person) -> bool:
        key = "," + person.sort_key
        return all(f",{word}" in key or f".{word}" in key for word in wanted)

    return [person for person in persons if fits(person)]


def ordered(persons: Iterable[Person], waits: Mapping[UUID, Waiting], at: datetime) -> list[Person]:
    """Late answers first, then answers that are promised, then by name."""

    def key(person: Person) -> tuple[int, str, UUID]:
        row = waits[person.pk]
        rank = 0 if late(row.reports, at) else 1 if row.reports else 2
        return rank, person.sort_key, person.pk

    return sorted(persons, key=key)


def person_row(person: Person, row: Waiting, coordinator: str, at: datetime) -> PersonRow:
    """One person as the list shows them."""
    waits, state, word = _waits(row, at)
    details = [
        _("Samordnas av %(who)s") % {"who": coordinator} if coordinator else _("Ingen samordnar än"),
        _("Nästa avstämning %(day)s") % {"day": date_text(row.next_follow_up)} if row.next_follow_up else "",
    ]
    return PersonRow(
        name=list_name(person),
        href=way_to("team_person", person.pk),
        waits=waits,
        state=state,
        state_word=word,
        detail=" · ".join(filter(None, details)),
        protected=bool(person.protected_identity),
    )


def _waits(row: Waiting, at: datetime) -> tuple[str, str, str]:
    """For whom it waits and what is next, with the state that says so."""
    if late(row.reports, at):
        return _("Personen väntar på ett svar från teamet"), "late", _("Försenat svar")
    if row.reports:
        moment = promise_text(row.reports[0].answer_promised_at)
        return _("Personen väntar på ett svar, lovat %(moment)s") % {"moment": moment}, "waits", _("Väntar på teamet")
    ours = row.mine + row.wishes
    if ours:
        text = ngettext("%(count)s sak att svara på", "%(count)s saker att svara på", ours) % {"count": ours}
        return text, "waits", _("Väntar på er")
    if row.for_person:
        text = ngettext("%(count)s förslag att välja", "%(count)s förslag att välja", row.for_person)
        return text % {"count": row.for_person}, "thinking", _("Väntar på personen")
    if row.for_others:
        text = ngettext("%(count)s sak väntar på någon annan", "%(count)s saker väntar på andra", row.for_others)
        return text % {"count": row.for_others}, "waits", _("Väntar på andra")
    return _quiet(row)


def _quiet(row: Waiting) -> tuple[str, str, str]:
    if not row.plan_state:
        return _("Börja med det som är viktigt och ett första mål"), "draft", _("Ingen plan än")
    text = state_text(row.plan_state, "plan")
    state = {"agreed": "agreed", "waits": "change"}.get(text.tone, "draft")
    return _("Inget väntar just nu"), state, text.word


def asked_rows(asked: Sequence[Asked], persons: Mapping[UUID, Person], at: datetime) -> list[AskedRow]:
    """What waits for the viewer, oldest first."""
    return [_asked(row, persons.get(row.subject_id), at) for row in asked]


@dataclass(frozen=True, slots=True)
class OurRow:
    """A part that the viewer or their unit carries."""

    title: str
    who: str
    when: str
    href: str
    word: str
    tone: str


def our_rows(parts: Sequence[Commitment], persons: Mapping[UUID, Person]) -> list[OurRow]:
    """What the viewer or their unit does for somebody."""
    return [_ours(part, persons.get(part.subject_id)) for part in parts]


def _ours(part: Commitment, person: Person | None) -> OurRow:
    state = state_text(part.state, "commitment")
    return OurRow(
        title=part.title,
        who=list_name(person) if person else part.shared_words.get("name") or _("En person"),
        when=part.when,
        href=_own_page(part),
        word=state.word,
        tone=state.tone,
    )


def _own_page(part: Commitment) -> str:
    """The page of a part for whoever carries it, who need not reach the plan around it."""
    if part.assignment_id:
        return reverse("assignment", kwargs={"subject_id": part.subject_id, "assignment_id": part.assignment_id})
    return reverse("answer_part", kwargs={"subject_id": part.subject_id, "commitment_id": part.pk})


def _asked(row: Asked, person: Person | None, at: datetime) -> AskedRow:
    what, name, argument, icon, action = _KINDS[row.kind]
    return AskedRow(
        title=row.title,
        who=list_name(person) if person else (row.name if row.kind == "part" and row.name else _("En person")),
        what=what(),
        waited=has_waited(row.since, at) if isinstance(row.since, datetime) else "",
        href=reverse(name, kwargs={"subject_id": row.subject_id, argument: row.row_id}),
        icon=icon,
        action=action(),
    )


_KINDS: dict[str, tuple[Any, str, str, str, Any]] = {
    "part": (lambda: _("Kan ni göra det här?"), "answer_part", "commitment_id", "proposal", lambda: _("Svara")),
    "health": (lambda: _("Bedöm om det passar"), "assess_health", "commitment_id", "care", lambda: _("Bedöm")),
    "wish": (lambda: _("Svara på önskemålet"), "counter", "proposal_id", "change", lambda: _("Svara")),
    "assignment": (lambda: _("Ta emot ett uppdrag"), "assignment", "assignment_id", "house", lambda: _("Svara")),
    "application": (
        lambda: _("Utred och besluta"),
        "application",
        "application_id",
        "paper",
        lambda: _("Öppna ansökan"),
    ),
    "assign": (
        lambda: _("Lämna uppdraget till en utförare"),
        "application",
        "application_id",
        "change",
        lambda: _("Öppna ansökan"),
    ),
}
