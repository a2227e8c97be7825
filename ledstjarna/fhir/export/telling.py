"""What every resource is told with: to whom, and the small shapes that FHIR R4 makes everything of."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.consent.rules import identity_shown, times_shown
from ledstjarna.domain.consent.rules.identities import NAME
from ledstjarna.domain.plans.models import Commitment
from ledstjarna.domain.plans.queries import carries_out
from ledstjarna.foundation.identity import find_system, oid_uri

Resource = dict[str, Any]
EXPORT = "export"  # a place of the one rule of protected identities

_DAY, _MOMENT = timedelta(days=1), timedelta(microseconds=1)
OURS = "urn:ledstjarna:fhir:"  # our own code systems and extensions
_OF_PARTY = {
    "person": "Patient",
    "close_one": "RelatedPerson",
    "representative": "RelatedPerson",
    "staff": "PractitionerRole",
    "unit": "Organization",
}


@dataclass(frozen=True, slots=True)
class Telling:
    """To whom something is told, and in which form. `kinds` says what each party is: person, staff, unit …"""

    viewer: Viewer
    oids: bool = False  # systems as object identifiers instead of HL7 Sweden's addresses
    kinds: dict[UUID, str] = field(default_factory=dict)
    protected: frozenset[UUID] = frozenset()

    @property
    def basis(self) -> str:
        """As whom the viewer stands to a protected identity."""
        return {"person": "own", "representative": "representative"}.get(self.viewer.kind, "own_work")

    @property
    def reveals(self) -> bool:
        """Whether a protected person's name and address may be told: to themself and who decides for them."""
        return NAME in identity_shown("protected", self.basis, EXPORT)

    def tells_times(self, part: Commitment) -> bool:
        """Whether it is told when a part takes place: of somebody protected, to few."""
        if part.subject_id not in self.protected:
            return True
        return times_shown("protected", self.basis, EXPORT, carries_out=carries_out(self.viewer, part))

    def hides(self, subject_id: UUID) -> bool:
        """Whether names and addresses around this person are left out."""
        return subject_id in self.protected and not self.reveals

    def system(self, name: str) -> str:
        """A system of identifiers as this consumer wants it."""
        known = find_system(name)
        if known is None:
            return name
        return (oid_uri(known) if self.oids else None) or known.uri

    def party(self, party_id: UUID, label: str = "") -> Resource:
        """A reference to a party. The label is told of staff and units alone: others' may hold the person's name."""
        kind = self.kinds.get(party_id, "")
        if kind not in _OF_PARTY:
            return {"display": "?"}
        return reference(_OF_PARTY[kind], party_id, label if kind in ("staff", "unit") else "")


def reference(kind: str, key: UUID, display: str = "") -> Resource:
    """A reference to a resource of ours."""
    found: Resource = {"reference": f"{kind}/{key}"}
    return found | {"display": display} if display else found


def concept(code: str, system: str = "", text: str = "", display: str = "") -> Resource:
    """A CodeableConcept of one code; of words alone when there is no system."""
    found: Resource = {"coding": [{"system": system, "code": code} | ({"display": display} if display else {})]}
    found = found if system else {}
    return found | ({"text": text} if text else {})


def our(name: str, code: str, text: str = "") -> Resource:
    """A CodeableConcept in a code system of ours."""
    return concept(code, OURS + name, text)


def extension(name: str, **value: Any) -> Resource:
    """An extension of ours."""
    return {"url": OURS + name, **value}


def instant(moment: datetime) -> str:
    """A moment as FHIR writes it."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def resource(kind: str, key: UUID, changed: datetime, *, security: Iterable[Resource] = (), **fields: Any) -> Resource:
    """A resource with its id and meta; fields without a value are left out, as FHIR wants it.

    A last underscore tells a field from a word of Python's (`for_`).
    """
    meta: Resource = {"lastUpdated": instant(changed)}
    labels = list(security)
    if labels:
        meta["security"] = labels
    filled = {name.rstrip("_"): value for name, value in fields.items() if value not in (None, "", [], {})}
    return {"resourceType": kind, "id": str(key), "meta": meta, **filled}


def period(start: date | datetime | None, after: date | datetime | None) -> Resource:
    """A Period, of days or of moments. Our ranges are half-open: `after` is the first day, or moment, outside.

    FHIR's end is inside (R4, Period.end: *inclusive*), so it is the last day, or the moment just before. What ended
    as it began keeps the start as its end: no Period may end before it starts (per-1).
    """
    last = after - (_MOMENT if isinstance(after, datetime) else _DAY) if after else None
    if start and last and last < start:
        last = start
    return {name: _written(one) for name, one in (("start", start), ("end", last)) if one}


def _written(when: date | datetime) -> str:
    return instant(when) if isinstance(when, datetime) else when.isoformat()
