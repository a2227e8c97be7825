"""Rows of the first page: for whom each person waits and what is next, never ids and never a number."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ledstjarna.domain.people.models import Person
from ledstjarna.domain.people.queries import PROTECTED_NAME, display_name
from ledstjarna.domain.people.rules import search_words
from ledstjarna.domain.plans.models import Commitment, Plan
from ledstjarna.domain.worklists.rules import Ours, in_order, is_late, is_urgent
from ledstjarna.foundation.clock import day_of
from ledstjarna.foundation.work import PERSON, WorkItem
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording import date_text, label_text, promise_text, state_text

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


def list_name(person: Person) -> str:
    """The name in a list, where a protected identity is not written out."""
    name = display_name(person, reveal_protected=False)
    if name != PROTECTED_NAME:
        return name
    year = person.birth_date.year if person.birth_date else ""
    return _("Skyddade personuppgifter, född %(year)s") % {"year": year}


def name_in(persons: Mapping[UUID, Person], subject_id: UUID) -> str:
    """The same by id, among those that are in reach; of somebody else that there is one."""
    person = persons.get(subject_id)
    return list_name(person) if person else _("En person")


def label_in(
    label: str, party_id: UUID | None, subject_id: UUID, persons: Mapping[UUID, Person], hidden: Collection[UUID]
) -> str:
    """Who something of the person's waits with, or was written down for, as a list about many names them.

    The person as the list names them, whatever name stands on the row; of those close whom the list does not name
    (`people.queries.not_named_in_lists`) that it is somebody close.
    """
    if party_id == subject_id:
        return label and name_in(persons, subject_id)
    return _("någon närstående") if party_id in hidden else label


def named_like(persons: Iterable[Person], text: str) -> list[Person]:
    """Those whose name begins as each word of `text` does; all of them for no text, nobody for signs alone.

    Nobody with a protected identity is found by name: the list does not write it out, and an answer would (OSL 22:1).
    """
    wanted = search_words(text)
    if text.strip() and not wanted:
        return []

    def fits(person: Person) -> bool:
        if wanted and person.protected_identity:
            return False
        key = "," + person.sort_key
        return all(f",{word}" in key or f".{word}" in key for word in wanted)

    return [person for person in persons if fits(person)]


_REPORTS = ("nobody_came", "not_satisfied")


@dataclass(frozen=True, slots=True)
class PersonWaits:
    """What waits in one person's matters, as `worklists` tells it: what is the viewer's, the person's and others'."""

    plan: Plan | None
    reports: list[WorkItem]
    ours: int
    for_person: int
    for_others: int
    urgent: bool = False

    def late(self, at: datetime) -> bool:
        """Whether an answer that the person was promised is late."""
        return any(is_late(item, at) for item in self.reports)


def person_waits(items: Iterable[WorkItem], ours: Ours, plan: Plan | None, at: datetime) -> PersonWaits:
    """One person's items, counted by who has them."""
    items = in_order(items, at)
    mine = sum(item in ours for item in items)
    theirs = sum(item.waits_for == PERSON for item in items)
    return PersonWaits(
        plan, [item for item in items if item.kind in _REPORTS], mine, theirs, len(items) - mine - theirs,
        any(is_urgent(item) and item in ours for item in items),
    )  # fmt: skip


def ordered(persons: Iterable[Person], waits: Mapping[UUID, PersonWaits], at: datetime) -> list[Person]:
    """An emergency that waits for an answer first, then late answers, answers that are promised, and by name."""

    def key(person: Person) -> tuple[bool, int, str, UUID]:
        row = waits[person.pk]
        rank = 0 if row.late(at) else 1 if row.reports else 2
        return not row.urgent, rank, person.sort_key, person.pk

    return sorted(persons, key=key)


def person_row(person: Person, row: PersonWaits, coordinator: str, at: datetime) -> PersonRow:
    """One person as the list shows them."""
    waits, state, word = _emergency() if row.urgent else _waits(row, at)
    day = row.plan.next_follow_up if row.plan else None
    if day and day < day_of(at) and state != "late":
        state, word = "late", _("Försenad avstämning")
    details = [
        _("Samordnas av %(who)s") % {"who": label_text(coordinator)} if coordinator else _("Ingen samordnar än"),
        _follow_up(day, at),
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


def _follow_up(day: date | None, at: datetime) -> str:
    if day is None:
        return ""
    told = _("Nästa avstämning %(day)s") if day >= day_of(at) else _("Avstämningen skulle ha varit %(day)s")
    return told % {"day": date_text(day)}


def _emergency() -> tuple[str, str, str]:
    """The same where somebody in an emergency waits for the viewer: nothing else is told before it."""
    return _("Nödläge: svara om ni häver en spärr"), "late", _("Brådskar")


def _waits(row: PersonWaits, at: datetime) -> tuple[str, str, str]:
    """For whom it waits and what is next, with the state that says so."""
    if row.late(at):
        return _("Personen väntar på ett svar från teamet"), "late", _("Försenat svar")
    if row.reports and row.reports[0].due:
        moment = promise_text(row.reports[0].due)
        return _("Personen väntar på ett svar, lovat %(moment)s") % {"moment": moment}, "waits", _("Väntar på teamet")
    if row.ours:
        text = ngettext("%(count)s sak att göra", "%(count)s saker att göra", row.ours) % {"count": row.ours}
        return text, "waits", _("Väntar på er")
    if row.for_person:
        text = ngettext("%(count)s sak väntar på personen", "%(count)s saker väntar på personen", row.for_person)
        return text % {"count": row.for_person}, "thinking", _("Väntar på personen")
    if row.for_others:
        text = ngettext("%(count)s sak väntar på någon annan", "%(count)s saker väntar på andra", row.for_others)
        return text % {"count": row.for_others}, "waits", _("Väntar på andra")
    return _quiet(row)


def _quiet(row: PersonWaits) -> tuple[str, str, str]:
    if row.plan is None:
        return _("Börja med det som är viktigt och ett första mål"), "draft", _("Ingen plan än")
    text = state_text(row.plan.state, "plan")
    state = {"agreed": "agreed", "waits": "change"}.get(text.tone, "draft")
    return _("Inget väntar just nu"), state, text.word


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
