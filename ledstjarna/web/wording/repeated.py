"""The same thing several times the same day, told once and as people say it: *skrev två meddelanden*, *två gånger*."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ledstjarna.web.wording.dates import held_together
from ledstjarna.web.wording.labels import filled, together

_NUMBERS: tuple[Callable[[], str], ...] = (
    lambda: _("två"), lambda: _("tre"), lambda: _("fyra"), lambda: _("fem"), lambda: _("sex"), lambda: _("sju"),
    lambda: _("åtta"), lambda: _("nio"), lambda: _("tio"), lambda: _("elva"), lambda: _("tolv"),
)  # fmt: skip

# Kinds whose sentence counts what was done, where "a message, twice" is nothing that somebody says.
_MANY: dict[str, Callable[[], str]] = {
    "CallTried": lambda: _("%(who)s hörde av sig %(times)s"),
    "CallTried.not_reached": lambda: _("%(who)s sökte %(times)s, men fick inte tag i någon"),
    "ImplementationAsked": lambda: _("%(who)s skrev %(times)s hur de gör, och frågade om det är bra"),
    "MandateRegistered": lambda: _("%(who)s skrev in %(count)s uppdrag att företräda"),
    "MessageWritten": lambda: _("%(who)s skrev %(count)s meddelanden"),
    "RectificationAnswered": lambda: _("%(who)s svarade på %(count)s saker som inte stämmer"),
    "RectificationAsked": lambda: _("%(who)s sa att %(count)s saker inte stämmer"),
    "SuggestionDismissed": lambda: _("%(who)s lade undan %(count)s saker från ett annat system"),
    "TimesEnded": lambda: _("%(who)s avslutade %(count)s tider"),
    "TimesSet": lambda: _("%(who)s satte %(count)s tider"),
    "SuggestionTaken": lambda: _("%(who)s tog upp %(count)s saker från ett annat system"),
}
# How somebody who was asked to call did.
CALLED: dict[str, Callable[[], str]] = {
    "reached": lambda: _("%(who)s hörde av sig"),
    "not_reached": lambda: _("%(who)s sökte, men fick inte tag i någon"),
    "given_up": lambda: _("%(who)s lämnade besked i stället för att höra av sig"),
}
# Kinds that name somebody each, told with all of them in one sentence.
_LISTED: dict[str, Callable[[], str]] = {
    "CloseOneNamed": lambda: _("%(who)s nämnde några som står nära: %(what)s"),
    "MemberInvited": lambda: _("%(who)s bjöd in %(what)s i teamet"),
}


@dataclass(frozen=True, slots=True)
class HappeningText:
    """A sentence and its icon; and what it is made of, for when the same is told of several."""

    sentence: str
    icon: str
    major: bool = False
    kind: str = ""
    who: str = ""
    what: str = ""

    @property
    def alike(self) -> Hashable:
        """What two of them have in common that are told as one."""
        return (self.kind, self.who) if self.what and self.kind in _LISTED else self.sentence


def told_together(texts: Sequence[HappeningText]) -> str:
    """One sentence for those that are alike. No line is broken in a time, or between a number and what it counts."""
    return held_together(_together(texts))


def _together(texts: Sequence[HappeningText]) -> str:
    first, many = texts[0], len(texts)
    if many == 1:
        return first.sentence
    if first.what and first.kind in _LISTED:
        return filled(_LISTED[first.kind](), who=first.who, what=_list([one.what for one in texts]))
    times = number_word(many)
    often = _("två gånger") if many == 2 else _("%(count)s gånger") % {"count": times}
    often = often.replace(" ", "\N{NO-BREAK SPACE}")
    did, about = _parted(first)
    if first.kind in _MANY:
        did = filled(_MANY[first.kind](), who=first.who, count=times, times=often)
    else:  # how often stands by what was done, not after a title that may count things itself
        did = together(did, often, by=" " if about else ", ")
    return together(did, about, by=": ") if about else did


def _parted(text: HappeningText) -> tuple[str, str]:
    """What was done, and what with, where the sentence ends with that."""
    did, colon, left = text.sentence.rpartition(f": {text.what}") if text.what else (text.sentence, "", "")
    return (did, text.what) if colon and not left else (text.sentence, "")


def number_word(number: int) -> str:
    """A small number as a word, a larger one in figures."""
    return _NUMBERS[number - 2]() if 2 <= number < len(_NUMBERS) + 2 else str(number)


def _list(words: Sequence[str]) -> str:
    """Names one after the other, each once: A, B och C."""
    *first, last = dict.fromkeys(words)
    if not first:
        return last
    return filled(_("%(first)s och %(last)s"), first=together(*first, by=", "), last=last)
