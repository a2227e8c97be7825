"""People who work: in numbers that follow how many residents a unit serves."""

from random import Random

from ledstjarna.demo.county.ids import stable_id
from ledstjarna.demo.county.languages import BACKGROUNDS, Background
from ledstjarna.demo.county.names import draw_family_name, draw_given_name
from ledstjarna.demo.county.structure.model import AssignmentDraft, StaffDraft, UnitDraft

# Numbers beginning so are set aside for fiction by the Swedish Post and Telecom Authority (from memory).
_PHONES = "070-174 06 {:02d}"
_MEN = {"physician": 0.5, "unit_manager": 0.25, "association_contact": 0.45, "physiotherapist": 0.3}
_MEN_ELSEWHERE = 0.14


class Staffing:
    """Hires, unit by unit."""

    def __init__(self, seed: int, rng: Random) -> None:
        self._seed, self._rng = seed, rng
        self.assignments: list[AssignmentDraft] = []

    def staff(self, unit: UnitDraft, roles: dict[str, list[int]], residents: float) -> None:
        """At least so many in each role, and one for every so many residents."""
        for role, (least, per) in roles.items():
            for number in range(max(least, round(residents / per) if per else 0)):
                self._hire(unit, role, number)

    def _hire(self, unit: UnitDraft, role: str, number: int) -> None:
        key = f"{unit.id}/{role}/{number}"
        background = self._background()
        sex = "man" if self._rng.random() < _MEN.get(role, _MEN_ELSEWHERE) else "woman"
        born = self._rng.randint(1940, 1965) if role == "association_contact" else self._rng.randint(1960, 2001)
        hsa_id = "" if role == "association_contact" else f"SE0000000000-{stable_id(0, 'hsa', key).hex[:6].upper()}"
        staff = StaffDraft(
            stable_id(self._seed, "staff", key),
            draw_given_name(self._rng, sex, born, background),
            draw_family_name(self._rng, background),
            hsa_id,
        )
        self.assignments.append(AssignmentDraft(stable_id(self._seed, "assignment", key), staff, unit, role))

    def _background(self) -> Background | None:
        return self._rng.choice(BACKGROUNDS) if self._rng.random() < 0.2 else None


def fiction_phone(rng: Random) -> str:
    """A mobile number that reaches nobody."""
    return _PHONES.format(rng.randint(5, 99))
