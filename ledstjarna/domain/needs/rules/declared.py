"""The instruments, as data. All are free to use; questions are asked in each door's own short words.

ISAR and ISAR-PC: McCusker et al. 1999 (Identification of Seniors at Risk) and its primary-care form [S].
WHO-5: WHO's well-being index, sum × 4 [T]; the limit of 50 [M]. Downton fall risk index: Downton 1993, items [M].
Modified Norton scale: Ek 1987 [S], 20 or less is risk.
"""

from decimal import Decimal

from ledstjarna.domain.needs.rules.instruments import AgeBand, Instrument, Item


def _yes_or_no(*codes: str) -> tuple[Item, ...]:
    return tuple(Item(code) for code in codes)


_DECLARED = (
    Instrument(
        code="isar_pc",
        version=1,
        items=(
            Item("iadl_help", Decimal("2.5")),
            Item("adl_help", Decimal("2.0")),
            Item("memory_trouble", Decimal("2.0")),
        ),
        ages=(AgeBand(75, Decimal("1.5")), AgeBand(85, Decimal("3.0"))),
        limit=Decimal(2),
        noted="risk",
        otherwise="no_risk",
        source="ISAR-PC: IADL 2.5, ADL 2.0, memory 2.0, age 75–84 1.5, 85 and over 3.0; 2 or more is risk",
    ),
    Instrument(
        code="isar",
        version=1,
        items=_yes_or_no(
            "needed_help_before", "needs_more_help_now", "in_hospital_lately", "sight_trouble", "memory_trouble",
            "many_medicines",
        ),
        limit=Decimal(2),
        noted="risk",
        otherwise="no_risk",
        source="ISAR: six yes or no, 2 or more is risk. Sight is asked as a trouble, so yes counts throughout",
    ),
    Instrument(
        code="who5",
        version=1,
        items=tuple(
            Item(code, Decimal(4), highest=5) for code in ("cheerful", "calm", "active", "rested", "interested")
        ),
        limit=Decimal(50),
        noted="low_wellbeing",
        otherwise="wellbeing",
        downwards=True,
        settled=False,
        source="WHO-5: five items 0–5, sum × 4; 50 or less is low",
    ),
    Instrument(
        code="downton",
        version=1,
        items=_yes_or_no(
            "earlier_falls", "sedatives", "diuretics", "other_antihypertensives", "antiparkinson", "antidepressants",
            "vision", "hearing", "limbs", "not_oriented", "unsafe_gait",
        ),
        limit=Decimal(3),
        noted="high_risk",
        otherwise="lower_risk",
        settled=False,
        source="Downton fall risk index: eleven items, 3 or more is high risk",
    ),
    Instrument(
        code="norton",
        version=1,
        items=tuple(
            Item(code, lowest=1, highest=4)
            for code in (
                "mental_state", "physical_activity", "mobility", "food_intake", "fluid_intake", "incontinence",
                "general_state",
            )
        ),
        limit=Decimal(20),
        noted="risk",
        otherwise="no_risk",
        downwards=True,
        source="Modified Norton scale: seven items 1–4, 20 or less is risk of pressure ulcers",
    ),
)  # fmt: skip

INSTRUMENTS: dict[str, Instrument] = {instrument.code: instrument for instrument in _DECLARED}
