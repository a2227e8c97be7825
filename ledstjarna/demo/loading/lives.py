"""One case from its first words to where it stands, as rows."""

from datetime import datetime
from random import Random
from typing import Any

from django.db.models import Model

from ledstjarna.demo.county.life.model import STAGES, CaseDraft
from ledstjarna.demo.county.persons import PersonDraft
from ledstjarna.demo.county.structure.structure import Structure
from ledstjarna.demo.loading import agreeing, around
from ledstjarna.demo.loading.case import Case
from ledstjarna.demo.loading.moments import Moments
from ledstjarna.demo.loading.planning import Planning


def case_rows(
    person: PersonDraft, draft: CaseDraft, structure: Structure, today: datetime
) -> list[tuple[type[Model], dict[str, Any]]]:
    """Everything about a person with a plan, as far as their case has come."""
    moments = Moments(Random(f"moments/{person.id}"), today, about=14 + 4 * len(draft.proposals))
    case = Case(person, draft, structure, moments)
    reached = STAGES.index(draft.stage)
    around.name_close_ones(case)
    around.tell_story(case)
    if reached >= STAGES.index("consent"):
        around.consent(case)
    around.gather_team(case, shared=reached >= STAGES.index("consent"))
    if reached >= STAGES.index("assessed"):
        _plan(case, reached, today)
    return case.rows


def _plan(case: Case, reached: int, today: datetime) -> None:
    planning = Planning(case)
    planning.assess()
    agreed = reached >= STAGES.index("agreed")
    planning.set_goals("agreed" if agreed else "wanted")
    if reached >= STAGES.index("proposed"):
        planning.propose()
    changed: dict[str, Any] = {}
    sip = None
    if agreeing.may_be_sip(case, planning) and reached >= STAGES.index("chosen"):
        sip = agreeing.judge_sip(case, planning, in_force=agreed)
        changed["sip_id"] = sip["id"]
    if agreed and agreeing.live(planning):
        changed |= agreeing.agree(case, planning, sip, today)
        agreeing.link_papers(case, planning)
        agreeing.report(case, planning)
    if case.draft.stage == "ended":
        at = case.moments.next()
        changed |= {"state": "ended", "ended_at": at}
        case.happened("PlanEnded", at, case.person.id, plan_id=planning.plan_id)
    planning.finish(**changed)
