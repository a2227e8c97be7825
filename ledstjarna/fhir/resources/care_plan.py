"""CarePlan → a suggestion to link a plan kept elsewhere, and evidence from what has been planned in it.

A vårdplan or genomförandeplan stands beside the shared plan and is never merged into it.
"""

from collections.abc import Iterator
from typing import Final

from ledstjarna.fhir.intake.codes import words_of
from ledstjarna.fhir.intake.dates import days_of, when_of
from ledstjarna.fhir.intake.entries import Entry
from ledstjarna.fhir.intake.found import Evidence, SuggestedPlan
from ledstjarna.fhir.intake.scene import Scene, Verdict, skipped, suggested
from ledstjarna.fhir.intake.values import Json, record, records, text
from ledstjarna.fhir.resources.meaning import Question, meaning
from ledstjarna.fhir.tables import ACTIVITIES

CURRENT: Final = frozenset({"draft", "active", "on-hold"})
ENDED_ACTIVITY: Final = frozenset({"cancelled", "completed", "stopped", "entered-in-error"})
LONGEST_TITLE: Final = 200


def from_fhir(entry: Entry, scene: Scene) -> Verdict:
    """The plan to link, with what its activities and categories speak for."""
    resource = entry.resource
    status = text(resource.get("status"), 40)
    if status == "entered-in-error":
        return skipped("withdrawn", status=status)
    if status not in CURRENT:
        return skipped("not_active", status=status)
    if text(resource.get("intent"), 40) == "option":
        return skipped("only_a_proposal")
    concepts = list(_concepts(entry, scene))
    title = text(resource.get("title")) or words_of(resource.get("category")) or text(resource.get("description"))
    activities = tuple(filter(None, (words_of(concept) for concept in concepts)))
    if not title and not activities:
        return skipped("no_text")
    plan = SuggestedPlan(
        provenance=entry.provenance,
        title=(title or activities[0])[:LONGEST_TITLE],
        since=when_of(resource, "period", "created"),
        until=days_of(resource.get("period"))[1],
        activities=activities,
    )
    return suggested("plan_suggested", plan, evidence=_evidence(entry, scene, concepts))


def _concepts(entry: Entry, scene: Scene) -> Iterator[Json]:
    """What is done: the codes of the activities that go on, in the plan or in the requests it refers to."""
    for activity in records(entry.resource.get("activity")):
        detail = record(activity.get("detail"))
        if not detail and (request := scene.directory.target(entry, activity.get("reference"))):
            detail = request.resource
        if detail and text(detail.get("status"), 40) not in ENDED_ACTIVITY:
            yield record(detail.get("code"))


def _evidence(entry: Entry, scene: Scene, concepts: list[Json]) -> tuple[Evidence, ...]:
    """The heaviest evidence per life area and reason, over the categories and all activities."""
    when = when_of(entry.resource, "period", "created")
    best: dict[tuple[str, str], Evidence] = {}
    for concept in (*records(entry.resource.get("category")), *concepts):
        for item in meaning(entry, scene, Question(ACTIVITIES, concept, when)).evidence:
            known = best.setdefault((item.life_area, item.label), item)
            if item.weight > known.weight:
                best[item.life_area, item.label] = item
    return tuple(best.values())
