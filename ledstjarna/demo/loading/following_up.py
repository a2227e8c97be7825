"""Follow-ups with the person, as rows: what they said, how it goes over time, and less support as a question."""

from datetime import datetime, timedelta

from ledstjarna.demo.loading.case import Case, Row
from ledstjarna.domain.plans.models import (
    AttainmentScale,
    FollowUp,
    FollowUpPreparation,
    GoalResult,
    PartResult,
    Proposal,
    StepDown,
)
from ledstjarna.domain.plans.rules.following_up import HOW
from ledstjarna.foundation.clock import STOCKHOLM

_SOON, _RECENT, _APART = timedelta(days=3), timedelta(days=25), timedelta(days=60)
_LONG_AGO = timedelta(days=210)
_LATELY = timedelta(days=45)  # the last follow-up is no longer ago: what came of it waits for somebody
_WORDS = (
    "Det går lättare nu.", "Jag vågar mer än förut.", "Det är skönt att samma person kommer.",
    "Jag vill fortsätta en tid till.", "Vissa dagar är tunga, andra går bra.",
)  # fmt: skip
_SAID = ("Det fungerar bra.", "Jag skulle vilja ha det lite senare på dagen.", "")
_STEPS = ("Ingenting av det", "Någon gång", "Ungefär som jag vill", "Oftare än jag trodde", "Varje gång jag vill")
_DECIDED = ("sol", "lss")


def follow_up(case: Case, plan: Row, goals: list[Row], live: list[Row]) -> None:
    """Follow a plan up that has been lived for a while, once or twice, before the day that stands now."""
    moments = _moments(case)
    standing = [goal for goal in goals if goal["state"] == "agreed"]
    if not moments or not standing:
        return
    described = case.turn.shown or (len(moments) > 1 and case.rng.random() < 0.5)
    scales = _describe(case, standing[0]) if described else {}
    levels = {goal["id"]: goal["current_level"] for goal in standing}
    for number, at in enumerate(moments, start=1):
        later = moments[number].astimezone(STOCKHOLM).date() if number < len(moments) else None
        row = _hold(case, plan, number, at, later or plan["next_follow_up"])
        for goal in standing:
            _goal_result(case, row, goal, levels, scales)
        less = _less(case, live) if later is None else None
        for part in live:
            _part_result(case, row, part, wants="step_down" if part is less else "continue")
        if less is not None:
            _step_down(case, row, less, at)


def prepare(case: Case, plan: Row, goals: list[Row]) -> None:
    """Some tell how it goes when the day comes near."""
    standing = [goal for goal in goals if goal["state"] == "agreed"]
    if case.turn.follow_up != "soon" or not case.digital or not standing:
        return
    at = case.moments.recent(days=3)
    voice = case.speaking.first(at)
    said = [{"goal": str(goal["id"]), "level": max(0, goal["wanted_level"] % 5), "wants": "continue", "words": ""}
            for goal in standing]  # fmt: skip
    row = case.add(
        FollowUpPreparation, plan_id=plan["id"], number=1, words=case.rng.choice(_WORDS), goals=said, parts=[],
        said_at=at, recorded_at=at, **case.by(voice, "said"),
    )  # fmt: skip
    case.happened("FollowUpPrepared", at, voice.id, preparation_id=row["id"])


def _moments(case: Case) -> list[datetime]:
    """When it was followed up: none for a plan that is young, two some months apart for one that is older."""
    apart = _SOON if case.turn.shown else _RECENT
    latest = case.moments.latest - apart
    begins = max(case.moments.at + apart, case.moments.latest - _LONG_AGO)
    how_often = case.turns.followed() or ("once" if case.turn.shown else "")
    if begins >= latest or not how_often:
        return []
    if how_often == "twice" and latest - begins > 2 * _APART:
        first = case.moments.between(begins, begins + (latest - begins) / 3, case.rng)
        return [first, case.moments.between(max(first + _APART, latest - _LATELY), latest, case.rng)]
    return [case.moments.between(max(begins, latest - _LATELY), latest, case.rng)]


def _hold(case: Case, plan: Row, number: int, at: datetime, next_on: object) -> Row:
    row = case.add(
        FollowUp, plan_id=plan["id"], number=number, plan_version=plan["version"], preparation_id=None,
        corrects_id=None, held_on=at.astimezone(STOCKHOLM).date(), how=case.rng.choice(HOW),
        present=[case.person.name, case.label(case.coordinator)], person_took_part=True,
        words=case.rng.choice(_WORDS), next_on=next_on, next_how=plan["follow_up_how"], ends_plan=False,
        recorded_at=at, **case.by(case.coordinator, "held"),
    )  # fmt: skip
    case.happened("FollowUpHeld", at, case.coordinator.id, follow_up_id=row["id"], corrects=False)
    return row


def _goal_result(case: Case, row: Row, goal: Row, levels: Row, scales: dict[object, Row]) -> None:
    """Most manage more each time, some as before; the professional's view lags now and then."""
    before = levels[goal["id"]]
    own = max(0, before - case.rng.choice((0, 1, 1))) if before in range(5) else before
    levels[goal["id"]] = own
    seen = min(4, own + case.rng.choice((0, 0, 1))) if own in range(5) else own
    scale = scales.get(goal["id"])
    case.add(
        GoalResult, follow_up_id=row["id"], goal_id=goal["id"], own_level=own, professional_level=seen,
        wanted_level=goal["wanted_level"], scale_id=scale["id"] if scale else None,
        attained=case.rng.choice((-1, 0, 0, 1)) if scale else None, wants="continue", words="",
    )  # fmt: skip


def _part_result(case: Case, row: Row, part: Row, *, wants: str) -> None:
    helped = case.rng.choice(("yes", "yes", "yes", "somewhat", "unknown")) if part["state"] == "active" else "unknown"
    case.add(
        PartResult, follow_up_id=row["id"], commitment_id=part["id"], helped=helped, wants=wants,
        words=case.rng.choice(_SAID) if helped == "yes" else "",
    )  # fmt: skip


def _describe(case: Case, goal: Row) -> dict[object, Row]:
    at = case.moments.at
    scale = case.add(
        AttainmentScale, goal_id=goal["id"], weight=case.rng.choice((1, 2)), described_at=at, recorded_at=at,
        **dict(zip(("much_less", "less", "expected", "more", "much_more"), _STEPS, strict=True)),
        **case.by(case.coordinator, "described"),
    )  # fmt: skip
    case.happened("ScaleDescribed", at, case.coordinator.id, goal_id=goal["id"], scale_id=scale["id"])
    return {goal["id"]: scale}


def _less(case: Case, live: list[Row]) -> Row | None:
    """The part that the person wants less of, for some: by turns one that was decided and one that was not."""
    could = [part for part in live if part["state"] == "active" and part["legal_basis"] != "own"]
    of = case.turns.wants_less() if could else ""
    if not of:
        return None
    return next((part for part in could if (part["legal_basis"] in _DECIDED) == (of == "decided")), could[0])


def _step_down(case: Case, row: Row, part: Row, at: datetime) -> None:
    """What became of the question: nothing yet, a proposal, a review that the authority was asked for, or left."""
    decided = part["legal_basis"] in _DECIDED
    way = "review" if decided else "assessment" if part["legal_basis"] == "health" else "proposal"
    became = case.turns.stepped(decided=decided)
    moved_at = None if became == "suggested" else case.moments.between(at + timedelta(days=1), case.moments.latest,
                                                                      case.rng)  # fmt: skip
    step = case.add(
        StepDown, follow_up_id=row["id"], commitment_id=part["id"], way=way, reasons=["person_wants_less"],
        state=became, version=1 if moved_at is None else 2, proposal_id=None, words="",
        answer="Vi ses och går igenom det tillsammans." if became == "review_opened" else "",
        moved_by_label="" if moved_at is None else case.label(case.coordinator), suggested_at=at, moved_at=moved_at,
        recorded_at=at,
    )  # fmt: skip
    ids = {"step_down_id": step["id"], "commitment_id": part["id"]}
    case.happened("StepDownSuggested", at, case.coordinator.id, **ids)
    if moved_at is not None:
        if became == "proposed":
            step["proposal_id"] = _propose(case, part, moved_at)["id"]
        case.happened("StepDownMoved", moved_at, case.coordinator.id, **ids, state=became)


def _propose(case: Case, part: Row, at: datetime) -> Row:
    """The person could do it themself."""
    row = case.add(
        Proposal, plan_id=part["plan_id"], goal_id=part["goal_id"], state="open", version=1,
        title=f"Jag provar själv: {part['title']}"[:200], why="Du har sagt att mindre hjälp räcker.",
        asks_of_me="", when="I en månad, sedan pratar vi om det.", legal_basis="own", owner_id=case.person.id,
        owner_label=case.person.name, owner_organisation_id=None, cost_ore=0, cost_per="",
        can_change_mind="Ja, när som helst.", after_no="Allt fortsätter som i dag.", answers_id=None, meeting_id=None,
        proposed_at=at, recorded_at=at, **case.by(case.coordinator, "proposed"),
    )  # fmt: skip
    case.happened("ProposalMade", at, case.coordinator.id, proposal_id=row["id"])
    return row
