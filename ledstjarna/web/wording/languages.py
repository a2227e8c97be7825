"""The languages a person may be met in: the most spoken in Sweden, the national minorities' and sign language."""

from babel import Locale
from django.utils.translation import get_language
from django.utils.translation import gettext as _

CODES = (
    "sv", "en", "fi", "ar", "so", "ti", "fa", "ku", "bs", "hr", "sr", "es", "pl", "de", "tr", "th", "ru", "uk", "ro",
    "vi", "zh", "am", "fr", "se", "smj", "sma", "yi", "rom",
)  # fmt: skip
SIGNED = "swl"


def language_name(code: str) -> str:
    """The language's name in the reader's language."""
    if code == SIGNED:
        return _("Svenskt teckenspråk")
    locale = Locale("en" if (get_language() or "sv").startswith("en") else "sv")
    name = locale.languages.get(code.split("-", maxsplit=1)[0], code)
    return str(name[:1].upper() + name[1:])


def languages(own: str = "") -> list[tuple[str, str]]:
    """All of them, to choose from: Swedish first, then by name. `own`: the one somebody has, whatever it is."""
    codes = dict.fromkeys((*CODES[1:], SIGNED, *([own] if own and own != "sv" else [])))
    others = sorted(((code, language_name(code)) for code in codes), key=lambda pair: pair[1])
    return [("sv", language_name("sv")), *others]
