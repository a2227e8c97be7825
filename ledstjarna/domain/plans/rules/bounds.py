"""What a decision or an ordination allows: how long each time, and how often; read from its own words. Pure.

An authority decides the scope in words (SoL 2025:400 11 kap., LSS 7 § [M]), and whoever carries it out keeps within it:
more is for the authority to decide. In health care a professional prescribes in words (PDL 2008:355 3:6; HSL 2017:30
[M]), and more is for a professional to prescribe. Only what the words say plainly is read: "högst 30 minuter", "högst
en timme", "två gånger i veckan". Where several lengths are named the longest counts, and where several numbers of times
are, none does, not even of equal ones: the words are about more than one thing, and somebody has to read them. "Minst
två gånger" bounds nothing from above.
"""

import re
from dataclasses import dataclass

from ledstjarna.domain.plans.rules.activities import Rule
from ledstjarna.foundation.findings import Finding

_NUMBERS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio")
_NUMBER = rf"(\d{{1,3}}|{'|'.join((*_NUMBERS, 'ett'))})"
_LENGTH = re.compile(
    rf"\bhögst {_NUMBER}( och en halv)? ?(min\b|minut|tim)|\b{_NUMBER}( och en halv)? ?(min\b|minut|tim)\w* "
    r"(?:per|åt|varje) (?:gång|besök|tillfälle)",
)
_OFTEN = re.compile(rf"\b{_NUMBER} gång(?:er)? (?:i|om|per|varje) (dag|dygn|veck)")
_AT_LEAST = re.compile(r"\b(?:minst|åtminstone|lägst|inte under|inte mindre än) $")
_AT_LEAST_AFTER = re.compile(r",? (?:minst|eller (?:mer|fler|oftare))\b")
_DAYS_OF_WEEK = 7


@dataclass(frozen=True, slots=True)
class Bounds:
    """The longest a time may be, in minutes, and how many there may be in a week; None where the words do not say."""

    minutes: int | None = None
    weekly: int | None = None


def bounds_in(words: str) -> Bounds:
    """What the words of a decision say."""
    said = " ".join(words.lower().split())
    lengths = [_minutes(*(part or "" for part in _found(match))) for match in _upper(_LENGTH, said)]
    often = [_number(match[1]) * (1 if match[2] == "veck" else _DAYS_OF_WEEK) for match in _upper(_OFTEN, said)]
    return Bounds(max(lengths, default=None), often[0] if len(often) == 1 else None)


def _upper(pattern: re.Pattern[str], said: str) -> list[re.Match[str]]:
    """Where the words bound from above: not after "minst". The unit may be cut short, so the rest of it is passed."""
    return [
        match for match in pattern.finditer(said)
        if not _AT_LEAST.search(said[: match.start()])
        and not _AT_LEAST_AFTER.match(said[match.end():].lstrip("abcdefghijklmnopqrstuvwxyzåäö"))
    ]  # fmt: skip


SECTIONS = {"decided": "SoL 2025:400", "prescribed": "HSL 2017:30; PDL 2008:355 3:6"}


def bound_findings(
    bounds: Bounds, *, words: str, minutes: int, rules: list[Rule], by: str = "decided"
) -> list[Finding]:
    """Why times go beyond what was said, `by` decided or prescribed. `rules`: of everything that the part would
    have a time for at once."""
    findings, section = [], SECTIONS[by]
    longer = "longer_than_prescribed" if by == "prescribed" else "longer_than_decided"
    oftener = "oftener_than_prescribed" if by == "prescribed" else "oftener_than_decided"
    if bounds.minutes is not None and minutes > bounds.minutes:
        told = {"most": bounds.minutes, "words": words}
        findings.append(Finding(longer, told, section=section, field_name="minutes"))
    many = sum(_weekly(rule) for rule in rules)
    if bounds.weekly is not None and many > bounds.weekly:
        told = {"most": bounds.weekly, "words": words}
        findings.append(Finding(oftener, told, section=section, field_name="every"))
    return findings


def _found(match: re.Match[str]) -> tuple[str | None, ...]:
    return match.groups()[:3] if match[1] else match.groups()[3:]


def _minutes(number: str, half: str, unit: str) -> int:
    each = 60 if unit == "tim" else 1
    return _number(number) * each + (each // 2 if half else 0)


def _number(said: str) -> int:
    return int(said) if said.isdigit() else 1 if said == "ett" else _NUMBERS.index(said)


def _weekly(rule: Rule) -> float:
    """How often in a week. What comes once, or by the month, is no habit of a week's."""
    if rule.every == "day":
        return _DAYS_OF_WEEK / rule.interval
    return len(rule.weekdays) / rule.interval if rule.every == "week" else 0
