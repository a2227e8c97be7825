"""An authority's decision in plain words: what one has a right to, how long, and how to appeal."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from ledstjarna.foundation.clock import today
from ledstjarna.web.resident.standing import Standing
from ledstjarna.web.wording import date_text, filled, together, written


def decision_of(part: Any) -> Any | None:
    """The decision behind a part, None when there is none or the viewer does not reach it."""
    return getattr(getattr(part, "application", None), "decision", None)


def entitled(decision: Any, standing: Standing) -> str:
    """What the decision gives, from when and until when."""
    if decision.outcome == "refused":
        return standing.say(_("Du fick nej på ansökan."), _("%(name)s fick nej på ansökan."))
    words = {"what": "%(what)s", "day": begins_later(decision)}
    now = _("Du har rätt till %(what)s."), _("%(name)s har rätt till %(what)s.")
    later = (
        _("Från och med den %(day)s har du rätt till %(what)s."),
        _("Från och med den %(day)s har %(name)s rätt till %(what)s."),
    )
    part = _("Du fick ja till en del av det du ansökte om."), _("%(name)s fick ja till en del av ansökan.")
    sentences = [standing.say(*part)] if decision.outcome == "partly" else []
    right = standing.say(*(later if words["day"] else now), **words)
    sentences.append(filled(right, what=written(_in_a_sentence(decision.scope))))
    last = last_day(decision)
    until = _("Beslutet gäller till och med den %(day)s.") if last else _("Beslutet gäller tills vidare.")
    return together(*sentences, until % {"day": last})


def begins_later(decision: Any) -> str:
    """The first day of the decision in words, when it has not come yet."""
    if decision.period is None or decision.period.lower is None or decision.period.lower <= today():
        return ""
    return date_text(decision.period.lower)


def last_day(decision: Any) -> str:
    """The last day of the decision in words; the period itself ends the day after."""
    if decision.period is None or decision.period.upper is None:
        return ""
    return date_text(decision.period.upper - timedelta(days=1))


def how_to_appeal(decision: Any) -> str:
    """How to appeal: the authority's own words, else the general ones (FL 2017:900 43–44 §§)."""
    return decision.how_to_appeal or _(
        "Tycker du att något i beslutet är fel kan du överklaga. Skriv vad du vill ändra och varför, och skicka det "
        "till den som har beslutat. Det ska ha kommit fram inom tre veckor från den dag då du fick beslutet."
    )


def _in_a_sentence(scope: str) -> str:
    words = scope.strip().rstrip(".")
    keeps_capital = len(words) > 1 and words[1].isupper()
    return words if keeps_capital else words[:1].lower() + words[1:]
