"""How it goes, to the person: the picture of each goal, what was said last, and less support as a question."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.plans.models import StepDown
from ledstjarna.domain.plans.queries import FollowUpSeen, GoalOverTime
from ledstjarna.domain.plans.rules.states import STEP_DOWN
from ledstjarna.domain.plans.rules.stepping import REVIEW
from ledstjarna.web.picture import Picture, picture_of
from ledstjarna.web.resident.standing import Standing
from ledstjarna.web.resident.thanking import Thanks
from ledstjarna.web.wording import date_text, how_name, state_text
from ledstjarna.web.wording.follow_ups import reason_text, trend_text


@dataclass(frozen=True, slots=True)
class GoalShown:
    """A goal over time."""

    words: str
    sentence: str
    picture: Picture
    reached: bool


@dataclass(frozen=True, slots=True)
class StepShown:
    """Less support, as a question: what may be answered to it here."""

    id: UUID
    title: str
    why: list[str]
    word: str
    tone: str
    answer: str
    proposal_id: UUID | None
    may_leave: bool
    may_ask: bool
    version: int


@dataclass(frozen=True, slots=True)
class FollowUpShown:
    """One follow-up as it is read."""

    day: str
    how: str
    corrected: bool
    row: Any
    goals: list[Any]
    parts: list[Any]
    next: str


def goals_shown(over_time: Iterable[GoalOverTime], standing: Standing) -> list[GoalShown]:
    """Every goal with its picture, spoken to the person or about them."""
    name = "" if standing.themself else standing.first
    return [
        GoalShown(
            one.goal.words, trend_text(one.trend, name), picture_of(one.points, one.wanted), one.goal.state == "reached"
        )
        for one in over_time
    ]


def steps_shown(rows: Iterable[StepDown], standing: Standing) -> list[StepShown]:
    """What is or was asked about less support, the newest first."""
    return [_step(row, "" if standing.themself else standing.first) for row in rows]


def _step(row: StepDown, name: str) -> StepShown:
    state = state_text(row.state, "step_down")
    return StepShown(
        row.id, row.commitment.title, [reason_text(code, name) for code in row.reasons], state.word, state.tone,
        row.answer, row.proposal_id, STEP_DOWN.may(row.state, "leave"),
        row.way == REVIEW and STEP_DOWN.may(row.state, "ask_review"), row.version,
    )  # fmt: skip


def follow_ups_shown(seen: Iterable[FollowUpSeen]) -> list[FollowUpShown]:
    """The follow-ups, the newest first."""
    return [
        FollowUpShown(
            date_text(one.row.held_on), how_name(one.row.how), one.was_corrected, one.row, one.goals, one.parts,
            _("Planen slutade här.") if one.row.ends_plan else _next(one.row),
        )
        for one in seen
    ]  # fmt: skip


def _next(row: Any) -> str:
    words = {"day": date_text(row.next_on), "how": row.next_how.rstrip(". ")}
    return (_("%(day)s. %(how)s.") if row.next_how else _("%(day)s.")) % words


THANKS = {
    "berattat": lambda: Thanks(
        _("Tack för att du berättar"),
        (_("Det är det första ni tittar på när ni följer upp planen."), _("Du kan ändra det fram till dess.")),
    ),
    "som-forut": lambda: Thanks(
        _("Då fortsätter det som det är"), (_("Ingenting ändras."), _("Frågan kommer inte tillbaka om du inte vill."))
    ),
    "se-over": lambda: Thanks(
        _("Kommunen får frågan"),
        (_("Beslutet gäller som det är tills du hör något annat."), _("Svaret kommer här.")),
    ),
    "natt": lambda: Thanks(_("Målet är nått. Bra gjort!"), (_("Det står i det som har hänt och på bilden här."),)),
}
