"""Who may decide for somebody, and from which age nobody does."""

from datetime import date

from ledstjarna.domain.people.rules import (
    Held,
    absence_findings,
    age_on,
    back_findings,
    birthday,
    mandate_allows,
    may_choose_for,
    own_hindrance,
    reads_until,
)
from tests.spec.tables import YES, RuleTable


def _day_or_word(day: date | None) -> str:
    if day is None:
        return "until further notice"
    return "not at all" if day == date.min else day.isoformat()


BORN = date(1938, 3, 2)
DAY = date(2026, 3, 2)

MANDATES = RuleTable(
    title="What a representative may decide",
    section="FB 6, 10–13 kap.; LFF (2017:310); PL 2014:821 4 kap. [from memory, each row one line in the rules]",
    about="By the kind of mandate, what it covers, the matter, and the person's age.",
    columns=("mandate", "covers", "matter", "the person's age"),
    ask=mandate_allows,
    rows=(
        ("guardian", (), "plan", 9, YES),
        ("guardian", (), "plan", 15, "own_standing"),
        ("guardian", (), "sharing", 15, "own_standing"),
        ("guardian", (), "social", 14, YES),
        ("guardian", (), "social", 15, "own_standing"),
        ("guardian", (), "health", 17, YES),
        ("guardian", (), "health", 18, "of_age"),
        ("guardian", (), "economic", 17, YES),
        ("guardian", (), "plan", None, "age_unknown"),
        ("god_man", ("personal",), "plan", 88, YES),
        ("god_man", ("property",), "plan", 88, "mandate_scope_missing"),
        ("god_man", ("rights",), "social", 88, YES),
        ("god_man", ("rights",), "health", 88, "mandate_scope_missing"),
        ("god_man", ("property",), "economic", 88, YES),
        ("forvaltare", ("personal", "property", "rights"), "plan", 50, "forvaltare_not_personal_matters"),
        ("forvaltare", ("personal", "property", "rights"), "health", 50, "forvaltare_not_personal_matters"),
        ("forvaltare", ("property",), "economic", 50, YES),
        ("future_power", ("personal",), "plan", 88, YES),
        ("future_power", ("personal",), "health", 88, "future_power_not_health"),
        ("future_power", ("personal",), "economic", 88, "mandate_scope_missing"),
        ("neighbour", ("personal",), "plan", 88, "mandate_unknown"),
    ),
)

WILL = RuleTable(
    title="The person's own position beside a mandate",
    section="FB 11:5, 12:2; FB 6:13; PL 4:2",
    about="A god man acts with the person; two guardians decide together. What is known of the "
    "person's own position counts.",
    columns=("mandate", "matter", "the person", "born", "other guardians left"),
    ask=lambda kind, matter, says, born, left: may_choose_for(
        [Held(kind, frozenset({"personal"}), date(2020, 1, 1))],
        matter=matter,
        birth_date=born,
        on=DAY,
        person_says=says,
        guardians_left=left,
    ),
    rows=(
        ("god_man", "plan", "agrees", BORN, 0, YES),
        ("god_man", "plan", "against", BORN, 0, "persons_own_consent_needed"),
        ("god_man", "plan", "cannot", BORN, 0, YES),
        ("god_man", "health", "agrees", BORN, 0, YES),
        ("god_man", "health", "cannot", BORN, 0, "persons_own_consent_needed"),
        ("future_power", "plan", "cannot", BORN, 0, YES),
        ("guardian", "plan", "", date(2018, 5, 1), 0, YES),
        ("guardian", "plan", "", date(2018, 5, 1), 1, "other_guardian_must_agree"),
    ),
)

CHILDREN = RuleTable(
    title="What a child decides alone",
    section="FB 6:11, 10:2; SoL 2025:400 10:8; OSL 12:3; PL 4:3 [from memory, as the mandates]",
    about="Guardians decide and listen; in health care the child's own word counts by age and maturity.",
    columns=("matter", "age"),
    ask=own_hindrance,
    rows=(
        ("plan", 14, "guardians_decide"),
        ("plan", 15, YES),
        ("sharing", 14, "guardians_decide"),
        ("sharing", 15, YES),
        ("social", 14, "guardians_decide"),
        ("social", 15, YES),
        ("economic", 17, "guardians_decide"),
        ("economic", 18, YES),
        ("health", 9, YES),
        ("plan", None, YES),
    ),
)

PERIODS = RuleTable(
    title="When a mandate holds",
    section="half-open: the last day is the day before the end",
    about="A mandate that has not begun, or has ended, is no mandate.",
    columns=("from", "to", "on"),
    ask=lambda start, end, on: may_choose_for(
        [Held("god_man", frozenset({"personal"}), start, end)], matter="plan", birth_date=BORN, on=on
    ),
    rows=(
        (date(2026, 3, 2), None, DAY, YES),
        (date(2026, 3, 3), None, DAY, "no_mandate"),
        (date(2020, 1, 1), date(2026, 3, 2), DAY, "no_mandate"),
        (date(2020, 1, 1), date(2026, 3, 3), DAY, YES),
    ),
)

AGES = RuleTable(
    title="Reaching an age",
    section="on the birthday; born on 29 February, on 1 March in other years",
    about="Own standing comes at 15, majority at 18.",
    columns=("born", "reaches", "on"),
    ask=lambda born, age, day: YES if birthday(born, age) == day and age_on(born, day) == age else "not that day",
    rows=(
        (date(2011, 3, 2), 15, date(2026, 3, 2), YES),
        (date(2011, 3, 2), 15, date(2026, 3, 1), "not that day"),
        (date(2008, 2, 29), 18, date(2026, 3, 1), YES),
        (date(2008, 2, 29), 20, date(2028, 2, 29), YES),
    ),
)

_TODAY = date(2026, 3, 3)
_AWAY = (date(2026, 3, 10), date(2026, 3, 14))

ABSENCE = RuleTable(
    title="Being away",
    section="our own promise, not law",
    about="Days are half-open: the last one is the first day back. Two absences never share a day; the standing one is "
    "10 to 14 March. Told on 3 March 2026.",
    columns=("why", "first day away", "first day back"),
    ask=lambda kind, first, back: absence_findings(kind=kind, days=(first, back), today=_TODAY, standing=[_AWAY]),
    rows=(
        ("hospital", date(2026, 3, 3), date(2026, 3, 10), YES),
        ("holiday", date(2026, 3, 14), None, YES),
        ("hospital", date(2026, 3, 3), None, "absence_overlaps"),
        ("hospital", date(2026, 3, 13), date(2026, 3, 20), "absence_overlaps"),
        ("other", date(2026, 3, 3), date(2026, 3, 3), "back_same_day"),
        ("other", date(2026, 3, 3), date(2026, 3, 2), "back_before_away"),
        ("party", date(2026, 3, 3), date(2026, 3, 4), "absence_kind_unknown"),
        ("other", date(2026, 1, 3), date(2026, 3, 4), "absence_day_unlikely"),
        ("other", date(2126, 3, 3), None, "absence_day_unlikely"),
    ),
)

COMING_BACK = RuleTable(
    title="Coming back",
    section="our own promise, not law",
    about="Earlier than was told, and the first day away itself takes it back; later is told anew.",
    columns=("told back", "back"),
    ask=lambda until, back: back_findings(days=(date(2026, 3, 10), until), back=back, today=_TODAY),
    rows=(
        (date(2026, 3, 14), date(2026, 3, 12), YES),
        (date(2026, 3, 14), date(2026, 3, 10), YES),
        (None, date(2026, 3, 20), YES),
        (date(2026, 3, 14), date(2026, 3, 15), "back_later_is_told_anew"),
        (None, date(2126, 3, 15), "back_later_is_told_anew"),
        (date(2026, 3, 14), date(2026, 3, 9), "back_before_away"),
    ),
)

READS_UNTIL = RuleTable(
    title="How long a representative reads",
    section="FB 6:11; OSL 2009:400 12:3. From memory",
    about="As long as the mandate, but a guardian no longer than to the day the young person turns 15: from then on "
    "they let whom they want read. The answer is the first day without reading; 'not at all' where a guardian's child "
    "has no known birth date.",
    columns=("mandate", "the mandate ends", "the person is born"),
    ask=lambda kind, end, born: _day_or_word(reads_until(kind, end, born)),
    rows=(
        ("guardian", date(2030, 3, 3), date(2012, 3, 3), "2027-03-03"),
        ("guardian", date(2026, 6, 1), date(2012, 3, 3), "2026-06-01"),
        ("guardian", None, date(2012, 2, 29), "2027-03-01"),
        ("guardian", None, None, "not at all"),
        ("god_man", date(2030, 3, 3), date(2012, 3, 3), "2030-03-03"),
        ("god_man", None, date(1938, 3, 2), "until further notice"),
    ),
)

TABLES = (ABSENCE, COMING_BACK, MANDATES, READS_UNTIL, WILL, CHILDREN, PERIODS, AGES)
