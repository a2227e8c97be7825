"""What some persons have said is not right, as rows: one waits for an answer, one has been put right, one marked."""

from typing import Any

from ledstjarna.demo.county.structure.model import AssignmentDraft
from ledstjarna.demo.loading.case import Case, Row
from ledstjarna.domain.consent.rules.sectors import sector_of
from ledstjarna.domain.keeping.models import Rectification
from ledstjarna.domain.keeping.rules.rectifying import due_on
from ledstjarna.domain.needs.models import Need
from ledstjarna.foundation.clock import day_of

_ONE_IN = 4  # persons with a plan, of whom one has said each and one nothing
_SAID: tuple[tuple[str, str], ...] = (
    ("Jag har aldrig sagt att jag är rädd för att ramla.", "disputed"),
    ("Jag bor inte ensam. Min dotter flyttade hit i somras.", "rectified"),
    ("Jag går själv till affären. Det var i våras jag inte kunde.", ""),
)
_ANSWERS = {
    "rectified": ("Tack för att du sa till. Nu står det rätt. Den gamla texten finns kvar som tidigare version.",
                  "Bor tillsammans med sin dotter."),
    "disputed": ("Vi skrev det som du sa när vi sågs. Nu står det bredvid att du säger något annat.", ""),
}  # fmt: skip


def say_wrong(case: Case) -> None:
    """Something about a need, where the person has one and speaks for themself; some have had an answer before."""
    turn = case.person.serial % _ONE_IN
    needs = case.of(Need)
    if turn < len(_SAID) and needs and case.speaking.first(case.moments.latest).capacity == "self":
        for number in dict.fromkeys((turn, 1)):
            _say(case, needs[number % len(needs)], *_SAID[number])


def _say(case: Case, need: Row, words: str, state: str) -> None:
    at = case.moments.recent(days=5)
    way = case.way()
    by = case.registrar(way, case.speaking.first(case.moments.latest))
    row = case.add(
        Rectification, about="need", row_id=need["id"], what=str(need.get("need") or need.get("own_words") or ""),
        wants="rectify", words=words, way=way, asked_at=at, recorded_at=at, due_on=due_on(day_of(at)),
        **_keeper(case, case.coordinator), **case.by(by, "asked"),
    )  # fmt: skip
    case.happened("RectificationAsked", at, by.id, rectification_id=row["id"], way=way)
    if state:
        then = max(at, case.moments.latest)
        row |= _answered(case, state, *_ANSWERS[state], then)
        case.happened("RectificationAnswered", then, case.coordinator.id, rectification_id=row["id"])


def _keeper(case: Case, member: AssignmentDraft) -> dict[str, Any]:
    """Whoever coordinates keeps it, by the law of their work."""
    return {
        "kept_by": sector_of(member.role, member.unit.kind) or "care", "organisation_id": case.organisation(member),
        "organisation_label": member.unit.name, "reaches_id": member.id, "reaches_label": case.label(member),
    }  # fmt: skip


def _answered(case: Case, state: str, answer: str, reads_now: str, then: Any) -> Row:
    return {
        "state": state, "answer": answer, "reads_now": reads_now, "disputed": state == "disputed",
        "answered_by_label": case.label(case.coordinator), "answered_at": then,
    }  # fmt: skip
