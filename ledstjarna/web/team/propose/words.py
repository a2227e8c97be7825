"""What each kind of support means for the person, and what a yes and a no usually lead to: a start to write from."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

# The least intrusive first. The order is never a gate: every kind can be chosen at once.
BASES = ("own", "close_one", "association", "open_support", "health", "sol", "lss")


@dataclass(frozen=True, slots=True)
class BasisWords:
    """A kind of support: its name, what it leads to, and words to begin with."""

    name: str
    leads_to: str
    can_change_mind: str
    after_no: str


def basis_words(basis: str) -> BasisWords:
    """The words of one kind. Raises KeyError for one that is not declared."""
    return _WORDS[basis]()


def _no() -> str:
    return _("Inget händer. Det går att välja något annat, eller samma sak senare.")


_WORDS: dict[str, Callable[[], BasisWords]] = {
    "own": lambda: BasisWords(
        _("Personen gör det själv"),
        _("Börjar när personen säger ja."),
        _("Ja, när som helst. Säg bara till."),
        _no(),
    ),
    "close_one": lambda: BasisWords(
        _("En närstående"),
        _("Den närstående får frågan. Ingen är skyldig att säga ja, och det är aldrig skäl att neka hjälp."),
        _("Ja, när som helst, både personen och den närstående."),
        _no(),
    ),
    "association": lambda: BasisWords(
        _("En förening"),
        _("Föreningen får bara veta det som personen väljer att berätta. Ingen sekretesslag gäller där."),
        _("Ja, när som helst. Det personen har berättat går att ta tillbaka."),
        _no(),
    ),
    "open_support": lambda: BasisWords(
        _("Stöd från kommunen utan prövning"),
        _("Enheten får frågan. Inget beslut behövs."),
        _("Ja, när som helst."),
        _no(),
    ),
    "health": lambda: BasisWords(
        _("Hälso- och sjukvård"),
        _("Legitimerad personal bedömer om det passar."),
        _("Ja. Vård är frivillig och går att avbryta."),
        _("Personen kan alltid söka vård igen."),
    ),
    "sol": lambda: BasisWords(
        _("Stöd efter beslut (socialtjänstlagen)"),
        _("Personens ja blir en ansökan. Kommunen utreder och beslutar, och beslutet går att överklaga."),
        _("Ja. En ansökan går att ta tillbaka, och stödet går att avsluta."),
        _("Ingen ansökan görs. Personen kan ansöka när som helst."),
    ),
    "lss": lambda: BasisWords(
        _("Stöd efter beslut (LSS)"),
        _("Personens ja blir en ansökan. Kommunen utreder och beslutar, och beslutet går att överklaga."),
        _("Ja. En ansökan går att ta tillbaka, och stödet går att avsluta."),
        _("Ingen ansökan görs. Personen kan ansöka när som helst."),
    ),
}
