"""Answered instruments as rows."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ledstjarna.domain.needs.models import InstrumentResult
from ledstjarna.web.team.instrument.words import outcome_words
from ledstjarna.web.wording import date_text, instrument_name, label_text


@dataclass(frozen=True, slots=True)
class ResultRow:
    """Which instrument, what it points at, by whom and when."""

    name: str
    outcome: str
    detail: str


def result_rows(rows: Iterable[InstrumentResult]) -> list[ResultRow]:
    """The newest first."""
    return [
        ResultRow(
            instrument_name(row.instrument),
            outcome_words(row.outcome),
            _("%(score)s poäng, %(day)s, %(who)s")
            % {
                "score": f"{row.score:g}",
                "day": date_text(row.answered_at.date()),
                "who": label_text(row.answered_by_label),
            },
        )
        for row in rows
    ]
