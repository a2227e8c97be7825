"""The access log in words to the person: day by day and reader by reader, what they did, with what, on which ground.

Repeats on a day are one row. The same on the person's own page, and where a log controller answers for them.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ledstjarna.domain.consent.queries import LogRead
from ledstjarna.foundation.clock import day_of
from ledstjarna.web.wording import date_text, held_together, party_name
from ledstjarna.web.wording.dates import clock_text as bare_clock
from ledstjarna.web.wording.labels import together
from ledstjarna.web.wording.readings import because_text, blocked_text, done_text, kinds_text, own_text, unseen_text

# Pages of the log controller: who has read is all that is seen there.
_CONTROL = frozenset({
    "log_control", "log_finding", "log_question", "log_emergency", "note_log_outcome", "answer_log_question",
    "review_emergency", "log_by_reader",
})  # fmt: skip
Reading = tuple[UUID, datetime]  # who read, and when
ROWS = 300  # about so many a page, in whole days; one's own visits are counted, not listed


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One who did one thing on one day."""

    who: str
    role: str
    did: str
    because: str
    when: str
    at: str
    times: str
    refused: bool
    emergency: bool
    ask: str  # the row to ask about, empty where no organisation answers for it
    asked: bool = False  # whether the person has asked about it
    blocked: str = ""  # what a block hid from them, in a sentence
    clocks: tuple[str, ...] = ()  # each time of the day, the first first: for a paper, which tells them all
    acts: frozenset[UUID] = frozenset()  # what was done each time: the log names it once for each ground it stood on


@dataclass(frozen=True, slots=True)
class ReaderDay:
    """All that one reader did on one day, and how often."""

    who: str
    role: str
    rows: list[ReadRow]

    @property
    def summary(self) -> str:
        """How often they read or changed something, and how often they were refused it."""
        done, no = (_times(self._acts(refused)) for refused in (False, True))
        if not self.refused:
            return _("Läste eller ändrade: %(times)s. Visa vad") % {"times": done}
        if all(row.refused for row in self.rows):
            return _("Fick nej: %(times)s. Visa vad") % {"times": no}
        return _("Läste eller ändrade: %(times)s. Fick nej: %(refused)s. Visa vad") % {"times": done, "refused": no}

    def _acts(self, refused: bool) -> int:
        return len(frozenset().union(*(row.acts for row in self.rows if row.refused is refused)))

    @property
    def emergency(self) -> bool:
        """Whether any of it was in an emergency."""
        return any(row.emergency for row in self.rows)

    @property
    def refused(self) -> bool:
        """Whether something was refused them."""
        return any(row.refused for row in self.rows)


@dataclass(frozen=True, slots=True)
class LogShown:
    """The days with who read, how often the person did (nothing where not at all), before when there is more, and from
    which day on this is all there is.
    """

    days: list[tuple[str, list[ReaderDay]]]
    own: str
    older: str
    since: str


def log_shown(
    read: LogRead, subject_id: UUID, asked: Collection[Reading] = (), known: Callable[[str], str] = str,
    why: Callable[[Any], str] = lambda _row: "",
) -> LogShown:  # fmt: skip
    """`asked` is what is asked about already.

    `why`: the reason that the reader has written for what a row tells, empty where they have written none.
    `known` makes a label one that the reader needs no more of: whose wife it is, on one's own page, is known.
    """
    others = [row for row in read.rows if row.party_id != subject_id]
    own = len({row.correlation for row in read.rows if row.party_id == subject_id})
    days = [
        (date_text(day), _readers(_day(list(group), asked, known, why))) for day, group in groupby(others, key=_day_of)
    ]
    own_text = ngettext(
        "Du har själv läst eller ändrat %(count)d gång.", "Du har själv läst eller ändrat %(count)d gånger.", own
    )
    older, since = (read.older.isoformat(), date_text(day_of(read.older))) if read.older else ("", "")
    return LogShown(days, own_text % {"count": own} if own else "", older, since)


def clock_text(moment: datetime) -> str:
    """The time of day in Sweden."""
    return held_together(_("kl. %(clock)s") % {"clock": bare_clock(moment)})


def _times(count: int) -> str:
    return ngettext("%(count)d gång", "%(count)d gånger", count) % {"count": count}


def _day_of(row: Any) -> date:
    return day_of(row.at)


def _day(
    rows: list[Any], asked: Collection[Reading], known: Callable[[str], str], why: Callable[[Any], str]
) -> list[ReadRow]:
    """The day's rows, the same act by the same one told once with how often."""
    found: dict[tuple[Any, ...], list[Any]] = {}
    for row in rows:
        found.setdefault(
            (
                row.party_id,
                row.party_label,
                row.verb,
                tuple(row.kinds),
                tuple(row.detail.get("unseen", ())),
                tuple(row.detail.get("blocked", ())),
                bool(row.detail.get("unnamed")),
                row.basis,
                why(row),
                _in_messages(row),
                own_text(row.verb, row.what, row.detail.get("consent", "")),
                row.what in _CONTROL,
                row.pk if _by_operator(row) else None,
            ),
            [],
        ).append(row)
    return [_row(same, asked, known, why(same[0])) for same in found.values()]


def _readers(rows: list[ReadRow]) -> list[ReaderDay]:
    """The day's rows by reader, in the order that each reader is met."""
    found: dict[tuple[str, str], list[ReadRow]] = {}
    for row in rows:
        found.setdefault((row.who, row.role), []).append(row)
    return [ReaderDay(who, role, theirs) for (who, role), theirs in found.items()]


def _row(same: list[Any], asked: Collection[Reading], known: Callable[[str], str], why: str) -> ReadRow:
    row = same[0]
    who, _comma, role = known(party_name(row.party_label)).partition(", ")
    acts = frozenset(one.correlation for one in same)
    times = _times(len(acts)) if len(acts) > 1 else ""
    clocks = tuple(dict.fromkeys(clock_text(one.at) for one in reversed(same)))
    because = together(because_text(row.basis), why) if why else because_text(row.basis)
    wrote = _in_messages(row) and row.verb == "change"
    if row.what in _CONTROL:
        return _controlled(row, who, role, times, clocks, acts)
    if _by_operator(row):
        return _taken_out(row, acts)
    did = (
        _("Skrev i dina meddelanden")
        if wrote
        else own_text(row.verb, row.what, row.detail.get("consent", "")) or _read(row)
    )
    return ReadRow(
        who, role, did, because, clock_text(row.at), row.at.isoformat(), times, row.verb == "refused",
        row.basis == "emergency", str(row.pk) if row.organisation_id else "",
        any((one.party_id, one.at) in asked for one in same), blocked_text(row.detail.get("blocked", ())),
        clocks, acts,
    )  # fmt: skip


def _controlled(
    row: Any, who: str, role: str, times: str, clocks: tuple[str, ...], acts: frozenset[UUID]
) -> ReadRow:  # fmt: skip
    did = _("Kontrollerade vem som har läst om dig")
    when = clock_text(row.at)
    return ReadRow(who, role, did, "", when, row.at.isoformat(), times, False, False, "", clocks=clocks, acts=acts)


def _by_operator(row: Any) -> bool:
    """Whether it is an extract that somebody named took out for the person."""
    return row.verb == "run" and row.what == "extract" and "by" in row.detail


def _taken_out(row: Any, acts: frozenset[UUID]) -> ReadRow:
    did = _("Tog fram ett utdrag åt dig: %(reason)s") % {"reason": row.detail["reason"]}
    who, role = row.detail["by"], _("sköter Ledstjärna")
    return ReadRow(who, role, did, "", clock_text(row.at), row.at.isoformat(), "", False, False, "", acts=acts)


def _in_messages(row: Any) -> bool:
    """Whether it was about messages: the log names the thread, or the list or the new thread that was opened."""
    return "thread" in row.detail or row.what in ("messages", "begin_thread")


def _read(row: Any) -> str:
    """What was done, with what; that nothing showed, where nothing did."""
    nothing = "" if row.kinds or _in_messages(row) else unseen_text(row.detail.get("unseen", ()))
    return nothing or done_text(row.verb, _what(row), unnamed=bool(row.detail.get("unnamed")))


def _what(row: Any) -> str:
    return _("dina meddelanden") if _in_messages(row) else kinds_text(row.kinds)
