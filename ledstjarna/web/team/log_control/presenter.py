"""Findings and questions as lines: who read, about whom, why it stands here, and until when it is to be answered."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ledstjarna.domain.consent.models import EmergencyAccess
from ledstjarna.domain.control.models import LogFinding, LogQuestion, LogRound
from ledstjarna.domain.control.queries import LogAct
from ledstjarna.domain.people.models import Person
from ledstjarna.foundation.clock import day_of, today
from ledstjarna.web.addresses import address
from ledstjarna.web.team.home.presenter import list_name
from ledstjarna.web.wording import date_text, moment_text, state_text
from ledstjarna.web.wording.log_control import log_ground_name, log_kinds_text, log_rule_name, log_verb_name

ANSWERED = ("cleared", "reported")


@dataclass(frozen=True, slots=True)
class ControlLine:
    """One line of the list."""

    title: str
    who: str
    detail: str
    href: str
    tone: str
    word: str


def about_whom(subject_id: UUID, persons: Mapping[UUID, Person]) -> str:
    """The person's name; a protected identity is not written out."""
    found = persons.get(subject_id)
    return list_name(found) if found else _("Okänd person")


def finding_lines(rows: Iterable[LogFinding], persons: Mapping[UUID, Person]) -> list[ControlLine]:
    """Findings: why first, since that is what the eye looks for."""
    return [
        ControlLine(
            ", ".join(log_rule_name(code) for code in row.rules), row.reader_label,
            _("Om %(whom)s, %(day)s. %(times)s. %(due)s") % {
                "whom": about_whom(row.subject_id, persons), "day": date_text(day_of(row.last_at)),
                "times": times_text(row.times), "due": "" if row.state in ANSWERED else due_text(row.due_on),
            },
            address("log_finding", log_finding_id=row.pk), *_look(row),
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
            "done" if row.answered_at else "late" if row.due_on < today() else "waits",
            _("Besvarad") if row.answered_at else _("Väntar på svar"),
        )
        for row in rows
    ]  # fmt: skip


def emergency_lines(rows: Iterable[EmergencyAccess], persons: Mapping[UUID, Person]) -> list[ControlLine]:
    """Emergencies, reviewed or not."""
    return [
        ControlLine(
            _("Nödöppning"), row.opened_by_label,
            _("Om %(whom)s, %(when)s") % {
                "whom": about_whom(row.subject_id, persons), "when": moment_text(row.opened_at)
            },
            address("log_emergency", emergency_access_id=row.pk), *_reviewed(row),
        )
        for row in rows
    ]  # fmt: skip


def _reviewed(row: EmergencyAccess) -> tuple[str, str]:
    return ("done", _("Granskad")) if row.reviewed_at else ("waits", _("Väntar på granskning"))


def acts_of(acts: Sequence[LogAct]) -> list[list[str]]:
    """When, with what kinds of record and on which ground, and no more: what stood there is not the controller's."""
    return [
        [
            moment_text(act.at),
            " · ".join(filter(None, (log_verb_name(act.verb), log_kinds_text(act.kinds), log_ground_name(act.basis)))),
        ]
        for act in acts
    ]


def days_checked(drawn: LogRound | None) -> tuple[date, date] | None:
    """The first and the last day that a round looked at."""
    return (day_of(drawn.since), day_of(drawn.until) - timedelta(days=1)) if drawn else None


def times_text(times: int) -> str:
    """How often, in words."""
    return ngettext("%(count)d gång", "%(count)d gånger", times) % {"count": times}


def due_text(day: date) -> str:
    """Until when it is to be answered."""
    return _("Svara senast %(day)s.") % {"day": date_text(day)}


def _look(row: LogFinding) -> tuple[str, str]:
    said = state_text(row.state, "log_finding")
    return ("late", _("Försenat")) if row.state not in ANSWERED and row.due_on < today() else (said.tone, said.word)
