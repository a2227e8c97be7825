"""Life areas and levels, and what an assessed area must hold.

IBIC's life areas (Socialstyrelsen) [T], after the ICF's chapters of activity and participation d1–d9 [M], with
two more. Codes only: the texts of ICF and IBIC are copyrighted, so each door has short words of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ledstjarna.foundation.findings import Finding


@dataclass(frozen=True, slots=True)
class Area:
    """One life area; `icf` is the chapter, empty for those that IBIC adds."""

    code: str
    icf: str


LIFE_AREAS: tuple[Area, ...] = (
    *(Area(f"d{chapter}", f"d{chapter}") for chapter in range(1, 10)),
    Area("safety", ""),
    Area("carer", ""),
)

# How great the difficulty is [M: ICF's qualifier]: none to total; 8 unspecified, 9 not applicable.
LEVELS: tuple[int, ...] = (0, 1, 2, 3, 4, 8, 9)
UNSPECIFIED, NOT_APPLICABLE = 8, 9
WAYS = ("digital", "oral", "paper", "phone", "meeting")
LONGEST_TEXT = 10_000

_ORDER = {area.code: place for place, area in enumerate(LIFE_AREAS)}


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaAssessed:
    """One life area as it is seen in an assessment: three levels, and the words."""

    life_area: str
    own_level: int = UNSPECIFIED
    professional_level: int = UNSPECIFIED
    wanted_level: int = UNSPECIFIED
    own_words: str = ""
    resources: str = ""
    need: str = ""

    @property
    def says_something(self) -> bool:
        """Whether a level is set or a word written; that something does not apply is an answer too."""
        levels = (self.own_level, self.professional_level, self.wanted_level)
        words = (self.own_words, self.resources, self.need)
        return any(level != UNSPECIFIED for level in levels) or any(text.strip() for text in words)


def area_order(life_area: str) -> int:
    """The place of a life area in the lists. Raises KeyError for one that is not declared."""
    return _ORDER[life_area]


def level_now(own_level: int, professional_level: int) -> int | None:
    """The level that a goal is measured from: the professional's, else the person's own; None when neither says."""
    return next((level for level in (professional_level, own_level) if level <= 4), None)


def need_findings(area: AreaAssessed) -> list[Finding]:
    """What is wrong with an assessed area. Fields are named `area.field`, as in `d4.wanted_level`.

    A wanted level is a goal, so it is never worse than the present one; to keep a level is a goal too.
    """
    if area.life_area not in _ORDER:
        return [Finding("life_area_unknown", {"life_area": area.life_area}, field_name="life_area")]
    findings = [
        _finding("level_unknown", area, name, level=getattr(area, name))
        for name in ("own_level", "professional_level", "wanted_level")
        if getattr(area, name) not in LEVELS
    ]
    now = level_now(area.own_level, area.professional_level)
    if not findings and now is not None and now < area.wanted_level <= 4:
        findings.append(_finding("wanted_worse_than_now", area, "wanted_level", now=now, wanted=area.wanted_level))
    return findings + _too_long(area)


def sitting_findings(areas: Sequence[AreaAssessed]) -> list[Finding]:
    """What is wrong with an assessment as a whole: nothing said in any area, or the same area twice."""
    codes = [area.life_area for area in areas]
    findings = []
    if not any(area.says_something for area in areas):
        field_name = f"{codes[0]}.own_level" if codes else "life_area"
        findings.append(Finding("nothing_assessed", field_name=field_name))
    if len(set(codes)) < len(codes):
        findings.append(Finding("life_area_twice", field_name="life_area"))
    return findings


def own_view_findings(life_area: str, own_level: int, own_words: str) -> list[Finding]:
    """What is wrong with a person's own view of an area."""
    return need_findings(AreaAssessed(life_area=life_area, own_level=own_level, own_words=own_words))


def way_finding(viewer_kind: str, way: str) -> Finding | None:
    """Staff say in which way they met the person; only the person's own door is digital."""
    if way not in WAYS or (viewer_kind == "staff" and way == "digital"):
        return Finding("way_missing", field_name="way")
    return None


def _too_long(area: AreaAssessed) -> list[Finding]:
    return [
        _finding("text_too_long", area, name, longest=LONGEST_TEXT)
        for name in ("own_words", "resources", "need")
        if len(getattr(area, name)) > LONGEST_TEXT
    ]


def _finding(code: str, area: AreaAssessed, name: str, **params: int) -> Finding:
    return Finding(code, {"life_area": area.life_area, **params}, field_name=f"{area.life_area}.{name}")
