"""Calls to meetings about the plan: who may be called, which time suits, what there is to talk about."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from ledstjarna.domain.plans.rules.agenda import AgendaFacts, GoalFacts, Running, agenda
from ledstjarna.domain.plans.rules.calling import (
    Candidate,
    call_findings,
    calling_hindrance,
    is_to_be_called,
    struck_off,
)
from ledstjarna.domain.plans.rules.meeting_times import (
    WEIGHTS,
    Option,
    asking_findings,
    moment_of,
    overlap_findings,
    suggest,
    times_findings,
    unusual_findings,
)
from ledstjarna.domain.plans.rules.replying import CalendarReply, Told, reply_hindrance
from ledstjarna.foundation.findings import Finding
from tests.spec.tables import YES, RuleTable

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ID = UUID(int=1)

CALLED = RuleTable(
    title="Who may be called to a meeting about the plan",
    section="SoL 2025:400 10:8–9; HSL 2017:30 16:4; OSL 2009:400 10:1; FB 6:11, 12:2",
    about="The person always. A representative within the mandate. Somebody close where it suits and the person does "
    "not object. Who works with the person already. Everybody else when consent to sharing covers them. An association "
    "that the person has asked for something is called about that.",
    columns=("who", "what is known", "the answer about sharing", "covers them"),
    ask=lambda who, known, consent, covered: calling_hindrance(
        Candidate(who, **dict.fromkeys(known, True), consent=consent, covered=covered)
    ),
    rows=(
        ("person", (), None, False, YES),
        ("person", ("objects",), "refused", False, YES),
        ("representative", ("mandate",), None, False, YES),
        ("representative", (), "given", True, "no_mandate_to_meet"),
        ("representative", ("mandate", "objects"), None, False, "person_objects"),
        ("close_one", ("agrees",), None, False, YES),
        ("close_one", (), "given", True, "close_one_not_asked"),
        ("close_one", ("agrees", "objects"), None, False, "person_objects"),
        ("staff", ("own_organisation",), None, False, YES),
        ("staff", ("in_team",), "refused", False, YES),
        ("staff", ("in_team", "objects"), "given", True, "person_objects"),
        ("staff", (), "given", True, YES),
        ("staff", (), None, False, "consent_not_asked"),
        ("staff", (), "refused", True, "consent_refused"),
        ("staff", (), "withdrawn", True, "consent_withdrawn"),
        ("staff", (), "given", False, "consent_does_not_cover"),
        ("association", ("asked",), None, False, YES),
        ("association", ("asked", "objects"), None, False, "person_objects"),
        ("association", (), "given", True, YES),
        ("association", (), None, False, "consent_not_asked"),
    ),
)

STRUCK_OFF = RuleTable(
    title="Who is called to a meeting no more",
    section="OSL 2009:400 10:1; our own promise",
    about="When a consent, a place in the team, a mandate or being close ends, everybody who is called is asked about "
    "anew. Who reaches neither the plan nor the call is struck off, and told so where a time was set.",
    columns=("who", "reaches the plan", "reaches the call", "consent covers, or the caller's own"),
    ask=lambda who, plan, call, covered: struck_off(kind=who, reaches_plan=plan, reaches_call=call, covered=covered),
    rows=(
        ("person", False, False, False, ""),
        ("staff", True, False, False, ""),
        ("staff", False, True, True, ""),
        ("staff", False, True, False, "consent"),
        ("staff", False, False, False, "consent"),
        ("staff", False, False, True, "left"),
        ("close_one", False, True, False, ""),
        ("close_one", False, False, False, "left"),
        ("representative", True, False, False, ""),
        ("representative", False, False, False, "left"),
        ("association", False, True, False, ""),
    ),
)

EXPECTED = RuleTable(
    title="Whom a meeting should not be held without",
    section="SoL 2025:400 10:8; HSL 2017:30 16:4",
    about="Region and municipality make the plan together where both have a part in it; the form has them ticked.",
    columns=("organisation", "has a part in the plan"),
    ask=lambda kind, part: is_to_be_called(organisation_kind=kind, has_part=part),
    rows=(
        ("region", True, True),
        ("municipality", True, True),
        ("municipality", False, False),
        ("provider", True, False),
        ("association", True, False),
    ),
)

A_CALL = RuleTable(
    title="What a call holds",
    section="SoL 2025:400 10:8; HSL 2017:30 16:4; practice",
    about="Staff call; somebody more than the person; how, and where so that everybody finds there. The home of "
    "somebody with a protected identity is not written (OSL 22:1).",
    columns=("who calls", "for", "others called", "how", "kind of place", "address", "protected identity"),
    ask=lambda caller, organisation, others, how, kind, place, protected: call_findings(
        caller_kind=caller,
        organisation_kind=organisation,
        others=others,
        how=how,
        place_kind=kind,
        place=place,
        protected=protected,
    ),
    rows=(
        ("staff", "municipality", 2, "room", "care_centre", "Linden", False, YES),
        ("staff", "region", 1, "room", "home", "", False, YES),
        ("staff", "provider", 1, "phone", "", "", False, YES),
        ("staff", "region", 1, "video", "", "", False, YES),
        ("person", "", 1, "phone", "", "", False, "staff_call"),
        ("association", "association", 1, "phone", "", "", False, "staff_call"),
        ("staff", "region", 0, "phone", "", "", False, "nobody_called"),
        ("staff", "region", 1, "", "", "", False, "meeting_how_missing"),
        ("staff", "region", 1, "room", "", "", False, "meeting_place_missing"),
        ("staff", "region", 1, "room", "association_house", " ", False, "meeting_address_missing"),
        ("staff", "region", 1, "room", "home", "Rosbacken 15", False, YES),
        ("staff", "region", 1, "room", "home", "", True, YES),
        ("staff", "region", 1, "room", "home", "Rosbacken 15", True, "protected_home_not_written"),
        ("staff", "region", 1, "room", "care_centre", "Linden", True, YES),
    ),
)

CLOCKS = RuleTable(
    title="A day and a clock in Sweden",
    section="lag (1979:988) om svensk normaltid; förordning (2001:127) om sommartid",
    about="Said in Swedish time, kept as a moment in UTC. The hour that summer time skips does not exist; of the hour "
    "that comes twice the first is meant.",
    columns=("day", "clock"),
    ask=lambda day, clock: _moment(moment_of(date.fromisoformat(day), time.fromisoformat(clock))),
    rows=(
        ("2026-03-02", "13:30", "2026-03-02 12:30 UTC"),
        ("2026-06-09", "13:30", "2026-06-09 11:30 UTC"),
        ("2026-03-28", "13:00", "2026-03-28 12:00 UTC"),
        ("2026-03-29", "13:00", "2026-03-29 11:00 UTC"),
        ("2026-03-29", "01:59", "2026-03-29 00:59 UTC"),
        ("2026-03-29", "02:30", "clock_does_not_exist"),
        ("2026-03-29", "03:00", "2026-03-29 01:00 UTC"),
        ("2026-10-25", "02:30", "2026-10-25 00:30 UTC"),
        ("2026-10-25", "03:00", "2026-10-25 02:00 UTC"),
    ),
)


def _moment(found: datetime | Finding) -> object:
    return found if isinstance(found, Finding) else f"{found:%Y-%m-%d %H:%M} UTC"


TIMES = RuleTable(
    title="The times that are asked for",
    section="practice",
    about="Hours from now, and the length in minutes.",
    columns=("hours from now", "minutes"),
    ask=lambda hours, minutes: times_findings([NOW + timedelta(hours=one) for one in hours], minutes=minutes, at=NOW),
    rows=(
        ((24, 48), 60, YES),
        ((), 60, "times_missing"),
        ((0,), 60, "time_has_been"),
        ((-1, 24), 60, "time_has_been"),
        ((-1, -48), 60, ("time_has_been", "time_has_been")),
        ((24, 24), 60, "time_twice"),
        ((24, 25), 60, YES),
        ((24, 24.5), 60, "times_overlap"),
        ((24 * 400,), 60, "time_too_far"),
        ((1, 2, 3, 4, 5, 6, 7), 60, "times_too_many"),
        ((24,), 5, "meeting_length"),
        ((24,), 300, "meeting_length"),
    ),
)

AT_WHICH = RuleTable(
    title="Which of the times a fault stands at",
    section="practice: what is wrong is told where it is mended",
    about="Hours from now, for meetings of an hour. A fault is told at the day or the clock of its own time, counted "
    "from nought; of two times that do not go together at the last of them.",
    columns=("hours from now",),
    ask=lambda hours: _at_which(times_findings([NOW + timedelta(hours=one) for one in hours], minutes=60, at=NOW)),
    rows=(
        ((), "times_missing at day.0"),
        ((24, -1), "time_has_been at clock.1"),
        ((24, -48, 72), "time_has_been at day.1"),
        ((24, 48, 24 * 400), "time_too_far at day.2"),
        ((24, 48, 24), "time_twice at clock.2"),
        ((48, 24, 48.5), "times_overlap at clock.2"),
        ((-1, 24, 24), "time_has_been at clock.0, time_twice at clock.2"),
    ),
)


def _at_which(found: list[Finding]) -> str:
    return ", ".join(f"{one.code} at {one.field_name}" for one in found)


ASKED_AWAY = RuleTable(
    title="What is seen before times are asked about",
    section="our own promise, not law",
    about="Nobody asks for a time at night. Somebody who is away may still meet, so such a day is asked about by who "
    "has seen it. The person is away 10 and 11 March.",
    columns=("days in March", "hour (UTC)", "anyway"),
    ask=lambda days, hour, anyway: _at_which(
        asking_findings(
            [datetime(2026, 3, one, hour, tzinfo=UTC) for one in days],
            away=[(date(2026, 3, 10), date(2026, 3, 12))], anyway=anyway,
        )
    ),
    rows=(
        ((9, 12), 12, False, ""),
        ((9, 11), 12, False, "asked_when_away at day.1"),
        ((10, 9, 11), 12, False, "asked_when_away at day.0, asked_when_away at day.2"),
        ((10, 9, 11), 12, True, ""),
        ((9, 10), 2, True, "asked_at_night at clock.0, asked_at_night at clock.1"),
    ),
)  # fmt: skip

BUSY = RuleTable(
    title="When somebody who is called has another meeting then",
    section="practice: the person's time is never passed over",
    about="The person, and whoever decides for them, cannot be in two places. A colleague can stand in for staff, so "
    "such a time may be set by somebody who has seen it.",
    columns=("who is busy", "set it anyway"),
    ask=lambda who, anyway: overlap_findings([(kind, kind) for kind in who], anyway=anyway),
    rows=(
        ((), False, YES),
        (("person",), False, "person_is_busy"),
        (("person",), True, "person_is_busy"),
        (("representative", "staff"), True, "person_is_busy"),
        (("staff",), False, "others_are_busy"),
        (("staff", "close_one"), True, YES),
    ),
)

UNUSUAL = RuleTable(
    title="What is seen before a meeting's time is set",
    section="our own promise, not law",
    about="A time at night is nearly always a slip of the pen. Somebody who is away may still meet, at the hospital or "
    "by phone. Both are told at once, and set by who has seen it. The person is away 10 and 11 March.",
    columns=("starts (UTC)", "anyway"),
    ask=lambda starts, anyway: unusual_findings(
        starts, away=[(date(2026, 3, 10), date(2026, 3, 12))], busy=[], anyway=anyway
    ),
    rows=(
        (datetime(2026, 3, 9, 12, tzinfo=UTC), False, YES),
        (datetime(2026, 3, 9, 4, 59, tzinfo=UTC), False, "meeting_at_night"),
        (datetime(2026, 3, 9, 5, tzinfo=UTC), False, YES),
        (datetime(2026, 3, 9, 19, 59, tzinfo=UTC), False, YES),
        (datetime(2026, 3, 9, 20, tzinfo=UTC), False, "meeting_at_night"),
        (datetime(2026, 3, 9, 2, tzinfo=UTC), True, YES),
        (datetime(2026, 3, 11, 12, tzinfo=UTC), False, "person_is_away_then"),
        (datetime(2026, 3, 11, 2, tzinfo=UTC), False, ("meeting_at_night", "person_is_away_then")),
        (datetime(2026, 3, 12, 12, tzinfo=UTC), False, YES),
    ),
)

SUGGESTED = RuleTable(
    title="Which time suits best",
    section="practice: " + "; then ".join(f"{weight.code} ({weight.why})" for weight in WEIGHTS),
    about="The person's answer to the first, second and third time, and the others'. The answer is the order in which "
    "the times are suggested; one that the person cannot come to is not.",
    columns=("the person", "the others to the first", "to the second", "to the third"),
    ask=lambda person, *others: _order(person, others),
    rows=(
        (("yes", "no", "no"), ("no",), ("yes",), ("yes",), "1"),
        (("yes", "yes", "yes"), ("no", "yes"), ("yes", "yes"), ("if_needed", "yes"), "2, 3, 1"),
        (("if_needed", "yes", ""), ("yes",), ("if_needed",), ("yes",), "2, 1, 3"),
        (("yes", "yes", "yes"), ("yes",), ("yes",), ("yes",), "1, 2, 3"),
        (("", "", ""), ("no",), ("",), ("yes",), "3, 2, 1"),
        (("no", "no", "no"), ("yes",), ("yes",), ("yes",), ""),
    ),
)


def _order(person: tuple[str, ...], others: tuple[tuple[str, ...], ...]) -> str:
    options = [
        Option(
            UUID(int=number),
            NOW + timedelta(days=number),
            (("person", person[number - 1]), *(("staff", a) for a in said)),
        )
        for number, said in enumerate(others, start=1)
    ]
    return ", ".join(str(one.time_id.int) for one in suggest(options))


AGENDA = RuleTable(
    title="What there is to talk about",
    section="practice: the person's own points first",
    about="Gathered from the plan on the day of the meeting. A decision or another part that runs out within 60 days "
    "is talked about, unless it was said that it ends then, and so is a follow-up that is due by then or that nobody "
    "has set, a goal that nobody does anything for, whether less could do, and when cooperation failed.",
    columns=("what the plan holds", "a decision ends in days", "follow-up in days"),
    ask=lambda holds, ends, follow: tuple(
        item.code
        for item in agenda(
            AgendaFacts(
                **{name: [("what", "who")] for name in holds},
                running=[Running("Dusch", "Kommunen", None if ends is None else NOW.date() + timedelta(days=ends))],
                follow_up=None if follow is None else NOW.date() + timedelta(days=follow),
            ),
            NOW.date(),
        )
    ),
    rows=(
        ((), None, 200, YES),
        ((), None, None, "follow_up"),
        ((), 60, 200, "runs_out"),
        ((), 61, 60, "follow_up"),
        (("waits", "to_choose", "own_points"), None, 200, ("own_point", "choose", "waits")),
        (
            ("others_points", "deviations", "less", "wishes", "not_satisfied", "nobody_came", "own_points"), 10, 10,
            ("own_point", "nobody_came", "not_satisfied", "wish", "less", "runs_out", "deviation", "point",
             "follow_up"),
        ),
    ),
)  # fmt: skip

AGENDA_OF_PARTS = RuleTable(
    title="What there is to talk about: parts and goals",
    section="practice",
    about="A part without a decision, until somebody has said that it ends; a goal while nothing is done or proposed.",
    columns=("a part ends in days", "it was said that it ends", "parts of the goal", "proposals not answered"),
    ask=lambda ends, said, parts, proposals: tuple(
        item.code
        for item in agenda(
            AgendaFacts(
                running=[
                    Running("Kören", "Kören", ends and NOW.date() + timedelta(days=ends), decided=False, ends_then=said)
                ],
                goals=[GoalFacts("Sjunga", parts, proposals)], follow_up=NOW.date() + timedelta(days=200),
            ), NOW.date(),
        )
    ),
    rows=(
        (None, False, 1, 0, YES),
        (60, False, 1, 0, "part_ends"),
        (-5, False, 1, 0, "part_ends"),
        (60, True, 1, 0, YES),
        (61, False, 0, 1, YES),
        (30, False, 0, 0, ("part_ends", "goal_alone")),
    ),
)  # fmt: skip

REPLIES = RuleTable(
    title="A reply from somebody's calendar",
    section="RFC 5546 3.2.3",
    about="It counts when it is from somebody who is called, about the invitation that stands. What stands here: the "
    "state of the call, the sequence that was sent last, and whether a later answer is known.",
    columns=(
        "state of the call",
        "the sender is called",
        "sequence sent",
        "sequence answered",
        "a later answer is known",
    ),
    ask=lambda state, called, sent, answered, later: reply_hindrance(
        CalendarReply(ID, "a@example.se", "yes", answered, NOW),
        Told(state, sent, called, NOW + timedelta(hours=1) if later else None),
    ),
    rows=(
        ("set", True, 0, 0, False, YES),
        ("set", True, 2, 2, False, YES),
        ("set", True, 0, 0, True, "calendar_older_reply"),
        ("set", True, 2, 1, False, "calendar_old_sequence"),
        ("set", True, 0, -1, False, "calendar_no_invitation"),
        ("set", True, 2, -1, False, "calendar_no_invitation"),
        ("set", True, 0, 1, False, "calendar_unknown_sequence"),
        ("set", False, 0, 0, False, "calendar_stranger"),
        ("cancelled", True, 1, 1, False, "calendar_meeting_over"),
        ("held", True, 0, 0, False, "calendar_meeting_over"),
        ("cancelled", False, 1, 1, False, "calendar_stranger"),
        ("asked", True, 0, 0, False, "calendar_uid_unknown"),
        ("", False, 0, 0, False, "calendar_uid_unknown"),
    ),
)

TABLES = (
    CALLED,
    STRUCK_OFF,
    EXPECTED,
    A_CALL,
    CLOCKS,
    TIMES,
    AT_WHICH,
    ASKED_AWAY,
    BUSY,
    UNUSUAL,
    SUGGESTED,
    AGENDA,
    REPLIES,
)
