"""What some persons have blocked, and emergencies: one that waits for the log controller, one that is reviewed."""

from datetime import timedelta

from psycopg.types.range import TimestamptzRange

from ledstjarna.demo.county.decks import Deck, Decks
from ledstjarna.demo.county.structure.model import AssignmentDraft
from ledstjarna.demo.loading.case import Case
from ledstjarna.domain.consent.models import AccessLog, Block, EmergencyAccess
from ledstjarna.domain.consent.rules import emergency_until

# What a person has blocked, and what happened in an emergency: assumptions of the demonstration.
_BLOCKED: Deck = (("stands", 1), ("lifted", 1), ("", 10))
_URGENT: Deck = (("waits", 1), ("reviewed", 1), ("", 18))
_OPENS = "district_nurse"
_REASON = "Hittad på golvet, kunde inte svara. Vi behövde veta om sjukdomar."
_OUTCOME = "Ambulansen larmade samma kväll. Öppningen var befogad."


def guard(case: Case, decks: Decks) -> None:
    """Blocks are said in the person's own door; an emergency is somebody's at another care centre."""
    themself = case.digital and case.speaking.first(case.moments.latest).capacity == "self"
    if themself and (said := decks.deal_apart("blocked", _BLOCKED)):
        _block(case, lifted=said == "lifted")
    if happened := decks.deal_apart("urgent", _URGENT):
        _open(case, reviewed=happened == "reviewed")


def _block(case: Case, *, lifted: bool) -> None:
    """Around the unit of whoever came last to the team: the coordinator's own is read by them all the same."""
    unit, me = case.draft.team[-1].unit, case.speaking.themself
    begins = max(case.moments.began, case.moments.recent(days=20))
    ends = case.moments.latest if lifted else None
    row = case.add(
        Block, organisation_id=unit.organisation, unit_id=unit.id, process="", period=TimestamptzRange(begins, ends),
        way="digital", recorded_at=begins, lifted_way="digital" if lifted else "",
        lifted_by_label=me.label if lifted else "", **case.by(me, "said"), **case.by(me, "registered"),
    )  # fmt: skip
    case.happened("BlockSet", begins, me.id, block_id=row["id"], said_by_id=me.id, way="digital")
    if ends:
        case.happened("BlockLifted", ends, me.id, block_id=row["id"], said_by_id=me.id, way="digital")


def _open(case: Case, *, reviewed: bool) -> None:
    who = _somebody_elsewhere(case)
    if who is None:
        return
    at = max(case.moments.began, case.moments.recent(days=5))
    # One that is answered for was ended by whoever opened it, before the day was over.
    until, organisation = emergency_until(at), case.organisation(who)
    until = max(at, min(until, case.moments.latest)) if reviewed else until
    case.ground(who.id, "emergency", at, written_by=who.id, organisation=organisation, until=until, reason=_REASON)
    row = case.add(
        EmergencyAccess, ground_id=case.ground_of(who.id, "emergency"), danger="life", reason=_REASON,
        organisation_id=organisation, opened_at=at, ends_at=until,
        state="cleared" if reviewed else "opened",
        reviewed_at=case.moments.latest if reviewed else None,
        reviewed_by_label="Loggkontrollanten" if reviewed else "", outcome=_OUTCOME if reviewed else "",
        **case.by(who, "opened"),
    )  # fmt: skip
    case.happened("EmergencyOpened", at, who.id, emergency_id=row["id"], ends_at=until.isoformat())
    if reviewed:
        case.happened("EmergencyReviewed", case.moments.latest, who.id, emergency_id=row["id"])
    case.add(
        AccessLog, at=at + timedelta(minutes=1), verb="read", what="team_person", basis="emergency",
        kinds=["basic", "plan", "story", "team"], correlation=case.id(), detail={"synthetic": True},
        party_id=who.id, party_label=case.label(who), unit_id=who.unit.id, organisation_id=organisation,
    )  # fmt: skip


def _somebody_elsewhere(case: Case) -> AssignmentDraft | None:
    """A district nurse of the county whom the person does not meet otherwise."""
    team = {member.unit.id for member in case.draft.team}
    for one in case.structure.assignments:
        if one.role == _OPENS and one.unit.county == case.person.county and one.unit.id not in team:
            return one
    return None
