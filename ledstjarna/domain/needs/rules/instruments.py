"""How an instrument is declared, and the one function that scores them all."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from ledstjarna.foundation.findings import Finding, require


@dataclass(frozen=True, slots=True)
class Item:
    """One question by our own code: a whole number from `lowest` to `highest`; a yes or no is 1 or 0."""

    code: str
    weight: Decimal = Decimal(1)
    lowest: int = 0
    highest: int = 1


@dataclass(frozen=True, slots=True)
class AgeBand:
    """Points for whoever is at least `from_age`; the highest band that fits counts."""

    from_age: int
    points: Decimal


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument as data. Score = Σ answer × weight + points for age.

    The outcome is `noted` at `limit` and beyond it: upwards, or downwards where low is what to notice.
    """

    code: str
    version: int
    items: tuple[Item, ...]
    limit: Decimal
    noted: str
    otherwise: str
    source: str
    downwards: bool = False
    ages: tuple[AgeBand, ...] = ()
    settled: bool = True  # False: from memory or second-hand, so never shown as settled

    @property
    def lowest(self) -> Decimal:
        """The lowest score there is."""
        return sum((item.lowest * item.weight for item in self.items), Decimal(0))

    @property
    def highest(self) -> Decimal:
        """The highest score there is."""
        at_most = max((band.points for band in self.ages), default=Decimal(0))
        return sum((item.highest * item.weight for item in self.items), at_most)


@dataclass(frozen=True, slots=True)
class Score:
    """The sum of what was answered. `outcome` is `incomplete` while an unanswered item could still change it."""

    score: Decimal
    outcome: str
    missing: tuple[str, ...] = field(default=())


def answer_findings(instrument: Instrument, answers: Mapping[str, int], age: int | None) -> list[Finding]:
    """What is wrong with the answers: an item that is not there, a value outside it, an age that is needed."""
    items = {item.code: item for item in instrument.items}
    findings = [Finding("item_unknown", {"item": code}, field_name=code) for code in answers if code not in items]
    for code, item in items.items():
        if code in answers and not _fits(item, answers[code]):
            limits = {"lowest": item.lowest, "highest": item.highest}
            findings.append(Finding("answer_outside", limits, field_name=code))
    if instrument.ages and (age is None or age < 0):
        findings.append(Finding("age_unknown", field_name="age"))
    return findings


def score(instrument: Instrument, answers: Mapping[str, int], age: int | None = None) -> Score:
    """The score of the answers for somebody of that age. Raises RuleBroken with `answer_findings`."""
    require(*answer_findings(instrument, answers, age))
    answered = [item for item in instrument.items if item.code in answers]
    missing = [item for item in instrument.items if item.code not in answers]
    total = sum((answers[item.code] * item.weight for item in answered), _age_points(instrument, age))
    least = total + sum((item.lowest * item.weight for item in missing), Decimal(0))
    most = total + sum((item.highest * item.weight for item in missing), Decimal(0))
    at_least, at_most = _outcome(instrument, least), _outcome(instrument, most)
    outcome = at_least if at_least == at_most else "incomplete"
    return Score(total, outcome, tuple(item.code for item in missing))


def _outcome(instrument: Instrument, total: Decimal) -> str:
    reached = total <= instrument.limit if instrument.downwards else total >= instrument.limit
    return instrument.noted if reached else instrument.otherwise


def _age_points(instrument: Instrument, age: int | None) -> Decimal:
    fitting = [band for band in instrument.ages if age is not None and age >= band.from_age]
    return max(fitting, key=lambda band: band.from_age).points if fitting else Decimal(0)


def _fits(item: Item, value: object) -> bool:
    return isinstance(value, int) and item.lowest <= value <= item.highest
