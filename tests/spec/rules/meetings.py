"""Meetings about the plan: which time suits, what there is to talk about, what a calendar answers."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from ledstjarna.domain.plans.rules.agenda import AgendaFacts, GoalFacts, Running, agenda
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
    CLOCKS,
    TIMES,
    AT_WHICH,
    ASKED_AWAY,
    BUSY,
    UNUSUAL,
    SUGGESTED,
    AGENDA,
    AGENDA_OF_PARTS,
    REPLIES,
)
