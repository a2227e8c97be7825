"""Vem får veta: given, refused, withdrawn, and who reads now."""

from datetime import timedelta
from uuid import UUID

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog, Consent
from ledstjarna.domain.consent.rules import last_day_of_consent
from ledstjarna.domain.people.actions import let_close_one_read, register_mandate
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.plans.models import Commitment
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.web.resident.tests.world import NOW, World, hidden_of, text_of
from ledstjarna.web.wording import date_text

READING = "/min-plan/vem-far-veta/reading/"
SHARING, PLAN = "/min-plan/vem-far-veta/sharing/", "/min-plan/vem-far-veta/plan/"


def test_sharing_is_given_to_the_chosen_and_taken_back(world: World) -> None:
    given = world.send(SHARING, {"answer": "given", "organisations": [str(world.cast.region.id)], "how_long": "open"})
    page = world.get(given["Location"])
    assert "Tack, nu vet vi vilka som får läsa" in page
    assert "Region Sörmland" in page
    back = world.send(SHARING, {"answer": "withdrawn"})
    assert "Du har tagit tillbaka ditt ja till att dela" in world.get(back["Location"])
    assert [row.state for row in Consent.objects.order_by("said_at")] == ["given", "withdrawn"]


def test_a_yes_to_sharing_says_with_whom(world: World) -> None:
    assert "Kryssa i minst en, eller svara nej." in text_of(world.send(SHARING, {"answer": "given"}))


def test_an_association_is_never_among_those_who_read(world: World) -> None:
    world.part("Kören hämtar mig", "association", world.cast.unit_owner("choir"), name="Astrid")
    assert "Kören i Katrineholm" not in world.get(SHARING)


def test_a_joint_plan_is_refused(world: World) -> None:
    answer = world.send(PLAN, {"answer": "refused"})
    assert "Tack, du sa nej till en gemensam plan" in world.get(answer["Location"])


def test_those_who_read_are_told_with_why(world: World) -> None:
    world.nurse_in_team()
    world.daughter()
    world.part("Kören hämtar mig", "association", world.cast.unit_owner("choir"), about="Skjuts")
    page = world.get("/min-plan/vem-far-veta/")
    assert "Sara Ek" in page
    assert "Karin Lind Dotter" in page
    assert "Vet bara det du valde att berätta om: Kören hämtar mig" in page
    assert Commitment.objects.count() == 1


def test_who_was_asked_about_two_things_is_told_with_both(world: World) -> None:
    for title in ("Kören hämtar mig", "Fika efteråt"):
        world.part(title, "association", world.cast.unit_owner("choir"), about="Skjuts")
    page = world.get("/min-plan/vem-far-veta/")
    assert "Kören hämtar mig, Fika efteråt" in page or "Fika efteråt, Kören hämtar mig" in page


def test_a_representative_stands_among_the_readers_by_what_they_read_now(world: World) -> None:
    """A mandate without a ground reads nothing, and one for rights reads no plan."""
    nurse = world.nurse_in_team()
    for name, kind, scopes in (
        ("Bo Ask", "god_man", ["personal"]), ("Rut Rätt", "god_man", ["rights"]),
        ("Fia Fors", "forvaltare", ["property"]), ("Mia Lind", "guardian", []),
    ):  # fmt: skip
        with automatic_run("test"):
            born = NOW - timedelta(days=6000 if kind == "guardian" else 30000)  # 16 years: for herself since 15
            Person.objects.filter(pk=world.subject_id).update(birth_date=born.date())
        register_mandate(
            by=world.cast.act(nurse), subject_id=world.subject_id, representative=name, kind=kind, scopes=scopes,
            start=(NOW - timedelta(days=10)).date(), at=world.at(),
        )  # fmt: skip
    daughter = world.daughter()
    _before, _heading, page = world.get("/min-plan/vem-far-veta/").partition("De här kan läsa om dig nu De som är med")
    _team, _text, acting = page.partition("De som företräder dig. De läser din plan, din berättelse")
    whole, _text, narrow = acting.partition("De som bevakar din rätt. De läser vem du är och dina beslut, inte planen.")
    assert "Bo Ask" in whole
    assert "Rut Rätt" in narrow
    assert "De som du låter läsa. De läser din plan och din berättelse. Karin Lind" in narrow
    assert not [name for name in ("Fia Fors", "Mia Lind") if name in page]
    world.cast.act(world.person)
    let_close_one_read(
        by=world.person, subject_id=world.subject_id, close_one_id=daughter.pk, may_read=False, at=world.at()
    )
    assert "Karin Lind" not in world.get("/min-plan/vem-far-veta/")


def test_a_unit_whose_staff_read_the_plan_is_not_said_to_know_one_part_alone(world: World) -> None:
    for owner, basis in (("care_centre", "health"), ("choir", "association")):
        world.part(f"Frågat {owner}", basis, world.cast.unit_owner(owner), about="Ont i knät")
    deputy = world.god_man()  # the nurse of the care centre is in the team by now
    world.sign_in(deputy.id, "representative")
    page = world.get("/min-plan/vem-far-veta/")
    assert "Vet bara det som är berättat om: Frågat choir" in page
    assert "Sara Ek" in page
    assert "Frågat care_centre" not in page


def test_somebody_close_does_not_answer(world: World) -> None:
    daughter = world.daughter()
    world.sign_in(daughter.id, "close_one")
    assert "Du kan inte svara på det här" in world.get(PLAN)
    world.client.post(PLAN, {"answer": "given", "key": "0198c0de-0000-7000-8000-000000000003"})
    assert not Consent.objects.exists()


def test_a_yes_holds_as_long_as_was_said_and_one_tap_lets_it_go_on(world: World) -> None:
    whom = {"answer": "given", "organisations": [str(world.cast.region.id)], "how_long": "open"}
    assert "Välj hur länge det ska gälla" in text_of(world.send(SHARING, whom | {"how_long": ""}))
    assert "Den dagen har redan varit" in text_of(
        world.send(SHARING, whom | {"how_long": "day", "last_day": "2026-01-05"})
    )
    assert "Skriv vilken dag som är den sista" in text_of(world.send(SHARING, whom | {"how_long": "day"}))
    world.send(SHARING, whom)
    assert "Gäller tills det tas tillbaka." in world.get("/min-plan/vem-far-veta/")
    given = world.send(SHARING, whom | {"how_long": "3"})
    page = world.get(given["Location"])
    last = last_day_of_consent(Consent.objects.get(replaced_at=None).ends_at)
    assert last
    assert f"Gäller till och med {date_text(last, with_year=True)}.".replace("\xa0", " ") in page
    assert "Ja, till och med " not in page
    with clock_set_to(NOW + timedelta(days=85)):
        page = world.get("/min-plan/vem-far-veta/")
        assert "Ja, till och med " in page
        renewed = world.send(SHARING, {"answer": "renew"})
        assert "Tack, det gäller längre nu" in world.get(renewed["Location"])
        assert "Ja, till och med " not in world.get("/min-plan/vem-far-veta/")
    with clock_set_to(NOW + timedelta(days=300)):
        page = world.get(SHARING)
        assert "Tiden är slut" in page
        assert "Gällde till och med" in page
        assert "Ja, till och med " in page
        assert "Region Sörmland" in page, "still to be chosen, and covered no more before any run has come by"
        assert "<li>Region Sörmland</li>" not in world.get("/min-plan/vem-far-veta/")


def test_whoever_decides_for_them_reads_until_when(world: World) -> None:
    world.send(PLAN, {"answer": "given", "how_long": "6"})
    world.sign_in(world.god_man().id, "representative")
    assert "Gäller till och med" in world.get("/min-plan/vem-far-veta/")


def test_a_god_man_says_what_the_person_says_themself_before_the_answer_counts(world: World) -> None:
    world.send(PLAN, {"answer": "given", "how_long": "3"})
    world.sign_in(world.god_man().id, "representative")
    assert "Vad säger Astrid själv om det du svarar?" in world.get(PLAN)
    back, how = {"answer": "withdrawn"}, {"person_how": "Vi läste det tillsammans."}
    assert "Välj vad Astrid säger själv." in text_of(world.send(PLAN, back | how))
    assert "Skriv hur du har förstått vad Astrid vill." in text_of(world.send(PLAN, back | {"person_says": "agrees"}))
    needed = "Här behövs att personen själv är med på det."
    assert needed in text_of(world.send(PLAN, back | how | {"person_says": "against"}))
    assert [row.state for row in Consent.objects.all()] == ["given"]
    done = world.send(PLAN, back | how | {"person_says": "agrees"})
    assert "Du har tagit tillbaka Astrids ja" in world.get(done["Location"])
    with automatic_run("test"):
        told = AccessLog.objects.filter(what="answer_consent", detail__has_key="person_says").get().detail
    assert told == {"consent": "plan", "person_says": "agrees", **how}
    reading = {"answer": "given", "organisations": [str(world.cast.region.id)], "how_long": "open"}
    assert needed in text_of(world.send(READING, reading | how | {"person_says": "cannot"})), "health is hers alone"
    with clock_set_to(NOW + timedelta(days=1)):
        world.send(PLAN, {"answer": "given", "how_long": "3", **how, "person_says": "cannot"})
    with clock_set_to(NOW + timedelta(days=86)):
        assert "Ska det gälla längre? Det gäller då" not in world.get("/min-plan/vem-far-veta/"), "not without asking"
        world.send(PLAN, {"answer": "renew", **how, "person_says": "agrees"})
    assert Consent.objects.filter(kind="plan", state="given").count() == 3


def test_a_guardian_who_has_said_that_a_yes_goes_on_is_not_asked_again(world: World) -> None:
    with automatic_run("test"):
        Person.objects.filter(pk=world.subject_id).update(birth_date=(NOW - timedelta(days=3000)).date())
    mia, olle = _guardians(world)
    yes = {"answer": "given", "organisations": [str(world.cast.region.id)], "how_long": "3"}
    for one in (mia, olle):
        world.sign_in(one, "representative")
        world.send(SHARING, yes)
    asked, ends = "Ett ja väntar på den andra vårdnadshavaren", "Ett ja tar snart slut"
    with clock_set_to(NOW + timedelta(days=85)):
        assert ends in world.get("/min-plan/vantar/")
        page = world.get(world.send(SHARING, {"answer": "renew"})["Location"])
        assert "Det gäller Region Sörmland." in page
        assert "Ja, till och med" not in page
        assert "Ja, till och med" not in world.get(SHARING)
        mine, _text, others = world.get("/min-plan/vantar/").partition("Väntar på andra")
        assert asked not in mine
        assert asked in others
        assert "Mia Lind" in others
        assert ends not in mine + others
        assert asked not in world.get("/min-plan/")
        world.sign_in(mia, "representative")
        mine, _text, others = world.get("/min-plan/vantar/").partition("Väntar på andra")
        assert asked in mine
        assert ends not in mine + others, "the same matter is asked once"
        world.send(SHARING, {"answer": "renew"})
        assert asked not in world.get("/min-plan/vantar/")
    world.sign_in(olle, "representative")
    world.send(SHARING, {"answer": "withdrawn"})
    world.send(SHARING, yes)
    assert "Det gäller ." not in world.get("/min-plan/vem-far-veta/")
    world.sign_in(mia, "representative")
    assert "Det gäller Region Sörmland." in world.get("/min-plan/vem-far-veta/")


def _guardians(world: World) -> list[UUID]:
    world.nurse_in_team()
    return [
        register_mandate(
            by=world.cast.act(world.cast.staff["nurse"]), subject_id=world.subject_id, representative=name,
            kind="guardian", start=(NOW - timedelta(days=10)).date(), at=world.at(),
        ).representative_id
        for name in ("Mia Lind", "Olle Lind")
    ]  # fmt: skip


def test_an_old_page_does_not_turn_what_was_taken_back_into_a_yes(world: World) -> None:
    world.send(PLAN, {"answer": "given", "how_long": "open"})
    old = hidden_of(world.client.get(PLAN), PLAN)
    world.send(PLAN, {"answer": "withdrawn"})
    page = text_of(world.client.post(PLAN, {**old, "answer": "given", "how_long": "12"}))
    assert "Så står det nu" in page
    assert "Tillbakataget" in page
    assert "Det du svarade" in page
    assert "Ja, till och med" in page
    assert [row.state for row in Consent.objects.order_by("said_at")] == ["given", "withdrawn"]


def test_a_guardians_yes_waits_for_the_other_who_sees_it(world: World) -> None:
    with automatic_run("test"):
        Person.objects.filter(pk=world.subject_id).update(birth_date=(NOW - timedelta(days=3000)).date())
    guardians = _guardians(world)
    world.sign_in(guardians[0], "representative")
    said = world.send(SHARING, {"answer": "given", "organisations": [str(world.cast.region.id)], "how_long": "open"})
    page = world.get(said["Location"])
    assert "Tack, ja-svaret för Astrid väntar på den andra vårdnadshavaren" in page
    assert "Olle Lind behöver också säga ja" in page
    assert "Ta tillbaka ja-svaret" in world.get(SHARING)
    assert "Ja, jag också" not in world.get(SHARING)
    assert (
        "Läs och svara" not in page.partition("Vilka får läsa det som andra")[0].partition("Vilka får läsa Astrids")[2]
    )
    world.sign_in(guardians[1], "representative")
    assert "Ett ja väntar på den andra vårdnadshavaren" in world.get("/min-plan/vantar/")
    assert "Olle Lind behöver också säga ja" in world.get(SHARING)
    assert "Ja, jag också" in world.get(SHARING)
    said = world.send(SHARING, {"answer": "given", "organisations": [str(world.cast.region.id)], "how_long": "open"})
    page = world.get(said["Location"])
    assert "Tack, nu vet vi vilka som får läsa" in page
    assert "Mia Lind och Olle Lind svarade den" in page, "both said it"
    assert "Mia Lind och Olle Lind svarade den" in world.get(SHARING)
    assert "Du ser varje gång" not in world.get(READING)
    world.sign_in(world.cast.staff["nurse"].party_id, "staff")
    page = world.get(f"/teamet/person/{world.subject_id}/samtycke/")
    assert "Mia Lind (Astrid Lind) och Olle Lind (Astrid Lind), digitalt" in page


def test_a_yes_that_soon_ends_waits_for_the_person(world: World) -> None:
    world.send(PLAN, {"answer": "given", "how_long": "3"})
    assert "Ett ja tar snart slut" not in world.get("/min-plan/vantar/")
    assert "Inget tar slut just nu." in world.get("/min-plan/tar-slut/")
    with clock_set_to(NOW + timedelta(days=85)):
        page = world.get("/min-plan/tar-slut/")
        assert "Inget tar slut just nu." not in page
        assert "Får kommunen och regionen göra en gemensam plan med dig? Går ut snart Gäller till och med" in page
        assert "Ett ja tar snart slut: ska det gälla längre?" in world.get("/min-plan/vantar/")
