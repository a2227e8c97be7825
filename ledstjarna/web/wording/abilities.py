"""Abilities and whose they are, in words."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from ledstjarna.domain.visits.rules.abilities import ABILITIES

ABILITY_WORDS: dict[str, Callable[[], str]] = {
    "medicine": lambda: _("Ge läkemedel (delegering)"),
    "insulin": lambda: _("Ge insulin (delegering)"),
    "wound": lambda: _("Lägga om sår (delegering)"),
    "catheter": lambda: _("Sköta kateter (delegering)"),
    "tube_feeding": lambda: _("Ge mat genom sond (delegering)"),
    "lift": lambda: _("Förflytta med lyft"),
    "dementia": lambda: _("Möta personer med demens"),
    "palliative": lambda: _("Vård i livets slut"),
}
SEX_WORDS: dict[str, Callable[[], str]] = {
    "": lambda: _("Spelar ingen roll"),
    "female": lambda: _("En kvinna"),
    "male": lambda: _("En man"),
}


def ability_choices() -> list[tuple[str, str]]:
    """Everything that a visit can ask for."""
    return [(code, ABILITY_WORDS[code]()) for code in ABILITIES]


def ability_text(code: str) -> str:
    """One of them."""
    return ABILITY_WORDS[code]()


def sex_choices() -> list[tuple[str, str]]:
    """Whom the person would rather have come."""
    return [(code, said()) for code, said in SEX_WORDS.items()]
