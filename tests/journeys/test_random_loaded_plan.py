"""A plan that nobody picked: any of the loaded county's goes on in the browser, for the person and their team."""

import os
import random
import secrets
from uuid import UUID

import pytest
from django.db import transaction

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.organisations.models import Assignment
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.plans.models import Plan, Proposal
from ledstjarna.domain.teams.models import TeamMember
from tests.journeys.cast import person_link, staff_link
from tests.journeys.conftest import Arrive
from tests.support.house import House

pytestmark = pytest.mark.journey

OF_AGE = "2005-01-01"  # born before this: answers for themself


def random_plan(seed: int) -> tuple[UUID, Assignment]:
    """A plan that is going on, of somebody who answers for themself, and its coordinator."""
    with transaction.atomic(), automatic_run("test"):
        grown = Person.objects.filter(birth_date__lt=OF_AGE, protected_identity="").values("subject_id")
        held = TeamMember.objects.filter(is_coordinator=True, period__upper_inf=True).values("subject_id")
        plans = Plan.objects.filter(ended_at=None, subject_id__in=grown).filter(subject_id__in=held)
        plans = plans.order_by("id").values_list("subject_id")
        subject_id = random.Random(seed).choice(list(plans))[0]
        member = TeamMember.objects.get(subject_id=subject_id, is_coordinator=True, period__upper_inf=True)
    return subject_id, Assignment.objects.select_related("staff_member", "unit__organisation").get(pk=member.party_id)


def test_a_random_loaded_plan_goes_on(house: House, arrive: Arrive) -> None:
    seed = int(os.environ.get("LEDSTJARNA_PLAN_SEED") or secrets.randbelow(1_000_000))
    print(f"LEDSTJARNA_PLAN_SEED={seed} picks the same plan again")  # noqa: T201 – shown when the journey fails
    subject_id, hired = random_plan(seed)
    person = arrive(person_link(subject_id), "person", looks=True).is_at("plan")
    staff = arrive(staff_link(hired), "staff", looks=True)
    staff.subject_id = subject_id

    person.goes_to("set_goal").writes(words="Jag vill se havet en gång till").picks("life_area", "Gemenskap")
    person.ticks("current_level", "Stora").ticks("wanted_level", "Lätta").presses("Spara målet")
    person.goes_to("plan").sees("Jag vill se havet en gång till")

    staff.goes_to("team_person").sees("Jag vill se havet en gång till")
    card = staff.page.locator("section.card", has_text="Jag vill se havet en gång till").last
    card.get_by_role("link", name="Ge ett förslag").click()
    staff.came().page.goto(f"{staff.page.url.split('?')[0]}?sort=own")
    staff.came().writes(title="Resa till havet i maj", can_change_mind="Ja.", after_no="Inget händer.")
    staff.ticks("cost", "Det kostar inget").presses("Lägg fram förslaget").is_at("team_person")

    with transaction.atomic(), automatic_run("test"):
        proposal = Proposal.objects.get(subject_id=subject_id, title="Resa till havet i maj")
    person.goes_to("choose", proposal_id=proposal.pk).sees("Resa till havet i maj").presses("Ja tack")
    person.goes_to("plan").sees("Resa till havet i maj")
    staff.goes_to("team_person").sees("Resa till havet i maj", "På gång")
    for name in ("needs", "team_story", "team_members", "team_documents", "team_happened", "team_sip", "team_agree"):
        staff.goes_to(name).is_at(name)
    for name in ("story", "proposals", "happened", "sharing", "who_read", "agree", "versions", "reports"):
        person.goes_to(name).is_at(name)
