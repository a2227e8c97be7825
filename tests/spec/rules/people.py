"""Who may decide for somebody, and from which age nobody does."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from ledstjarna.domain.people.rules import (
    Held,
    absence_findings,
    age_on,
    back_findings,
    beyond_own_word,
    birthday,
    let_findings,
    lets_in_hindrance,
    mandate_allows,
    may_choose_for,
    others_block_hindrance,
    own_hindrance,
    reading_terms,
)
from tests.spec.tables import YES, RuleTable


def _terms_in_words(mandates: Iterable[Any], born: date | None) -> str:
    held = [Held(kind, frozenset(scopes), start, end) for kind, scopes, start, end in mandates]
    terms = reading_terms(held, born)
    words = [f"{' '.join(sorted(one.kinds))} {one.start}–{one.end or ''}" for one in terms]
    return "; ".join(words) or "nothing"


BORN = date(1938, 3, 2)
DAY = date(2026, 3, 2)

LETTING = RuleTable(
    title="What the person lets somebody close read",
    section="OSL 10:1, 12:2; that the team goes with the plan is [M]",
    about="The plan, the story and the team, each for itself, and until which day. Nothing else can be let: not "
    "what is assessed, not decisions, not who has read. Today is 2 March 2026.",
    columns=("what", "last day"),
    ask=lambda lets, last_day: let_findings(lets, last_day, today=DAY),
    rows=(
        (("plan",), None, YES),
        (("story",), None, YES),
        (("plan", "story"), DAY, YES),
        (("plan", "team"), date(2026, 9, 1), YES),
        (("plan", "story", "team"), None, YES),
        ((), None, "choose_what_to_read"),
        (("team",), None, "choose_what_to_read"),
        (("story", "team"), None, "choose_what_to_read"),
        (("plan", "needs"), None, "choose_what_to_read"),
        (("plan", "decision"), None, "choose_what_to_read"),
        (("plan",), date(2026, 3, 1), "consent_day_has_been"),
        (("plan",), date(2046, 3, 2), "consent_day_too_far"),
    ),
)

BEYOND = RuleTable(
    title="Whether a representative lets somebody close read more than the person chose",
    section="OSL 12:2; FB 12:7 [from memory]",
    about="Beside the last that the person said themself; nothing chosen is that they read no longer. Narrower is the "
    "representative's to say; more, or longer, holds only with the person, as any no of theirs.",
    columns=("what", "last day", "the person chose", "until"),
    ask=lambda lets, last_day, own, until: (
        "beyond" if beyond_own_word(lets, last_day, own_lets=own, own_last_day=until) else YES
    ),
    rows=(
        (("plan",), None, ("plan", "story"), None, YES),
        (("plan",), DAY, ("plan",), None, YES),
        (("plan",), DAY, ("plan",), DAY, YES),
        (("plan", "story"), None, ("plan",), None, "beyond"),
        (("plan",), None, ("plan",), DAY, "beyond"),
        (("plan",), date(2026, 3, 3), ("plan",), DAY, "beyond"),
        (("plan",), DAY, (), None, "beyond"),
    ),
)

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
        ("guardian", (), "health", 14, YES),
        ("guardian", (), "health", 15, "own_standing"),
        ("guardian", (), "economic", 17, YES),
        ("guardian", (), "economic", 18, "of_age"),
        ("guardian", (), "plan", None, "age_unknown"),
        ("god_man", ("personal",), "plan", 88, YES),
        ("god_man", ("property",), "plan", 88, "mandate_scope_missing"),
        ("god_man", ("personal",), "social", 88, YES),
        ("god_man", ("rights",), "social", 88, "mandate_scope_missing"),
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
    section="FB 11:5, 12:2; LFF 1–2 §§; FB 6:13; PL 4:2; 2022:913 3:4 by analogy [from memory]",
    about="A god man acts with the person, and so does who holds a framtidsfullmakt: it is for what the person cannot "
    "see to themself, never against what they say. What the person has said no to themself, or taken back, stands "
    "until they are known to have changed their mind; that they cannot say is not enough. Two guardians decide "
    "together.",
    columns=("mandate", "matter", "the person", "born", "other guardians left", "a yes over the person's own no"),
    ask=lambda kind, matter, says, born, left, own_no: may_choose_for(
        [Held(kind, frozenset({"personal"}), date(2020, 1, 1))],
        matter=matter,
        birth_date=born,
        on=DAY,
        person_says=says,
        guardians_left=left,
        own_no=own_no,
    ),
    rows=(
        ("god_man", "plan", "agrees", BORN, 0, False, YES),
        ("god_man", "plan", "against", BORN, 0, False, "persons_own_consent_needed"),
        ("god_man", "plan", "cannot", BORN, 0, False, YES),
        ("god_man", "health", "agrees", BORN, 0, False, YES),
        ("god_man", "health", "cannot", BORN, 0, False, "persons_own_consent_needed"),
        ("god_man", "sharing", "agrees", BORN, 0, True, YES),
        ("god_man", "sharing", "against", BORN, 0, True, "persons_own_consent_needed"),
        ("god_man", "sharing", "cannot", BORN, 0, True, "own_no_stands"),
        ("god_man", "sharing", "", BORN, 0, True, "own_no_stands"),
        ("future_power", "plan", "agrees", BORN, 0, False, YES),
        ("future_power", "plan", "against", BORN, 0, False, "persons_own_consent_needed"),
        ("future_power", "plan", "cannot", BORN, 0, False, YES),
        ("future_power", "social", "against", BORN, 0, False, "persons_own_consent_needed"),
        ("future_power", "sharing", "against", BORN, 0, False, "persons_own_consent_needed"),
        ("future_power", "sharing", "agrees", BORN, 0, True, YES),
        ("future_power", "sharing", "cannot", BORN, 0, True, "own_no_stands"),
        ("future_power", "sharing", "", BORN, 0, True, "own_no_stands"),
        ("future_power", "health", "agrees", BORN, 0, False, "future_power_not_health"),
        ("guardian", "plan", "", date(2018, 5, 1), 0, False, YES),
        ("guardian", "plan", "", date(2018, 5, 1), 1, False, "other_guardian_must_agree"),
        ("guardian", "plan", "", date(2018, 5, 1), 0, True, YES),
    ),
)

OTHERS_BLOCK = RuleTable(
    title="What a representative may set or lift a block around",
    section="2022:913 2:3; PDL 4:4; LFF 2017:310 2 §; FB 12:2; PL 4:2 [which matter a block is of is from memory]",
    about="A block is of the matter of what it hides: care staff's notes of health, the social services' of social "
    "matters, both where both write. Who acts in the person's place needs each of them. A block that the person set "
    "themself is lifted by them alone. A guardian neither sets nor lifts one; that stands with the blocks.",
    columns=("mandate", "what is hidden is written by", "the person", "it lifts the person's own"),
    ask=lambda kind, sectors, says, own: others_block_hindrance(
        [Held(kind, frozenset({"personal"}), date(2020, 1, 1))],
        sectors=sectors,
        birth_date=BORN,
        on=DAY,
        person_says=says,
        persons_own=own,
    ),
    rows=(
        ("future_power", ("care",), "agrees", False, "future_power_not_health"),
        ("future_power", ("care", "social"), "agrees", False, "future_power_not_health"),
        ("future_power", ("social",), "agrees", False, YES),
        ("future_power", ("social",), "against", False, "persons_own_consent_needed"),
        ("future_power", ("social",), "cannot", False, YES),
        ("future_power", ("",), "agrees", False, YES),
        ("future_power", ("social",), "agrees", True, "block_is_persons_own"),
        ("god_man", ("care",), "agrees", False, YES),
        ("god_man", ("care",), "cannot", False, "persons_own_consent_needed"),
        ("god_man", ("social",), "cannot", False, YES),
        ("god_man", ("care", "social"), "cannot", False, "persons_own_consent_needed"),
        ("god_man", ("care",), "agrees", True, "block_is_persons_own"),
        ("forvaltare", ("social",), "agrees", False, "forvaltare_not_personal_matters"),
    ),
)

LETTING_IN = RuleTable(
    title="Whom a representative may let read as somebody close",
    section="FB 12:8; LFF 2017:310 [from memory]",
    about="Never themself: who acts for somebody does not act in what is between the two of them. Anybody else as the "
    "person's position beside the mandate says.",
    columns=("it is themself",),
    ask=lambda themself: lets_in_hindrance(themself=themself),
    rows=((False, YES), (True, "nobody_lets_themself_in")),
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

ALL = "basic decision needs plan story team"
OF_RIGHTS = ("god_man", ("rights",), date(2026, 1, 1), None)
OF_PERSON = ("god_man", ("personal", "property"), date(2026, 1, 1), date(2026, 6, 1))
POWER = ("future_power", ("personal",), date(2026, 3, 1), None)
GUARDIAN = ("guardian", (), date(2012, 3, 3), date(2030, 3, 3))

READS = RuleTable(
    title="What a representative reads, and when",
    section="FB 6:11, 11:5, 11:7, 12:2; LFF 1–2 §§; OSL 2009:400 12:3. From memory",
    about="What each mandate lets read, together, for as long as they hold; the grounds that doors and row policies "
    "read are written from this. A guardian reads no longer than to the day the young person turns 15: from then on "
    "they let whom they want read; and nothing where no birth date is known. A förvaltare, and whoever answers for "
    "property alone, reads nothing here. A mandate: its kind, what it covers, its first day, the first day without it.",
    columns=("mandates", "the person is born"),
    ask=_terms_in_words,
    rows=(
        ((GUARDIAN,), date(2012, 3, 3), f"{ALL} 2012-03-03–2027-03-03"),
        ((GUARDIAN,), None, "nothing"),
        ((("guardian", (), date(2012, 2, 29), None),), date(2012, 2, 29), f"{ALL} 2012-02-29–2027-03-01"),
        ((OF_PERSON,), date(1938, 3, 2), f"{ALL} 2026-01-01–2026-06-01"),
        ((OF_RIGHTS,), date(1938, 3, 2), "basic decision 2026-01-01–"),
        ((("god_man", ("property",), date(2026, 1, 1), None),), date(1938, 3, 2), "nothing"),
        ((("forvaltare", ("personal", "property", "rights"), date(2026, 1, 1), None),), date(1938, 3, 2), "nothing"),
        ((POWER,), date(1938, 3, 2), "basic decision plan story team 2026-03-01–"),
        ((OF_PERSON, OF_RIGHTS), date(1938, 3, 2), f"{ALL} 2026-01-01–2026-06-01; basic decision 2026-06-01–"),
        (
            (OF_RIGHTS, POWER), None,
            "basic decision 2026-01-01–2026-03-01; basic decision plan story team 2026-03-01–",
        ),
    ),
)  # fmt: skip

TABLES = (
    LETTING, BEYOND, ABSENCE, COMING_BACK, MANDATES, READS, WILL, OTHERS_BLOCK, LETTING_IN, CHILDREN, PERIODS, AGES,
)  # fmt: skip
