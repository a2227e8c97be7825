"""Two agreed versions beside each other, in words: added, ended, changed from → to. A shape goes with each word."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ledstjarna.domain.plans.rules.comparing import (
    ADDED,
    CHANGED,
    ENDED,
    SAME,
    Change,
    Compared,
    GoalCompared,
    PartCompared,
)
from ledstjarna.foundation.clock import day_of
from ledstjarna.web.wording.dates import date_text
from ledstjarna.web.wording.labels import label_text, written
from ledstjarna.web.wording.states import state_text
from ledstjarna.web.wording.vocabulary import basis_name, level_name, life_area_name

# The shape beside each word: keys of components/icon.html.
ICONS = {ADDED: "proposal", ENDED: "ended", CHANGED: "change", SAME: "check"}


@dataclass(frozen=True, slots=True)
class ChangeText:
    """One field, from → to, in words."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PartText:
    """A part: how it differs, what it is, whose it is."""

    how: str
    word: str
    icon: str
    title: str
    who: str
    changes: list[ChangeText]


@dataclass(frozen=True, slots=True)
class GoalText:
    """A goal with its parts; `same` are the titles of the parts that are as they were."""

    how: str
    word: str
    icon: str
    words: str
    changes: list[ChangeText]
    parts: list[PartText]
    same: list[str]


@dataclass(frozen=True, slots=True)
class ComparedText:
    """What differs between two versions; `same` are the goals where nothing does."""

    sentence: str
    goals: list[GoalText]
    same: list[str]
    changes: list[ChangeText]


def compared_text(compared: Compared) -> ComparedText:
    """The comparison as both doors show it."""
    differing = [goal for goal in compared.goals if goal.differs]
    return ComparedText(
        _sentence(compared),
        [_goal(goal) for goal in differing],
        [goal.kept["words"] for goal in compared.goals if not goal.differs],
        [_change(change) for change in compared.changes],
    )


def _sentence(compared: Compared) -> str:
    parts = [part for goal in compared.goals for part in goal.parts]
    counts = {how: sum(part.how == how for part in parts) for how in (ADDED, ENDED, CHANGED)}
    if not compared.differs:
        return _("Planerna säger samma sak.")
    told = [
        ngettext("%(count)s del har kommit till", "%(count)s delar har kommit till", counts[ADDED]),
        ngettext("%(count)s har slutat", "%(count)s har slutat", counts[ENDED]),
        ngettext("%(count)s har ändrats", "%(count)s har ändrats", counts[CHANGED]),
    ]
    said = [
        text % {"count": counts[how]} for text, how in zip(told, (ADDED, ENDED, CHANGED), strict=True) if counts[how]
    ]
    return ", ".join(said) + "." if said else _("Vem som gör vad är som förut. Annat har ändrats.")


def _word(how: str) -> str:
    words = {ADDED: _("Nytt"), ENDED: _("Har slutat"), CHANGED: _("Ändrat"), SAME: _("Som förut")}
    return words[how]


def _goal(goal: GoalCompared) -> GoalText:
    return GoalText(
        goal.how, _word(goal.how), ICONS[goal.how], goal.kept["words"], [_change(one) for one in goal.changes],
        [_part(part) for part in goal.parts if part.how != SAME],
        [part.kept["title"] for part in goal.parts if part.how == SAME],
    )  # fmt: skip


def _part(part: PartCompared) -> PartText:
    kept = part.kept
    who = _("Personen själv") if kept["legal_basis"] == "own" else label_text(kept["owner"])
    return PartText(part.how, _word(part.how), ICONS[part.how], kept["title"], who, [_change(c) for c in part.changes])


def _change(change: Change) -> ChangeText:
    named, shown = _FIELDS[change.field]
    return ChangeText(named(), shown(change.before) or "–", shown(change.after) or "–")


def _day(iso: Any) -> str:
    return date_text(date.fromisoformat(iso), with_year=True) if iso else _("ingen dag")


def _decision(decision: Mapping[str, str] | None) -> str:
    if not decision:
        return _("inget beslut")
    until = _day(decision["last_day"]) if decision["last_day"] else _("tills vidare")
    return _("%(scope)s, till %(until)s") % {"scope": decision["scope"], "until": until}


_FIELDS: dict[str, tuple[Any, Any]] = {
    "words": (lambda: _("Målet"), written),
    "life_area": (lambda: _("Vad det handlar om"), life_area_name),
    "current_level": (lambda: _("Hur det var"), level_name),
    "wanted_level": (lambda: _("Dit personen vill"), level_name),
    "title": (lambda: _("Vad"), written),
    "when": (lambda: _("När"), written),
    "owner": (lambda: _("Vem"), label_text),
    "answers_for": (lambda: _("Ansvarig"), str),
    "provider": (lambda: _("Utförs av"), str),
    "legal_basis": (lambda: _("Sorts stöd"), basis_name),
    "state": (lambda: _("Läge"), lambda code: state_text(code, "commitment").word),
    "decision": (lambda: _("Beslutet"), _decision),
    "what_matters": (lambda: _("Det som är viktigt"), written),
    "follow_up_on": (lambda: _("Nästa avstämning"), _day),
    "sip": (lambda: _("Samordnad individuell plan"), lambda on: _("Ja") if on else _("Nej")),
}


def agreed_on(snapshot: Mapping[str, Any]) -> str:
    """The day a version was agreed, with its year."""
    return date_text(day_of(datetime.fromisoformat(snapshot["agreed_at"])), with_year=True)
