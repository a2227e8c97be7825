"""Proposals: the kind first, fitting owners, what the person is always told."""

from uuid import UUID

import pytest

from ledstjarna.domain.people.actions import name_close_one
from ledstjarna.domain.plans.models import Proposal
from ledstjarna.web.team.propose.words import BASES, basis_words
from ledstjarna.web.team.tests.desk import Desk


def offer(owner: UUID | str, **more: str) -> dict[str, str]:
    return {
        "title": "Kören hämtar", "owner": str(owner), "cost": "free", "can_change_mind": "Ja.", "after_no": "Inget.",
    } | more  # fmt: skip


def page_of(desk: Desk, basis: str) -> str:
    return desk.path("propose", goal_id=desk.goal().pk) + f"?sort={basis}"


def test_the_kinds_stand_least_intrusive_first(desk: Desk) -> None:
    desk.contact()
    text = desk.get(desk.path("propose", goal_id=desk.goal().pk))
    places = [text.index(basis_words(basis).name) for basis in BASES]
    assert places == sorted(places)
    assert "det går alltid att ansöka om hjälp" in text


@pytest.mark.parametrize(
    ("basis", "unit"),
    [("association", "choir"), ("sol", "assessment"), ("health", "care_centre"), ("open_support", "home_care")],
)
def test_a_unit_that_fits(desk: Desk, basis: str, unit: str) -> None:
    desk.contact()
    page = page_of(desk, basis)
    page_text = desk.get(page)
    assert desk.cast.units[unit].name in page_text
    assert "Kören hämtar" in desk.done(page, offer(desk.cast.units[unit].pk))
    assert Proposal.objects.get().legal_basis == basis


def test_the_person_and_somebody_close(desk: Desk) -> None:
    nurse = desk.contact()
    desk.done(page_of(desk, "own"), offer(desk.subject_id))
    close = name_close_one(
        by=desk.cast.act(nurse), subject_id=desk.subject_id, name="Karin", relation="dotter", at=desk.at()
    )
    desk.done(page_of(desk, "close_one"), offer(close.pk))
    assert {row.legal_basis for row in Proposal.objects.all()} == {"own", "close_one"}


def test_an_owner_that_does_not_fit_is_not_offered(desk: Desk) -> None:
    desk.contact()
    desk.refused(page_of(desk, "sol"), offer(desk.cast.units["choir"].pk))


def test_money_is_kept_in_ore(desk: Desk) -> None:
    desk.contact()
    page = page_of(desk, "own")
    assert "Skriv hur mycket det kostar." in desk.refused(page, offer(desk.subject_id, cost="known"))
    below = desk.refused(page, offer(desk.subject_id, cost="known", kronor="-5"))
    assert "Skriv ett tal som är minst 0." in below
    assert "Skriv hur mycket det kostar." not in below
    # An amount beside "it costs nothing" is asked about, never dropped.
    assert "Här står ett belopp." in desk.refused(page, offer(desk.subject_id, kronor="50"))
    desk.done(page, offer(desk.subject_id, cost="known", kronor="129.50", cost_per="month"))
    row = Proposal.objects.get()
    assert (row.cost_ore, row.cost_per) == (12950, "month")


def test_nothing_is_hidden_from_the_person(desk: Desk) -> None:
    desk.contact()
    text = desk.refused(page_of(desk, "own"), offer(desk.subject_id, can_change_mind="", after_no=""))
    assert "Skriv om det går att ändra sig" in text
    assert "Skriv vad som händer efter ett nej." in text
