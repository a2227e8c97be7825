"""What counts, in plain words; and the trade-off between familiar faces and short ways, as points and a sentence."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from ledstjarna.domain.visits.models import PlanDraft
from ledstjarna.domain.visits.queries import Counted, places_in
from ledstjarna.domain.visits.rules.comparing import Measures, unbeaten
from ledstjarna.web.addresses import address
from ledstjarna.web.team.planning.presenter import number_text
from ledstjarna.web.team.replanning.presenter import way_text

_NAMES: dict[str, Callable[[], str]] = {
    "familiar": lambda: _("Kända ansikten"),
    "in_time": lambda: _("Inom den lovade tiden"),
    "wishes": lambda: _("Det personen önskar"),
    "short_way": lambda: _("Korta vägar"),
    "even_load": lambda: _("Jämnt fördelat arbete"),
    "little_waiting": lambda: _("Lite väntan mellan besöken"),
    "little_change": lambda: _("Så lite som möjligt ändras"),
    "overtime": lambda: _("Ingen blir kvar efter passet"),
}
HOW: dict[str, Callable[[], str]] = {
    "familiar": lambda: _("Varje person möter så få olika som möjligt på 14 dagar. Den som möter flest hjälps först."),
    "in_time": lambda: _("Besöken börjar när det är lovat. Hellre någon annan än för sent."),
    "wishes": lambda: _("Den kommer som personen helst vill ha, med rätt språk, och den fasta omsorgskontakten först."),
    "short_way": lambda: _("De som kommer är så kort tid som möjligt på vägen."),
    "even_load": lambda: _("De som arbetar lika länge har ungefär lika mycket tid hos personer."),
    "little_waiting": lambda: _("Ingen står vid en dörr och väntar på att tiden ska bli rätt."),
    "little_change": lambda: _("Den som redan är lovad till ett besök får behålla det, på samma tid."),
    "overtime": lambda: _(
        "De som arbetar går hem när passet slutar. Räknas bara när tid efter passet är tillåten, här ovanför."
    ),
}
_FACTORS: dict[float, Callable[[], str]] = {
    0.0: lambda: _("inte alls"),
    0.25: lambda: _("en fjärdedel"),
    1.0: lambda: _("som vanligt"),
    4.0: lambda: _("fyra gånger så mycket"),
}
LEFT, RIGHT, TOP, BOTTOM = 70.0, 560.0, 52.0, 220.0  # where the curve is drawn


def factor_name(factor: float) -> str:
    """How much familiar faces weigh in a plan of the trade-off."""
    return _FACTORS[factor]()


def slider_name(name: str) -> str:
    """One thing that counts, by name."""
    return _NAMES[name]()


@dataclass(frozen=True, slots=True)
class Point:
    """One plan: what it comes to in words, and where it stands in the picture."""

    label: str
    how: str
    faces: str
    way: str
    unassigned: int
    href: str
    too_old: bool = False
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Curve:
    """The trade-off: plans from the shortest way to the fewest faces, and what lies between first and last; beside the
    plan that stands."""

    now: Point
    points: list[Point]
    too_old: bool  # none of them can be taken
    left_out: int  # plans that another beats
    line: str
    sentence: str
    axes: tuple[tuple[str, str], tuple[str, str]]  # lowest and highest: the way, and different faces


def curve(row: PlanDraft, counted: Counted, at: datetime) -> Curve:
    """Each plan of the answer that no other beats, counted as everything else is. Four queries for each."""
    stands, found = counted.of({}), _choices(row, counted)
    ways = [_minutes(each) for each in (stands, *(its for _which, its in found))]
    faces = [each.faces for each in (stands, *(its for _which, its in found))]

    def point(label: str, how: str, each: Measures, href: str = "", *, too_old: bool = False) -> Point:
        return Point(
            label, how, number_text(each.faces), way_text(_minutes(each)), each.unassigned, href, too_old,
            _along(_minutes(each), ways, LEFT, RIGHT), _along(each.faces, faces, BOTTOM, TOP),
        )  # fmt: skip

    points = [
        point(
            str(number), factor_name(row.answers[which]["factor"]), each,
            f"{address('plan_draft', plan_draft_id=row.pk)}?plan={which}",
            too_old=row.state == "taken" or counted.outdates(row, places_in(row.answers[which]["places"]), at),
        )
        for number, (which, each) in enumerate(found, 1)
    ]  # fmt: skip
    return Curve(
        point(_("Nu"), "–", stands), points, all(one.too_old for one in points),
        len(row.answers) - len(found), " ".join(f"{one.x},{one.y}" for one in points),
        _sentence([each for _which, each in found]),
        ((way_text(int(min(ways))), way_text(int(max(ways)))), (number_text(min(faces)), number_text(max(faces)))),
    )  # fmt: skip


def which_text(row: PlanDraft, counted: Counted, number: int) -> str:
    """Which of the trade-off's plans one is, numbered as on the curve, and what weighs in it. Two queries for each."""
    how = factor_name(row.answers[number]["factor"])
    order = [which for which, _its in _choices(row, counted)]
    if number not in order:
        return _("Kända ansikten väger %(how)s. En annan plan är bättre både på olika personal och på väg.") % {
            "how": how
        }
    told = {"n": order.index(number) + 1, "all": len(order), "how": how}
    return _("Plan %(n)s av %(all)s: kända ansikten väger %(how)s.") % told


def _choices(row: PlanDraft, counted: Counted) -> list[tuple[int, Measures]]:
    """The plans of the answer that no other beats: which, and what each comes to. Two queries for each answer."""
    every = [counted.of(places_in(one["places"])) for one in row.answers]
    return [(which, every[which]) for which in unbeaten(every)]


def _minutes(one: Measures) -> int:
    return int(one.travel.total_seconds() // 60)


def _along(value: float, values: Sequence[float], start: float, end: float) -> float:
    low, high = min(values), max(values)
    share = (value - low) / (high - low) if high > low else 0.5
    return round(start + share * (end - start), 1)


def _sentence(found: Sequence[Measures]) -> str:
    first, last = found[0], found[-1]
    if len(found) == 1:
        return _("En plan har både kortast väg och minst antal olika: här finns inget att väga.")
    fewer, longer = first.faces - last.faces, _minutes(last) - _minutes(first)
    if round(fewer, 1) <= 0:
        return _("Planerna skiljer sig inte i hur många olika personerna möter: här finns inget att väga.")
    told = {"n": number_text(fewer), "time": way_text(abs(longer)), "last": len(found)}
    if longer <= 0:
        return _("Från plan 1 till %(last)s möter varje person %(n)s färre olika i snitt, utan längre vägar.") % told
    text = _(
        "Från plan 1 till %(last)s möter varje person %(n)s färre olika i snitt, och vägarna blir %(time)s längre."
    )
    return text % told
