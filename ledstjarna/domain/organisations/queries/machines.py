"""Staff, organisations and units as other systems ask for them, and the tokens that they ask with."""

from ledstjarna.domain.organisations.models import (
    Assignment,
    MachineToken,
    Organisation,
    StaffMember,
    Unit,
)
from ledstjarna.foundation.asking import Asked, Page, page_of
from ledstjarna.foundation.clock import now


def machine_tokens() -> list[MachineToken]:
    """Every token that was made, the newest first, with whom it stands for."""
    rows = MachineToken.objects.select_related("assignment__staff_member", "assignment__unit")
    return list(rows.order_by("-made_at", "pk"))


def staff_page(asked: Asked) -> Page[StaffMember]:
    """Staff members by page, as other systems ask. `where`: `hsa_id`, `name` (beginnings of a name)."""
    rows = StaffMember.objects.all()
    if "hsa_id" in asked.where:
        rows = rows.filter(hsa_id__in=asked.where["hsa_id"])
    for text in asked.where.get("name", ()):
        rows = rows.filter(given_name__istartswith=text) | rows.filter(family_name__istartswith=text)
    if "assignments" in asked.where:  # those who hold one of these
        held = Assignment.objects.filter(pk__in=asked.where["assignments"])
        rows = rows.filter(pk__in=held.values("staff_member_id"))
    return page_of(rows, asked)


def assignments_page(asked: Asked) -> Page[Assignment]:
    """Assignments by page. `where`: `standing`, `staff`, `organisations` (unit or organisation), `roles`, `among`."""
    rows = Assignment.objects.select_related("unit")
    if "standing" in asked.where:
        held = Assignment.objects.filter(period__contains=now()).values("pk")
        rows = rows.filter(pk__in=held) if asked.where["standing"] else rows.exclude(pk__in=held)
    for name, column in (("staff", "staff_member_id"), ("roles", "role"), ("among", "pk")):
        if name in asked.where:
            rows = rows.filter(**{f"{column}__in": asked.where[name]})
    if "organisations" in asked.where:
        ids = asked.where["organisations"]
        rows = rows.filter(unit_id__in=ids) | rows.filter(unit__organisation_id__in=ids)
    return page_of(rows, asked)


def organisations_page(asked: Asked) -> Page[Organisation]:
    """Organisations by page. `where`: `name`, `number`, `part_of`, `kinds`."""
    rows = Organisation.objects.all()
    for text in asked.where.get("name", ()):
        rows = rows.filter(name__istartswith=text)
    if "number" in asked.where:
        rows = rows.filter(organisation_number__in=asked.where["number"])
    if "kinds" in asked.where:
        rows = rows.filter(kind__in=asked.where["kinds"])
    return page_of(rows.none() if "part_of" in asked.where else rows, asked)


def units_page(asked: Asked) -> Page[Unit]:
    """Units by page: parts of organisations. `where`: `name`, `number`, `part_of`, `kinds`."""
    rows = Unit.objects.all()
    for text in asked.where.get("name", ()):
        rows = rows.filter(name__istartswith=text)
    if "part_of" in asked.where:
        rows = rows.filter(organisation_id__in=asked.where["part_of"])
    if "kinds" in asked.where:
        rows = rows.filter(kind__in=asked.where["kinds"])
    return page_of(rows.none() if "number" in asked.where else rows, asked)
