"""Plan → CarePlan: the one shared plan, its category SIP while that status is on."""

from dataclasses import replace
from uuid import UUID

from ledstjarna.domain.plans.queries import PlanRow
from ledstjarna.fhir.export.telling import Resource, Telling, extension, instant, our, period, reference, resource

STATUSES = {"written": "draft", "agreed": "active", "changed": "active", "ended": "completed"}
SIP_ON = {"judged": False, "consented": False, "refused": False, "in_force": True, "ended": False}


def to_fhir(plan: PlanRow, to: Telling) -> Resource:
    """The plan, with its team, its goals and who does what as references.

    Its author is whoever began it; contributors are those who wrote its goals, the person most often.
    """
    wrote = replace(to, kinds={UUID(key): kind for kind, key in map(str.split, plan.parties)})
    return resource(
        "CarePlan", plan.id, plan.changed,
        extension=_extensions(plan),
        status="completed" if plan.ended_at else STATUSES[plan.state],
        intent="plan",
        category=_categories(plan),
        title="Min plan",
        subject=reference("Patient", plan.subject_id),
        period=period(plan.started_at, plan.ended_at),
        created=instant(plan.started_at),
        author=wrote.party(plan.started_by_id, plan.started_by_label) if plan.started_by_id in wrote.kinds else None,
        contributor=[wrote.party(key) for key in sorted(wrote.kinds) if key != plan.started_by_id],
        careTeam=[reference("CareTeam", plan.subject_id)] if plan.has_team else [],
        goal=[reference("Goal", goal_id) for goal_id in plan.goals],
        activity=[{"reference": reference("Task", part_id)} for part_id in plan.parts],
    )  # fmt: skip


def _categories(plan: PlanRow) -> list[Resource]:
    found = [our("plan", "shared-plan", "Gemensam plan")]
    if plan.sip_state and SIP_ON[plan.sip_state] and plan.sip_ended_at is None:
        found.append(our("plan", "sip", "Samordnad individuell plan (SIP)"))
    return found


def _extensions(plan: PlanRow) -> list[Resource]:
    found = [extension("agreed-version", valueUnsignedInt=plan.version)]
    if plan.next_follow_up:
        found.append(extension("next-follow-up", valueDate=plan.next_follow_up.isoformat()))
    if plan.sip_state:
        found.append(extension("sip-state", valueCode=plan.sip_state.replace("_", "-")))
    return found
