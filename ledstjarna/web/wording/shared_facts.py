"""What a person may share, fact by fact, with somebody who answers for one part: the same names in every door."""

from collections.abc import Callable

from django.utils.translation import gettext as _

# In the order they are asked and shown. `about` is always told: nobody can answer a question without it.
SHARED_FACTS: dict[str, Callable[[], str]] = {
    "about": lambda: _("Vad det gäller"),
    "name": lambda: _("Förnamn"),
    "phone": lambda: _("Telefon"),
    "meet": lambda: _("Hur jag vill bli bemött"),
    "when": lambda: _("När det passar"),
    "words": lambda: _("Med egna ord"),
}


def shared_fact_name(code: str) -> str:
    """A fact's name."""
    return SHARED_FACTS[code]() if code in SHARED_FACTS else code


def facts_in_words(shared: dict[str, str]) -> list[tuple[str, str]]:
    """The shared words with their names, in the order above and nothing else."""
    return [(name(), shared[code]) for code, name in SHARED_FACTS.items() if shared.get(code)]
