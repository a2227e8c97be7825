"""Following the plan up with the person: the sitting, the next day, goal attainment, stepping down; and the end."""

from datetime import date, timedelta

from ledstjarna.domain.plans.rules.attainment import Attained, is_beforehand, scale_findings, t_score
from ledstjarna.domain.plans.rules.following_up import Sitting, away_findings, sitting_findings, when_due
from ledstjarna.domain.plans.rules.going_on import OF_THE_PLAN, OF_WHAT_GOES_ON, plan_hindrance
from ledstjarna.domain.plans.rules.reports import whom_it_reaches
from ledstjarna.domain.plans.rules.stepping import PartSeen, suggestion
from tests.spec.tables import YES, RuleTable

_TODAY, _BEGAN = date(2026, 6, 1), date(2026, 3, 2)
_NEXT = date(2026, 9, 1)


def _sitting(held_on: date, next_on: date | None, ends: bool = False, present: tuple[str, ...] = ("Astrid",)) -> object:
    return sitting_findings(Sitting(held_on, _TODAY, _BEGAN, "home", present, next_on, ends))


SITTING = RuleTable(
    title="When a follow-up can have been held, and what comes after it",
    section="practice and our own promise, not law",
    about=f"Today is {_TODAY}, the plan began {_BEGAN}. The next follow-up never falls out: a day within a year, or "
    "the plan ends.",
    columns=("held on", "next on", "the plan ends", "who was there"),
    ask=_sitting,
    rows=(
        (_TODAY, _NEXT, False, ("Astrid",), YES),
        (_BEGAN, _NEXT, False, ("Astrid",), YES),
        (_BEGAN - timedelta(days=1), _NEXT, False, ("Astrid",), "follow_up_before_plan"),
        (_TODAY + timedelta(days=1), _NEXT, False, ("Astrid",), "follow_up_not_yet"),
        (_TODAY, None, False, ("Astrid",), "next_follow_up_missing"),
        (_TODAY, None, True, ("Astrid",), YES),
        (_TODAY, _NEXT, True, ("Astrid",), "ends_and_goes_on"),
        (_TODAY, _TODAY, False, ("Astrid",), "follow_up_in_past"),
        (date(2026, 5, 20), _TODAY, False, ("Astrid",), YES),
        (date(2026, 5, 20), date(2026, 5, 28), False, ("Astrid",), "follow_up_in_past"),
        (_TODAY, date(2027, 6, 2), False, ("Astrid",), YES),
        (_TODAY, date(2027, 6, 3), False, ("Astrid",), "next_follow_up_too_far"),
        (_TODAY, _NEXT, False, (" ",), "nobody_present"),
    ),
)

AWAY = RuleTable(
    title="A follow-up on a day when the person is away",
    section="our own promise, not law",
    about=f"The person is away from {_NEXT} up to {_NEXT + timedelta(days=7)}, and from 1 December until nobody knows.",
    columns=("next on", "anyway"),
    ask=lambda day, anyway: away_findings(
        day, away=[(_NEXT, _NEXT + timedelta(days=7)), (date(2026, 12, 1), None)], anyway=anyway
    ),
    rows=(
        (_NEXT - timedelta(days=1), False, YES),
        (_NEXT, False, "follow_up_when_away"),
        (_NEXT, True, YES),
        (_NEXT + timedelta(days=6), False, "follow_up_when_away"),
        (_NEXT + timedelta(days=7), False, YES),
        (date(2027, 2, 1), False, "follow_up_when_away"),
        (None, False, YES),
    ),
)

DUE = RuleTable(
    title="When the next follow-up comes up",
    section="our own promise, not law",
    about=f"Today is {_TODAY}. Two weeks before the day it is due; an agreed plan without a day is missing one.",
    columns=("next on", "the plan is agreed"),
    ask=lambda next_on, agreed: when_due(next_on, agreed=agreed, today=_TODAY),
    rows=(
        (date(2026, 5, 31), True, "overdue"),
        (_TODAY, True, "due"),
        (date(2026, 6, 15), False, "due"),
        (date(2026, 6, 16), True, "ahead"),
        (None, True, "missing"),
        (None, False, "ahead"),
    ),
)

T_SCORE = RuleTable(
    title="Goal attainment over several goals: the T-score",
    section="Kiresuk & Sherman 1968, Community Mental Health Journal 4(6):443–453, ρ = 0.3",
    about="Each goal −2 … +2 against levels that were described beforehand; 50 is what was expected.",
    columns=("scores", "weights"),
    ask=lambda scores, weights: f"{t_score([Attained(*pair) for pair in zip(scores, weights, strict=True)]):.1f}",
    rows=(
        ((0,), (1,), "50.0"),
        ((1,), (3,), "60.0"),
        ((-2,), (1,), "30.0"),
        ((1, 1, 1), (1, 1, 1), "63.7"),
        ((2, -2), (1, 1), "50.0"),
        ((2, -1), (3, 1), "64.6"),
    ),
)

SCALE = RuleTable(
    title="How a goal's levels are described",
    section="Kiresuk & Sherman 1968; the day is our reading of their \u201dbeforehand\u201d",
    about="All five, each in its own words, at the latest the day before the follow-up that uses them.",
    columns=("levels from the least", "weight"),
    ask=scale_findings,
    rows=(
        (("a", "b", "c", "d", "e"), 1, YES),
        (("a", "b", "", "d", "e"), 2, "level_not_described"),
        (("a", "b", "c", "C ", "e"), 3, "levels_described_alike"),
        (("a", "b", "c", "d", "e"), 4, "weight_unknown"),
    ),
)

BEFOREHAND = RuleTable(
    title="Which follow-up can use a scale",
    section="Kiresuk & Sherman 1968",
    about="Levels that are written when one sees the outcome measure nothing.",
    columns=("described on", "held on"),
    ask=lambda described, held: YES if is_beforehand(described, held) else "no",
    rows=((date(2026, 5, 31), _TODAY, YES), (_TODAY, _TODAY, "no")),
)


def _step(basis: str, wants: str, own: tuple[int, ...], seen: tuple[int, ...], left: bool = False) -> str:
    part = PartSeen(basis, True, basis in ("sol", "lss"), wants, "yes", own, seen, 1, left)
    found = suggestion(part)
    return f"{found.way}: {', '.join(found.reasons)}" if found else "nothing"


STEPPING = RuleTable(
    title="When stepping down is suggested, and what the suggestion can become",
    section="FL 2017:900 37 § for what stands on a decision [T]; the reasons are our own",
    about="A suggestion changes nothing: a proposal that the person chooses on, a review that the authority may open, "
    "or a professional's new assessment. Levels are those of the last follow-ups, the wanted level is 1.",
    columns=("legal basis", "the person wants", "own levels", "professional's levels", "left before"),
    ask=_step,
    rows=(
        ("association", "continue", (3, 2), (3, 2), False, "nothing"),
        ("association", "continue", (1, 1), (1, 0), False, "proposal: reached_twice"),
        ("association", "continue", (1, 1), (2, 1), False, "nothing"),
        ("open_support", "continue", (4, 3, 2), (3, 3), False, "proposal: manages_more"),
        ("open_support", "continue", (4, 3, 2), (3, 4), False, "nothing"),
        ("sol", "continue", (1, 1), (1, 1), False, "review: reached_twice"),
        ("sol", "continue", (1, 1), (1, 1), True, "nothing"),
        ("sol", "step_down", (2, 3), (3,), True, "review: person_wants_less"),
        ("lss", "step_down", (), (), False, "review: person_wants_less"),
        ("health", "step_down", (1, 1), (1, 1), False, "assessment: person_wants_less, reached_twice"),
        ("sol", "change", (1, 1), (1, 1), False, "nothing"),
        ("sol", "end", (1, 1), (1, 1), False, "nothing"),
        ("own", "continue", (1, 1), (1, 1), False, "nothing"),
    ),
)

AFTER_THE_END = RuleTable(
    title="What may be done once a plan has ended",
    section="FL 2017:900 37 §: a decision is not changed by the plan's end; the rest is our own rule",
    about="What is about a part, the team or the person goes on while a part does; what is about the plan itself needs "
    "a plan that runs.",
    columns=("what is done", "the plan", "a part goes on"),
    ask=lambda what, plan, on: plan_hindrance(what, plan, part_goes_on=on),
    rows=(
        ("tell", "none", False, "no_plan"),
        ("tell", "running", False, YES),
        ("tell", "running", True, YES),
        ("tell", "ended", False, "plan_has_ended"),
        *((what, "ended", True, YES) for what in sorted(OF_WHAT_GOES_ON)),
        ("propose", "none", False, "no_plan"),
        ("propose", "running", False, YES),
        *((what, "ended", True, "plan_has_ended") for what in sorted(OF_THE_PLAN)),
    ),
)

REACHED = RuleTable(
    title="Whom a report reaches",
    section="our own promise, not law",
    about="Somebody of staff in the team answers. Where nobody is, the unit that was to come answers that nobody came; "
    "the person's own words are read by the team alone.",
    columns=("report", "staff in the team", "a unit answers for the part"),
    ask=lambda kind, staff, is_unit: whom_it_reaches(kind, staff=staff, is_unit=is_unit) or "nobody",
    rows=(
        ("nobody_came", True, True, "team"),
        ("nobody_came", True, False, "team"),
        ("nobody_came", False, True, "unit"),
        ("nobody_came", False, False, "nobody"),
        ("not_satisfied", True, True, "team"),
        ("not_satisfied", True, False, "team"),
        ("not_satisfied", False, True, "nobody"),
        ("not_satisfied", False, False, "nobody"),
    ),
)

TABLES = (SITTING, DUE, SCALE, BEFOREHAND, T_SCORE, STEPPING, AFTER_THE_END, REACHED)
