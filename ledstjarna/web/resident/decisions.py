"""An authority's decision in plain words: what one has a right to, how long, and how to appeal."""

from typing import Any

from django.utils.translation import gettext as _

from ledstjarna.web.resident.standing import Standing
from ledstjarna.web.wording import filled, together, written
from ledstjarna.web.wording.parts import begins_later, decided_until


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
    return together(*sentences, decided_until(decision))


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
