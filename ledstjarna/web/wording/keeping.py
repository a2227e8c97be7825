"""What is kept, put right and erased, in words: what it was about, what was answered, and how a no is appealed."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from ledstjarna.domain.keeping.rules.extracting import LONGEST_NAME, LONGEST_REASON
from ledstjarna.domain.keeping.rules.terms import term
from ledstjarna.web.wording.labels import together, written
from ledstjarna.web.wording.vocabulary import life_area_name

_ABOUT: dict[str, Callable[[], str]] = {
    "contact": lambda: _("Namn, adress och andra kontaktuppgifter"),
    "story": lambda: _("Berättelsen, med egna ord"),
    "need": lambda: _("Bedömning"),
    "goal": lambda: _("Mål"),
    "part": lambda: _("Vem gör vad"),
    "other": lambda: _("Något annat"),
}

_WANTS: dict[str, Callable[[], str]] = {
    "rectify": lambda: _("Det ska rättas"),
    "erase": lambda: _("Det ska tas bort"),
}

_VERDICTS: dict[str, Callable[[], str]] = {
    "rectify": lambda: _("Ja, det är rättat"),
    "dispute": lambda: _("Texten står kvar, och det står bredvid att personen säger något annat"),
    "erase": lambda: _("Ja, det tas bort nu"),
    "refuse": lambda: _("Nej"),
}

_APPEALS: dict[str, Callable[[], str]] = {
    "ivo": lambda: _(
        "Vill du att texten ändå förstörs? Skriv till Inspektionen för vård och omsorg (IVO). Det är de som bestämmer "
        "det. Skriv vilken text det gäller och varför."
    ),
    "court": lambda: _(
        "Du kan överklaga. Skriv vad du vill ändra och varför, och lämna det till den som svarade inom tre veckor från "
        "att du fick svaret. Förvaltningsrätten prövar det. Du kan också klaga hos Integritetsskyddsmyndigheten (IMY)."
    ),
}

# For how long: by the code of the term, in plain words.
_KEPT: dict[str, Callable[[], str]] = {
    "care": lambda: _("Det som hälso- och sjukvården har skrivit: minst %(years)d år efter den sista anteckningen."),
    "social": lambda: _(
        "Det som socialtjänsten har skrivit: %(years)d år efter den sista anteckningen. För vissa sparas det för "
        "forskning."
    ),
    "association": lambda: _("Det som en förening har fått veta: tas bort när deras del är slut."),
    "own": lambda: _("Dina egna ord: så länge de andra uppgifterna finns, och minst %(years)d år."),
    "proof": lambda: _("Dina samtycken och spärrar: så länge de andra uppgifterna finns, och minst %(years)d år."),
    "notice": lambda: _("Att vi har skickat något till dig: %(years)d år."),
    "control": lambda: _("Vem som har läst om dig: minst %(years)d år."),
}

# The same to somebody who answers for the person.
_KEPT_ABOUT: dict[str, Callable[[], str]] = {
    "own": lambda: _("Egna ord: så länge de andra uppgifterna finns, och minst %(years)d år."),
    "proof": lambda: _("Samtycken och spärrar: så länge de andra uppgifterna finns, och minst %(years)d år."),
    "notice": lambda: _("Att vi har skickat något: %(years)d år."),
    "control": lambda: _("Vem som har läst: minst %(years)d år."),
}

KEEPING_TEXTS: dict[str, Callable[[dict[str, Any]], str]] = {
    "rectification_about_missing": lambda p: _("Välj vad det är som inte stämmer."),
    "rectification_wants_missing": lambda p: _("Välj om det ska rättas eller tas bort."),
    "rectification_words_missing": lambda p: _("Skriv vad som är fel, och hur det ska vara."),
    "rectification_asked_already": lambda p: _("Det är redan sagt, och väntar på svar."),
    "rectification_not_so": lambda p: _(
        "Så går det inte att svara om det här. En journal får inte tas bort, men den kan rättas, och det kan stå att "
        "personen säger något annat."
    ),
    "rectification_not_changed": lambda p: _(
        "Texten är inte ändrad sedan personen sa till. Ändra texten först, sedan svarar du här."
    ),
    "extract_by_no_name": lambda p: _(
        "Skriv ditt namn efter --as, med bokstäver. Ett nummer säger inte personen vem du är."
    ),
    "extract_by_missing": lambda p: _("Skriv ditt namn efter --as: personen ser vem som tog fram utdraget."),
    "extract_reason_missing": lambda p: _("Skriv varför efter --reason: personen läser det i sin logg."),
    "extract_words_long": lambda p: (
        _("Skriv kortare: namnet får ha %(name)d tecken, och skälet %(reason)d.")
        % {"name": LONGEST_NAME, "reason": LONGEST_REASON}
    ),
    "rectification_reads_now_missing": lambda p: _("Skriv hur det står nu, så att personen ser att det är rättat."),
}


def about_name(about: str) -> str:
    """What kind of thing it is."""
    return _ABOUT[about]()


def thing_name(thing: Any) -> str:
    """A thing as the person knows it: what kind it is, and how it reads."""
    kind = life_area_name(thing.life_area) if thing.life_area else about_name(thing.about)
    return together(kind, written(thing.title), by=": ") if thing.title else kind


def wants_done(wants: str) -> str:
    """What the person wants done."""
    return _WANTS[wants]()


def verdict_name(verdict: str) -> str:
    """What can be answered."""
    return _VERDICTS[verdict]()


def appeal_text(appeal: str) -> str:
    """How a no is taken further; empty where there is none."""
    return _APPEALS[appeal]() if appeal else ""


def kept_texts(*, themself: bool = True) -> list[str]:
    """For how long everything is kept, a sentence for each kind, to the person `themself` or who answers for them."""
    said = _KEPT if themself else _KEPT | _KEPT_ABOUT
    return [say() % {"years": term(code).years} for code, say in said.items()]
