"""A follow-up in words: how it was held, what is wanted now, what helped, how far a goal is, and where it goes."""

from collections.abc import Callable, Sequence
from datetime import date

from babel.dates import format_date
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from ledstjarna.domain.plans.rules.independence import LESS, MORE, OWN, SAME, UNKNOWN, Trend
from ledstjarna.foundation.clock import today
from ledstjarna.web.wording.dates import date_text
from ledstjarna.web.wording.labels import filled
from ledstjarna.web.wording.vocabulary import level_name

Words = dict[str, Callable[[], str]]

_HOW: Words = {
    "home": lambda: _("I hemmet"),
    "visit": lambda: _("På plats någon annanstans"),
    "phone": lambda: _("På telefon"),
    "digital": lambda: _("Digitalt"),
}
_WANTS: Words = {
    "continue": lambda: _("Fortsätta som nu"),
    "change": lambda: _("Ändra något"),
    "step_down": lambda: _("Klara mig med mindre hjälp"),
    "end": lambda: _("Sluta"),
}
_HELPED: Words = {
    "yes": lambda: _("Ja, det hjälper"),
    "somewhat": lambda: _("Lite grann"),
    "no": lambda: _("Nej"),
    "unknown": lambda: _("Vet inte"),
}
_ATTAINED: dict[int, Callable[[], str]] = {
    -2: lambda: _("Mycket mindre än väntat"),
    -1: lambda: _("Mindre än väntat"),
    0: lambda: _("Som väntat"),
    1: lambda: _("Mer än väntat"),
    2: lambda: _("Mycket mer än väntat"),
}
_REASONS: dict[str, tuple[Callable[[], str], Callable[[], str]]] = {
    "person_wants_less": (
        lambda: _("Du har sagt att du vill klara dig med mindre."),
        lambda: _("%(name)s har sagt att mindre hjälp räcker."),
    ),
    "reached_twice": (
        lambda: _("Två gånger i rad har du varit där du vill vara. Både du och teamet tycker det."),
        lambda: _("Två gånger i rad har %(name)s nått den nivå som önskas, både i egen och teamets bedömning."),
    ),
    "manages_more": (
        lambda: _("Två gånger i rad har du klarat mer själv."),
        lambda: _("Två gånger i rad har %(name)s klarat mer själv."),
    ),
}
_TRENDS: dict[tuple[str, bool], tuple[Callable[[], str], Callable[[], str]]] = {
    (MORE, True): (
        lambda: _("Du klarar mer själv nu än %(then)s: från %(before)s till %(after)s."),
        lambda: _("%(name)s klarar mer själv nu än %(then)s: från %(before)s till %(after)s."),
    ),
    (MORE, False): (
        lambda: _("Teamet ser att du klarar mer själv nu än %(then)s: från %(before)s till %(after)s."),
        lambda: _("Teamet ser att %(name)s klarar mer själv nu än %(then)s: från %(before)s till %(after)s."),
    ),
    (SAME, True): (
        lambda: _("Du tycker att det är som %(then)s: %(after)s."),
        lambda: _("%(name)s tycker att det är som %(then)s: %(after)s."),
    ),
    (SAME, False): (
        lambda: _("Teamet ser att det är som %(then)s: %(after)s."),
        lambda: _("Teamet ser att det är som %(then)s: %(after)s."),
    ),
    (LESS, True): (
        lambda: _("Du tycker att det är svårare nu än %(then)s: från %(before)s till %(after)s."),
        lambda: _("%(name)s tycker att det är svårare nu än %(then)s: från %(before)s till %(after)s."),
    ),
    (LESS, False): (
        lambda: _("Teamet ser att det är svårare nu än %(then)s: från %(before)s till %(after)s."),
        lambda: _("Teamet ser att det är svårare nu än %(then)s: från %(before)s till %(after)s."),
    ),
    (UNKNOWN, False): (
        lambda: _("Det finns bara en nivå än. Efter nästa uppföljning syns det hur det går."),
        lambda: _("Det finns bara en nivå än. Efter nästa uppföljning syns det hur det går."),
    ),
}


def how_name(code: str) -> str:
    """How a follow-up was held."""
    return _HOW[code]() if code in _HOW else code


def wants_name(code: str) -> str:
    """What is wanted now, as the person says it."""
    return _WANTS[code]() if code in _WANTS else code


def helped_name(code: str) -> str:
    """Whether something helped."""
    return _HELPED[code]() if code in _HELPED else code


def attained_name(score: int | None) -> str:
    """How far a goal is on its scale."""
    return _ATTAINED[score]() if score in _ATTAINED else ""


def reason_text(code: str, name: str = "") -> str:
    """Why stepping down is suggested; to the person themself where `name` is empty."""
    return filled(_REASONS[code][bool(name)](), name=name)


def t_score_text(score: float | None) -> str:
    """A T-score with one decimal, as the language writes it; empty for none."""
    if score is None:
        return ""
    text = f"{score:.1f}"
    return text if (get_language() or "sv").startswith("en") else text.replace(".", ",")


def trend_text(trend: Trend, name: str = "") -> str:
    """Where a goal's levels go, in one sentence; to the person themself where `name` is empty."""
    sentence = _TRENDS[trend.direction, trend.view == OWN][bool(name)]()
    if trend.first is None or trend.last is None:
        return sentence
    same_month = trend.first[0].replace(day=1) == trend.last[0].replace(day=1)
    then = (
        _("den %(day)s") % {"day": date_text(trend.first[0])}
        if same_month
        else _("i %(month)s") % {"month": month_text(trend.first[0])}
    )
    return filled(
        sentence, name=name, then=then, before=_lower(level_name(trend.first[1])),
        after=_lower(level_name(trend.last[1])),
    )  # fmt: skip


def trends_text(goals: Sequence[tuple[Trend, Trend]], name: str = "") -> str:
    """All goals in a sentence or two, with whose view it is: the person's, and the team's where it differs.

    `goals` are (as the person sees it, as the team does). Empty where nobody sees more than before.
    """
    own = [(one, team) for one, team in goals if one.view == OWN and one.direction != UNKNOWN]
    seen = [team for _own, team in goals if team.direction != UNKNOWN]
    theirs = sum(one.direction == MORE for one, _team in own)
    teams = sum(team.direction == MORE for team in seen)
    differs = not own or any(one.direction != team.direction for one, team in own if team.direction != UNKNOWN)
    told = [_own_text(theirs, len(own), name)] if theirs else []
    if seen and differs and (theirs or teams):
        told.append(_team_text(teams, len(seen), name))
    return " ".join(told)


def _own_text(better: int, count: int, name: str) -> str:
    if count == 1:
        to_them = _("Du tycker att du klarar mer själv nu än i början.")
        about = _("%(name)s tycker sig klara mer själv nu än i början.")
    else:
        to_them = ngettext(
            "I %(count)s av %(all)s mål tycker du att du klarar mer själv nu än i början.",
            "I %(count)s av %(all)s mål tycker du att du klarar mer själv nu än i början.", better,
        )  # fmt: skip
        about = ngettext(
            "I %(count)s av %(all)s mål tycker %(name)s sig klara mer själv nu än i början.",
            "I %(count)s av %(all)s mål tycker %(name)s sig klara mer själv nu än i början.", better,
        )  # fmt: skip
    return filled(about if name else to_them, name=name, count=better, all=count)


def _team_text(better: int, count: int, name: str) -> str:
    if better == 0:
        return _("Teamet har inte sett det i något mål än.")
    to_them = ngettext(
        "Teamet ser att du klarar mer själv i %(count)s av %(all)s mål.",
        "Teamet ser att du klarar mer själv i %(count)s av %(all)s mål.", better,
    )  # fmt: skip
    about = ngettext(
        "Teamet ser att %(name)s klarar mer själv i %(count)s av %(all)s mål.",
        "Teamet ser att %(name)s klarar mer själv i %(count)s av %(all)s mål.", better,
    )  # fmt: skip
    return filled(about if name else to_them, name=name, count=better, all=count)


def month_text(day: date, *, heading: bool = False) -> str:
    """A month: mars, and the year when it is another than this; with a capital and the year in a heading."""
    locale = "en_GB" if (get_language() or "sv").startswith("en") else "sv_SE"
    text = str(format_date(day, "LLLL y" if heading or day.year != today().year else "LLLL", locale=locale))
    return text[:1].upper() + text[1:] if heading else text


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
