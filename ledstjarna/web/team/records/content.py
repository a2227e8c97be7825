"""The content of a record as plain text in Swedish, which records are kept in, and as JSON with codes."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from ledstjarna.domain.plans.models import AuthorityDecision, Commitment, Goal, HealthAssessment, Sip
from ledstjarna.domain.plans.queries import RecordContent, level_of
from ledstjarna.domain.plans.rules.prescribing import HealthSaid
from ledstjarna.foundation.clock import day_of
from ledstjarna.web.wording import basis_name, date_text, level_name, outcome_name, state_text, wants_name
from ledstjarna.web.wording.level_now import level_now_text

FORM = "ledstjarna.record/1"
LANGUAGE = "sv"


def as_text(content: RecordContent, at: datetime) -> str:
    """Plain text to copy: no name and no number, since it is put in a record that is open already."""
    with override(LANGUAGE):
        return "\n".join(_lines(content, at)) + "\n"


def as_data(content: RecordContent, at: datetime) -> dict[str, Any]:
    """The same as data: codes where the house has codes, ids of the plan and its parts."""
    plan, sip = content.plan, _standing(content.plan.sip)
    return {
        "form": FORM,
        "record": content.record.code,
        "written_at": at.isoformat(),
        "person": str(plan.subject_id),
        "plan": {"id": str(plan.pk), "state": plan.state, "version": plan.version},
        "goals": [
            {
                "words": goal.words, "life_area": goal.life_area, "current_level": level_of(goal).level,
                "seen_on": str(level_of(goal).day), "wanted_level": goal.wanted_level,
                "parts": [_part(content, part) for part in parts],
            }
            for goal, parts in content.goals
        ],
        "followed_up_on": str(content.followed.row.held_on) if content.followed else "",
        "sip": {"state": sip.state, "responsible": sip.responsible.name if sip.responsible else ""} if sip else None,
        "follow_up": {"on": str(plan.next_follow_up or ""), "how": plan.follow_up_how},
        "coordinator": content.coordinator,
    }  # fmt: skip


def _lines(content: RecordContent, at: datetime) -> Iterator[str]:
    plan, sip = content.plan, _standing(content.plan.sip)
    yield _("Ur den gemensamma planen, %(day)s") % {"day": date_text(day_of(at), with_year=True)}
    yield (
        _("Planen: %(state)s, version %(number)s")
        % {"state": state_text(plan.state, "plan").word.lower(), "number": plan.version}
        if plan.version
        else _("Planen: %(state)s") % {"state": state_text(plan.state, "plan").word.lower()}
    )
    for goal, parts in content.goals:
        yield ""
        yield _("Personens mål: %(words)s") % {"words": goal.words}
        levels = {"now": level_now_text(level_of(goal)), "wanted": level_name(goal.wanted_level).lower()}
        yield _("Nu: %(now)s. Önskat: %(wanted)s.") % levels
        yield from _followed(content, goal)
        for part in parts:
            yield from _part_lines(content, part)
    yield ""
    if sip:
        yield _("SIP: %(state)s") % {"state": state_text(sip.state, "sip").word.lower()}
        if sip.responsible:
            yield _("Övergripande ansvar: %(who)s") % {"who": sip.responsible.name}
    if content.coordinator:
        yield _("Håller ihop planen: %(who)s") % {"who": content.coordinator}
    if plan.next_follow_up:
        yield _("Nästa uppföljning: %(day)s") % {"day": date_text(plan.next_follow_up, with_year=True)}


def _part_lines(content: RecordContent, part: Commitment) -> Iterator[str]:
    when = f" · {part.when}" if part.when else ""
    yield f"– {part.title}{when} ({basis_name(part.legal_basis)}; {state_text(part.state, 'commitment').word.lower()})"
    yield "  " + _("Ansvarig: %(who)s") % {"who": part.owner_label}
    if part.assignment:
        yield "  " + _("Utförare: %(who)s") % {"who": part.assignment.unit_label}
    decision, health = _decision_on(content, part), content.said.get(part.pk, HealthSaid())
    assessment, prescribed = health.assessment, health.prescribed
    if decision:
        said = {
            "outcome": outcome_name(decision.outcome).lower(),
            "scope": _unended(decision.scope),
            "who": _who(decision),
        }
        yield "  " + _("Beslut: %(outcome)s, %(scope)s. %(who)s") % said
    if assessment:
        said = {"why": f"{_unended(assessment.why)}." if assessment.why else "", "who": _assessed(assessment)}
        yield "  " + (_("Bedömning: passar. %(why)s %(who)s") if assessment.suitable else
                      _("Bedömning: passar inte. %(why)s %(who)s")) % said  # fmt: skip
    if prescribed:
        said = {"what": _unended(prescribed.ordination), "who": _assessed(prescribed)}
        yield "  " + _("Ordinerat: %(what)s. %(who)s") % said


def _unended(text: str) -> str:
    """What others wrote, to stand in a sentence of ours: without a full stop of its own."""
    return text.strip().rstrip(".")


def _followed(content: RecordContent, goal: Goal) -> Iterator[str]:
    """What the latest follow-up said about the goal."""
    latest = content.followed
    result = next((row for row in latest.goals if row.goal_id == goal.pk), None) if latest else None
    if latest is None or result is None:
        return
    told = {
        "day": date_text(latest.row.held_on, with_year=True), "own": level_name(result.own_level).lower(),
        "seen": level_name(result.professional_level).lower(), "wants": wants_name(result.wants).lower(),
    }  # fmt: skip
    yield _("Uppföljning %(day)s: personen själv %(own)s, teamet %(seen)s. Personen vill: %(wants)s.") % told
    if result.words:
        yield f"  ”{result.words}”"


def _who(decision: AuthorityDecision) -> str:
    day = date_text(day_of(decision.decided_at), with_year=True)
    return _("%(who)s, %(day)s") % {"who": decision.decided_by_label, "day": day}


def _assessed(row: HealthAssessment) -> str:
    day = date_text(day_of(row.assessed_at), with_year=True)
    return _("%(who)s, %(day)s") % {"who": row.assessed_by_label, "day": day}


def _by_and_on(row: HealthAssessment) -> dict[str, str]:
    return {"by": row.assessed_by_label, "on": day_of(row.assessed_at).isoformat()}


def _part(content: RecordContent, part: Commitment) -> dict[str, Any]:
    decision, health = _decision_on(content, part), content.said.get(part.pk, HealthSaid())
    assessment, prescribed = health.assessment, health.prescribed
    return {
        "id": str(part.pk), "title": part.title, "when": part.when, "legal_basis": part.legal_basis,
        "state": part.state, "owner": part.owner_label,
        "provider": part.assignment.unit_label if part.assignment else "",
        "decision": _decision(decision) if decision else None,
        "assessment": {
            "suitable": assessment.suitable, "why": assessment.why, **_by_and_on(assessment),
        } if assessment else None,
        # Said anew it is another's, on another day, than the yes to the part.
        "prescribed": {"words": prescribed.ordination, **_by_and_on(prescribed)} if prescribed else None,
    }  # fmt: skip


def _decision(row: AuthorityDecision) -> dict[str, str]:
    first = row.period.lower if row.period else None
    beyond = row.period.upper if row.period else None
    return {
        "outcome": row.outcome, "scope": row.scope, "by": row.decided_by_label,
        "on": day_of(row.decided_at).isoformat(), "from": first.isoformat() if first else "",
        "last_day": (beyond - timedelta(days=1)).isoformat() if beyond else "",
    }  # fmt: skip


def _decision_on(content: RecordContent, part: Commitment) -> AuthorityDecision | None:
    """The decision that a social record holds; a health record holds none."""
    if content.record.matter != "social":
        return None
    return getattr(getattr(part, "application", None), "decision", None)


def _standing(sip: Sip | None) -> Sip | None:
    return sip if sip is not None and sip.ended_at is None else None
