"""Who comes rather and what they must be able to, of one part; and what each in the unit can."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse

from ledstjarna.domain.consent.queries import NotForYou, open_part
from ledstjarna.domain.organisations.queries import assignments_by_id, staff_of
from ledstjarna.domain.plans.queries import part
from ledstjarna.domain.visits import actions
from ledstjarna.domain.visits.queries import able_of, wish_in, wish_row
from ledstjarna.domain.visits.rules.abilities import NOTHING_SAID, Wish
from ledstjarna.domain.visits.rules.doing import PLANS, comes
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.team.abilities.form import SkillsForm, able_filled, able_said
from ledstjarna.web.team.door import MEET_PERSONS, show_about, show_page
from ledstjarna.web.team.planning.days import day_asked
from ledstjarna.web.visiting.wish_form import WishForm, wish_filled, wish_said


@page(STAFF, writes=True, roles=MEET_PERSONS)
def coming_wish(request: ViewerRequest, subject_id: UUID, commitment_id: UUID) -> HttpResponse:
    """What the person wishes of those who come, as they have said it; and what the part asks of them."""
    viewer = request.viewer
    reading = open_part(viewer, subject_id, commitment_id, what="coming_wish")
    found = part(reading, commitment_id)
    if found.owner_id is None or found.owner_id not in viewer.parties:
        raise NotForYou(viewer, subject_id, "coming_wish")
    row = wish_row(commitment_id)
    form = form_for(
        request, WishForm, seen_version=row.version if row else 0, stands=wish_filled(wish_in(row)),
        staff=_who_comes(found.owner_id, wish_in(row)),
    )  # fmt: skip

    def act(fields: dict[str, Any], seen: int) -> object:
        return actions.write_coming_wish(
            by=viewer, subject_id=subject_id, commitment_id=commitment_id, seen_version=seen, wish=wish_said(fields),
            at=now(),
        )  # fmt: skip

    back = reverse("planning") if viewer.role in PLANS else reverse("my_visits")
    if request.method == "POST" and (answer := sent(request, form, act, done=lambda _row: back + "?tack=coming_wish")):
        return answer
    context = {"form": form, "title": found.title, "back": back, "row": row}
    return show_about(request, "team/abilities/wish.html", reading, context)


def _who_comes(unit_id: UUID, stands: Wish) -> list[tuple[str, str]]:
    """Those in the unit who make visits, and whoever is named already; not whoever plans them."""
    named = stands.preferred | stands.never
    return [
        (str(one.pk), one.staff_member.name)
        for one in staff_of(unit_id=unit_id) if comes(one.role) or one.pk in named
    ]  # fmt: skip


@page(STAFF, writes=True, roles=PLANS)
def carer_skills(request: ViewerRequest, carer_id: UUID) -> HttpResponse:
    """What somebody in the unit can: delegations with their last day, what they have learnt, languages."""
    viewer, day = request.viewer, day_asked(request.GET.get("dag", ""))
    carer = assignments_by_id([carer_id]).get(carer_id)
    if carer is None or carer.unit_id != viewer.unit_id:
        raise Http404
    form = form_for(request, SkillsForm, initial=able_filled(able_of([carer_id]).get(carer_id, NOTHING_SAID)))

    def act(fields: dict[str, Any], _seen: int) -> object:
        return actions.set_carer_skills(by=viewer, carer_id=carer_id, able=able_said(fields), at=now())

    back = f"{reverse('carer_shift', args=[carer_id])}?dag={day}"
    if request.method == "POST" and (answer := sent(request, form, act, done=lambda _n: f"{back}&tack=carer_skills")):
        return answer
    return show_page(
        request, "team/abilities/skills.html", {"form": form, "name": carer.staff_member.name, "back": back}
    )
