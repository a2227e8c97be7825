"""Who is asked to lift a block in an emergency: it waits where it is said to wait, and the asker learns no branch."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.urls import reverse

from ledstjarna.domain.consent.actions import answer_lift, ask_to_lift, close_emergency, close_grounds, open_emergency
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessGround, AccessLog, Block, BlockLift
from ledstjarna.domain.consent.queries import NotForYou, Viewer, asked_now, lifts_for, open_reading, told_of_blocks
from ledstjarna.domain.consent.rules import lift_hindrance, lifting_sector
from ledstjarna.domain.needs.models import Assessment, Need
from ledstjarna.domain.organisations.actions import employ, end_assignment, set_up_unit
from ledstjarna.domain.people.actions import lift_persons_block_around, set_persons_block
from ledstjarna.domain.plans.tests.cast import AT, viewer_of
from ledstjarna.domain.worklists.rules import in_order
from ledstjarna.foundation.clock import clock_set_to, now
from ledstjarna.foundation.findings import RuleBroken
from ledstjarna.foundation.ids import new_id
from ledstjarna.foundation.work import WorkItem
from ledstjarna.web.team.reading.tests.test_view import as_the_person, assessed_by, in_contact
from ledstjarna.web.team.tests.desk import NOW, Desk

WORK = "Nödläge: svara om ni häver en spärr"
WAITS = "Frågan väntar i Att göra hos dem som arbetar med personen, eller har skrivit om hen."


def hired(desk: Desk, key: str, organisation_id: UUID, kind: str, role: str) -> Viewer:
    """Somebody at a unit of their own."""
    unit = set_up_unit(organisation_id=organisation_id, name=f"Enheten {key}", kind=kind)
    by = employ(given_name=key, family_name="Ny", unit_id=unit.pk, role=role, start=AT - timedelta(days=99))
    desk.cast.staff[key] = viewer_of(by)
    return desk.cast.staff[key]


def blocked(desk: Desk, organisation_id: UUID, **where: object) -> Block:
    by = desk.cast.act(desk.person)
    key = set_persons_block(
        by=by, subject_id=desk.subject_id, organisation_id=organisation_id, way="digital", at=desk.at(), **where
    )
    with automatic_run("test"):
        return Block.objects.get(pk=key)


def asked(desk: Desk, key: str, block: Block) -> BlockLift:
    by = desk.cast.act(desk.staff(key))
    open_emergency(by=by, subject_id=desk.subject_id, danger="life", reason="Hittad medvetslös", at=now())
    return ask_to_lift(by=by, subject_id=desk.subject_id, block_id=block.pk, reason="Läkemedel?", at=now())


def left(desk: Desk, key: str, basis: str | None = None) -> None:
    """Their work with the person is over."""
    for party in desk.staff(key).parties:
        close_grounds(subject_id=desk.subject_id, party_id=party, at=now() - timedelta(minutes=1), basis=basis)


def gone_home(desk: Desk, key: str) -> None:
    """Their assignment is over: nobody signs in with it any more."""
    end_assignment(assignment_id=desk.staff(key).party_id, at=now() - timedelta(minutes=1))


def colleague(desk: Desk, key: str, of: Viewer, role: str = "nurse") -> Viewer:
    """Somebody else at the same unit, who has nothing to do with the person."""
    assert of.unit_id
    by = employ(given_name=key, family_name="Bredvid", unit_id=of.unit_id, role=role, start=AT - timedelta(days=99))
    desk.cast.staff[key] = viewer_of(by)
    return desk.cast.staff[key]


def waits_for(desk: Desk, key: str) -> bool:
    by = desk.cast.act(desk.staff(key))
    told = bool(lifts_for(by, now()))
    desk.sign_in(key)
    assert (WORK in desk.get(reverse("team_work"))) is told
    return told


def test_it_waits_for_those_who_work_with_the_person_and_for_nobody_else(desk: Desk) -> None:
    hired(desk, "home", desk.cast.municipality.pk, "home_nursing", "nurse")
    hired(desk, "other", desk.cast.municipality.pk, "home_nursing", "nurse")
    assessed_by(desk, "home")
    in_contact(desk, "assessor")
    block = blocked(desk, desk.cast.municipality.pk)
    lift = asked(desk, "nurse", block)
    assert waits_for(desk, "home")
    assert not waits_for(desk, "other")
    assert not waits_for(desk, "assessor"), "patients' records are let go by care staff"
    assert asked_now(desk.subject_id, block, "care", now()) == {desk.staff("home").unit_id}
    with automatic_run("test"):
        know = set(AccessGround.objects.filter(basis="lift_request").values_list("party_id", flat=True))
    assert know == {desk.staff("home").unit_id}, "no unit that has nothing to do with the person gets to know"
    desk.sign_in("assessor")
    page = desk.path("answer_lift", block_lift_id=lift.pk)
    assert WAITS in desk.get(page)
    assert "Enheten home" not in desk.get(page)
    gone_home(desk, "home")
    assert "Ingen hos er som kan svara har frågan i sitt Att göra nu." in desk.get(page), "said as it is shown"


def test_it_waits_for_everybody_it_is_said_to_go_to_and_stays_when_one_of_them_leaves(desk: Desk) -> None:
    municipality = desk.cast.municipality.pk
    home = hired(desk, "home", municipality, "home_nursing", "nurse")
    colleague(desk, "beside", home)
    hired(desk, "wrote", municipality, "home_nursing", "nurse")
    assessed_by(desk, "wrote")
    left(desk, "wrote")
    in_contact(desk, "home")
    in_contact(desk, "assessor")
    block = blocked(desk, municipality)
    lift = asked(desk, "nurse", block)
    has_it = {"home", "beside", "wrote"}
    assert {key for key in (*has_it, "assessor") if waits_for(desk, key)} == has_it
    left(desk, "home", basis="own_work")
    gone_home(desk, "home")
    has_it = {"beside", "wrote"}
    assert {key for key in has_it if waits_for(desk, key)} == has_it, "the unit still has it"
    gone_home(desk, "beside")
    assert asked_now(desk.subject_id, block, "care", now()) == {desk.staff("wrote").unit_id}
    desk.sign_in("assessor")
    page = desk.path("answer_lift", block_lift_id=lift.pk)
    assert WAITS in desk.get(page)
    with clock_set_to(NOW + timedelta(minutes=2)):
        by = desk.cast.act(desk.staff("wrote"))
        answer_lift(by=by, subject_id=desk.subject_id, lift_id=lift.pk, yes=True, at=now())
    colleague(desk, "late", home)
    with clock_set_to(NOW + timedelta(minutes=3)):
        assert not waits_for(desk, "late")
        over = desk.get(page)
        assert "Frågan är besvarad" in over, "who had it too is told that it is over, and no more"
        assert "Astrid" not in over
        desk.get(desk.path("team_person"), status=404)


def test_where_nobody_does_those_who_wrote_are_asked_and_know_no_more_than_who_it_is(desk: Desk) -> None:
    for key in ("home", "other"):
        hired(desk, key, desk.cast.municipality.pk, "home_nursing", "nurse")
    assessed_by(desk, "home")
    in_contact(desk, "nurse")
    left(desk, "home")
    block = blocked(desk, desk.cast.municipality.pk)
    lift = asked(desk, "nurse", block)
    assert waits_for(desk, "home")
    assert not waits_for(desk, "other"), "who has nothing to do with the person learns nothing"
    desk.sign_in("home")
    page = desk.path("answer_lift", block_lift_id=lift.pk)
    assert "Läkemedel?" in desk.get(page)
    desk.get(desk.path("team_person"), status=404)
    desk.get(desk.path("needs"), status=404)
    by = desk.cast.act(desk.staff("home"))
    reading = open_reading(by, desk.subject_id, what="test", kinds=["basic"])
    assert (reading.reached.basis, told_of_blocks(reading)) == ("lift_request", ("", []))
    with automatic_run("test"):
        row = AccessLog.objects.filter(what="answer_lift_page").order_by("-at").first()
        assert row
        assert (row.basis, row.kinds) == ("lift_request", ["basic"])
    assert "Tack. Svaret är sparat." in desk.done(page, {"answer": "yes"})
    desk.cast.act(desk.staff("nurse"))
    assert Need.objects.count() == 1, "lifted for who asked"
    desk.sign_in("home")
    over = desk.get(page)
    assert "Frågan är besvarad" in over
    assert "Astrid" not in over, "who reached the person to answer reaches them no more"
    with automatic_run("test"):
        assert not AccessLog.objects.filter(verb="refused", what__startswith="answer_lift"), "nobody was refused"
    desk.sign_in("assessor")
    desk.get(page, status=404)
    desk.sign_in("home")
    desk.get(desk.path("team_reading"), status=404)


def test_it_stands_first_and_as_urgent_however_late_all_else_is(desk: Desk) -> None:
    def waiting(kind: str, hours: int) -> WorkItem:
        since = NOW - timedelta(hours=hours)
        return WorkItem(kind, desk.subject_id, new_id(), None, "", "owner", None, "", since, since)

    late, urgent = waiting("call_to_make", 99), waiting("lift_to_answer", -1)
    assert in_order([late, urgent], NOW) == [urgent, late]
    assert in_order([urgent, late], NOW) == [urgent, late]
    assessed_by(desk, "assessor")
    asked(desk, "nurse", blocked(desk, desk.cast.municipality.pk))
    desk.sign_in("assessor")
    for page in ("team_work", "team_home"):
        told = desk.get(reverse(page))
        assert WORK in told
        assert "Brådskar" in told


def test_the_hours_of_an_emergency_pass_and_it_is_asked_anew(desk: Desk) -> None:
    hired(desk, "home", desk.cast.municipality.pk, "home_nursing", "nurse")
    assessed_by(desk, "home")
    in_contact(desk, "nurse")
    left(desk, "home")
    block = blocked(desk, desk.cast.municipality.pk)
    first = asked(desk, "nurse", block)
    with pytest.raises(RuleBroken):
        asked(desk, "nurse", block)
    with clock_set_to(NOW + timedelta(hours=9)):
        by = desk.cast.act(desk.staff("home"))
        assert not lifts_for(by, now()), "who was asked for some hours reaches the person no longer"
        again = asked(desk, "nurse", block)
        by = desk.cast.act(desk.staff("home"))
        assert [one.lift.pk for one in lifts_for(by, now())] == [again.pk]
    with automatic_run("test"):
        first.refresh_from_db()
    assert first.answered_at
    assert (first.answered_by_label, first.period) == ("", None)


def test_another_unit_of_the_same_giver_is_asked_too_and_its_name_is_not_told(desk: Desk) -> None:
    mind = hired(desk, "mind", desk.cast.region.pk, "psychiatry", "nurse")
    assessed_by(desk, "mind")
    in_contact(desk, "nurse")
    block = blocked(desk, desk.cast.region.pk, unit_id=mind.unit_id)
    lift = asked(desk, "nurse", block)
    desk.sign_in("nurse")
    pages = [desk.get(desk.path("team_reading")), desk.get(desk.path("ask_to_lift", block_id=block.pk))]
    for page in pages:
        assert "Något som Region Sörmland har skrivit" in page
        assert "Enheten mind" not in page
        assert "psykiatri" not in page.lower()
    by = desk.cast.act(mind)
    answer_lift(by=by, subject_id=desk.subject_id, lift_id=lift.pk, yes=True, at=now())
    desk.cast.act(desk.staff("nurse"))
    assert Need.objects.count() == 1
    by = desk.cast.act(mind)
    open_emergency(by=by, subject_id=desk.subject_id, danger="life", reason="Hittad medvetslös", at=now())
    with pytest.raises(NotForYou):  # they stand inside it
        ask_to_lift(by=by, subject_id=desk.subject_id, block_id=block.pk, reason="Läkemedel?", at=now())


def test_where_the_social_services_alone_work_they_lift_what_they_have_written(desk: Desk) -> None:
    assessed_by(desk, "assessor")
    in_contact(desk, "nurse")
    block = blocked(desk, desk.cast.municipality.pk)
    assert waits_for(desk, "assessor") is False
    asked(desk, "nurse", block)
    assert waits_for(desk, "assessor")
    desk.sign_in("assessor")
    page = f"{desk.path('team_block')}?hos={desk.cast.municipality.pk}"
    assert "Häva en spärr" in desk.get(page)
    about = {"subject_id": desk.subject_id, "way": "phone", "said_by": desk.subject_id, "at": desk.at()}
    by = desk.cast.act(desk.staff("assessor"))
    lift_persons_block_around(by=by, organisation_id=desk.cast.municipality.pk, **about)
    with automatic_run("test"):
        block.refresh_from_db()
    assert not block.period.upper_inf


def test_each_sector_is_asked_for_its_own_and_what_nobody_hears_is_not_promised(desk: Desk) -> None:
    """The municipality has home nursing, which has never met the person: what the assessor wrote is the assessor's."""
    home = hired(desk, "home", desk.cast.municipality.pk, "home_nursing", "nurse")
    assessed_by(desk, "assessor")
    in_contact(desk, "nurse")
    block = blocked(desk, desk.cast.municipality.pk)
    by = desk.cast.act(desk.staff("nurse"))
    open_emergency(by=by, subject_id=desk.subject_id, danger="life", reason="Hittad medvetslös", at=now())
    desk.sign_in("nurse")
    ask, reading = desk.path("ask_to_lift", block_id=block.pk), desk.path("team_reading")
    assert "Frågan kommer till dem" in desk.get(ask)
    assert "Svarar de ja ser du uppgifterna direkt." in desk.done(ask, {"reason": "Läkemedel?"})
    assert waits_for(desk, "assessor")
    assert not waits_for(desk, "home")
    with automatic_run("test"):
        lift = BlockLift.objects.get()
        assert set(AccessGround.objects.filter(basis="lift_request").values_list("party_id", flat=True)) == {
            desk.staff("assessor").unit_id
        }
    with clock_set_to(NOW + timedelta(minutes=1)):
        assessed_by(desk, "home")  # care has written too, after the question
        desk.cast.act(desk.staff("assessor"))
        answer_lift(by=desk.staff("assessor"), subject_id=desk.subject_id, lift_id=lift.pk, yes=True, at=now())
    with clock_set_to(NOW + timedelta(minutes=2)):
        desk.cast.act(desk.staff("nurse"))
        assert Assessment.objects.count() == 1, "the assessor's, and not what care has written"
        desk.sign_in("nurse")
        assert "Be den som har spärren" in desk.get(reading), "it is not lifted, a part is"
        left(desk, "home")
        gone_home(desk, "home")
        told = desk.get(ask)
        assert "Frågan når ingen där just nu" in told
        assert "Ring växeln hos Katrineholms kommun" in told
        assert "Frågan kommer till dem" not in told
        thanks = desk.done(ask, {"reason": "Läkemedel?"})
        assert "Frågan är sparad, men ingen där har fått den." in thanks
        assert "Svarar de ja" not in thanks
        assert "Ingen där som kan svara har frågan i sitt Att göra." in desk.get(ask)
    with clock_set_to(NOW + timedelta(minutes=3)):
        colleague(desk, "rung", home)
        assert waits_for(desk, "rung"), "who comes to the unit that wrote meets it"
        by = desk.cast.act(desk.staff("rung"))
        with automatic_run("test"):
            lift = BlockLift.objects.get(sector="care")
        answer_lift(by=by, subject_id=desk.subject_id, lift_id=lift.pk, yes=True, at=now())
        desk.cast.act(desk.staff("nurse"))
        assert Assessment.objects.count() == 2
        desk.sign_in("nurse")
        assert "Det här är hävt för er nu." in desk.get(reading)


@pytest.mark.parametrize(
    ("inside", "lifts"),
    [(("care",), "care"), (("social",), "social"), (("care", "social"), "care"), (("",), ""), ((), "")],
)
def test_whose_staff_lift(inside: tuple[str, ...], lifts: str) -> None:
    assert lifting_sector(inside) == lifts
    for sector in ("care", "social", ""):
        found = lift_hindrance(asker_sector=sector, lifts=lifts, answered=False, inside_block=True)
        assert (found is None) is (bool(lifts) and sector == lifts)


def test_what_is_lifted_is_no_longer_told_as_blocked_and_is_blocked_again_with_the_emergency(desk: Desk) -> None:
    hired(desk, "home", desk.cast.municipality.pk, "home_nursing", "nurse")
    assessed_by(desk, "home")
    in_contact(desk, "nurse")
    block = blocked(desk, desk.cast.municipality.pk)
    lift = asked(desk, "nurse", block)
    desk.sign_in("nurse")
    reading, needs = desk.path("team_reading"), desk.path("needs")
    assert "Be att spärren hävs" in desk.get(needs)
    by = desk.cast.act(desk.staff("home"))
    answer_lift(by=by, subject_id=desk.subject_id, lift_id=lift.pk, yes=True, at=now())
    with clock_set_to(NOW + timedelta(minutes=2)):
        page = desk.get(reading)
        assert "Det här är hävt för er nu." in page
        assert "Spärren är hävd för er till " in page
        assert "Be den som har spärren" not in page
        assert "Här syns inte allt" not in desk.get(needs)
        as_the_person(desk)
        assert "Hävd för Region Sörmland till " in desk.get("/min-plan/vem-far-veta/sparrar/")
        desk.sign_in("nurse")
        desk.done(desk.path("close_emergency"), {})
    with clock_set_to(NOW + timedelta(minutes=3)):
        page = desk.get(reading)
        assert "Det här är hävt för er nu." not in page
        assert "Det finns uppgifter som personen har spärrat." in page
        as_the_person(desk)
        assert "Var hävd för Region Sörmland till " in desk.get("/min-plan/vem-far-veta/sparrar/")


def test_an_answer_after_the_emergency_is_too_late_and_lifts_nothing(desk: Desk) -> None:
    """The question waits no longer than the need; a new emergency asks anew (2022:913 3:6)."""
    hired(desk, "home", desk.cast.municipality.pk, "home_nursing", "nurse")
    assessed_by(desk, "home")
    block = blocked(desk, desk.cast.municipality.pk)
    lift = asked(desk, "nurse", block)
    assert waits_for(desk, "home")
    with clock_set_to(NOW + timedelta(minutes=2)):
        close_emergency(by=desk.cast.act(desk.staff("nurse")), subject_id=desk.subject_id, at=now())
    with clock_set_to(NOW + timedelta(minutes=3)):
        assert not waits_for(desk, "home")
        by = desk.cast.act(desk.staff("home"))
        with pytest.raises(RuleBroken, match="lift_too_late"):
            answer_lift(by=by, subject_id=desk.subject_id, lift_id=lift.pk, yes=True, at=now())
        told = desk.get(desk.path("answer_lift", block_lift_id=lift.pk))
        assert "Frågan är över" in told
        assert "Nödläget hos dem som frågade är över, så inget hävs." in told
        assert "Svara" not in told
        with automatic_run("test"):
            assert BlockLift.objects.get().period is None
    with clock_set_to(NOW + timedelta(minutes=4)):
        by = desk.cast.act(desk.staff("nurse"))
        open_emergency(by=by, subject_id=desk.subject_id, danger="life", reason="Faller igen", at=now())
        desk.sign_in("nurse")
        assert "innan någon hade svarat. Ni kan fråga igen." in desk.get(desk.path("team_reading"))
        again = asked(desk, "nurse", block)
        assert waits_for(desk, "home")
        by = desk.cast.act(desk.staff("home"))
        answer_lift(by=by, subject_id=desk.subject_id, lift_id=again.pk, yes=True, at=now())


def test_the_banner_of_an_emergency_says_that_what_is_lifted_shows(desk: Desk) -> None:
    hired(desk, "home", desk.cast.municipality.pk, "home_nursing", "nurse")
    assessed_by(desk, "home")
    block = blocked(desk, desk.cast.municipality.pk)
    lift = asked(desk, "nurse", block)
    desk.sign_in("nurse")
    needs, hidden = desk.path("needs"), "det som är spärrat syns inte."
    assert hidden in desk.get(needs)
    by = desk.cast.act(desk.staff("home"))
    answer_lift(by=by, subject_id=desk.subject_id, lift_id=lift.pk, yes=True, at=now())
    with clock_set_to(NOW + timedelta(minutes=2)):
        shown = desk.get(needs)
        assert "Det som är hävt för er syns, annat som är spärrat syns inte." in shown
        assert hidden not in shown
