"""The parts of life as the person sees them, beside what the team has seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from ledstjarna.web.resident.days import day_text
from ledstjarna.web.resident.thanking import Thanks
from ledstjarna.web.wording import label_text, life_area_name

# Support to the one who cares is that person's matter, and stands with them.
AREAS = ("d1", "d2", "d3", "d4", "d5", "d6", "d7", "d8", "d9", "safety")
_NOT_SAID = 8


@dataclass(frozen=True, slots=True)
class AreaShown:
    """One part of life. A level is None where nobody has said."""

    code: str
    name: str
    own: int | None
    team: int | None
    wanted: int | None
    words: str
    seen: str

    @property
    def is_seen(self) -> bool:
        """Whether anybody has said anything about it."""
        return (self.own, self.team, self.wanted) != (None, None, None) or bool(self.words)


def areas_shown(needs: Sequence[Any]) -> list[AreaShown]:
    """Every part of life, in order."""
    standing = {need.life_area: need for need in needs}
    return [area_shown(code, standing.get(code)) for code in AREAS]


def area_shown(code: str, need: Any | None) -> AreaShown:
    """One part of life; `need` is None before anybody has looked at it."""
    if need is None:
        return AreaShown(code, life_area_name(code), None, None, None, "", "")
    seen = {"who": label_text(need.assessment.assessed_by_label), "day": day_text(need.assessment.assessed_at)}
    return AreaShown(
        code, life_area_name(code), _said(need.own_level), _said(need.professional_level), _said(need.wanted_level),
        need.own_words, _("Senast ändrat av %(who)s den %(day)s.") % seen,
    )  # fmt: skip


def _said(level: int) -> int | None:
    return None if level == _NOT_SAID else level


THANKS = {
    "sagt": lambda: Thanks(
        _("Tack för att du berättar"),
        (
            _("Det står bredvid det som teamet ser. Ingen skriver över det."),
            _("Du kan ändra det när du vill."),
        ),
    ),
}
