"""Each question with its sentence and its table; what may not be told says so, and never as a number."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ledstjarna.domain.plans.queries import Leading, Numbers
from ledstjarna.domain.plans.rules.small_numbers import HIDDEN_BELOW

_ASKED: dict[str, tuple[Callable[[], str], Callable[[], str], Callable[[], str]]] = {
    "agreed": (
        lambda: _("Hur många planer är överenskomna?"), lambda: _("%(count)s planer är överenskomna."),
        lambda: _("Överenskomna"),
    ),
    "written": (
        lambda: _("Hur många planer skrivs eller ändras?"), lambda: _("%(count)s planer skrivs eller ändras just nu."),
        lambda: _("Skrivs eller ändras"),
    ),
    "late": (
        lambda: _("Hur många uppföljningar är försenade?"),
        lambda: _("%(count)s planer skulle ha följts upp före i dag."), lambda: _("Försenade"),
    ),
    "waits": (
        lambda: _("Var väntar personer på svar?"),
        lambda: _("I %(count)s planer har någon del väntat på svar i mer än två veckor."), lambda: _("Väntar"),
    ),
    "deviations": (
        lambda: _("Med vilka har samarbetet brustit i år?"),
        lambda: _("%(count)s samverkansavvikelser är skrivna av er eller ställda till er i år."),
        lambda: _("Avvikelser"),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """One question: its heading, one sentence, and the rows of its table."""

    code: str
    heading: str
    sentence: str
    column: str
    rows: list[list[str]]


def shown_numbers(seen: Leading) -> list[Answer]:
    """Every question that there is a number for."""
    return [_answer(one) for one in seen.numbers]


def _answer(one: Numbers) -> Answer:
    heading, sentence, column = _ASKED[one.code]
    told = one.told
    rows = [
        [place or _("Okänd kommun"), _number(count, is_small=number in told.small)]
        for number, (place, count) in enumerate(zip(one.places, told.counts, strict=True))
    ]
    if told.total == 0:
        return Answer(one.code, heading(), _("Inga just nu."), column(), [])
    said = (
        sentence() % {"count": told.total}
        if told.total is not None
        else _("Antalet är för litet för att visas, eller skulle avslöja ett som är det.")
    )
    return Answer(one.code, heading(), said, column(), rows)


def _number(count: int | None, *, is_small: bool) -> str:
    if is_small:
        return _("1 till %(most)s") % {"most": HIDDEN_BELOW - 1}
    return _("visas inte") if count is None else str(count)
