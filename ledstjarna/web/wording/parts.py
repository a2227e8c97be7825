"""A part of the plan in words that pages and paper share: how it stands, until when it holds, what is decided on it."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from ledstjarna.domain.plans.rules.lasting import LASTS
from ledstjarna.foundation.clock import today
from ledstjarna.web.wording.dates import date_text
from ledstjarna.web.wording.labels import filled, together, written
from ledstjarna.web.wording.states import state_text

# The tones of a state that the look has other codes for.
_LOOK = {"new": "draft"}


def decision_of(part: Any) -> Any | None:
    """The decision behind a part, None when there is none or the viewer does not reach it."""
    return getattr(getattr(part, "application", None), "decision", None)


def begins_later(decision: Any) -> str:
    """The first day of the decision in words, when it has not come yet."""
    if decision.period is None or decision.period.lower is None or decision.period.lower <= today():
        return ""
    return date_text(decision.period.lower)


def decided_until(decision: Any, *, with_year: bool = False) -> str:
    """Until when the decision holds, in a sentence; the period itself ends the day after."""
    if decision.period is None or decision.period.upper is None:
        return _("Beslutet gäller tills vidare.")
    last = date_text(decision.period.upper - timedelta(days=1), with_year=with_year)
    return _("Beslutet gäller till och med den %(day)s.") % {"day": last}


def decided_text(decision: Any) -> str:
    """What is decided and until when, for paper; empty where there is no decision in force."""
    if decision is None or decision.period is None:
        return ""
    said = filled(_("Beslut: %(what)s."), what=written(decision.scope.strip().rstrip(".")))
    return together(said, decided_until(decision, with_year=True))


def holds_until(part: Any) -> str:
    """The last day of a part that no authority has decided on, while it goes on."""
    if part.ends_on is None or part.legal_basis not in LASTS or part.state != "active":
        return ""
    text = _("Gällde till och med %(day)s. Fortsätter det?") if part.ends_on <= today() else _("Till och med %(day)s.")
    return text % {"day": date_text(part.ends_on - timedelta(days=1), with_year=True)}


def part_state(part: Any) -> tuple[str, str]:
    """How a part stands: the look and the word. A decision that has not begun, or gave a part, is told as such."""
    shown = state_text(part.state, "commitment")
    decision = decision_of(part)
    if part.state == "refused":
        return "refused", _("Fick nej")
    if decision is not None and part.state == "active" and (day := begins_later(decision)):
        return "waits", _("Börjar %(day)s") % {"day": day}
    if decision is not None and part.state == "awaits_provider" and decision.outcome == "partly":
        return "partly", _("Delvis beviljat, väntar på utförare")
    return _LOOK.get(shown.tone, shown.tone), shown.word
