"""Civil status. SCB's file at hand covers ages up to 25 only; above that these are our own plain assumptions."""

from bisect import bisect_right
from random import Random

from ledstjarna.demo.county.tables import WOMAN, civil_status_shares

UNMARRIED, MARRIED, DIVORCED, WIDOWED = STATUSES = ("unmarried", "married", "divorced", "widowed")

# Age from which: share of couples who are married.
_MARRIED_FROM = (18, 26, 30, 40, 50, 65, 75)
_MARRIED = (0.0, 0.25, 0.42, 0.6, 0.68, 0.82, 0.92)

# Age from which: (unmarried, divorced, widowed) of those who are not married.
_SINGLE_FROM = (18, 26, 40, 65, 80)
_SINGLE = {
    "woman": ((0.995, 0.005, 0), (0.88, 0.12, 0), (0.5, 0.46, 0.04), (0.17, 0.38, 0.45), (0.09, 0.16, 0.75)),
    "man": ((0.998, 0.002, 0), (0.9, 0.1, 0), (0.56, 0.42, 0.02), (0.33, 0.42, 0.25), (0.22, 0.23, 0.55)),
}
_SHARE_IN_COUPLES_UNDER_26 = 0.25


def couple_is_married(rng: Random, municipality: str, age: int) -> bool:
    """Whether a couple whose younger partner is of this age is married."""
    if age <= 25:
        share = civil_status_shares()[municipality, WOMAN, max(age, 18)][1] / _SHARE_IN_COUPLES_UNDER_26
        return rng.random() < min(share, 0.9)
    return rng.random() < _MARRIED[bisect_right(_MARRIED_FROM, age) - 1]


def status_when_not_married(rng: Random, sex: str, age: int, *, has_partner: bool) -> str:
    """Unmarried, divorced or widowed. Who has a new partner is seldom registered as widowed."""
    if age < 18:
        return UNMARRIED
    unmarried, divorced, widowed = _SINGLE[sex][bisect_right(_SINGLE_FROM, age) - 1]
    weights = (unmarried, divorced, widowed * (0.3 if has_partner else 1))
    return rng.choices((UNMARRIED, DIVORCED, WIDOWED), weights)[0]
