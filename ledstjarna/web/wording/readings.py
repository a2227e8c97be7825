"""What was read or changed and why it was allowed, in words to the person: for their log and for their extract."""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _


def kinds_text(kinds: Sequence[str]) -> str:
    """What was read, in words: "din plan, din berättelse och vem du är"."""
    known = [name() for code, name in _KINDS.items() if code in kinds]
    if len(known) < 2:
        return "".join(known) or _("uppgifter om dig")
    return _("%(first)s och %(last)s") % {"first": ", ".join(known[:-1]), "last": known[-1]}


_KINDS: dict[str, Callable[[], str]] = {
    "plan": lambda: _("din plan"),
    "story": lambda: _("din berättelse"),
    "needs": lambda: _("bedömningar av behov"),
    "decision": lambda: _("ansökningar och beslut"),
    "team": lambda: _("vilka som är med i ditt team"),
    "part": lambda: _("den del som de har fått frågan om"),
    "log": lambda: _("den här listan"),
    "basic": lambda: _("vem du är"),
}

_VERBS: dict[str, Callable[[], str]] = {
    "read": lambda: _("Läste %(what)s"),
    "list": lambda: _("Såg ditt namn i en lista"),
    "find": lambda: _("Sökte fram dig med personnummer"),
    "change": lambda: _("Ändrade i %(what)s"),
    "refused": lambda: _("Försökte öppna något om dig, men fick inte"),
    "run": lambda: _("Gick igenom uppgifter om dig"),
}

_BECAUSE: dict[str, Callable[[], str]] = {
    "representative": lambda: _("Företräder dig."),
    "own_work": lambda: _("Arbetar med ditt stöd eller din vård."),
    "shared_plan": lambda: _("Du har sagt ja till att dela planen."),
    "coherent": lambda: _("Du har sagt ja till att de läser vad andra har skrivit."),
    "incapacity": lambda: _("Du kunde inte svara själv, och inget talade för att du skulle säga nej."),
    "emergency": lambda: _("Nödöppning: fara för liv eller hälsa. Den granskas av den som kontrollerar loggen."),
    "application": lambda: _("Du har ansökt om hjälp."),
    "care_request": lambda: _("Du har bett om vård, och de bedömer det."),
    "assignment": lambda: _("Har fått uppdraget att hjälpa dig."),
    "close_one": lambda: _("Du låter hen läsa."),
    "request": lambda: _("Har fått en fråga som du har sagt ja till."),
}


def done_text(verb: str, what: str) -> str:
    """What was done, with what: "Läste din plan"."""
    return _VERBS[verb]() % {"what": what} if verb in _VERBS else ""


def because_text(basis: str) -> str:
    """On which ground, in a sentence; empty for one's own."""
    return _BECAUSE[basis]() if basis in _BECAUSE else ""
