"""The plan as it is lived: who sets times, who says how it went and when, and what stands then."""

from datetime import UTC, date, datetime, time, timedelta

from ledstjarna.domain.plans.rules.activities import (
    Occurrence,
    Recurring,
    Rule,
    move_findings,
    same_times,
    times_findings,
)
from ledstjarna.domain.plans.rules.implementing import answer_findings, implementation_findings
from ledstjarna.domain.plans.rules.marking import asks_why, change_findings, mark_findings, part_in, sets_times, stands
from ledstjarna.domain.plans.rules.owners import held_by
from ledstjarna.domain.plans.rules.telling import fact_finding, telling_more_finding
from tests.spec.tables import YES, RuleTable

_STARTS = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


def _one(state: str = "planned") -> Occurrence:
    return Occurrence(date(2026, 3, 3), _STARTS, _STARTS + timedelta(minutes=30), state)


def _at(minutes: int) -> datetime:
    return _STARTS + timedelta(minutes=minutes)


WHOSE = RuleTable(
    title="Whose word it is how something went",
    section="our own promise, not law",
    about="Who owns a part, or was named for it, says done or not done. The person, whoever decides for them and "
    "somebody close whom they let read say that nobody came, but not of what the person does alone. Staff of the team "
    "write down on somebody's word.",
    columns=("owns it", "who", "reads the plan", "how it comes about"),
    ask=lambda owns, kind, reads, basis: part_in(owns=owns, kind=kind, reads_plan=reads, basis=basis),
    rows=(
        (True, "person", True, "sol", "owner"),
        (True, "association", False, "sol", "owner"),
        (False, "person", True, "sol", "receiver"),
        (False, "representative", True, "sol", "receiver"),
        (False, "close_one", True, "sol", "receiver"),
        (False, "close_one", False, "sol", "other"),
        (False, "staff", True, "sol", "other"),
        (False, "association", False, "sol", "other"),
        (False, "staff", True, "own", "writer"),
        (False, "staff", True, "close_one", "writer"),
        (False, "staff", False, "own", "other"),
        (True, "representative", True, "own", "owner"),
        (False, "close_one", True, "own", "other"),
        (False, "close_one", True, "close_one", "receiver"),
    ),
)

TELLING = RuleTable(
    title="Done, not done, nobody came",
    section="our own promise, not law",
    about="Nothing is ticked long before it happens (half an hour), nobody is missing before the time (a quarter). Not "
    "done has a reason. That nobody came is the receiver's word: the owner answers the report instead.",
    columns=("it is", "who", "says", "reason", "words", "minutes from its beginning", "said before", "it was"),
    ask=lambda part, kind, state, reason, words, minutes, standing, was: mark_findings(
        part=part, kind=kind, state=state, reason=reason, words=words, one=_one(was), at=_at(minutes), standing=standing
    ),
    rows=(
        ("owner", "person", "done", "", "", 0, "", "planned", YES),
        ("owner", "person", "done", "", "", -30, "", "planned", YES),
        ("owner", "person", "done", "", "", -31, "", "planned", "too_early_to_tell"),
        ("owner", "person", "done", "", "", 0, "", "cancelled", "occurrence_is_off"),
        ("owner", "person", "done", "", "", 0, "", "paused", "occurrence_is_off"),
        ("owner", "person", "done", "", "", 0, "not_done", "planned", YES),
        ("owner", "person", "not_done", "", "", 0, "", "planned", "not_done_reason_missing"),
        ("owner", "person", "not_done", "ill", "", 0, "", "planned", YES),
        ("owner", "staff", "not_done", "ill", "", 0, "", "planned", "not_done_reason_missing"),
        ("owner", "staff", "not_done", "person_not_home", "", 0, "", "planned", YES),
        ("owner", "staff", "not_done", "other", " ", 0, "", "planned", "words_missing"),
        ("owner", "association", "not_done", "other", "Bilen gick sönder", 0, "", "planned", YES),
        ("owner", "staff", "nobody_came", "", "", 60, "", "planned", "not_yours_to_tell"),
        ("owner", "staff", "done", "", "", 60, "nobody_came", "planned", "nobody_came_is_answered"),
        ("owner", "person", "done", "", "", 60, "nobody_came", "planned", YES),
        ("receiver", "person", "nobody_came", "", "", 14, "", "planned", "too_early_to_tell"),
        ("receiver", "person", "nobody_came", "", "", 15, "", "planned", YES),
        ("receiver", "close_one", "nobody_came", "", "", 15, "", "planned", YES),
        ("receiver", "person", "nobody_came", "", "", 15, "done", "planned", YES),
        ("receiver", "person", "done", "", "", 60, "", "planned", "not_yours_to_tell"),
        ("receiver", "person", "done", "", "", 60, "nobody_came", "planned", YES),
        ("receiver", "person", "not_done", "ill", "", 60, "", "planned", "not_yours_to_tell"),
        ("other", "staff", "done", "", "", 60, "", "planned", "not_yours_to_tell"),
        ("writer", "staff", "done", "", "", 60, "", "planned", ("word_of_missing", "word_way_missing")),
        ("writer", "staff", "not_done", "ill", "", 60, "nobody_came", "planned", "nobody_came_is_answered"),
        ("writer", "staff", "nobody_came", "", "", 60, "", "planned", "not_yours_to_tell"),
    ),
)

CHANGING_ONE = RuleTable(
    title="Cancelling or moving one time",
    section="our own promise, not law",
    about="Who owns it moves and cancels it until it has been; the person may always say no to one time.",
    columns=("it is", "who", "change", "said", "minutes from its beginning", "it was"),
    ask=lambda part, kind, change, said, minutes, was: change_findings(
        part=part, kind=kind, change=change, one=_one(was), said=said, at=_at(minutes)
    ),
    rows=(
        ("owner", "staff", "moved", "", -600, "planned", YES),
        ("owner", "staff", "cancelled", "", 29, "planned", YES),
        ("owner", "staff", "cancelled", "", 30, "planned", "occurrence_has_been"),
        ("owner", "staff", "moved", "done", 0, "planned", "occurrence_is_told"),
        ("owner", "staff", "moved", "", -600, "cancelled", "occurrence_is_off"),
        ("receiver", "person", "cancelled", "", -600, "planned", YES),
        ("receiver", "person", "moved", "", -600, "planned", "not_yours_to_tell"),
        ("receiver", "close_one", "cancelled", "", -600, "planned", "not_yours_to_tell"),
        ("other", "staff", "cancelled", "", -600, "planned", "not_yours_to_tell"),
    ),
)

WHY_CHANGED = RuleTable(
    title="Whether who changes one time says why",
    section="our own promise, not law",
    about="Whoever waits for somebody is told why; of what the person does alone nobody waits.",
    columns=("legal basis", "somebody is named to come"),
    ask=lambda basis, named: asks_why(basis, named=named),
    rows=(
        ("own", False, False),
        ("own", True, True),
        ("close_one", False, True),
        ("association", False, True),
        ("open_support", False, True),
        ("sol", False, True),
        ("lss", False, True),
        ("health", False, True),
    ),
)

STANDS = RuleTable(
    title="How one time stands",
    section="our own promise, not law",
    about="What nobody has told two hours after it ended is untold: late for staff, never held against the person.",
    columns=("it was", "said", "minutes from its beginning", "somebody new is looked for"),
    ask=lambda was, said, minutes, sought: stands(_one(was), said, _at(minutes), sought=sought),
    rows=(
        ("planned", "", -1, False, "ahead"),
        ("planned", "", 0, False, "now"),
        ("planned", "", 29, False, "now"),
        ("planned", "", 30, False, "been"),
        ("planned", "", 149, False, "been"),
        ("planned", "", 150, False, "untold"),
        ("planned", "", -1, True, "sought"),
        ("planned", "", 149, True, "sought"),
        ("planned", "", 150, True, "untold"),
        ("planned", "done", 150, True, "done"),
        ("planned", "done", 150, False, "done"),
        ("planned", "nobody_came", 150, False, "nobody_came"),
        ("cancelled", "", 150, True, "cancelled"),
        ("cancelled", "", 150, False, "cancelled"),
        ("paused", "", 150, False, "paused"),
    ),
)

SETTING = RuleTable(
    title="Who sets the times of a part",
    section="our own promise, not law",
    about="Who owns it. For what the person or somebody close does, the team may write it down for them.",
    columns=("owns it", "who", "legal basis", "reads the plan"),
    ask=lambda owns, kind, basis, reads: sets_times(owns=owns, kind=kind, basis=basis, reads_plan=reads),
    rows=(
        (True, "staff", "sol", False, YES),
        (True, "association", "association", False, YES),
        (True, "person", "own", True, YES),
        (False, "representative", "own", True, YES),
        (False, "staff", "own", True, YES),
        (False, "staff", "close_one", True, YES),
        (False, "staff", "sol", True, "not_yours_to_set"),
        (False, "person", "association", True, "not_yours_to_set"),
        (False, "close_one", "own", True, "not_yours_to_set"),
    ),
)


def _times(starts: date, every: str, interval: int, days: tuple[int, ...], clock: str, minutes: int, ends: date | None):
    at = time.fromisoformat(clock) if clock else None
    return times_findings(
        Recurring(starts, Rule(every, interval, days), at, minutes, ends), today=_TODAY,
        decided_until=date(2027, 12, 1),
    )  # fmt: skip


_TODAY = date(2026, 3, 3)
TIMES = RuleTable(
    title="What the times of a part hold",
    section="RFC 5545 for the rule itself; the limits are our own",
    about="A first day that has not been, days that it falls on, a time that lasts, within the decision (until 30 "
    "November 2027). Asked on 3 March 2026, a Tuesday.",
    columns=("first day", "every", "interval", "weekdays", "at", "minutes", "first day without"),
    ask=_times,
    rows=(
        (_TODAY, "week", 1, (1, 4), "10:00", 45, None, YES),
        (_TODAY, "day", 1, (), "", 0, None, YES),
        (_TODAY, "once", 1, (), "10:00", 45, date(2026, 3, 4), YES),
        (date(2026, 3, 2), "day", 1, (), "", 0, None, "times_begin_in_past"),
        (date(2226, 3, 2), "day", 1, (), "", 0, None, ("after_decision", "times_begin_too_late")),
        (date(2027, 11, 30), "day", 1, (), "", 0, None, YES),
        (date(2027, 12, 1), "day", 1, (), "", 0, None, "after_decision"),
        (_TODAY, "day", 1, (), "", 0, date(2027, 12, 1), YES),
        (_TODAY, "day", 1, (), "", 0, date(2027, 12, 2), "after_decision"),
        (date(2026, 3, 29), "once", 1, (), "02:30", 45, None, "clock_does_not_exist"),
        (_TODAY, "day", 1, (), "02:30", 45, None, YES),
        (_TODAY, "day", 1, (), "", 0, _TODAY, "times_end_before_start"),
        (_TODAY, "week", 1, (), "10:00", 45, None, "weekday_missing"),
        (_TODAY, "week", 13, (1,), "10:00", 45, None, "interval_outside"),
        (_TODAY, "day", 1, (), "10:00", 0, None, "minutes_missing"),
        (_TODAY, "week", 1, (0,), "10:00", 45, date(2026, 3, 8), "times_never"),
        (date(2026, 3, 2), "week", 0, (), "10:00", 0, None,
         ("times_begin_in_past", "weekday_missing", "interval_outside", "minutes_missing")),
    ),
)  # fmt: skip

MOVED = RuleTable(
    title="To which day one time may be moved",
    section="our own promise; the decision says for how long",
    about="A day that has not been, within a year and within the decision (until 30 November 2026), at an hour that it "
    "has. Asked on 3 March 2026.",
    columns=("to the day", "at"),
    ask=lambda day, clock: move_findings(day, time.fromisoformat(clock), today=_TODAY, decided_until=date(2026, 12, 1)),
    rows=(
        (date(2026, 3, 2), "10:00", "occurrence_moved_to_past"),
        (_TODAY, "10:00", YES),
        (date(2026, 3, 29), "02:30", "clock_does_not_exist"),
        (date(2026, 3, 29), "03:30", YES),
        (date(2026, 11, 30), "10:00", YES),
        (date(2026, 12, 1), "10:00", "after_decision"),
        (date(2035, 1, 1), "10:00", "occurrence_moved_too_far"),
    ),
)

TWICE = RuleTable(
    title="The same times written twice",
    section="our own promise, not law",
    about="One rule and one time of day with a day in common, for the same part and the same one to come: refused, or "
    "it would be two visits. The other begins on Tuesday 3 March 2026 at 10, every second week.",
    columns=("first day", "every", "interval", "weekdays", "at"),
    ask=lambda starts, every, interval, days, clock: same_times(
        Recurring(starts, Rule(every, interval, days), time.fromisoformat(clock), 30),
        Recurring(_TODAY, Rule("week", 2, (1,)), time(10), 30),
    ),
    rows=(
        (_TODAY, "week", 2, (1,), "10:00", True),
        (date(2028, 2, 29), "week", 2, (1,), "10:00", True),
        (date(2026, 3, 10), "week", 2, (1,), "10:00", False),
        (_TODAY, "week", 2, (1,), "10:30", False),
        (_TODAY, "week", 1, (1,), "10:00", False),
        (_TODAY, "once", 1, (), "10:00", False),
    ),
)

HOW = RuleTable(
    title="Who writes how a decision is carried out",
    section="practice [M: SOSFS 2014:5 5 kap.]; the decision says what, the provider says how",
    about="Only the provider that has taken the assignment, and it says something.",
    columns=("the assignment", "it is theirs", "how"),
    ask=lambda state, theirs, how: implementation_findings(assignment_state=state, is_theirs=theirs, how=how),
    rows=(
        ("accepted", True, "Vi kommer efter tio", YES),
        ("accepted", True, " ", "how_missing"),
        ("accepted", False, "Vi kommer efter tio", "not_your_assignment"),
        ("given", True, "Vi kommer efter tio", "not_your_assignment"),
        ("ended", True, "Vi kommer efter tio", "not_your_assignment"),
        ("", False, "Vi kommer efter tio", "not_your_assignment"),
    ),
)

HOW_ANSWERED = RuleTable(
    title="What an answer to how holds",
    section="our own promise, not law",
    about="The person says yes, or what they want otherwise. Staff who write it down say in which way they were told.",
    columns=("who writes it", "yes", "words", "way"),
    ask=lambda kind, yes, words, way: answer_findings(viewer_kind=kind, yes=yes, words=words, way=way),
    rows=(
        ("person", True, "", "digital", YES),
        ("person", False, "Kom efter tio", "digital", YES),
        ("person", False, "", "digital", "change_says_nothing"),
        ("staff", True, "", "meeting", YES),
        ("staff", True, "", "digital", "way_missing"),
        ("staff", False, "", "digital", ("way_missing", "change_told_says_nothing")),
    ),
)

TELLING_LESS = RuleTable(
    title="Which shared facts can be taken back",
    section="OSL 2009:400 10:1",
    about="From somebody who answers for one part, one fact at a time, as long as the part is theirs.",
    columns=("the part", "told", "taken back"),
    ask=fact_finding,
    rows=(
        ("active", ("about", "phone"), "phone", YES),
        ("awaits_owner", ("about", "name"), "name", YES),
        ("active", ("about", "phone"), "about", "fact_always_told"),
        ("active", ("about",), "phone", "fact_not_told"),
        ("ended", ("about", "phone"), "phone", "fact_not_told"),
    ),
)

TELLING_MORE = RuleTable(
    title="Which facts can be told, or told again",
    section="OSL 2009:400 10:1, 22:1",
    about="To somebody who answers for one part, one fact at a time, each a consent of its own; after the person has "
    "read that no secrecy law binds an association.",
    columns=("the part", "told", "fact", "withheld", "who it is is hidden"),
    ask=lambda state, told, fact, unread, hides: telling_more_finding(
        state, told, fact, unread=unread, hides_who=hides
    ),
    rows=(
        ("active", ("about",), "phone", (), False, YES),
        ("awaits_owner", ("about", "phone"), "meet", (), True, YES),
        ("active", ("about", "phone"), "phone", (), False, "fact_told_already"),
        ("active", ("about",), "about", (), False, "fact_told_already"),
        ("ended", ("about",), "phone", (), False, "fact_told_already"),
        ("active", ("about",), "name", (), True, "fact_never_shown"),
        ("active", ("about", "when"), "meet", ("when",), True, "words_shared_anew_first"),
    ),
)

HOLDERS = RuleTable(
    title="Who holds a part now",
    section="our promise to the person: the plan shows whoever answers",
    about="By what the part stands on; while somebody new is sought, by where whoever answers meanwhile works.",
    columns=("legal basis", "state", "the person", "organisation", "unit"),
    ask=lambda basis, state, person, organisation, unit: held_by(
        basis, state, by_person=person, organisation_kind=organisation, unit_kind=unit
    ),
    rows=(
        ("own", "active", True, "", "", "me"),
        ("close_one", "active", False, "", "", "close"),
        ("close_one", "seeks_owner", False, "region", "care_centre", "region"),
        ("close_one", "seeks_owner", False, "municipality", "home_nursing", "municipality"),
        ("close_one", "seeks_owner", False, "provider", "care_centre", "region"),
        ("close_one", "seeks_owner", False, "provider", "home_care", "municipality"),
        ("close_one", "seeks_owner", False, "association", "association", "association"),
        ("close_one", "seeks_owner", True, "", "", "me"),
        ("close_one", "ended", False, "region", "care_centre", "close"),
        ("association", "active", False, "", "", "association"),
        ("association", "seeks_owner", False, "municipality", "assessment", "municipality"),
        ("open_support", "active", False, "", "", "municipality"),
        ("sol", "awaits_decision", False, "", "", "municipality"),
        ("lss", "active", False, "", "", "municipality"),
        ("health", "active", False, "municipality", "home_nursing", "region"),
    ),
)

TABLES = (
    SETTING, TIMES, MOVED, TWICE, WHOSE, TELLING, CHANGING_ONE, WHY_CHANGED, STANDS, HOW, HOW_ANSWERED, TELLING_LESS,
    TELLING_MORE, HOLDERS,
)  # fmt: skip
