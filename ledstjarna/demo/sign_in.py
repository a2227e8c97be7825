"""Whom a demonstration offers to sign in as: people around one person, then every other role of the county."""

from collections.abc import Iterator
from uuid import UUID

from django.db import connection, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from ledstjarna.demo.whom import Whom, look_up
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessGround
from ledstjarna.domain.organisations.models import Assignment, Role
from ledstjarna.domain.people.models import CloseOne, Person, Representative
from ledstjarna.foundation.clock import now
from ledstjarna.web.entrance.roles import DemoRole
from ledstjarna.web.wording.vocabulary import role_name


def roles() -> list[DemoRole]:
    """Everybody to sign in as, the person first."""
    with transaction.atomic(), automatic_run("demo_roles"):
        whom = _whom()
        return [*_private_roles(whom), *_staff_roles(whom)] if whom else []


def links() -> list[tuple[str, str]]:
    """(title, path) for every role: what `ledstjarna demo` prints."""
    return [(f"{role.title}: {role.name}", reverse("sign_in_link", args=[role.code])) for role in roles()]


def _private_roles(whom: Whom) -> Iterator[DemoRole]:
    first = whom.first
    person = Person.objects.get(pk=first)
    yield DemoRole(
        "person", _("Invånare"), person.name, _("Berätta, välj mellan förslag och kom överens."), first, "person", first
    )
    readers = AccessGround.objects.filter(subject_id=first, basis="close_one", period__contains=now())
    close = (
        CloseOne.objects.filter(pk__in=readers.values("party_id"), ended_at=None).order_by("-is_carer", "id").first()
    )
    if close:
        text = _("Se det %(name)s låter dig se, och föreslå.") % {"name": person.given_name}
        yield DemoRole("close_one", _("Närstående"), close.name, text, close.id, "close_one", first)
    if whom.asked:
        yield _asked(*whom.asked)
    if whom.represented:
        yield _guardian(*whom.represented)


def _asked(subject_id: UUID, party_id: UUID) -> DemoRole:
    close, person = CloseOne.objects.get(pk=party_id), Person.objects.get(pk=subject_id)
    text = _("Svara på om du vill hjälpa %(name)s.") % {"name": person.given_name}
    return DemoRole("asked", _("Närstående som har fått en fråga"), close.name, text, party_id, "close_one", subject_id)


def _guardian(subject_id: UUID, party_id: UUID) -> DemoRole:
    guardian, child = Representative.objects.get(pk=party_id), Person.objects.get(pk=subject_id)
    text = _("Välj för %(name)s, inom ditt uppdrag.") % {"name": child.given_name}
    return DemoRole("representative", _("Vårdnadshavare"), guardian.name, text, party_id, "representative", subject_id)


def _staff_roles(whom: Whom) -> Iterator[DemoRole]:
    order = {role: number for number, role in enumerate(Role.values)}
    ids = [whom.by_role[role] for role in sorted(whom.by_role, key=order.__getitem__)]
    found = Assignment.objects.select_related("staff_member", "unit__organisation").in_bulk(ids)
    for assignment in (found[key] for key in ids):
        unit = assignment.unit
        is_association = unit.organisation.kind == "association"
        yield DemoRole(
            assignment.role,
            _("Föreningens kontaktperson") if is_association else _capital(role_name(assignment.role)),
            f"{assignment.staff_member.name}, {unit.name}",
            _("Svara på vem som gärna vill ha hjälp.") if is_association else unit.organisation.name,
            assignment.id,
            "association" if is_association else "staff",
        )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_known: dict[str, Whom] = {}


def _whom() -> Whom | None:
    """Looked up once per database: a loaded county keeps its people."""
    database = f"{connection.settings_dict['HOST']}/{connection.settings_dict['NAME']}"
    if database not in _known and (found := look_up()):
        _known[database] = found
    return _known.get(database)
