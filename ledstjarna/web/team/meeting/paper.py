"""What the person takes home from a meeting: what was agreed, what happens now, told to them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ledstjarna.domain.plans.models import Commitment, Proposal
from ledstjarna.domain.plans.queries import GoalView, PlanView
from ledstjarna.domain.plans.rules.owners import ME, holder_of
from ledstjarna.domain.plans.rules.states import LIVE_COMMITMENTS
from ledstjarna.web.printed.discreet import Whose
from ledstjarna.web.wording import date_text, label_text, money_text, written
from ledstjarna.web.wording.labels import filled

Line = tuple[str, str, str]  # what, who, and the rest


@dataclass(frozen=True, slots=True)
class PaperGoal:
    """A goal with who does what for it, and what is not chosen yet."""

    words: str
    parts: list[Line]
    proposals: list[Line]


def paper_goals(view: PlanView, whose: Whose) -> list[PaperGoal]:
    """The plan's open goals, as the paper tells them."""
    return [_goal(row, whose) for row in view.goals]


def _goal(row: GoalView, whose: Whose) -> PaperGoal:
    live = [part for part in row.parts if part.state in LIVE_COMMITMENTS]
    return PaperGoal(
        row.goal.words,
        [(part.title, _who(part, part.held_by), whose.when(part)) for part in live],
        [
            (one.title, _who(one, holder_of(one.legal_basis)), _terms(one, whose))
            for one in (*row.wishes, *row.to_choose)
        ],
    )


def _who(row: Commitment | Proposal, holder: str) -> str:
    return _("Du själv") if holder == ME else label_text(row.owner_label)


def _terms(row: Proposal, whose: Whose) -> str:
    return " · ".join(filter(None, (whose.when(row), money_text(row.cost_ore, row.cost_per))))


def next_steps(view: PlanView) -> list[str]:
    """What happens now, a sentence each: what the person answers, what others do, and when all meet again."""
    steps = [*_answers(view.to_choose)]
    steps += [filled(_("Teamet svarar på ditt önskemål: %(what)s."), what=written(row.title)) for row in view.wishes]
    steps += [step for part in view.parts if (step := _step(part))]
    return [*steps, *_follow_up(view)]


def _answers(rows: Sequence[Proposal]) -> Iterator[str]:
    if len(rows) > 1:
        yield _("Du svarar på de %(count)s förslagen när du vill.") % {"count": len(rows)}
    elif rows:
        yield filled(_("Du svarar på förslaget ”%(what)s” när du vill."), what=written(rows[0].title))


def _step(part: Commitment) -> str:
    said = _STEPS.get(part.state)
    who = label_text(part.assignment.unit_label) if part.assignment else _who(part, part.held_by)
    return filled(said(), what=written(part.title), who=who) if said else ""


_STEPS: dict[str, Callable[[], str]] = {
    "awaits_owner": lambda: _("%(who)s svarar om de kan: %(what)s."),
    "awaits_assessment": lambda: _("%(who)s bedömer om det passar: %(what)s."),
    "awaits_decision": lambda: _("%(who)s utreder och beslutar om: %(what)s."),
    "seeks_owner": lambda: _("%(who)s svarar så länge, tills någon ny har sagt ja: %(what)s."),
    "awaits_provider": lambda: _("Du får veta vem som utför: %(what)s."),
}


def _follow_up(view: PlanView) -> Iterator[str]:
    plan = view.plan
    if plan and plan.next_follow_up:
        said = _("Ni stämmer av den %(day)s. %(how)s") if plan.follow_up_how else _("Ni stämmer av den %(day)s.")
        yield filled(said, day=date_text(plan.next_follow_up), how=written(plan.follow_up_how))
