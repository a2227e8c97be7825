"""How needs are seen, and how instruments are scored."""

from ledstjarna.domain.needs.rules.areas import AreaAssessed, level_now, need_findings
from ledstjarna.domain.needs.rules.declared import INSTRUMENTS
from ledstjarna.domain.needs.rules.instruments import score
from tests.spec.tables import YES, RuleTable

LEVELS = RuleTable(
    title="The levels of one life area",
    section="IBIC, levels as ICF's qualifier [from memory]; 8 unspecified, 9 not applicable",
    about="A wanted level is a goal: the same as now, or easier. The professional's level counts "
    "before the person's own.",
    columns=("life area", "the person's own level", "the professional's level", "wanted level"),
    ask=lambda area, own, professional, wanted: need_findings(
        AreaAssessed(life_area=area, own_level=own, professional_level=professional, wanted_level=wanted)
    ),
    rows=(
        ("d4", 3, 2, 1, YES),
        ("d4", 3, 2, 2, YES),
        ("d4", 3, 2, 3, "wanted_worse_than_now"),
        ("d4", 3, 8, 3, YES),
        ("d4", 8, 8, 4, YES),
        ("d4", 5, 2, 1, "level_unknown"),
        ("safety", 4, 4, 0, YES),
        ("hemliv", 1, 1, 1, "life_area_unknown"),
    ),
)

NOW = RuleTable(
    title="The level a goal is measured from",
    section="our own rule",
    about="The professional's level when there is one, else the person's own.",
    columns=("the person's own level", "the professional's level"),
    ask=lambda own, professional: level_now(own, professional) if level_now(own, professional) is not None else "–",
    rows=((3, 2, 2), (3, 8, 3), (3, 9, 3), (8, 8, "–"), (9, 4, 4)),
)


def _scored(instrument: str, answers: tuple[int, ...], age: int | None) -> str:
    items = [item.code for item in INSTRUMENTS[instrument].items]
    result = score(INSTRUMENTS[instrument], dict(zip(items, answers, strict=False)), age)
    return f"{result.score.normalize():f}, {result.outcome}"


SCORES = RuleTable(
    title="Instruments",
    section="ISAR, ISAR-PC, modified Norton: their publications; WHO-5's and Downton's limits "
    "second-hand or from memory",
    about="Answers in the instrument's own order. While an answer that is missing could change the "
    "outcome it is incomplete.",
    columns=("instrument", "answers", "age"),
    ask=_scored,
    rows=(
        ("isar_pc", (0, 0, 0), 70, "0, no_risk"),
        ("isar_pc", (0, 0, 0), 85, "3, risk"),
        ("isar_pc", (0, 0, 1), 74, "2, risk"),
        ("isar_pc", (0, 0, 0), 84, "1.5, no_risk"),
        ("isar_pc", (1, 1, 1), 90, "9.5, risk"),
        ("isar", (0, 0, 1, 0, 0, 0), None, "1, no_risk"),
        ("isar", (0, 0, 1, 0, 0, 1), None, "2, risk"),
        ("isar", (1,), None, "1, incomplete"),
        ("who5", (5, 5, 5, 5, 5), None, "100, wellbeing"),
        ("who5", (3, 3, 3, 2, 2), None, "52, wellbeing"),
        ("who5", (3, 3, 2, 2, 2), None, "48, low_wellbeing"),
        ("downton", (1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0), None, "2, lower_risk"),
        ("downton", (1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0), None, "3, high_risk"),
        ("norton", (3, 3, 3, 3, 3, 3, 2), None, "20, risk"),
        ("norton", (3, 3, 3, 3, 3, 3, 3), None, "21, no_risk"),
    ),
)

TABLES = (LEVELS, NOW, SCORES)
