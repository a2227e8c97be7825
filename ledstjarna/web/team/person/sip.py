"""The plan's status as SIP: where it stands and what is missing, in plain words, each with where it is mended."""

from dataclasses import dataclass
from uuid import UUID

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.plans.queries import PlanView, Readiness
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording import finding_text, state_text

_MENDED = {
    "sip_without_consent": ("team_consent", {"kind": "plan"}),
    "sip_no_responsible": ("name_responsible", {}),
    "sip_responsible_not_principal": ("name_responsible", {}),
    "sip_took_part_not_stated": ("name_responsible", {}),
    "sip_others_not_stated": ("team_agree", {}),
    "no_plan": ("team_set_goal", {}),
    "no_goal": ("team_set_goal", {}),
    "no_follow_up": ("follow_up", {}),
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
        () if view.plan and view.plan.state == "agreed" else mended(subject_id, ready.missing),
        may_judge,
        may_agree,
    )


def mended(subject_id: UUID, findings: object) -> tuple[tuple[str, str | None], ...]:
    """What is missing, in words, each with the page where it is mended."""
    pairs = []
    for finding in findings:  # type: ignore[attr-defined]
        name, more = _MENDED.get(finding.code, ("", {}))
        pairs.append((finding_text(finding), way_to(name, subject_id, **more) if name else None))
    return tuple(pairs)
