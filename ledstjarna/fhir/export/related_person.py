"""CloseOne and Representative → RelatedPerson. One human who is both is one resource."""

from collections.abc import Sequence
from datetime import date, datetime

from ledstjarna.domain.people.models import CloseOne, Mandate, Representative
from ledstjarna.domain.people.queries import holds_on
from ledstjarna.fhir.export.telling import Resource, Telling, concept, our, reference, resource
from ledstjarna.web.wording import mandate_name

RESTRICTED = {"system": "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "code": "R"}
ROLES = "http://terminology.hl7.org/CodeSystem/v3-RoleCode"


def to_fhir(who: CloseOne | Representative, mandates: Sequence[Mandate], to: Telling, day: date) -> Resource:
    """Somebody around the person; name and telephone are left out around a protected one, and where they are
    protected themselves: to everybody, since an answer to a system goes further than a page. How anybody
    is reached is told to staff and to the person's own: no page tells somebody close of others than themself.
    """
    holding = [mandate for mandate in mandates if holds_on(mandate, day)]
    close, relation = hasattr(who, "ended_at"), getattr(who, "relation", "")
    relations = [{"text": relation}] if relation else []
    protected = getattr(who, "protected", False) or who.pk in to.protected
    hidden = protected or to.hides(who.subject_id)
    reached = not hidden and (to.viewer.kind != "close_one" or who.pk == to.viewer.party_id)
    return resource(
        "RelatedPerson", who.pk, changed_of(who, mandates), security=[RESTRICTED] if protected else [],
        active=bool(holding) or (close and getattr(who, "ended_at", None) is None),
        patient=reference("Patient", who.subject_id),
        relationship=relations + [_mandate(mandate) for mandate in (holding or ([] if close else mandates))],
        name=[] if hidden else [{"text": who.name}],
        telecom=[{"system": "phone", "value": who.phone}] if who.phone and reached else [],
    )  # fmt: skip


def changed_of(who: CloseOne | Representative, mandates: Sequence[Mandate]) -> datetime:
    """When they, or what they may decide, changed last."""
    return max([who.changed_at, *(mandate.changed_at for mandate in mandates)])


def _mandate(mandate: Mandate) -> Resource:
    found = our("mandate", mandate.kind, mandate_name(mandate.kind))
    if mandate.kind == "guardian":
        found["coding"] += concept("GUARD", ROLES)["coding"]
    return found
