"""What some persons have said is not right, as rows: one waits for an answer, one has been put right, one marked."""

from datetime import datetime
from typing import Any

from ledstjarna.demo.county.structure.model import AssignmentDraft
from ledstjarna.demo.loading.case import Case, Row
from ledstjarna.domain.consent.rules.sectors import sector_of
from ledstjarna.domain.keeping.models import Rectification
from ledstjarna.domain.keeping.rules.rectifying import due_on
from ledstjarna.domain.needs.models import Assessment, Need
from ledstjarna.domain.teams.models import TeamMember
from ledstjarna.foundation.clock import day_of

_ONE_IN = 4  # persons with a plan, of whom one has said each and one nothing
_STATES = ("disputed", "rectified", "")  # by turn: marked, put right, waits for an answer
# What is said about a need, and what it reads when it is put right, by life area: it is about the same thing.
SAID: dict[str, tuple[str, str]] = {
    "d2": ("Jag har ordning på min dag. Det är när något ändras utan förvarning som jag behöver hjälp.",
           "Har ordning på dagen. Behöver hjälp när något ändras utan förvarning."),
    "d3": ("När det är lugnt omkring mig är det inte svårt. Det är i sällskap det blir svårt.",
           "Inte svårt när det är lugnt. Svårt i sällskap."),
    "d4": ("Jag tar mig fram själv inomhus. Det är ute jag behöver stöd.",
           "Tar sig fram själv inomhus. Behöver stöd ute."),
    "d5": ("Jag gör det mesta av det själv på morgonen. Det är på kvällen jag inte orkar.",
           "Gör det mesta själv på morgonen. Behöver hjälp på kvällen."),
    "d6": ("Jag gör en hel del hemma själv. Det är det tunga jag inte orkar.",
           "Gör en hel del hemma själv. Behöver hjälp med det tunga."),
    "d7": ("Jag träffar folk, fast mer sällan än förr. Det står som om jag inte träffar någon.",
           "Träffar folk, men mer sällan än förr."),
    "d8": ("Det är inte så att jag inte vill. Jag orkar kortare stunder än förut.",
           "Vill, men orkar kortare stunder än förut."),
    "d9": ("Jag vill dit ibland också nu. Jag behöver någon att gå med.",
           "Vill dit ibland. Behöver någon att gå med."),
    "safety": ("Jag är inte orolig hela tiden. Det är när jag är ensam på kvällen.",
               "Orolig när hen är ensam på kvällen, inte annars."),
    "carer": ("Jag vill fortsätta hjälpa till. Det är vila jag behöver, inte att någon tar över.",
              "Vill fortsätta hjälpa till. Behöver vila."),
}  # fmt: skip
_ANSWERS = {
    "rectified": "Tack för att du sa till. Nu står det rätt. Den gamla texten finns kvar som tidigare version.",
    "disputed": "Vi skrev det som du sa när vi sågs. Nu står det bredvid att du säger något annat.",
}


def say_wrong(case: Case) -> None:
    """Something about a need, where the person has one and speaks for themself; some have had an answer before."""
    if not _answers_for(case):
        return
    turn = case.person.serial % _ONE_IN
    needs = [need for need in case.of(Need) if need["life_area"] in SAID and need["replaced_at"] is None]
    if turn < len(_STATES) and needs and case.speaking.first(case.moments.latest).capacity == "self":
        about = {number % len(needs): number for number in (1, turn)}  # each need once: this turn's before another's
        for which, number in sorted(about.items()):
            words, reads_now = SAID[str(needs[which]["life_area"])]
            _say(case, needs[which], words, reads_now, _STATES[number])


def _answers_for(case: Case) -> bool:
    """Whether whoever coordinates is in the team still: once a plan has ended they may be there no more."""
    ends = [row["period"].upper for row in case.of(TeamMember) if row["party_id"] == case.coordinator.id]
    return any(end is None or end > case.moments.latest for end in ends)


def _say(case: Case, need: Row, words: str, reads_now: str, state: str) -> None:
    at = case.moments.recent(days=5)
    way = case.way()
    by = case.registrar(way, case.speaking.first(case.moments.latest))
    row = case.add(
        Rectification, about="need", row_id=need["id"], what=str(need.get("need") or need.get("own_words") or ""),
        wants="rectify", words=words, way=way, asked_at=at, recorded_at=at, due_on=due_on(day_of(at)),
        **_keeper(case, case.coordinator), **case.by(by, "asked"),
    )  # fmt: skip
    case.happened("RectificationAsked", at, by.id, rectification_id=row["id"], way=way)
    then = case.moments.latest
    if state and then > at:
        if state == "rectified":
            _put_right(case, need, reads_now, then)
        row |= _answered(case, state, _ANSWERS[state], reads_now if state == "rectified" else "", then)
        case.happened("RectificationAnswered", then, case.coordinator.id, rectification_id=row["id"])


def _put_right(case: Case, need: Row, reads_now: str, at: datetime) -> None:
    """A new version stands in the need's place, as the answer says: without one nothing is put right."""
    by = case.coordinator
    sitting = case.add(
        Assessment, organisation_id=case.organisation(by), way="meeting", person_took_part=True, assessed_at=at,
        recorded_at=at, **case.by(by, "assessed"),
    )  # fmt: skip
    case.happened("NeedsAssessed", at, by.id, assessment_id=sitting["id"], areas=1, way="meeting")
    kept = ("life_area", "own_level", "professional_level", "wanted_level", "own_words", "resources")
    need["replaced_at"] = at
    case.add(Need, assessment_id=sitting["id"], need=reads_now, replaced_at=None, **{name: need[name] for name in kept})


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
