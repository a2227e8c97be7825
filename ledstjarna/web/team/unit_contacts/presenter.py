"""A unit's contacts in words: gaps first, then what is late, and one sentence about the promises."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from ledstjarna.domain.teams.queries import UnitContacts
from ledstjarna.web.team.call_requests.presenter import promise_text
from ledstjarna.web.team.home.presenter import list_name
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording import contact_kind_title, date_text, finding_text, label_text, title_name


@dataclass(frozen=True, slots=True)
class GapRow:
    """Somebody around whom something is missing; the link leads to where it is mended."""

    name: str
    what: str
    holder: str
    href: str


@dataclass(frozen=True, slots=True)
class UnitShown:
    """The page."""

    gaps: list[GapRow]
    late: list[GapRow]
    promises: str
    contacts: int


def unit_shown(found: UnitContacts, reached: set[UUID], at: datetime) -> UnitShown:
    """The page in words. Who is not reached yet is opened by beginning contact, with a reason."""

    def row(subject_id: UUID, what: str, holder: str) -> GapRow:
        person = found.persons.get(subject_id)
        name = list_name(person) if person else _("En person")
        return GapRow(name, what, holder, _way(subject_id, reached))

    gaps = [row(subject_id, finding_text(finding), "") for subject_id, finding in found.missing]
    gaps += [
        row(one.row.subject_id, finding_text(one.gap), f"{contact_kind_title(one.row.kind)}: {_name(one.row)}")
        for one in found.gaps
        if one.gap
    ]
    late = [row(one.row.subject_id, promise_text(one, at), "") for one in found.late]
    return UnitShown(gaps, late, _promises(found), found.contacts)


def _name(row: Any) -> str:
    return label_text(row.holder_label).partition(",")[0]


def _way(subject_id: UUID, reached: set[UUID]) -> str:
    if subject_id in reached:
        return way_to("team_contacts", subject_id)
    return reverse("begin_contact", kwargs={"subject_id": subject_id})


def _promises(found: UnitContacts) -> str:
    all_of_them = found.kept + found.broken
    if not all_of_them:
        return _("Ingen har bett enheten höra av sig de senaste 30 dagarna.")
    told = {"kept": found.kept, "all": all_of_them}
    return _("Av %(all)d löften att höra av sig de senaste 30 dagarna hölls %(kept)d.") % told


def titles(staff: Iterable[Any]) -> list[tuple[str, str]]:
    """The unit's staff, and which protected title each holds."""
    return [(row.staff_member.name, _title(row.staff_member)) for row in staff]


def _title(staff: Any) -> str:
    if not staff.protected_title:
        return _("Ingen skyddad titel registrerad")
    name = title_name(staff.protected_title).capitalize()
    if staff.title_until is None:
        return name
    return _("%(title)s, enligt övergångsregeln före %(day)s") % {
        "title": name, "day": date_text(staff.title_until, with_year=True)
    }  # fmt: skip
