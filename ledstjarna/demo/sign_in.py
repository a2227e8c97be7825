"""Whom a demonstration offers to sign in as: people around one person, then every other role of the county."""

from collections.abc import Iterator
from uuid import UUID

from django.db import connection, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.organisations.models import Assignment, Role
from ledstjarna.domain.people.models import CloseOne, Person, Representative
from ledstjarna.web.entrance.roles import DemoRole
from ledstjarna.web.wording.vocabulary import role_name

# The person to meet first: has told their story and has most to choose among, old enough to know themself.
_SHOWN_FIRST = """
SELECT p.subject_id FROM people_person p
JOIN plans_proposal o ON o.subject_id = p.subject_id AND o.state IN ('open', 'thinking')
JOIN people_story s ON s.subject_id = p.subject_id AND s.replaced_at IS NULL
JOIN plans_plan l ON l.id = o.plan_id AND l.ended_at IS NULL
WHERE p.protected_identity = '' AND p.birth_date < '1956-01-01'
  AND EXISTS (SELECT 1 FROM consent_accessground g WHERE g.subject_id = p.subject_id AND g.basis = 'close_one')
GROUP BY p.subject_id ORDER BY count(DISTINCT o.id) DESC, p.subject_id LIMIT 1
"""
_REPRESENTED = """
SELECT g.subject_id, g.party_id FROM consent_accessground g
JOIN people_mandate m ON m.representative_id = g.party_id AND m.kind = 'guardian'
LEFT JOIN plans_proposal o ON o.subject_id = g.subject_id AND o.state IN ('open', 'thinking')
WHERE g.basis = 'representative' AND g.period @> now()
GROUP BY 1, 2 ORDER BY count(o.id) DESC, 1 LIMIT 1
"""
# Per role the assignment with most to do: somebody of the first person's team first, then whose unit waits for most.
_BUSIEST = """
SELECT DISTINCT ON (a.role) a.role, a.id FROM organisations_assignment a
JOIN organisations_unit u ON u.id = a.unit_id
JOIN organisations_organisation o ON o.id = u.organisation_id
LEFT JOIN LATERAL (
    SELECT count(*) AS many, bool_or(g.subject_id = %(first)s) AS of_first FROM consent_accessground g
    WHERE g.party_id IN (a.id, a.unit_id)
) g ON true
WHERE o.county_id = %(county)s
ORDER BY a.role, (a.role = 'unit_manager' AND u.kind = 'home_care') DESC, coalesce(g.of_first, false) DESC,
    o.municipality_id = %(municipality)s DESC NULLS LAST, g.many DESC, a.id
"""


def roles() -> list[DemoRole]:
    """Everybody to sign in as, the person first."""
    with transaction.atomic(), automatic_run("demo_roles"):
        return [*_private_roles(), *_staff_roles()]


def links() -> list[tuple[str, str]]:
    """(title, path) for every role: what `ledstjarna demo` prints."""
    return [(f"{role.title}: {role.name}", reverse("sign_in_link", args=[role.code])) for role in roles()]


def _private_roles() -> Iterator[DemoRole]:
    first, represented = _found(_name_of_database())[:2]
    if first is None:
        return
    person = Person.objects.get(pk=first)
    yield DemoRole(
        "person", _("Invånare"), person.name, _("Berätta, välj mellan förslag och kom överens."), first, "person", first
    )
    close = CloseOne.objects.filter(subject_id=first, ended_at=None, is_carer=True).first()
    close = close or CloseOne.objects.filter(subject_id=first, ended_at=None).first()
    if close:
        text = _("Se det %(name)s låter dig se, och föreslå.") % {"name": person.given_name}
        yield DemoRole("close_one", _("Närstående"), close.name, text, close.id, "close_one", first)
    if represented:
        subject_id, party_id = represented
        guardian = Representative.objects.get(pk=party_id)
        child = Person.objects.get(pk=subject_id)
        text = _("Välj för %(name)s, inom ditt uppdrag.") % {"name": child.given_name}
        yield DemoRole(
            "representative", _("Vårdnadshavare"), guardian.name, text, party_id, "representative", subject_id
        )


def _staff_roles() -> Iterator[DemoRole]:
    order = {role: number for number, role in enumerate(Role.values)}
    by_role = _found(_name_of_database())[2]
    ids = [by_role[role] for role in sorted(by_role, key=order.__getitem__)]
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


def _name_of_database() -> str:
    return f"{connection.settings_dict['HOST']}/{connection.settings_dict['NAME']}"


_Found = tuple[UUID | None, tuple[UUID, UUID] | None, dict[str, UUID]]
_known: dict[str, _Found] = {}


def _found(database: str) -> _Found:
    """The ids behind the roles, looked up once per database: a loaded county keeps its people."""
    if database not in _known:
        found = _look_up()
        if found[0] is None:
            return found
        _known[database] = found
    return _known[database]


def _look_up() -> _Found:
    with connection.cursor() as cursor:
        cursor.execute(_SHOWN_FIRST)
        row = cursor.fetchone()
        if row is None:
            return None, None, {}
        person = Person.objects.get(pk=row[0])
        cursor.execute(_REPRESENTED)
        represented = cursor.fetchone()
        cursor.execute(
            _BUSIEST, {"first": person.pk, "county": person.county_id, "municipality": person.municipality_id}
        )
        return person.pk, represented, dict(cursor.fetchall())
