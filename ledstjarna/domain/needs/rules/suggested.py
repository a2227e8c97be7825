"""What another system's data may point at, and what a suggestion must hold before it is kept."""

from ledstjarna.domain.needs.rules.areas import LIFE_AREAS
from ledstjarna.foundation.findings import Finding

# What a suggestion can become. A plan is a paper kept elsewhere, to link beside the shared plan.
SUGGESTION_KINDS: tuple[str, ...] = ("need", "goal", "contact", "plan")
PROFESSIONAL_KINDS = frozenset({"need"})  # becomes one by an assessment, so only staff take or dismiss it

_AREAS = {area.code: place for place, area in enumerate(LIFE_AREAS)}


def suggestion_findings(kind: str, life_area: str) -> list[Finding]:
    """What is wrong with a suggestion: its life area, which only a need cannot be without.

    Raises ValueError for a kind that does not exist.
    """
    if kind not in SUGGESTION_KINDS:
        raise ValueError(f"a suggestion is of one of {SUGGESTION_KINDS}, not {kind}")
    known = life_area in _AREAS or (not life_area and kind != "need")
    return [] if known else [Finding("life_area_unknown", {"life_area": life_area})]


def suggestion_order(kind: str, life_area: str) -> tuple[int, int]:
    """The place of a suggestion in the lists: by kind, then life area, those without one last."""
    return SUGGESTION_KINDS.index(kind), _AREAS.get(life_area, len(_AREAS))
