"""What a county's SIP form may ask, and which of it the law asks. Pure; data first.

The statutory content is SoL (2025:400) 10:9 and HSL (2017:30) 16:4, wording as in SFS 2009:981; consent and the
judgement come first (10:8; 16:4). Goals, taking part and a day to follow up are practice. A county's own form
orders and words these as it likes, and leaves out nothing that the law asks.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ledstjarna.domain.plans.rules.agreeing import SIP_CONTENT, SIP_TRIGGER
from ledstjarna.foundation.findings import Finding

PRACTICE = ""


@dataclass(frozen=True, slots=True)
class FormField:
    """One thing a form asks. `section` is the law's, empty where it is practice."""

    code: str
    section: str = PRACTICE


FIELDS: tuple[FormField, ...] = (
    FormField("name"),
    FormField("birth_date"),
    FormField("municipality"),
    FormField("judged", SIP_TRIGGER),
    FormField("consent", SIP_TRIGGER),
    FormField("took_part", SIP_CONTENT),
    FormField("close_ones"),
    FormField("team"),
    FormField("what_matters"),
    FormField("goals"),
    FormField("supports", SIP_CONTENT),
    FormField("region_answers", SIP_CONTENT),
    FormField("municipality_answers", SIP_CONTENT),
    FormField("others_do", SIP_CONTENT),
    FormField("responsible", SIP_CONTENT),
    FormField("follow_up"),
    FormField("linked"),
    FormField("signatures"),
)
SECTION_OF = {one.code: one.section for one in FIELDS}
ASKED_BY_LAW = tuple(one.code for one in FIELDS if one.section)
# What may be empty without anything missing: nobody close took part, no paper stands beside, the person said nothing.
MAY_BE_EMPTY = frozenset({"close_ones", "linked", "what_matters", "birth_date", "municipality", "signatures"})


def form_findings(codes: Iterable[str]) -> list[Finding]:
    """What is wrong with a county's form: fields nobody knows, or something left out that the law asks."""
    asked = list(codes)
    unknown = [code for code in asked if code not in SECTION_OF]
    left_out = [code for code in ASKED_BY_LAW if code not in asked]
    return [
        *(Finding("form_field_unknown", {"field": code}) for code in unknown),
        *(Finding("form_leaves_out", {"field": code}, section=SECTION_OF[code]) for code in left_out),
    ]


def is_missing(code: str, filled: bool) -> bool:
    """Whether an empty field is shown as missing."""
    return not filled and code not in MAY_BE_EMPTY
