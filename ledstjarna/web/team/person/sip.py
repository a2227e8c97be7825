"""The plan's status as SIP: where it stands and what is missing, in plain words, each with where it is mended."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.plans.queries import PlanView, Readiness
from ledstjarna.foundation.findings import Finding
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording import finding_text, state_text

_PROPOSED = {"sip_no_social_service": "sol", "sip_no_health_care": "health", "nobody_does_anything": ""}
_MENDED = {
    "sip_part_without_principal": ("team_person", {}),
    "sip_without_consent": ("team_consent", {"kind": "plan"}),
    "sip_no_responsible": ("name_responsible", {}),
    "sip_responsible_not_principal": ("name_responsible", {}),
    "sip_took_part_not_stated": ("name_responsible", {}),
    "sip_others_not_stated": ("team_agree", {}),
    "no_plan": ("team_set_goal", {}),
    "plan_has_ended": ("team_set_goal", {}),
    "no_goal": ("team_set_goal", {}),
    "no_follow_up": ("follow_up", {}),
}
# What stands after "it is missing:", in the team's words.
_WORDS: dict[str, Callable[[], str]] = {
    "sip_without_consent": lambda: _("personens samtycke till en SIP"),
    "sip_no_social_service": lambda: _("något som socialtjänsten ska göra"),
    "sip_no_health_care": lambda: _("något som hälso- och sjukvården ska göra"),
    "sip_part_without_principal": lambda: _("vem som ansvarar för varje insats, kommunen eller regionen"),
    "sip_no_responsible": lambda: _("vem som har det övergripande ansvaret"),
    "sip_took_part_not_stated": lambda: _("ett svar på om personen har varit med och gjort planen"),
    "nobody_does_anything": lambda: _("något att göra, som personen har sagt ja till"),
}
_LOOKS = {"judged": "waits", "consented": "draft", "in_force": "agreed"}


@dataclass(frozen=True, slots=True)
class SipPanel:
    """What the panel shows. `on` is false while nobody has judged that a SIP is needed."""

    on: bool
    state: str = ""
    word: str = ""
    responsible: str = ""
    missing: tuple[tuple[str, str | None], ...] = ()
    may_judge: bool = False
    may_agree: bool = False


def sip_panel(viewer: Viewer, subject_id: UUID, view: PlanView, ready: Readiness) -> SipPanel:
    """The panel, from what is already read."""
    may_judge = viewer.organisation_kind in ("region", "municipality")
    sip = view.plan.sip if view.plan else None
    may_agree = bool(view.goals or view.parts)
    if sip is None or sip.ended_at is not None:
        return SipPanel(False, may_judge=may_judge, may_agree=may_agree)
    return SipPanel(
        True,
        _LOOKS[sip.state],
        state_text(sip.state, "sip").word,
        sip.responsible.name if sip.responsible else "",
        # What is agreed lacks nothing; what the next version asks for is asked when it is written.
        () if view.plan and view.plan.state == "agreed" else mended(subject_id, ready.missing, first_goal(view)),
        may_judge,
        may_agree,
    )


def mended(
    subject_id: UUID, findings: Iterable[Finding], goal_id: UUID | None = None
) -> tuple[tuple[str, str | None], ...]:
    """What is missing, in words, each with the page where it is mended; `goal_id` is what a proposal would be for."""
    return tuple((_words(finding), _way(subject_id, finding.code, goal_id)) for finding in findings)


def _words(finding: Finding) -> str:
    words = _WORDS.get(finding.code)
    return words() if words else finding_text(finding)


def _way(subject_id: UUID, code: str, goal_id: UUID | None) -> str | None:
    if code in _PROPOSED:
        if goal_id is None:
            return way_to("team_person", subject_id) + "#planen"
        kind = f"?sort={_PROPOSED[code]}" if _PROPOSED[code] else ""
        return way_to("propose", subject_id, goal_id=goal_id) + kind
    name, more = _MENDED.get(code, ("", {}))
    return way_to(name, subject_id, **more) if name else None


def first_goal(view: PlanView) -> UUID | None:
    """The goal that what is missing would be proposed for, when the plan has any."""
    return view.goals[0].goal.pk if view.goals else None
