"""An authority's decision in plain words: what one has a right to, how long, and how to appeal."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from ledstjarna.foundation.clock import today
from ledstjarna.web.wording import date_text


def decision_of(part: Any) -> Any | None:
    """The decision behind a part, None when there is none or the viewer does not reach it."""
    return getattr(getattr(part, "application", None), "decision", None)


def entitled(decision: Any) -> str:
    """What the decision gives, and until when."""
    if decision.outcome == "refused":
        return _("Du fick nej på ansökan.")
    sentences = [_("Du fick ja till en del av det du ansökte om.")] if decision.outcome == "partly" else []
    sentences.append(_("Du har rätt till %(what)s.") % {"what": _in_a_sentence(decision.scope)})
    last = last_day(decision)
    if last:
        sentences.append(_("Beslutet gäller till och med den %(day)s.") % {"day": last})
    else:
        sentences.append(_("Beslutet gäller tills vidare."))
    if decision.period and decision.period.lower and decision.period.lower > today():
        sentences.append(_("Det börjar den %(day)s.") % {"day": date_text(decision.period.lower)})
    return " ".join(sentences)


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
