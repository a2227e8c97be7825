"""Named contacts, who steps in, and Ring mig, as rows: for those in the team who may be one."""

from datetime import time, timedelta

from psycopg.types.range import TimestamptzRange

from ledstjarna.demo.county.structure.model import AssignmentDraft
from ledstjarna.demo.loading.around import in_team
from ledstjarna.demo.loading.case import Case, Row
from ledstjarna.domain.teams.models import CallAttempt, CallRequest, ContactAbsence, ContactWish, NamedContact
from ledstjarna.domain.teams.rules import OFFICE_HOURS, Hours, Window, kept_hours, promised_at
from ledstjarna.foundation.clock import moment_of

_KINDS = {
    ("home_care", "assistant_nurse"): "home_care_contact", ("care_centre", "physician"): "physician_contact",
    ("care_centre", "district_nurse"): "care_contact", ("home_nursing", "district_nurse"): "care_contact",
    ("psychiatry", "nurse"): "care_contact", ("rehabilitation", "physiotherapist"): "coordinating_contact",
}  # fmt: skip
_ONE_IN = 9  # persons of whom one has none yet, and one whose contact is away with nobody who steps in
_LATE_CALL = 4  # the turn of a Ring mig that has passed its promise
_ABOUT = ("Min medicin.", "Jag vill byta dag för duschen.", "", "Hur går det med ansökan?")
_SAID = ("Vi pratade om det. Du får en ny lista i veckan.", "Vi har bytt dag, som du ville.")
_WISHES = ("Gärna någon som talar finska.", "Vi förstår inte varandra så bra.", "")
_ANSWER = "Vi letar efter någon. Tills vidare finns din kontakt kvar, och vi hörs igen nästa vecka."
# Home care is reached from the morning; everybody else at office hours.
HOME_CARE_HOURS: Hours = tuple(Window(day, time(7), time(16)) for day in range(5))
TITLES = {"assistant_nurse": "assistant_nurse", "physician": "physician"}  # by role
WITHOUT_TITLE = 7  # of so many assistant nurses one has not shown her certificate


def title_of(member: AssignmentDraft) -> str:
    """The protected title that somebody has shown: some assistant nurses have not."""
    title = TITLES.get(member.role, "")
    return "" if title == "assistant_nurse" and member.staff.id.int % WITHOUT_TITLE == 0 else title


def hours_of_unit(kind: str) -> Hours:
    """When the staff of a unit are reached."""
    return HOME_CARE_HOURS if kind == "home_care" else OFFICE_HOURS


def told_hours(kind: str) -> list[tuple[int, str, str]]:
    """The same, as they are kept."""
    return kept_hours(hours_of_unit(kind))


def name_contacts(case: Case) -> None:
    """A contact of each kind that somebody in the team can be; some persons have none yet."""
    turn = _LATE_CALL if case.lively else case.person.serial % _ONE_IN
    if turn == 8 or case.draft.stage == "ended":
        return
    named: dict[str, Row] = {}
    holders: dict[str, AssignmentDraft] = {}
    standing = in_team(case)
    for member in case.draft.team:
        kind = _KINDS.get((member.unit.kind, member.role), "")
        titled = member.role not in TITLES or title_of(member)
        if kind and kind not in named and member.id in standing and titled:
            named[kind], holders[kind] = _name(case, member, kind), member
    if not named:
        return
    kind = "home_care_contact" if "home_care_contact" in named else next(iter(named))
    if turn in (1, 2):
        _be_away(case, named[kind], holders[kind], alone=turn == 1)
    elif turn in (0, 3, 4):
        _ask(case, named[kind], holders[kind], turn)
    elif turn in (5, 6):
        _wish(case, named[kind], answered=turn == 5)


def _name(case: Case, member: AssignmentDraft, kind: str) -> Row:
    at = case.moments.recent(days=20)
    row = case.add(
        NamedContact, kind=kind, holder_id=member.id, holder_label=case.label(member), unit_id=member.unit.id,
        organisation_id=case.organisation(member), team_id=None, period=TimestamptzRange(at, None), ended_why="",
        recorded_at=at, **case.by(case.coordinator, "named"),
    )  # fmt: skip
    case.happened("ContactNamed", at, case.coordinator.id, contact_id=row["id"], kind=kind)
    return row


def _be_away(case: Case, contact: Row, holder: AssignmentDraft, *, alone: bool) -> None:
    """Away since the last days and some days more."""
    at = case.moments.recent(days=0.2)
    last = case.moments.today + timedelta(days=case.rng.randint(3, 12))
    until = moment_of(last, time())
    others = [
        one for one in case.structure.staff_of(holder.unit) if one.id != holder.id and one.id not in in_team(case)
    ]
    stand_in = None if alone or not others else others[case.person.serial % len(others)]
    row = case.add(
        ContactAbsence, contact_id=contact["id"], period=TimestamptzRange(at, until), ended_at=None,
        stand_in_id=stand_in.id if stand_in else None, stand_in_label=case.label(stand_in) if stand_in else "",
        recorded_at=at, **case.by(case.coordinator, "noted"),
    )  # fmt: skip
    case.happened("ContactAway", at, case.coordinator.id, absence_id=row["id"])
    if stand_in:
        own = case.organisation(holder) == case.organisation(case.coordinator)
        case.ground(
            stand_in.id, "own_work" if own else "shared_plan", at, written_by=case.coordinator.id, until=until,
            organisation=case.organisation(holder),
        )  # fmt: skip


def _wish(case: Case, contact: Row, *, answered: bool) -> None:
    """The person would like somebody else: one has been answered, one waits."""
    asked = case.moments.recent(days=4)
    voice = case.speaking.first(asked)
    row = case.add(
        ContactWish, kind=contact["kind"], contact_id=contact["id"], state="asked", words=case.rng.choice(_WISHES),
        way="digital", asked_at=asked, answer="", answered_by_label="", answered_at=None, recorded_at=asked,
        **case.by(voice, "asked"),
    )  # fmt: skip
    case.happened("ContactWished", asked, voice.id, wish_id=row["id"], way="digital")
    if answered:
        at = case.moments.between(asked, case.moments.latest, case.rng)
        row |= {
            "state": "answered", "answered_at": at, "answer": _ANSWER, "answered_by_label": case.label(case.coordinator)
        }  # fmt: skip
        case.happened("ContactWishOver", at, case.coordinator.id, wish_id=row["id"], state="answered")


def _ask(case: Case, contact: Row, holder: AssignmentDraft, turn: int) -> None:
    """Ring mig: one was answered as promised, one waits, one has passed its promise."""
    asked = case.moments.recent(days={0: 3.0, 3: 0.2, 4: 0.9}[turn])
    promised = promised_at("phone", asked, hours_of_unit(holder.unit.kind))
    tried = case.moments.between(asked, min(promised, case.moments.latest), case.rng) if turn == 0 else None
    voice = case.speaking.first(asked)
    row = case.add(
        CallRequest, contact_id=contact["id"], state="reached" if tried else "asked", channel="phone",
        about=_ABOUT[case.person.serial // _ONE_IN % len(_ABOUT)], way="digital", asked_at=asked,
        reaches_id=holder.id, reaches_label=case.label(holder), reached_as="contact", unit_id=holder.unit.id,
        coordinator_id=case.coordinator.id, coordinator_label=case.label(case.coordinator), promised_at=promised,
        tried_at=tried, over_at=tried, recorded_at=asked, **case.by(voice, "asked"),
    )  # fmt: skip
    case.happened("CallAsked", asked, voice.id, call_id=row["id"], way="digital")
    if tried:
        case.add(
            CallAttempt, call_id=row["id"], outcome="reached", promised_at=promised, made_at=tried, recorded_at=tried,
            words=_SAID[case.person.serial % len(_SAID)], **case.by(holder, "made"),
        )  # fmt: skip
        case.happened("CallTried", tried, holder.id, call_id=row["id"], outcome="reached")
