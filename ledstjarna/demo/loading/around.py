"""The person's words, those close, their team and what they have consented to, as rows."""

from collections.abc import Collection
from datetime import datetime, time, timedelta
from uuid import UUID

from psycopg.types.range import DateRange, TimestamptzRange

from ledstjarna.demo.loading.case import Case, Row
from ledstjarna.demo.loading.speaking import Voice
from ledstjarna.domain.consent.models import Consent
from ledstjarna.domain.consent.rules import PLAN, TEAM, consent_end, last_day_after
from ledstjarna.domain.organisations.models import Party
from ledstjarna.domain.people.models import Absence, AwayDays, CloseOne, Mandate, Representative, Story
from ledstjarna.domain.people.rules import Held, let_kinds, reading_terms
from ledstjarna.domain.plans.models import Commitment, Plan, ProviderAssignment
from ledstjarna.domain.plans.rules.states import LIVE_COMMITMENTS
from ledstjarna.domain.teams.models import NamedContact, TeamMember
from ledstjarna.domain.teams.rules import (
    BEGINS_CONTACT,
    CAN_COORDINATE,
    OWN_RECORDS_LAST,
    TakesPart,
    reads_on,
    reads_until,
)
from ledstjarna.foundation.clock import day_of, moment_of

_BEGAN = (
    "Ringde och bad om hjälp.", "Kom på besök med frågor om stöd.", "Remiss från vårdcentralen.",
    "Skrev till oss på webben.", "Uppföljning efter vård på sjukhus.",
)  # fmt: skip
_ONE_NARROW = 3  # of so many whose partner helps
_ONE_AWAY = 23  # persons with a plan of whom one is away today, and one soon
_COME = ("home_care", "home_nursing")  # whose visits can lie close to each other
_CONSENTED = {"given": "ConsentGiven", "refused": "ConsentRefused", "withdrawn": "ConsentWithdrawn"}


def begin(case: Case) -> None:
    """The first contact: the coordinator's own work with the person."""
    member, at = case.coordinator, case.moments.began
    case.ground(
        member.id, "own_work", at, written_by=member.id, organisation=case.organisation(member),
        reason=case.rng.choice(_BEGAN),
    )  # fmt: skip
    _join(case, 0, at)


def tell_story(case: Case) -> None:
    """Min berättelse: by the person, or registered by the coordinator when it came on paper or by phone."""
    told = case.draft.story
    words = {
        "what_matters": told.what_matters, "what_i_can": told.what_i_can, "how_to_meet_me": told.how_to_meet_me,
        "who_is_close": told.who_is_close, "reach": list(told.reach), "reach_note": told.reach_note,
    }  # fmt: skip
    if case.turn.retold:
        shorter = {**words, "what_matters": told.what_matters.split("\n\n")[0], "what_i_can": ""}
        first = _story(case, 1, shorter)
        first["replaced_at"] = _story(case, 2, words)["written_at"]
    else:
        _story(case, 1, words)


def _story(case: Case, version: int, words: Row) -> Row:
    at, way = case.moments.next(), case.draft.story.way
    speaker = case.speaking.first(at)
    writer = case.registrar(way, speaker)
    teller = speaker if way == "digital" else case.speaking.themself
    row = case.add(
        Story, version=version, **words, way=way, told_by_id=teller.id, told_by_label=teller.label, written_at=at,
        **case.by(writer, "written"),
    )  # fmt: skip
    case.happened("StoryTold", at, writer.id, story_id=row["id"], version=version, way=way)
    return row


def name_close_ones(case: Case) -> None:
    """Those close to the person, and those who may decide for them."""
    representing = {one.close_one for one in case.draft.representatives}
    at = case.moments.began
    for one in case.draft.close_ones:
        case.add_plain(Party, id=one.id, kind="close_one")
        case.add(
            CloseOne, id=one.id, name=one.name, relation=one.relation, is_carer=one.is_carer, phone=one.phone,
            recorded_at=at,
        )  # fmt: skip
        case.happened("CloseOneNamed", at, case.coordinator.id, close_one_id=one.id)
        if one.is_carer or one.id in representing:
            # Some are let to read the plan and not the story: as far as the person lets.
            narrow = one.id not in representing and case.person.serial % _ONE_NARROW == 0
            lets = let_kinds((PLAN, TEAM)) if narrow else ()
            case.ground(one.id, "close_one", at, written_by=case.person.id, kinds=lets)


def register_mandates(case: Case) -> None:
    """What representatives may decide in, and what that lets them read, from now to when it changes."""
    close, at = {one.id for one in case.draft.close_ones}, case.moments.began
    for one in case.draft.representatives:
        if one.id not in close:
            case.add_plain(Party, id=one.id, kind="representative")
        case.add(Representative, id=one.id, name=one.name, phone=one.phone, recorded_at=at)
        row = case.add(
            Mandate, representative_id=one.id, kind=one.kind, scopes=list(one.scopes),
            period=DateRange(one.starts_on, one.ends_on), recorded_at=at, **case.by(case.coordinator, "registered"),
        )  # fmt: skip
        held = Held(one.kind, frozenset(one.scopes), one.starts_on, one.ends_on)
        for term in reading_terms([held], case.person.birth_date)[:1]:  # one mandate: one term, whatever ends it
            if term.end is None or term.end > day_of(at):
                until = moment_of(term.end, time()) if term.end else None
                case.ground(
                    one.id, "representative", max(at, moment_of(term.start, time())), written_by=case.coordinator.id,
                    until=until, kinds=term.kinds,
                )  # fmt: skip
        case.happened("MandateRegistered", at, case.coordinator.id, mandate_id=row["id"])


def be_away(case: Case) -> None:
    """One in so many is away these days, or soon will be."""
    turn = case.person.serial % _ONE_AWAY
    if turn > 1:
        return
    today, at = case.moments.today, case.moments.at
    first = today - timedelta(days=1) if turn else today + timedelta(days=5)
    period = DateRange(first, today + timedelta(days=9))
    row = case.add(
        Absence, kind="hospital" if turn else "holiday", period=period, words="", way="digital", version=1, told_at=at,
        recorded_at=at, replaces_id=None, replaced_at=None, **case.by(case.speaking.first(at), "told"),
    )  # fmt: skip
    case.add(AwayDays, absence_id=row["id"], period=period, replaced_at=None)
    case.happened("AbsenceTold", at, row["told_by_id"], absence_id=row["id"], kind=row["kind"], way="digital")


def let_those_who_come_know(case: Case) -> None:
    """Home care and home nursing both come: asked whether they may know of each other, the person says yes anew, now to
    sharing with those who carry it out too (SoL 2025:400 10:8; HSL 16:4; OSL 10:1)."""
    owners = {row["owner_id"] for row in case.of(Commitment) if row["state"] == "active"}
    units = [staff[0].unit for key in sorted(owners, key=str) if (staff := case.structure.staff_in(key))]
    come = [unit for unit in units if unit.kind in _COME]
    also = {unit.organisation for unit in come}
    if len({unit.kind for unit in come}) == len(_COME) and not also <= _know(case):
        answer_consent(case, "sharing", "given", also=also)


def _know(case: Case) -> set[UUID]:
    """Whom the person's yes to sharing covers now."""
    stands = (row for row in case.of(Consent) if row["kind"] == "sharing" and row["replaced_at"] is None)
    return {each for row in stands if row["state"] == "given" for each in row["organisations"]}


def answer_consent(case: Case, kind: str, state: str, also: Collection[UUID] = ()) -> Row:
    """What the person says about one kind of consent, after what they said before. A yes of guardians is each's: what
    the first says waits for the other (FB 6:13). `also`: whom a yes to sharing covers beside those of the team."""
    at, way = case.moments.next(), case.way()
    guardians = case.speaking.together(at) if state == "given" else []
    waits = [_half_yes(case, kind, one, at, way, also) for one in guardians[:-1]]
    at = case.moments.next() if waits else at
    for row in waits:
        row["replaced_at"] = at
    speaker = guardians[-1] if guardians else case.speaking.first(at)
    registrar = case.registrar(way, speaker)
    for row in case.of(Consent):
        if row["kind"] == kind and row["replaced_at"] is None:
            row["replaced_at"] = at
    ends_at = _year_after(case, at) if kind == "plan" and state == "given" else None
    row = case.add(
        Consent, kind=kind, state=state, way=way, said_at=at, recorded_at=at, replaced_at=None, ends_at=ends_at,
        organisations=_covered(case, also) if kind == "sharing" and state == "given" else [], said_by_id=speaker.id,
        said_by_label=speaker.label if way == "digital" else speaker.name, **case.by(registrar, "registered"),
    )  # fmt: skip
    until = {"ends_at": ends_at.isoformat() if ends_at else None} if state == "given" else {}
    case.happened(_CONSENTED[state], at, registrar.id, consent_id=row["id"], kind=kind, way=way, **until)
    return row


def _half_yes(case: Case, kind: str, guardian: Voice, at: datetime, way: str, also: Collection[UUID]) -> Row:
    registrar = case.registrar(way, guardian)
    row = case.add(
        Consent, kind=kind, state="half", way=way, said_at=at, recorded_at=at, replaced_at=None, ends_at=None,
        organisations=_covered(case, also) if kind == "sharing" else [], said_by_id=guardian.id,
        said_by_label=guardian.label if way == "digital" else guardian.name, **case.by(registrar, "registered"),
    )  # fmt: skip
    case.happened(
        "ConsentHalfGiven", at, registrar.id, consent_id=row["id"], said_by_id=guardian.id, kind=kind, way=way,
        ends_at=None,
    )  # fmt: skip
    return row


def _covered(case: Case, also: Collection[UUID] = ()) -> list[UUID]:
    return sorted({*(case.organisation(member) for member in case.draft.team), *also}, key=str)


def _year_after(case: Case, at: datetime) -> datetime | None:
    """When a yes for a year ends, that every third gives; None for the others, and where the year has been."""
    ends_at = consent_end(last_day_after(day_of(at), 12))
    return ends_at if ends_at and day_of(at).day % 3 == 0 and ends_at > case.moments.at else None


def gather_team(case: Case, *, shared: bool) -> None:
    """The others: of the coordinator's organisation at once, of others when the person has consented to sharing."""
    home = case.organisation(case.coordinator)
    for index, member in enumerate(case.draft.team[1:], start=1):
        own = case.organisation(member) == home
        if own or shared:
            at = case.moments.next()
            case.ground(
                member.id, "own_work" if own else "shared_plan", at, written_by=case.coordinator.id,
                organisation=case.organisation(member),
            )  # fmt: skip
            _join(case, index, at)
        elif member.role in BEGINS_CONTACT:  # comes all the same, and keeps to what their own organisation has written
            at = case.moments.next()
            case.ground(
                member.id, "own_records", at, written_by=member.id, organisation=case.organisation(member),
                until=at + OWN_RECORDS_LAST, reason=case.rng.choice(_BEGAN),
            )  # fmt: skip
            case.happened("OwnWorkBegun", at, member.id)


def _join(case: Case, index: int, at: datetime) -> None:
    member = case.draft.team[index]
    row = case.add(
        TeamMember, party_id=member.id, label=case.label(member), role=member.role,
        organisation_id=case.organisation(member), phone=member.unit.phone,
        is_coordinator=index == 0 and member.role in CAN_COORDINATE, period=TimestamptzRange(at, None),
        recorded_at=at, **case.by(case.coordinator, "invited"),
    )  # fmt: skip
    case.happened("MemberInvited" if index else "ContactBegun", at, case.coordinator.id, member_id=row["id"])


def stop_sharing(case: Case) -> None:
    """The person takes their consent to sharing back: whoever read by it leaves the team in the same moment."""
    at = answer_consent(case, "sharing", "withdrawn")["said_at"]
    home = case.organisation(case.coordinator)
    for row in case.of(TeamMember):
        if row["organisation_id"] != home:
            case.close_ground(row["party_id"], "shared_plan", at)
            row["period"] = TimestamptzRange(row["period"].lower, at)


def leave_after_the_end(case: Case) -> None:
    """The plan has ended: who has no part left, and is no named contact, reads for some days more and then leaves."""
    ended = max((row["ended_at"] for row in case.of(Plan) if row["ended_at"]), default=None)
    if ended is None or any(row["ended_at"] is None for row in case.of(Plan)):
        return
    live = {row["id"]: row["owner_id"] for row in case.of(Commitment) if row["state"] in LIVE_COMMITMENTS}
    since = max([ended, *(row["changed_at"] for row in case.of(Commitment) if row["id"] not in live)])
    given = [row for row in case.of(ProviderAssignment) if row["state"] in ("given", "accepted")]
    units = {row["unit_id"] for row in given if row["commitment_id"] in live}
    contacts = {row["holder_id"] for row in case.of(NamedContact) if row["period"].upper is None}
    works_at, until = {one.id: one.unit.id for one in case.draft.team}, reads_until(day_of(since))
    for row in case.of(TeamMember):
        party = row["party_id"]
        takes = TakesPart(part=bool({party, works_at.get(party)} & {*live.values(), *units}), contact=party in contacts)
        if row["period"].upper is None and not reads_on(takes):
            row["period"] = TimestamptzRange(row["period"].lower, until)
            for basis in ("own_work", "shared_plan"):
                case.close_ground(party, basis, until)


def in_team(case: Case) -> set[object]:
    """Who is in the team now."""
    return {row["party_id"] for row in case.of(TeamMember) if row["period"].upper is None}
