"""Weight loss seen in a row of weights, as the question about eating that it is.

Five per cent in half a year or ten in a year is what Swedish and ESPEN guidance on undernutrition asks about [M].
Only for adults, and only between weights in the same unit.
"""

from typing import Final

from ledstjarna.fhir.intake.codes import codings
from ledstjarna.fhir.intake.dates import PartialDate, when_of
from ledstjarna.fhir.intake.entries import Entry
from ledstjarna.fhir.intake.found import Evidence, Measured
from ledstjarna.fhir.intake.scene import Scene
from ledstjarna.fhir.intake.values import number, record, text

WEIGHT_CODES: Final = ("loinc|29463-7", "loinc|3141-9", "sct|27113001")
LIMITS: Final = ((183, 0.05), (366, 0.10))
"""(days back, share lost)."""
ADULT: Final = 18


def loss(entry: Entry, scene: Scene) -> tuple[Evidence, ...]:
    """Evidence when the person's newest weight is so much below an earlier one; nothing for any other entry."""
    now = _weight(entry)
    known = next((coding for coding in codings(entry.resource.get("code")) if str(coding) in WEIGHT_CODES), None)
    if now is None or known is None or scene.newest.get(str(known)) != entry.index:
        return ()
    age = scene.age_on(now[0])
    if age is None or age < ADULT or not _lost(now, scene):
        return ()
    value = Measured(number=now[1], unit=now[2])
    return (Evidence(entry.provenance, "d5", 2, "weight_loss", known, "", now[0], value),)


def _lost(now: tuple[PartialDate, float, str], scene: Scene) -> bool:
    for when, kilos, unit in scene.weights:
        days = (now[0].earliest - when.earliest).days
        if (
            unit == now[2]
            and kilos > 0
            and any(0 < days <= back and now[1] <= kilos * (1 - share) for back, share in LIMITS)
        ):
            return True
    return False


def weights_of(entries: list[Entry]) -> tuple[tuple[PartialDate, float, str], ...]:
    """Every dated weight of the person."""
    found = (_weight(entry) for entry in entries)
    return tuple(item for item in found if item)


def _weight(entry: Entry) -> tuple[PartialDate, float, str] | None:
    if not any(str(coding) in WEIGHT_CODES for coding in codings(entry.resource.get("code"))):
        return None
    quantity = record(entry.resource.get("valueQuantity"))
    when, value = (
        when_of(entry.resource, "effectiveDateTime", "effectivePeriod", "issued"),
        number(quantity.get("value")),
    )
    return (when, value, text(quantity.get("unit"), 20)) if when and value and value > 0 else None
