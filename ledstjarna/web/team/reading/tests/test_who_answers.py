"""When a request to lift a block is over: with the emergency, or as the person lifts it; and who answers until then."""

from datetime import timedelta

import pytest

from ledstjarna.domain.consent.actions import answer_lift, ask_to_lift, close_emergency, open_emergency
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessGround, BlockLift
from ledstjarna.domain.consent.queries import asked_now, lifts_for
from ledstjarna.domain.consent.rules import emergency_until
from ledstjarna.domain.needs.models import Need
from ledstjarna.domain.people.actions import lift_persons_block, lift_persons_block_around
from ledstjarna.foundation.clock import clock_set_to, now
from ledstjarna.foundation.findings import RuleBroken
from ledstjarna.web.team.reading.tests.test_view import assessed_by, in_contact
from ledstjarna.web.team.reading.tests.test_who_is_asked import (
    asked,
    blocked,
    colleague,
    gone_home,
    hired,
    left,
    waits_for,
)
from ledstjarna.web.team.tests.desk import NOW, Desk


def test_an_emergency_that_ends_by_itself_ends_what_was_asked_and_lifted_in_it(desk: Desk) -> None:
    hired(desk, "home", desk.cast.municipality.pk, "home_nursing", "nurse")
    assessed_by(desk, "home")
    lift = asked(desk, "nurse", blocked(desk, desk.cast.municipality.pk))
    until = emergency_until(NOW)
    with clock_set_to(until):
        assert not waits_for(desk, "home")
        by = desk.cast.act(desk.staff("home"))
        with pytest.raises(RuleBroken, match="lift_too_late"):
            answer_lift(by=by, subject_id=desk.subject_id, lift_id=lift.pk, yes=True, at=now())
        told = desk.get(desk.path("answer_lift", block_lift_id=lift.pk))
        assert "Nödläget hos dem som frågade är över, så inget hävs." in told
    with clock_set_to(until - timedelta(hours=1)):
        by = desk.cast.act(desk.staff("home"))
        answer_lift(by=by, subject_id=desk.subject_id, lift_id=lift.pk, yes=True, at=now())
    with automatic_run("test"):
        assert BlockLift.objects.get().period.upper == until, "no longer than the emergency"


def test_who_was_asked_in_an_emergency_that_is_closed_reaches_the_person_no_more(desk: Desk) -> None:
    hired(desk, "home", desk.cast.municipality.pk, "home_nursing", "nurse")
    assessed_by(desk, "home")
    left(desk, "home")
    asked(desk, "nurse", blocked(desk, desk.cast.municipality.pk))
    with automatic_run("test"):
        assert AccessGround.objects.filter(basis="lift_request", period__contains=NOW + timedelta(hours=1)).exists()
    with clock_set_to(NOW + timedelta(minutes=2)):
        close_emergency(by=desk.cast.act(desk.staff("nurse")), subject_id=desk.subject_id, at=now())
    with automatic_run("test"):
        held = AccessGround.objects.filter(basis="lift_request", period__contains=NOW + timedelta(hours=1))
        assert not held.exists()


def test_what_is_lifted_stays_so_while_a_colleagues_emergency_is_open(desk: Desk) -> None:
    hired(desk, "home", desk.cast.municipality.pk, "home_nursing", "nurse")
    hired(desk, "colleague", desk.cast.region.pk, "care_centre", "nurse")
    assessed_by(desk, "home")
    lift = asked(desk, "nurse", blocked(desk, desk.cast.municipality.pk))
    by = desk.cast.act(desk.staff("colleague"))
    open_emergency(by=by, subject_id=desk.subject_id, danger="life", reason="Hittad medvetslös", at=now())
    by = desk.cast.act(desk.staff("home"))
    answer_lift(by=by, subject_id=desk.subject_id, lift_id=lift.pk, yes=True, at=now())
    for minute, key, stands in ((2, "nurse", True), (3, "colleague", False)):
        with clock_set_to(NOW + timedelta(minutes=minute)):
            close_emergency(by=desk.cast.act(desk.staff(key)), subject_id=desk.subject_id, at=now())
        with automatic_run("test"):
            assert (BlockLift.objects.get().period.upper > NOW + timedelta(minutes=9)) is stands


@pytest.mark.parametrize("told_by", ["person", "staff"])
def test_what_the_person_lifts_themself_is_asked_no_more_and_who_was_asked_knows_no_more(
    desk: Desk, told_by: str
) -> None:
    home = hired(desk, "home", desk.cast.municipality.pk, "home_nursing", "nurse")
    colleague(desk, "beside", home)
    assessed_by(desk, "home")
    left(desk, "home")
    in_contact(desk, "beside")
    block = blocked(desk, desk.cast.municipality.pk)
    lift = asked(desk, "nurse", block)
    assert waits_for(desk, "home")
    about = {"subject_id": desk.subject_id, "way": "phone" if told_by == "staff" else "digital"}
    with clock_set_to(NOW + timedelta(minutes=2)):
        if told_by == "person":
            lift_persons_block(by=desk.cast.act(desk.person), block_id=block.pk, at=now(), **about)
        else:
            lift_persons_block_around(
                by=desk.cast.act(desk.staff("beside")), organisation_id=block.organisation_id,
                said_by=desk.subject_id, at=now(), **about,
            )  # fmt: skip
        with automatic_run("test"):
            row = BlockLift.objects.get()
            assert (row.answered_at, row.answered_by_label, row.period) == (now(), "", None)
            assert not AccessGround.objects.filter(basis="lift_request", period__contains=now()).exists()
    with clock_set_to(NOW + timedelta(minutes=3)):
        assert not waits_for(desk, "home")
        with pytest.raises(RuleBroken, match="lift_by_person_already"):
            answer_lift(
                by=desk.cast.act(desk.staff("beside")), subject_id=desk.subject_id, lift_id=lift.pk, yes=True, at=now()
            )
        for key in ("home", "beside"):
            desk.sign_in(key)
            over = desk.get(desk.path("answer_lift", block_lift_id=lift.pk))
            assert "Personen har själv hävt spärren, så det finns inget att svara på." in over
            assert "Nödläget hos dem" not in over


def test_a_block_that_is_lifted_and_set_anew_leaves_what_is_asked_about_another(desk: Desk) -> None:
    home = hired(desk, "home", desk.cast.municipality.pk, "home_nursing", "nurse")
    assessed_by(desk, "home")
    left(desk, "home")
    whole, part = blocked(desk, home.organisation_id), blocked(desk, home.organisation_id, unit_id=home.unit_id)
    asked(desk, "nurse", whole)
    by = desk.cast.act(desk.staff("nurse"))
    still = ask_to_lift(by=by, subject_id=desk.subject_id, block_id=part.pk, reason="Läkemedel?", at=now())
    with clock_set_to(NOW + timedelta(minutes=2)):
        by = desk.cast.act(desk.person)
        lift_persons_block(by=by, subject_id=desk.subject_id, block_id=whole.pk, way="digital", at=now())
    with clock_set_to(NOW + timedelta(minutes=3)):
        found = lifts_for(desk.cast.act(desk.staff("home")), now())
        assert [one.lift.pk for one in found] == [still.pk]


def test_who_belongs_to_neither_sector_answers_for_what_they_wrote_themself(desk: Desk) -> None:
    """A coordinator at a unit of its own has written it all; what is asked is asked of her, and not of her unit."""
    held = hired(desk, "held", desk.cast.municipality.pk, "other", "coordinator")
    colleague(desk, "beside", held, "coordinator")
    assessed_by(desk, "held")
    in_contact(desk, "assessor")
    block = blocked(desk, desk.cast.municipality.pk)
    lift = asked(desk, "nurse", block)
    assert {key for key in ("held", "beside", "assessor") if waits_for(desk, key)} == {"held", "assessor"}
    with automatic_run("test"):
        know = set(AccessGround.objects.filter(basis="lift_request").values_list("party_id", flat=True))
    assert held.party_id in know
    assert held.unit_id not in know, "a colleague who may not answer gets to know nothing"
    desk.sign_in("held")
    assert "Ditt svar" in desk.get(desk.path("team_reading"))
    left(desk, "held", basis="own_work")
    gone_home(desk, "assessor")
    assert asked_now(desk.subject_id, block, "social", now()) == {held.unit_id}
    page = desk.path("answer_lift", block_lift_id=lift.pk)
    assert "Tack. Svaret är sparat." in desk.done(page, {"answer": "yes"})
    desk.cast.act(desk.staff("nurse"))
    assert Need.objects.count() == 1


def test_who_belongs_to_neither_and_has_written_nothing_is_told_plainly_that_others_answer(desk: Desk) -> None:
    hired(desk, "held", desk.cast.municipality.pk, "other", "coordinator")
    assessed_by(desk, "assessor")
    in_contact(desk, "held")
    lift = asked(desk, "nurse", blocked(desk, desk.cast.municipality.pk))
    assert not waits_for(desk, "held")
    page = desk.get(desk.path("answer_lift", block_lift_id=lift.pk))
    assert "Du kan inte svara på den: bara den som har skrivit något av det, eller arbetar i socialtjänsten" in page


def test_who_answered_is_told_what_holds_and_a_stale_answer_that_it_did_not_count(desk: Desk) -> None:
    home = hired(desk, "home", desk.cast.municipality.pk, "home_nursing", "nurse")
    colleague(desk, "beside", home)
    assessed_by(desk, "home")
    lift = asked(desk, "nurse", blocked(desk, desk.cast.municipality.pk))
    page = desk.path("answer_lift", block_lift_id=lift.pk)
    with clock_set_to(NOW + timedelta(minutes=2)):
        desk.sign_in("home")
        desk.done(page, {"answer": "yes"})
        assert "Svaret var ja. Det gäller till " in desk.get(page)
    desk.sign_in("beside")
    assert "Svaret var ja" not in desk.get(page)
    assert "Det du skickade nu har inte sparats." in desk.client.post(page, {"answer": "no"}).content.decode()
