"""Rows of the worklist: what, about whom, who has it, and when it is late."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.people.models import Person
from ledstjarna.domain.worklists.rules import Ours, is_late, is_urgent
from ledstjarna.foundation.clock import STOCKHOLM
from ledstjarna.foundation.work import PERSON, WorkItem
from ledstjarna.web.addresses import address
from ledstjarna.web.team.home.presenter import label_in, list_name
from ledstjarna.web.team.waited import has_waited
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.team.worklist.words import ACTIONS, KIND_WORDS, ONLY_OWN
from ledstjarna.web.wording import date_text, label_text, moment_text, promise_text
from ledstjarna.web.wording.meetings import time_text
from ledstjarna.web.wording.waiting_consents import work_title

CARERS_OWN = frozenset({"carer_support"})


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One thing that waits."""

    title: str
    who: str
    what: str
    when: str
    state: str
    word: str
    icon: str
    href: str
    action: str

    @property
    def detail(self) -> str:
        """What it is and when, on one line."""
        return " · ".join(filter(None, [self.what, self.when]))


@dataclass(frozen=True, slots=True)
class Seeing:
    """Who looks: what is theirs or their unit's, and whose plans they reach; `names` are those that a part shares."""

    ours: Ours
    planned: Collection[UUID]
    persons: Mapping[UUID, Person]
    at: datetime
    names: Mapping[UUID, str] = field(default_factory=dict)


def about_persons(items: Iterable[WorkItem], named: Collection[UUID]) -> set[UUID]:
    """Whom the rows are about, for the log: what somebody close asks for themself is about the person only where the
    row tells the person's name, to who reaches it anyway."""
    return {item.subject_id for item in items if item.kind not in CARERS_OWN or item.subject_id in named}


def work_rows(items: Iterable[WorkItem], seeing: Seeing) -> list[WorkRow]:
    """The items of one page."""
    return [_row(item, seeing) for item in items]


def _row(item: WorkItem, seeing: Seeing) -> WorkRow:
    words, late, ours = KIND_WORDS[item.kind], is_late(item, seeing.at), item in seeing.ours
    state, word = ("late", _("Försenat")) if late else ("waits", _("Väntar på er") if ours else _("Väntar på andra"))
    if item.waits_for == PERSON:
        state, word = "thinking", _("Väntar på personen")
    if item.kind == "meeting_cancelled":
        state, word = "ended", _("Inställt")
    if item.kind == "meeting_moved":
        state, word = "change", _("Ändrat")
    if is_urgent(item):
        state, word = "late", _("Brådskar")
    title = work_title(item) or words.text()
    action = ACTIONS.get(item.kind) if ours else None
    return WorkRow(
        title=title, who=" · ".join(filter(None, [_about(item, seeing), "" if ours else whose(item)])),
        what=words.text() if item.title else "", when=_when(item, seeing.at), state=state, word=word, icon=words.icon,
        # What a colleague is to do says there who can.
        href=_href(item, ours=item.whose_id in seeing.ours.parties, reaches=item.subject_id in seeing.planned),
        action=action() if action else _("Öppna"),
    )  # fmt: skip


def _about(item: WorkItem, seeing: Seeing) -> str:
    person = seeing.persons.get(item.subject_id)
    return list_name(person) if person else seeing.names.get(item.part_id or item.row_id) or _("En person")


def whose(item: WorkItem) -> str:
    """Who has it, when that is somebody else than the person; that nobody has it, when nobody has."""
    if item.waits_for == PERSON:
        return ""
    if item.whose_label:
        return _("Hos %(who)s") % {"who": label_text(item.whose_label)}
    if item.kind == "protection_to_answer":
        return _("Hos en kollega som arbetar med personen")
    return _("Hos handläggaren") if item.kind in ("decision_ends", "review_asked") else _("Ingen har det än")


_ENDS = frozenset({"part_ends", "part_ends_for_person"})


def _promised(due: datetime) -> str:
    return _("Lovat senast %(moment)s") % {"moment": promise_text(due)}


def _answer_promised(due: datetime) -> str:
    return _("Svar lovat %(moment)s") % {"moment": moment_text(due)}


# What a time stands for where it is more than when something is late.
_WHEN: dict[str, Callable[[datetime], str]] = {
    "meeting_to_answer": lambda due: _("Svara före %(moment)s") % {"moment": moment_text(due)},
    "meeting_cancelled": lambda due: _("Skulle ha varit %(when)s") % {"when": time_text(due)},
    "meeting_moved": lambda due: _("Nu är det %(when)s") % {"when": time_text(due)},
    "call_to_make": _promised,
    "call_passed_on": _promised,
    **dict.fromkeys(
        (
            "nobody_came",
            "missed_visit",
            "not_satisfied",
            "owner_sought",
            "carer_support",
            "message_unanswered",
            "deviation_to_answer",
        ),
        _answer_promised,
    ),
}


def _when(item: WorkItem, at: datetime) -> str:
    """When it is late, or since when it was; else for how long it has waited."""
    if item.kind in ("decision_ends", "follow_up", *_ENDS) and item.due is not None:
        return _("Dagen är %(day)s") % {"day": date_text(_last_day(item))}
    if item.kind in _WHEN and item.due is not None:
        return _WHEN[item.kind](item.due)
    return has_waited(item.since, at)


def _last_day(item: WorkItem) -> datetime:
    """The day that is meant: late begins the day after it."""
    assert item.due is not None
    return (item.due - timedelta(days=1)).astimezone(STOCKHOLM)


def _href(item: WorkItem, *, ours: bool, reaches: bool) -> str:
    words = KIND_WORDS[item.kind]
    if item.kind in ("meeting_to_answer", "meeting_cancelled") and ours:
        return address("my_meeting", call_id=item.row_id)
    if item.kind == "owner_asked" and reaches and not ours:
        return way_to("new_owner", item.subject_id, commitment_id=item.part_id)
    if ours or (reaches and item.kind not in ONLY_OWN):
        if item.kind == "carer_support":
            return way_to("carer_answer", item.subject_id, support_id=item.row_id)
        about = item.part_id if words.key == "commitment_id" else item.row_id
        more: dict[str, Any] = {words.key: about} if words.key else {}
        return way_to(words.page, item.subject_id, **more)
    if not reaches:
        return ""
    return (
        way_to("team_part", item.subject_id, commitment_id=item.part_id)
        if item.part_id
        else way_to("team_person", item.subject_id)
    )


def unnamed(
    items: Sequence[WorkItem], persons: Mapping[UUID, Person], hidden: Callable[[set[UUID]], set[UUID]]
) -> list[WorkItem]:
    """The same, where who has each is named as a list about many may name them: in its rows, and in its filter."""
    not_named = hidden({item.whose_id for item in items if item.whose_id})
    return [
        item._replace(whose_label=label_in(item.whose_label, item.whose_id, item.subject_id, persons, not_named))
        for item in items
    ]


def by_whom(items: Iterable[WorkItem]) -> list[tuple[str, str]]:
    """(value, label and how many) of each who has something to do, those with the most first."""
    labels = {item.whose_id: item.whose_label for item in items if item.whose_id and item.whose_label}
    counts = Counter(item.whose_id for item in items if item.whose_id in labels)
    return [(str(key), f"{label_text(labels[key])} ({many})") for key, many in counts.most_common()]
