"""What takes place, day by day, and what this viewer can say about each with one tap."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.plans.models import Activity, ActivityMark, Commitment
from ledstjarna.domain.plans.queries import Happens, part_of
from ledstjarna.domain.plans.rules.activities import clock_findings
from ledstjarna.domain.plans.rules.marking import OWNER, WORD_WAYS, WRITER, change_findings, mark_findings, reasons_for
from ledstjarna.domain.visits.queries import ToldTime
from ledstjarna.web.lived.words import clock_of, day_heading, look_of, reason_text, span_of
from ledstjarna.web.visiting.words import told_when
from ledstjarna.web.wording import date_text, filled, label_text, moment_text, together, way_name, written

Told = Mapping[tuple[UUID, date], ToldTime]
SAYS = ("done", "not_done", "nobody_came")
CHANGES = ("cancelled", "moved")


@dataclass(frozen=True, slots=True)
class OneShown:
    """One occurrence: when, what, by whom or for whom, how it stands, and what the viewer can do about it."""

    activity_id: UUID
    day: str
    key: str
    span: str
    title: str
    who: str
    look: str
    word: str
    told: list[str]
    can: frozenset[str]
    on_word: bool
    said: bool
    mine: bool
    ahead: bool
    asks_why: bool  # whether who changes it says why


@dataclass(frozen=True, slots=True)
class NoteShown:
    """Something else on the day that nobody ticks: a meeting, a follow-up, a promised call; and where it is read."""

    span: str
    title: str
    detail: str
    href: str


@dataclass(frozen=True, slots=True)
class DayShown:
    """A day with what takes place on it."""

    day: date
    heading: str
    ones: list[OneShown]
    notes: Sequence[NoteShown] = ()


@dataclass(frozen=True, slots=True)
class Eyes:
    """Whose eyes it is shown to: the viewer, at a moment, whether they read the plan, and how somebody is named.

    `told`: the visits as they are told, by time of the plan: when somebody comes is what was told, not what was agreed.
    """

    viewer: Viewer
    at: datetime
    reads_plan: bool
    who: Callable[[Happens], str]
    names: Callable[[str], str] = label_text
    told: Told = field(default_factory=dict)

    def told_of(self, row: Happens) -> ToldTime | None:
        """What the person is told of who comes then."""
        return self.told.get((row.activity.id, row.one.day))


def days_shown(rows: Iterable[Happens], eyes: Eyes) -> list[DayShown]:
    """The occurrences by the day on which they take place, in order."""
    return [
        DayShown(
            day, day_heading(day), [one_shown(row, eyes) for row in sorted(group, key=lambda row: _when(row, eyes))]
        )
        for day, group in groupby(rows, key=lambda row: row.one.local_day)
    ]


def _when(row: Happens, eyes: Eyes) -> datetime:
    told = eyes.told_of(row)
    return told.starts if told else row.one.starts


def one_shown(row: Happens, eyes: Eyes) -> OneShown:
    """One occurrence in words."""
    part, told = part_of(eyes.viewer, row.activity, reads_plan=eyes.reads_plan), eyes.told_of(row)
    stands = (
        "cancelled" if told and told.off and row.mark is None and row.one.state == "planned" else row.stands(eyes.at)
    )
    look, word = look_of(stands, late=part == OWNER and eyes.viewer.kind in ("staff", "association"))
    # What was called off is told by the time it was told for; one that the plan has moved since has a time of its own.
    when = told_when(told) if told and (not told.off or stands == "cancelled") else span_of(row.one)
    return OneShown(
        activity_id=row.activity.id, day=row.one.day.isoformat(), key=key_of(row), span=when,
        title=title_of(row.activity, eyes.viewer, reads_plan=eyes.reads_plan), who=eyes.who(row), look=look, word=word,
        told=[*_other_clock(row), *_changed(row, eyes), *_said(row.mark, eyes)], can=can(row, eyes),
        on_word=part == WRITER, said=row.mark is not None, mine=part == OWNER, ahead=row.stands(eyes.at) == "ahead",
        asks_why=row.activity.asks_why,
    )  # fmt: skip


def title_of(row: Activity, viewer: Viewer, *, reads_plan: bool) -> str:
    """What is done. Whoever does not read the plan sees the words that were shared with them, and their own."""
    if row.title:
        return written(row.title)
    if reads_plan or viewer.kind == "staff":
        return written(row.commitment.title)
    return written(row.commitment.shared_words.get("about", "")) or _("Det ni har sagt ja till")


def sought_by(part: Commitment, viewer: Viewer) -> str:
    """Who looks for somebody new to do a part, and answers for it meanwhile."""
    if part.owner_id in (viewer.party_id, part.subject_id):
        return _("Någon ny behövs")
    return _("%(who)s letar efter någon ny") % {"who": label_text(part.owner_label).partition(",")[0]}


def key_of(row: Happens) -> str:
    """What a tap says it is about: activity, day, and the number of what was said last."""
    return f"{row.activity.id}.{row.one.day.isoformat()}.{row.seen}"


def can(row: Happens, eyes: Eyes) -> frozenset[str]:
    """What the viewer can say or change about it now: asked of the rules that the actions ask."""
    if row.sought:
        return frozenset()  # nobody comes, and nobody is missed, while somebody new is looked for
    kind, said = eyes.viewer.kind, row.mark.state if row.mark else ""
    part = part_of(eyes.viewer, row.activity, reads_plan=eyes.reads_plan)
    reason = next(iter(reasons_for("person" if part == WRITER else kind)), "")
    says = {
        state for state in SAYS
        if state != said and not mark_findings(
            part=part, kind=kind, state=state, reason=reason, words="", one=row.one, at=eyes.at, standing=said,
            word=("?", WORD_WAYS[0]),
        )
    }  # fmt: skip
    changes = {
        change for change in CHANGES
        if not change_findings(part=part, kind=kind, change=change, one=row.one, said=said, at=eyes.at)
    }  # fmt: skip
    return frozenset(says | changes)


def history(marks: Sequence[ActivityMark], eyes: Eyes) -> list[str]:
    """Everything that was said about one occurrence, the oldest first: a correction never takes it away."""
    return [sentence for mark in marks for sentence in _said(mark, eyes)]


def _other_clock(row: Happens) -> list[str]:
    """Why it is an hour later than agreed: the night when summer time begins lacks the time."""
    at = row.activity.at_time
    if at is None or row.one.moved or not clock_findings(row.one.day, at, "at"):
        return []
    return [_("Klockan %(clock)s finns inte den natten: sommartiden börjar.") % {"clock": clock_of(at)}]


def _changed(row: Happens, eyes: Eyes) -> list[str]:
    made = row.exception
    if row.one.state == "paused":
        return [_("Pausat de här dagarna. Det börjar igen av sig självt.")]
    if made is None:
        return []
    who = {"who": eyes.names(made.made_by_label)}
    if made.kind == "cancelled":
        return [_quoted(_("%(who)s ställde in det.") % who, made.words)]
    return [_quoted(_("%(who)s flyttade det från %(day)s.") % {**who, "day": date_text(row.one.day)}, made.words)]


def _said(mark: ActivityMark | None, eyes: Eyes) -> list[str]:
    if mark is None:
        return []
    sentence = {
        "done": lambda: _("%(who)s sa den %(when)s att det är gjort."),
        "not_done": lambda: _("%(who)s sa den %(when)s att det inte blev av: %(why)s."),
        "nobody_came": lambda: _("%(who)s sa den %(when)s att ingen kom."),
    }[mark.state]()
    words: dict[str, Any] = {
        "who": eyes.names(mark.told_by_label), "when": moment_text(mark.told_at),
        "why": reason_text(mark.reason).lower(),
    }  # fmt: skip
    written_down = [_written_down(mark)] if mark.word_of else []
    return [_quoted(sentence % words, mark.words), *written_down]


def _written_down(mark: ActivityMark) -> str:
    return _("Det sa %(who)s %(way)s.") % {"who": mark.word_of, "way": way_name(mark.way)}


def _quoted(sentence: str, words: str) -> str:
    return together(sentence, filled("”%(words)s”", words=written(words))) if words else sentence
