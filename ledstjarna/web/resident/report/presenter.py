"""What was told, whom it reached, the promise and the answer."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ledstjarna.domain.organisations.queries import unit_kinds, unit_of
from ledstjarna.domain.plans.models import Commitment
from ledstjarna.domain.plans.rules.reports import answer_promised
from ledstjarna.domain.teams.rules import promised as answered_by
from ledstjarna.web.resident.standing import Standing
from ledstjarna.web.resident.thanking import Thanks, thanked
from ledstjarna.web.wording import label_text, moment_text, promise_text

# The word in the address, and the kind of report.
KINDS = {"ingen-kom": "nobody_came", "inte-nojd": "not_satisfied"}


@dataclass(frozen=True, slots=True)
class ReportShown:
    """One report in words."""

    id: UUID
    title: str
    words: str
    told: str
    reaches: str
    promise: str
    answer: str
    answered: str
    taken_back: str
    look: str
    word: str


def report_shown(row: Any, at: datetime, standing: Standing) -> ReportShown:
    """A report, its answer or the promise of one."""
    look, word = _state(row, at)
    told = {"who": label_text(standing.known(row.told_by_label)), "when": moment_text(row.told_at)}
    answered = {"who": label_text(row.answered_by_label), "when": moment_text(row.answered_at)}
    return ReportShown(
        id=row.id, title=_title(row), words=row.words,
        told=_("%(who)s sa till den %(when)s.") % told,
        reaches=row.reaches_label,
        promise=_("Svaret kommer senast den %(when)s.") % {"when": promise_text(row.answer_promised_at)},
        answer=row.answer, answered=_("%(who)s svarade den %(when)s.") % answered if row.answer else "",
        taken_back=_("Du har rättat det %(when)s. Ingen behöver svara.") % answered if row.taken_back_at else "",
        look=look, word=word,
    )  # fmt: skip


def part_choices(parts: Sequence[Commitment], units: Collection[UUID] | None) -> list[tuple[str, str]]:
    """The parts that others do, to say what it is about; of those that one of `units` answers for, who that is."""
    others = [part for part in parts if part.legal_basis != "own"]
    if units is None:
        return [(str(part.id), part.title) for part in others]
    return [
        (str(part.id), _("%(what)s, %(who)s") % {"what": part.title, "who": label_text(part.owner_label)})
        for part in others
        if part.owner_id in units
    ]


def message_answered(at: datetime) -> str:
    """When a message will have been answered, were it sent now."""
    return promise_text(answered_by(at))


def promised(kind: str, party_id: UUID, at: datetime) -> str:
    """When whoever it reaches will have answered, were it told now."""
    unit_id = unit_of(party_id)
    of_kind = unit_kinds([unit_id]).get(unit_id, "") if unit_id else ""
    return promise_text(answer_promised(kind, at, of_kind))


def _title(row: Any) -> str:
    title = _("Ingen kom") if row.kind == "nobody_came" else _("Jag är inte nöjd")
    return _("%(title)s: %(part)s") % {"title": title, "part": row.commitment.title} if row.commitment else title


def _state(row: Any, at: datetime) -> tuple[str, str]:
    if row.taken_back_at:
        return "ended", _("Rättat")
    if row.answered_at:
        return "done", _("Besvarat")
    return ("late", _("Svaret dröjer")) if row.answer_promised_at < at else ("waits", _("Väntar på svar"))


def thanks_for(request: HttpRequest, row: Any) -> Thanks | None:
    """Who has it, and when the answer comes."""
    words = {"who": label_text(row.reaches_label), "when": promise_text(row.answer_promised_at)}

    def told() -> Thanks:
        return Thanks(
            _("Tack för att du sa till"),
            (
                (_("%(who)s har fått det du skrev.") if row.words else _("%(who)s har fått veta det.")) % words,
                _("Du får svar här senast %(when)s.") % words,
                _("Behöver du hjälp nu? Ring, vänta inte på svaret."),
            ),
        )

    return thanked(request, {"sagt": told})
