"""Findings and questions as lines: who read, about whom, why it stands here, and until when it is to be answered."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ledstjarna.domain.consent.models import AccessLog, EmergencyAccess
from ledstjarna.domain.consent.rules.emergencies import review_due, review_verdicts
from ledstjarna.domain.control.models import LogFinding, LogQuestion, LogRound
from ledstjarna.domain.control.queries import LogAct
from ledstjarna.domain.control.rules.urgency import Urgency, urgency
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.people.queries import PROTECTED_NAME, without_names
from ledstjarna.foundation.clock import day_of, now, today
from ledstjarna.web.addresses import address
from ledstjarna.web.team.home.presenter import list_name
from ledstjarna.web.wording import date_text, moment_text, state_text
from ledstjarna.web.wording.dates import clock_text
from ledstjarna.web.wording.log_control import (
    log_act_text,
    log_rule_name,
    verdict_follows,
    verdict_name,
    verdicts_in_order,
)

ANSWERED = ("cleared", "reported")
OF_ONE_READER = 3  # lines in each section


@dataclass(frozen=True, slots=True)
class ControlLine:
    """One line of the list, and how soon it is to be looked at; None for what is answered."""

    title: str
    who: str
    detail: str
    href: str
    tone: str
    word: str
    urgency: Urgency | None
    is_reading: bool = False

    @property
    def is_late(self) -> bool:
        """Whether it should have been answered before today."""
        return bool(self.urgency and self.urgency.is_late)


def about_whom(subject_id: UUID, persons: Mapping[UUID, Person]) -> str:
    """The person's name; a protected identity is not written out."""
    found = persons.get(subject_id)
    return list_name(found) if found else _("Okänd person")


def is_protected(subject_id: UUID, persons: Mapping[UUID, Person]) -> bool:
    """Whether the person's identity is protected; where it is not known, as if it were."""
    found = persons.get(subject_id)
    return found is None or bool(found.protected_identity)


def unnamed(words: str, subject_id: UUID, persons: Mapping[UUID, Person]) -> str:
    """What somebody wrote or is labelled as, where a protected name that stands in it is not written out either."""
    found = persons.get(subject_id)
    if found is None or not found.protected_identity:
        return words
    return without_names(words, (found.name, found.given_name, found.family_name), PROTECTED_NAME)


def finding_lines(rows: Iterable[LogFinding], persons: Mapping[UUID, Person]) -> list[ControlLine]:
    """Findings: why first, since that is what the eye looks for."""
    return [
        ControlLine(
            ", ".join(log_rule_name(code) for code in row.rules), row.reader_label,
            _("Om %(whom)s, %(day)s. %(times)s. %(due)s") % {
                "whom": about_whom(row.subject_id, persons), "day": date_text(day_of(row.last_at)),
                "times": times_text(row.times), "due": "" if row.state in ANSWERED else due_text(row.due_on),
            },
            address("log_finding", log_finding_id=row.pk),
            *_look(row.state, "log_finding", soon := None if row.state in ANSWERED else urgency(
                kind="finding", due=row.due_on, today=today(), rules=row.rules
            )), soon, is_reading=True,
        )
        for row in rows
    ]  # fmt: skip


def question_lines(rows: Iterable[LogQuestion], persons: Mapping[UUID, Person]) -> list[ControlLine]:
    """Questions that persons ask."""
    return [
        ControlLine(
            _("%(whom)s undrar") % {"whom": about_whom(row.subject_id, persons)}, row.reader_label,
            moment_text(row.asked_at) if row.answered_at else due_text(row.due_on),
            address("log_question", log_question_id=row.pk),
            *_question_look(row), None if row.answered_at else urgency(
                kind="question", due=row.due_on, today=today()
            ),
        )
        for row in rows
    ]  # fmt: skip


def emergency_lines(rows: Iterable[EmergencyAccess], persons: Mapping[UUID, Person]) -> list[ControlLine]:
    """Emergencies, answered for or not. One whose hours still run says so: nothing closes it before they end."""
    lines, at = [], now()
    for row in rows:
        soon, detail = None, _("Om %(whom)s, %(when)s.")
        runs = row.ends_at > at
        if row.reviewed_at is None:
            can = bool(review_verdicts(state=row.state, ends_at=row.ends_at, at=at))
            soon = urgency(kind="emergency", due=review_due(row.ends_at), today=today(), can_answer=can)
            detail += " " + (runs_text(row.ends_at) if runs else due_text(review_due(row.ends_at)))
        lines.append(
            ControlLine(
                _("Nödöppning"), row.opened_by_label,
                detail % {"whom": about_whom(row.subject_id, persons), "when": moment_text(row.opened_at)},
                address("log_emergency", emergency_access_id=row.pk),
                *(("ongoing", _("Pågår")) if runs else _look(row.state, "emergency", soon)), soon,
            )
        )  # fmt: skip
    return lines


def in_turn(lines: Iterable[ControlLine]) -> list[ControlLine]:
    """What waits, what is to be looked at first first."""
    waiting = [(line.urgency, line) for line in lines if line.urgency]
    return [line for _soon, line in sorted(waiting, key=lambda pair: pair[0])]


def is_drawn(line: ControlLine) -> bool:
    """Whether nothing but the lot points at it."""
    return bool(line.urgency and line.urgency.is_drawn)


def section(
    waiting: Sequence[ControlLine], id: str, heading: str, lines: Sequence[ControlLine], *, show: int
) -> tuple[str, str, Sequence[ControlLine], int]:  # fmt: skip
    """A section of the list, without what stands on top of the page: its id, heading, lines and how many there are.

    One reader's many lines hide nobody else's: a few of each reader's readings are shown at a time.
    """
    rest = [line for line in lines if line is not waiting[0]] if waiting else []
    met: Counter[str] = Counter()
    shown = []
    for line in rest:
        met[line.who] += line.is_reading
        if met[line.who] <= OF_ONE_READER:
            shown.append(line)
    return id, heading, shown[:show], len(rest)


def follows(verdicts: Iterable[str]) -> list[tuple[str, str]]:
    """What may be answered, and what follows from each."""
    return [(verdict_name(code), verdict_follows(code)) for code in verdicts_in_order(verdicts)]


def waits_text(emergencies: int, questions: int, findings: int, late: int) -> str:
    """How much waits, in one sentence; empty for nothing."""
    parts = [
        ngettext("%(count)d nödöppning", "%(count)d nödöppningar", emergencies) % {"count": emergencies},
        ngettext("%(count)d fråga", "%(count)d frågor", questions) % {"count": questions},
        ngettext("%(count)d läsning", "%(count)d läsningar", findings) % {"count": findings},
    ]
    there = [part for part, count in zip(parts, (emergencies, questions, findings), strict=True) if count]
    if not there:
        return ""
    said = _("Det här väntar: %(what)s.") % {"what": ", ".join(there)}
    return f"{said} " + (
        ngettext("%(count)d är försenad.", "%(count)d är försenade.", late) % {"count": late}
        if late
        else _("Inget är försenat.")
    )


def acts_of(acts: Sequence[LogAct]) -> list[list[str]]:
    """When, with what kinds of record and on which ground, and no more: what stood there is not the controller's."""
    return [[moment_text(act.at), log_act_text(act.verb, act.what, act.kinds, act.basis, act.unseen)] for act in acts]


def acts_by_kind(acts: Sequence[LogAct]) -> list[list[str]]:
    """The same told once for each kind of act: what, how often, and when first and last; the oldest first."""
    found: dict[str, list[datetime]] = {}
    for act in sorted(acts, key=lambda one: one.at):
        found.setdefault(log_act_text(act.verb, act.what, act.kinds, act.basis, act.unseen), []).append(act.at)
    return [[what, times_text(len(when)), _span(when)] for what, when in found.items()]


def _span(when: Sequence[datetime]) -> str:
    first, last = moment_text(when[0]), moment_text(when[-1])
    return first if first == last else _("%(first)s till %(last)s") % {"first": first, "last": last}


def days_checked(drawn: LogRound | None) -> tuple[date, date] | None:
    """The first and the last day that a round looked at."""
    return (day_of(drawn.since), day_of(drawn.until) - timedelta(days=1)) if drawn else None


def times_text(times: int) -> str:
    """How often, in words."""
    return ngettext("%(count)d gång", "%(count)d gånger", times) % {"count": times}


def due_text(day: date) -> str:
    """Until when it is to be answered."""
    return _("Svara senast %(day)s.") % {"day": date_text(day)}


def runs_text(until: datetime) -> str:
    """That an emergency's hours still run, and until when."""
    return _("Pågår till %(when)s.") % {"when": moment_text(until)}


def _look(state: str, noun: str, soon: Urgency | None) -> tuple[str, str]:
    said = state_text(state, noun)
    return ("late", _("Försenat")) if soon and soon.is_late else (said.tone, said.word)


def _question_look(row: LogQuestion) -> tuple[str, str]:
    if row.answered_at:
        return "done", _("Besvarad")
    return ("late", _("Försenat")) if row.due_on < today() else ("waits", _("Väntar på svar"))


class Said(NamedTuple):
    """What one log controller said of an opening."""

    state: str
    reason: str
    label: str
    at: datetime


def said_of(row: EmergencyAccess) -> list[Said]:
    """All that has been said of an opening, in the order it was said; two who came to the same both."""
    said = [Said("reader_asked", row.asked_reason, row.asked_by_label, row.asked_at)] if row.asked_at else []
    if row.reviewed_at:
        said.append(Said(row.state, row.outcome, row.reviewed_by_label, row.reviewed_at))
    said += [Said(one["state"], one["reason"], one["label"], datetime.fromisoformat(one["at"])) for one in row.said_too]
    return sorted(said, key=lambda one: one.at)


def reader_lines(rows: Iterable[AccessLog], persons: Mapping[UUID, Person]) -> list[tuple[str, list[list[str]]]]:
    """What one of the staff opened, day by day: about whom, what, how often and when; one act is told once."""
    days: dict[date, dict[tuple[str, str], dict[UUID, datetime]]] = {}
    for row in rows:
        if row.subject_id is None:
            continue
        did = log_act_text(row.verb, row.what, row.kinds, row.basis, row.detail.get("unseen", ()))
        acts = days.setdefault(day_of(row.at), {}).setdefault((about_whom(row.subject_id, persons), did), {})
        acts.setdefault(row.correlation, row.at)
    return [
        (date_text(day, with_year=True), [
            [whom, did, times_text(len(when)), ", ".join(clock_text(at) for at in sorted(when.values()))]
            for (whom, did), when in acts.items()
        ])
        for day, acts in days.items()
    ]  # fmt: skip
