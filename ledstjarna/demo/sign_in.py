"""Whom a demonstration offers to sign in as: people around one person, then every other role of the county."""

from collections.abc import Iterator
from contextlib import suppress
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from ledstjarna.demo.sign_in_remembered import picked
from ledstjarna.demo.whom import Picks
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.organisations.models import Assignment, Role
from ledstjarna.domain.people.models import CloseOne, Mandate, Person, PersonIdentifier, Representative
from ledstjarna.domain.teams.models import TeamMember
from ledstjarna.foundation.identity import IdentityNumberError, long_form, may_be_shown, parse_in
from ledstjarna.web.entrance.roles import CHOOSES, DemoRole
from ledstjarna.web.wording.vocabulary import mandate_name, protected_name, role_name


def roles() -> list[DemoRole]:
    """Everybody to sign in as, the person first."""
    with transaction.atomic(), automatic_run("demo_roles"):
        picks = picked()
        if not picks:
            return []
        return [*_private_roles(picks), *_staff_roles(picks), *_followed_roles(picks), *_visit_roles(picks)]


def links() -> list[tuple[str, str]]:
    """(title, path) for every role: what `ledstjarna demo` prints."""
    return [(f"{role.title}: {role.name}", reverse("sign_in_link", args=[role.code])) for role in roles()]


def numbers() -> list[tuple[str, str]]:
    """(who, number) to search for as staff: each kind of person that a search tells something of its own about."""
    with transaction.atomic(), automatic_run("demo_roles"):
        return list(_numbers(picked()))


def _numbers(picks: Picks) -> Iterator[tuple[str, str]]:
    shown = {
        "person": _("Invånare"), "protected": "", "protected_other": "", "representative": _("Barn"),
        "lifts": _("Invånare som har spärrat något"),
    }  # fmt: skip
    whom = {code: picks[code][1] for code in shown if code in picks}
    rows = Person.objects.in_bulk([subject_id for subject_id in whom.values() if subject_id])
    for code, subject_id in whom.items():
        person = rows.get(subject_id) if subject_id else None
        if person and (number := _number(person)):
            yield _whose(person, shown[code]), number


def _whose(person: Person, title: str) -> str:
    if person.protected_identity:
        return _("Invånare med %(kind)s") % {"kind": protected_name(person.protected_identity)}
    return f"{title}: {person.name}"


def _number(person: Person) -> str:
    """A number that may stand in a demonstration, as it is searched for; empty for any other."""
    for row in PersonIdentifier.objects.filter(subject_id=person.pk).order_by("-official", "value"):
        with suppress(IdentityNumberError):
            number = parse_in(row.system, row.value)
            if may_be_shown(number):
                return long_form(number)
    return ""


def _private_roles(picks: Picks) -> Iterator[DemoRole]:
    first, _same = picks["person"]
    person = Person.objects.get(pk=first)
    yield DemoRole(
        "person", _("Invånare"), person.name, _("Berätta, välj mellan förslag och kom överens."), first, "person", first
    )
    offers = (
        ("close_one", _close_one), ("plan_alone", _plan_alone), ("asked", _asked), ("representative", _guardian),
        ("other_guardian", _other_guardian), ("represents", _represents), ("by_power", _by_power),
        ("for_rights", _for_rights), ("both", _both), ("young", _young),
    )  # fmt: skip
    for code, role in offers:
        party_id, subject_id = picks.get(code, (None, None))
        if party_id and subject_id:
            yield role(subject_id, party_id)
    for code in ("protected", "protected_other"):
        for protected in Person.objects.filter(pk__in=[picks[code][0]] if code in picks else []):
            text = _("Se vad som inte står någonstans om den som har skyddade personuppgifter.")
            name = _("Person med skyddade personuppgifter")
            title = _("Invånare med %(kind)s") % {"kind": protected_name(protected.protected_identity)}
            yield DemoRole(code, title, name, text, protected.pk, "person", protected.pk)


def _close_one(subject_id: UUID, party_id: UUID) -> DemoRole:
    close, person = CloseOne.objects.get(pk=party_id), Person.objects.get(pk=subject_id)
    text = _("Se det %(name)s låter dig se, och föreslå.") % {"name": person.given_name}
    return DemoRole("close_one", _("Närstående"), close.name, text, party_id, "close_one", subject_id)


def _plan_alone(subject_id: UUID, party_id: UUID) -> DemoRole:
    close, person = CloseOne.objects.get(pk=party_id), Person.objects.get(pk=subject_id)
    text = _("Läs planen för %(name)s, men inte berättelsen: så långt som hen låter.") % {"name": person.given_name}
    title = _("Närstående som läser planen men inte berättelsen")
    return DemoRole("plan_alone", title, close.name, text, party_id, "close_one", subject_id)


def _asked(subject_id: UUID, party_id: UUID) -> DemoRole:
    close, person = CloseOne.objects.get(pk=party_id), Person.objects.get(pk=subject_id)
    text = _("Svara på om du vill hjälpa %(name)s.") % {"name": person.given_name}
    return DemoRole("asked", _("Närstående som har fått en fråga"), close.name, text, party_id, "close_one", subject_id)


def _guardian(subject_id: UUID, party_id: UUID) -> DemoRole:
    guardian, child = Representative.objects.get(pk=party_id), Person.objects.get(pk=subject_id)
    text = _("Välj för %(name)s, inom ditt uppdrag.") % {"name": child.given_name}
    return DemoRole("representative", _("Vårdnadshavare"), guardian.name, text, party_id, "representative", subject_id)


def _other_guardian(subject_id: UUID, party_id: UUID) -> DemoRole:
    guardian, child = Representative.objects.get(pk=party_id), Person.objects.get(pk=subject_id)
    text = _("Svara tillsammans med den andra, för %(name)s.") % {"name": child.given_name}
    return DemoRole(
        "other_guardian", _("Den andra vårdnadshavaren"), guardian.name, text, party_id, "representative", subject_id
    )


def _represents(subject_id: UUID, party_id: UUID) -> DemoRole:
    person, holder = Person.objects.get(pk=subject_id), Representative.objects.get(pk=party_id)
    mandate = Mandate.objects.filter(representative_id=party_id, subject_id=subject_id).order_by("-period").first()
    title = _capital(mandate_name(mandate.kind)) if mandate else ""
    text = _("Se och svara för %(name)s, inom uppdraget.") % {"name": person.given_name}
    return DemoRole("represents", title, holder.name, text, party_id, "representative", subject_id)


def _by_power(subject_id: UUID, party_id: UUID) -> DemoRole:
    person, holder = Person.objects.get(pk=subject_id), Representative.objects.get(pk=party_id)
    text = _("Se och svara för %(name)s, inom uppdraget.") % {"name": person.given_name}
    title = _capital(mandate_name("future_power"))
    return DemoRole("by_power", title, holder.name, text, party_id, "representative", subject_id)


def _for_rights(subject_id: UUID, party_id: UUID) -> DemoRole:
    person, holder = Person.objects.get(pk=subject_id), Representative.objects.get(pk=party_id)
    text = _("Se besluten för %(name)s, och inget av planen.") % {"name": person.given_name}
    title = _("God man för ansökningar och beslut")
    return DemoRole("for_rights", title, holder.name, text, party_id, "representative", subject_id)


def _both(subject_id: UUID, party_id: UUID) -> DemoRole:
    person, holder = Person.objects.get(pk=subject_id), Representative.objects.get(pk=party_id)
    text = _("Säg vad du är här som för %(name)s, och byt när du vill.") % {"name": person.given_name}
    return DemoRole("both", _("Närstående och ställföreträdare"), holder.name, text, party_id, CHOOSES, subject_id)


def _young(subject_id: UUID, party_id: UUID) -> DemoRole:
    person = Person.objects.get(pk=subject_id)
    text = _("Fyllt 15 men inte 18: bestämmer själv om sitt.")
    return DemoRole("young", _("Ung invånare"), person.name, text, party_id, "person", subject_id)


def _staff_roles(picks: Picks) -> Iterator[DemoRole]:
    ids = [picks[role][0] for role in Role.values if role in picks]
    found = Assignment.objects.select_related("staff_member", "unit__organisation").in_bulk(ids)
    around = _around(picks["person"][0], ids)
    for assignment in (found[key] for key in ids):
        unit = assignment.unit
        is_association = unit.organisation.kind == "association"
        yield DemoRole(
            assignment.role,
            _("Föreningens kontaktperson") if is_association else _capital(role_name(assignment.role)),
            f"{assignment.staff_member.name}, {unit.name}",
            _("Svara på vem som gärna vill ha hjälp.")
            if is_association
            else around.get(assignment.id, unit.organisation.name),
            assignment.id,
            "association" if is_association else "staff",
        )
    twice = Assignment.objects.select_related("staff_member", "unit").filter(
        pk__in=[picks["two_places"][0]] if "two_places" in picks else []
    )
    for found_twice in twice:
        yield DemoRole(
            "two_places", _("Arbetar på två ställen"), f"{found_twice.staff_member.name}, {found_twice.unit.name}",
            _("Välj vilket uppdrag du har nu, och byt när du vill."), found_twice.pk, CHOOSES,
        )  # fmt: skip
    if "protected_coordinator" in picks:
        yield _coordinates_protected(picks["protected_coordinator"][0])


def _coordinates_protected(assignment_id: UUID) -> DemoRole:
    found = Assignment.objects.select_related("staff_member", "unit").get(pk=assignment_id)
    return DemoRole(
        "protected_coordinator", _("Samordnar för någon med skyddade personuppgifter"),
        f"{found.staff_member.name}, {found.unit.name}", _("Ingen adress, inget namn i listor eller titlar."),
        found.id, "staff",
    )  # fmt: skip


def _visit_roles(picks: Picks) -> Iterator[DemoRole]:
    """Those around a unit's visits: who plans them, the two who make most of them today, and somebody they come to; and
    who plans those of home nursing, and who prescribes there.

    And around emergencies: who reviews them, where that is not the log controller who is offered already, and who is
    asked to lift a block.
    """
    words = {
        "visits_planner": (_("Planerare med hembesök"), _("Planera vem som kommer, flytta och meddela.")),
        "nursing_planner": (_("Planerare i hemsjukvården"), _("Hemsjukvårdens besök, vid sidan av hemtjänstens.")),
        "home_nurse": (_("Legitimerad i hemsjukvården"), _("Bedöm om något passar, och ändra en ordination.")),
        "emergency_controller": (_("Granskar nödöppningar"), _("Se vad som lästes när liv eller hälsa var i fara.")),
        "visits_carer": (_("Ute på besök"), _("Min dag på telefonen: ett besök i taget.")),
        "visits_colleague": (
            _("Ute på besök, en kollega"),
            _("Svara när någon i samma enhet trycker på Hjälp mig."),
        ),
        "lifts": (
            _("Får frågan om att häva en spärr"),
            _("Ber någon om det i en nödöppning står frågan här, under Att göra."),
        ),
    }
    for code, (title, text) in words.items():
        rows = Assignment.objects.select_related("staff_member", "unit").filter(
            pk__in=[pick[0] for pick in [picks.get(code)] if pick]
        )
        for found in rows:
            name = f"{found.staff_member.name}, {found.unit.name}"
            yield DemoRole(code, title, name, text, found.pk, "staff")
    for person in Person.objects.filter(pk__in=[pick[0] for pick in [picks.get("visits_person")] if pick]):
        text = _("Se vem som kommer, och när.")
        yield DemoRole("visits_person", _("Invånare med hemtjänst"), person.name, text, person.pk, "person", person.pk)


def _followed_roles(picks: Picks) -> Iterator[DemoRole]:
    """A plan that has been lived, from both sides."""
    if "followed" not in picks or "followed_coordinator" not in picks:
        return
    subject_id, coordinator = picks["followed"][0], picks["followed_coordinator"][0]
    person = Person.objects.get(pk=subject_id)
    text = _("Jämför två versioner av planen, och se hur det har gått.")
    yield DemoRole(
        "followed", _("Invånare med en plan som är följd upp"), person.name, text, subject_id, "person", subject_id
    )
    found = Assignment.objects.select_related("staff_member", "unit").get(pk=coordinator)
    yield DemoRole(
        "followed_coordinator", _("Samordnar en plan som är följd upp"),
        f"{found.staff_member.name}, {found.unit.name}",
        _("SIP-blanketten och text till journalen för %(name)s.") % {"name": person.given_name}, found.id, "staff",
    )  # fmt: skip


def _around(first: UUID, ids: list[UUID]) -> dict[UUID, str]:
    """What those in the first person's team are to the person, so that one plan can be followed from door to door."""
    name = {"name": Person.objects.get(pk=first).given_name}
    team = TeamMember.objects.filter(subject_id=first, party_id__in=ids, period__upper_inf=True)
    return {
        member.party_id: _("Samordnar planen för %(name)s.") % name
        if member.is_coordinator
        else _("Är med i teamet kring %(name)s.") % name
        for member in team
    }


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
