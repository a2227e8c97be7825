"""From the evidence of all entries to suggestions: one per life area, and only where the reasons are enough."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from ledstjarna.fhir.intake.entries import Entry
from ledstjarna.fhir.intake.found import Evidence, SuggestedGoal, SuggestedNeed
from ledstjarna.fhir.intake.keys import need_key
from ledstjarna.fhir.intake.references import Directory
from ledstjarna.fhir.intake.scene import Verdict, skipped

ENOUGH: Final = 2
"""The least sum of weights over different reasons. The same reason from ten entries counts once."""


def needs_of(evidence: Iterable[Evidence], person_key: str) -> tuple[SuggestedNeed, ...]:
    """The suggestions that stand, the strongest first."""
    by_area: defaultdict[str, list[Evidence]] = defaultdict(list)
    for item in evidence:
        by_area[item.life_area].append(item)
    needs = (
        SuggestedNeed(need_key(person_key, area), area, strength(items), tuple(items))
        for area, items in by_area.items()
    )
    return tuple(
        sorted((need for need in needs if need.strength >= ENOUGH), key=lambda need: (-need.strength, need.life_area))
    )


def strength(evidence: Iterable[Evidence]) -> int:
    """The sum over different reasons of the heaviest weight each has."""
    heaviest: dict[str, int] = {}
    for item in evidence:
        heaviest[item.label] = max(item.weight, heaviest.get(item.label, 0))
    return sum(heaviest.values())


def settled(verdict: Verdict, needs: Mapping[str, SuggestedNeed]) -> Verdict:
    """The verdict as it ends: evidence for nothing that stands leaves the entry passed over."""
    if not verdict.evidence or verdict.found:
        return verdict
    return verdict if any(item.life_area in needs for item in verdict.evidence) else skipped("weak_alone")


def goal_areas(entries: Iterable[Entry], verdicts: Mapping[int, Verdict], directory: Directory) -> dict[int, str]:
    """Goal entry → the life area it belongs to, by the conditions that it or its care plan addresses."""
    found: dict[int, str] = {}
    for entry in entries:
        if entry.type not in ("Goal", "CarePlan"):
            continue
        area = _area(entry, verdicts, directory)
        goals = directory.targets(entry, entry.resource.get("goal")) if entry.type == "CarePlan" else ()
        for index in [entry.index, *(goal.entry.index for goal in goals if goal.entry)]:
            if area:
                found.setdefault(index, area)
    return found


def _area(entry: Entry, verdicts: Mapping[int, Verdict], directory: Directory) -> str:
    """The heaviest life area among what it addresses."""
    evidence = [
        item
        for target in directory.targets(entry, entry.resource.get("addresses"))
        if target.entry and target.entry.index in verdicts
        for item in verdicts[target.entry.index].evidence
    ]
    return max(evidence, key=lambda item: item.weight).life_area if evidence else ""


def with_area(verdict: Verdict, area: str) -> Verdict:
    """A goal's verdict with its life area."""
    found = tuple(replace(item, life_area=area) if isinstance(item, SuggestedGoal) else item for item in verdict.found)
    return replace(verdict, found=found)
