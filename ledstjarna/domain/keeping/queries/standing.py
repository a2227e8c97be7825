"""How a thing that is said to be wrong reads now, and when it last got a new version."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps

from ledstjarna.domain.keeping.models import Rectification
from ledstjarna.domain.keeping.rules.rectifying import GOAL, NEED, PART, STORY


@dataclass(frozen=True, slots=True)
class Standing:
    """The text as it stands; `changed_at` is None while it is the first version, or was erased."""

    text: str = ""
    changed_at: datetime | None = None


def standing(row: Rectification) -> Standing:
    """The thing that `row` points at, for whoever answers for it; empty for what keeps no versions.

    Runs where the row policies let whoever keeps the thing see it.
    """
    find = {STORY: _story, NEED: _need, GOAL: _goal, PART: _part}.get(row.about)
    return (find(row) if find else None) or Standing()


def _rows(label: str, row: Rectification, **asked: Any) -> Any:
    rows = apps.get_model(label)._base_manager
    return rows.filter(county_id=row.county_id, subject_id=row.subject_id, **asked)


def _story(row: Rectification) -> Standing | None:
    found = _rows("people.Story", row, replaced_at=None).first()
    return Standing(found.what_matters, found.written_at) if found else None


def _need(row: Rectification) -> Standing | None:
    """A need is replaced by the next assessment of its area."""
    before = _rows("needs.Need", row, pk=row.row_id).first()
    if before is None:
        return None
    now = _rows("needs.Need", row, life_area=before.life_area, replaced_at=None).first()
    return Standing((now.need or now.own_words) if now else "", before.replaced_at)


def _goal(row: Rectification) -> Standing | None:
    found = _rows("plans.Goal", row, pk=row.row_id).first()
    return Standing(found.words, found.written_at) if found else None


def _part(row: Rectification) -> Standing | None:
    found = _rows("plans.Commitment", row, pk=row.row_id).first()
    return Standing(found.title, found.changed_at) if found else None
