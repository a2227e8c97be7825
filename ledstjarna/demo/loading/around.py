"""The person's words, those close, their team and what they have consented to, as rows."""

from datetime import datetime

from psycopg.types.range import DateRange, TimestamptzRange

from ledstjarna.demo.loading.case import Case
from ledstjarna.domain.consent.models import AccessGround, Consent
from ledstjarna.domain.organisations.models import Party
from ledstjarna.domain.people.models import CloseOne, Mandate, Representative, Story
from ledstjarna.domain.teams.models import TeamMember
from ledstjarna.domain.teams.rules import CAN_COORDINATE


def tell_story(case: Case) -> None:
    """Min berättelse: by the person, or registered by the coordinator when it came on paper or by phone."""
    told, at = case.draft.story, case.moments.next()
    writer = None if told.way == "digital" else case.coordinator
    story_id = case.add(
        Story, version=1, what_matters=told.what_matters, what_i_can=told.what_i_can,
        how_to_meet_me=told.how_to_meet_me, who_is_close=told.who_is_close, reach=list(told.reach),
        reach_note=told.reach_note, way=told.way, told_by_id=case.person.id, told_by_label=case.person.name,
        written_at=at, **case.by(writer, "written"),
    )  # fmt: skip
    actor = writer.id if writer else case.person.id
    case.happened("StoryTold", at, actor, story_id=story_id, version=1, way=told.way)


def name_close_ones(case: Case) -> None:
    """Those close to the person, and those who may decide for them."""
    representing = {one.close_one for one in case.draft.representatives}
    for one in case.draft.close_ones:
        at = case.moments.began
        case.add_plain(Party, id=one.id, kind="close_one")
        case.add(
            CloseOne, id=one.id, name=one.name, relation=one.relation, is_carer=one.is_carer, phone=one.phone,
            recorded_at=at,
        )  # fmt: skip
        if one.is_carer or one.id in representing:
            _ground(case, one.id, "close_one", at, written_by=case.person.id)
    for one in case.draft.representatives:
        if one.id not in {close.id for close in case.draft.close_ones}:
            case.add_plain(Party, id=one.id, kind="representative")
        case.add(Representative, id=one.id, name=one.name, phone=one.phone, recorded_at=case.moments.began)
        case.add(
            Mandate, representative_id=one.id, kind=one.kind, scopes=list(one.scopes),
            period=DateRange(one.starts_on, one.ends_on), recorded_at=case.moments.began,
            **case.by(case.coordinator, "registered"),
        )  # fmt: skip
        _ground(case, one.id, "representative", case.moments.began, written_by=case.coordinator.id)


def consent(case: Case) -> None:
    """Consent to sharing between those who help, and to the plan when it is to be a SIP."""
    at, way = case.moments.next(), case.draft.story.way
    organisations = sorted({case.organisation(member) for member in case.draft.team}, key=str)
    kinds = ("sharing", "plan") if case.draft.with_sip else ("sharing",)
    for kind in kinds:
        consent_id = case.add(
            Consent, kind=kind, state="given", way=way, organisations=organisations if kind == "sharing" else [],
            said_by_id=case.person.id, said_by_label=case.person.name, said_at=at, recorded_at=at,
            **case.by(case.coordinator, "registered"),
        )  # fmt: skip
        case.happened("ConsentGiven", at, case.coordinator.id, consent_id=consent_id, kind=kind, way=way)


def gather_team(case: Case, *, shared: bool) -> None:
    """The team: its coordinator from the first day, the others when the person has consented to sharing."""
    home = case.organisation(case.coordinator)
    for index, member in enumerate(case.draft.team):
        own = case.organisation(member) == home
        if not own and not shared:
            continue
        at = case.moments.began if index == 0 else case.moments.next()
        member_id = case.add(
            TeamMember, party_id=member.id, label=case.label(member), role=member.role,
            organisation_id=case.organisation(member), phone=member.unit.phone,
            is_coordinator=index == 0 and member.role in CAN_COORDINATE, period=TimestamptzRange(at, None),
            recorded_at=at, **case.by(case.coordinator, "invited"),
        )  # fmt: skip
        _ground(
            case, member.id, "own_work" if own else "shared_plan", at, written_by=case.coordinator.id,
            organisation=case.organisation(member),
        )  # fmt: skip
        case.happened("ContactBegun" if index == 0 else "MemberInvited", at, case.coordinator.id, member_id=member_id)


def _ground(
    case: Case, party: object, basis: str, at: datetime, *, written_by: object, organisation: object = None
) -> None:
    case.add(
        AccessGround, party_id=party, basis=basis, kinds=case.ground_kinds(basis), period=TimestamptzRange(at, None),
        organisation_id=organisation, written_by_id=written_by, recorded_at=at,
    )  # fmt: skip
