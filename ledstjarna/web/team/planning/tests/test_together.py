"""Another principal's visit close by, at the planner's desk: as far as the person lets both know."""

from datetime import time, timedelta

import pytest

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.organisations.models import Unit
from ledstjarna.domain.people.actions import set_persons_block
from ledstjarna.domain.plans.models import Activity, Commitment, Goal
from ledstjarna.domain.plans.tests.test_agreeing import chosen
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.tests.home import TODAY, Home, moved_in
from ledstjarna.foundation.ids import new_id
from ledstjarna.web.team.tests.desk import Desk

BOARD = "/teamet/planering/"


@pytest.fixture
def seated(desk: Desk) -> tuple[Desk, Home]:
    """The planner at the desk, at ten in the morning."""
    home = moved_in(desk.cast)
    desk.sign_in("planner")
    return desk, home


def nursed_too(home: Home) -> Commitment:
    """A dressing changed at home by the region, every day twenty minutes after home care begins."""
    cast = home.cast
    cast.act(cast.person)
    goal = Goal.objects.get(subject_id=home.subject_id)
    nursing = chosen(cast, cast.person, goal, "Såromläggning", "health", cast.unit_owner("care_centre"))
    with automatic_run("test"):
        Commitment.objects.filter(pk=nursing.pk).update(state="active", starts_on=TODAY)
        times = Activity.objects.get(pk=home.activity.pk)
        times.pk, times.commitment_id, times.at_time = new_id(), nursing.pk, time(11, 20)
        times.save(force_insert=True)
    return nursing


def test_another_principal_close_by_is_told_of_as_far_as_the_person_lets_both_know(seated: tuple[Desk, Home]) -> None:
    """SoL 2025:400 10:8; HSL 16:4; OSL 10:1: only with a yes that covers both, and with no block."""
    desk, home = seated
    cast, close = home.cast, "Att samordna den här dagen"
    nursed_too(home)
    desk.done(BOARD, {"do": "plan"})
    assert close not in desk.get(BOARD), "nobody has let the unit know"
    door = f"{BOARD}besok/{Visit.objects.get(day=TODAY).pk}/"
    assert "Att samordna" not in desk.get(door)
    cast.shares()
    page = desk.get(BOARD)
    assert close in page
    assert f"{cast.units['care_centre'].name} kommer kl. 11.20 enligt planen" in page
    assert "Såromläggning" not in page, "that somebody comes, and not what for"
    set_persons_block(
        by=cast.act(cast.person), subject_id=home.subject_id, organisation_id=cast.region.pk, way="digital",
        at=cast.at(),
    )  # fmt: skip
    assert close not in desk.get(BOARD), "that somebody comes may be just what is blocked"
    assert "Att samordna" not in desk.get(door)


def test_from_the_row_whoever_plans_calls_moves_or_suggests_one_visit(seated: tuple[Desk, Home]) -> None:
    desk, home = seated
    cast, other = home.cast, home.cast.units["care_centre"]
    nursed_too(home)
    cast.shares()
    who_answers = desk.contact("nurse")
    home.published()
    row = Visit.objects.get(day=TODAY + timedelta(days=1))
    door = f"{BOARD}besok/{row.pk}/"
    board = desk.client.get(f"{BOARD}?dag={row.day}").content.decode()
    assert f'href="{door}#samordna"' in board
    with automatic_run("test"):
        Unit.objects.filter(pk=other.pk).update(phone="")
    assert f"Här finns inget nummer till {other.name}." in desk.get(door)
    with automatic_run("test"):
        Unit.objects.filter(pk=other.pk).update(phone="0150-555 00")
    page = desk.get(door)
    assert f"{other.name} kommer kl. 11.20 enligt planen." in page
    assert "Ring 0150-555 00" in page
    assert "Såromläggning" not in page
    assert f'href="{door}?tid=11.20#vem"' in desk.client.get(door).content.decode()
    assert "Se vad det kostar att komma kl. 11.20" not in desk.get(f"{door}?tid=11.20"), "it is that time already"
    moved = desk.done(f"{door}?tid=11.20", {"carer": str(row.carer_id), "at_time": "11.20", "sure": "on"})
    assert "Besöket är flyttat." in moved
    message = f"{desk.path('assigned_messages', commitment_id=home.part.pk)}?forslag={row.pk}"
    assert message in desk.client.get(door).content.decode()
    page = desk.get(message)
    assert "kl. 11.20–12.05: Hjälp att duscha." in page
    assert f"{other.name} kommer kl. 11.20 enligt planen. Kan ett besök räcka?" in page
    assert "Såromläggning" not in page
    desk.sign_in("eva")
    assert "Kan ett besök räcka?" not in desk.get(message), "who comes is not who plans"
    desk.sign_in("planner")
    assert "Kan ett besök räcka?" not in desk.get(message.replace(str(row.pk), "x"))
    sent = {"to": str(who_answers.party_id), "words": "Kan ett besök räcka?"}
    assert "Kan ett besök räcka?" in desk.done(message, sent)
