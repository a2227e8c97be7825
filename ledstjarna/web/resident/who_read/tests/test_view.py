"""Who has read: filtered, explained, and asked about."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html import unescape
from uuid import UUID

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.consent.queries import open_change, open_part, open_reading
from ledstjarna.domain.control.actions import answer_log_question
from ledstjarna.domain.control.models import LogQuestion
from ledstjarna.domain.keeping.actions import open_extract
from ledstjarna.domain.organisations.actions import employ
from ledstjarna.domain.organisations.models import Unit
from ledstjarna.domain.people.actions import note_protection, raise_protection
from ledstjarna.domain.plans.actions import Owner
from ledstjarna.foundation.ids import new_id
from ledstjarna.web.resident.tests.world import World, text_of
from ledstjarna.web.resident.who_read.grounds import grounds_text
from ledstjarna.web.told.log import ROWS


def test_one_reader_and_one_month_are_shown_and_a_question_is_answered(world: World) -> None:
    world.story()
    nurse = world.nurse_in_team()
    read = open_reading(world.cast.act(nurse), world.subject_id, what="person", kinds=["plan", "story"])
    open_reading(world.cast.act(nurse), world.subject_id, what="team_wrong", kinds=["basic"])
    page = "/min-plan/vem-har-last/"
    world.sign_in(world.subject_id)
    month = f"{read.at:%Y-%m}"
    assert "Sara Ek" in world.get(f"{page}?vem={nurse.party_id}&manad={month}")
    assert "patientdatalagen 4 kap. 1 §" in world.get(page)
    assert "Läste det du har sagt inte stämmer" in world.get(page)
    before = f"{read.at.year - 1}-{month[5:]}"  # without a row: no choice, and all is shown
    all_of_hers = world.get(f"{page}?vem={nurse.party_id}&manad={before}")
    assert "Läste det du har sagt inte stämmer" in all_of_hers
    assert f"{read.at.year - 1}" not in all_of_hers
    unknown = world.get(f"{page}?vem=nobody&manad=2020-13")
    assert "Sara Ek" in unknown
    assert "Den månaden finns inte i listan" in unknown
    assert "Den månaden finns inte i listan" not in world.get(f"{page}?manad={month}")
    with automatic_run("test"):
        row = AccessLog.objects.get(correlation=read.correlation)
    ask = f"{page}fraga/{row.pk}/"
    assert "Skriv vad du undrar över." in world.send(ask, {"words": " "}).content.decode()
    assert world.send(ask, {"words": "Varför läste Sara?"}).status_code == 302
    asked = world.get(ask)
    assert "Varför läste Sara?" in asked
    assert "Du får svar senast" in asked
    assert "Vad undrar du?" not in asked
    assert "Du har frågat om det här" in world.get(page)
    world.get(f"{page}fraga/{UUID(int=1)}/", status=404)
    assert "Du får svar senast" in world.get(page + "fragor/")
    with automatic_run("test"):
        question = LogQuestion.objects.get()
    controller = replace(
        nurse, party_id=new_id(), role="log_controller", label="Lena Loggsson, loggkontrollant, Regionen"
    )
    answer_log_question(
        by=world.cast.act(controller), question_id=question.pk, answer="Hon ringde dig.", at=world.at()
    )  # fmt: skip
    world.sign_in(world.subject_id)
    assert "Hon ringde dig." in world.get(page + "fragor/")
    assert "Hon ringde dig." in world.get(ask)
    assert "Undrar du något mer?" in world.get(ask)
    assert "Kontrollerade vem som har läst om dig" in world.get(page)
    open_extract(subject_id=world.subject_id, by="Vera Drift", reason="Du bad om det i telefon.")
    told = text_of(world.client.get(page))
    assert "Vera Drift" in told
    assert "Tog fram ett utdrag åt dig: Du bad om det i telefon." in told


def test_who_was_asked_is_told_by_what_they_are(world: World) -> None:
    """An association sees what was chosen; it is said of nobody else."""
    page, association = "/min-plan/vem-har-last/", "En förening ser bara det du har valt att berätta."
    daughter = world.daughter(reads=False)
    world.part("Handlar på lördagar", "close_one", Owner(daughter.id, "close_one", "Karin Lind"), about="Handla mat")
    world.sign_in(daughter.id, "close_one")
    world.get("/min-plan/fragor/")
    world.sign_in(world.subject_id)
    asked = world.get(page)
    assert "Någon som står dig nära har fått en fråga" in asked
    assert "Hen ser bara det som du har frågat om" in asked
    assert association not in asked
    singer = world.cast.staff["singer"]
    part = world.choir()
    open_part(world.cast.act(singer), world.subject_id, part.id, what="asked_part")
    world.sign_in(world.subject_id)
    both = world.get(page)
    assert association in both
    assert "Hen ser bara det som du har frågat om" in both


def test_each_kind_of_reader_has_words_of_its_own() -> None:
    choir, region = new_id(), new_id()
    kinds = {choir: "association", region: "region"}
    said = {}
    for whose in (choir, region, None):
        [(name, law)] = grounds_text([AccessLog(basis="request", organisation_id=whose)], kinds)
        said[name] = law
    assert len(said) == 3
    assert sum("förening" in law for law in said.values()) == 1
    assert not grounds_text([AccessLog(basis="")], kinds)


def test_a_month_where_nobody_else_read_says_so_in_words(world: World) -> None:
    nurse, page = world.nurse_in_team(), "/min-plan/vem-har-last/"
    read = open_reading(world.cast.act(nurse), world.subject_id, what="person", kinds=["plan"])
    with automatic_run("test"):
        row = AccessLog.objects.get(correlation=read.correlation)
        row.pk, row.at, row.party_id = new_id(), datetime(2025, 12, 31, 23, 30, tzinfo=UTC), world.subject_id
        row.save(force_insert=True)
    world.sign_in(world.subject_id)
    month = "manad=2026-01"  # the last half hour of a year that is the first of the next one here
    assert "Ingen annan än du läste eller ändrade något i januari 2026." in world.get(f"{page}?{month}")
    assert "Sara Ek läste eller ändrade inget om dig i januari 2026." in world.get(
        f"{page}?{month}&vem={nurse.party_id}"
    )
    assert " 0 gånger" not in world.get(f"{page}?{month}")
    assert "december 2025" not in world.get(page)


def test_somebody_close_is_told_of_without_whose_they_are(world: World) -> None:
    daughter, page = world.daughter(), "/min-plan/vem-har-last/"
    world.sign_in(daughter.id, "close_one")
    world.get("/min-plan/")
    world.sign_in(world.subject_id)
    assert daughter.name in world.get(page)
    assert "(Astrid Lind)" not in world.get(page)


def test_who_represents_is_told_whom_to_ask(world: World) -> None:
    page = "/min-plan/vem-har-last/"
    god_man, unit = world.god_man(), world.cast.units["assessment"]
    Unit.objects.filter(pk=unit.pk).update(phone="0150-12 34 56")
    employ(
        given_name="Lena", family_name="Loggsson", unit_id=unit.pk, role="log_controller",
        start=world.at() - timedelta(days=1),
    )  # fmt: skip
    world.get(page + "fraga-oss/", status=404)
    world.sign_in(god_man.pk, "representative")
    world.get(page, status=404)
    for where in ("/min-plan/", "/min-plan/vem-far-veta/", "/min-plan/mina-uppgifter/"):
        assert "Vem har läst om Astrid?" in world.get(where)
    told = world.get(page + "fraga-oss/")
    assert "Här kan bara Astrid själv se vem som har läst." in told
    assert "Katrineholms kommun" in told
    assert "0150-12 34 56" in told


def test_who_is_close_is_led_to_nothing_that_is_not_theirs_to_do(world: World) -> None:
    way = 'href="/min-plan/narstaende/"'
    assert way in world.client.get("/min-plan/vem-far-veta/").content.decode()
    world.sign_in(world.daughter().pk, "close_one")
    answer = world.client.get("/min-plan/vem-far-veta/")
    assert answer.status_code == 200
    assert way not in answer.content.decode().partition("<main")[2]


def test_what_one_reader_did_on_a_day_is_one_line_that_opens_and_older_months_are_a_link_away(world: World) -> None:
    """The same rows in the same words: nobody reads a line per act to see who has read."""
    nurse, page = world.nurse_in_team(), "/min-plan/vem-har-last/"
    by = world.cast.act(nurse)
    read = open_reading(by, world.subject_id, what="person", kinds=["plan"])
    for what, kind in (("person", "plan"), ("team_wrong", "basic"), ("story", "story")):
        open_reading(by, world.subject_id, what=what, kinds=[kind])
    with automatic_run("test"):
        row = AccessLog.objects.filter(party_id=nurse.party_id).order_by("-at").first()
        assert row
        row.pk, row.at = new_id(), datetime(2025, 12, 5, 10, tzinfo=UTC)
        row.save(force_insert=True)
        many = AccessLog.objects.filter(party_id=nurse.party_id, at__gte=read.at - timedelta(days=1)).count()
    world.sign_in(world.subject_id)
    answer = world.client.get(page).content.decode()
    shown = text_of(world.client.get(page))
    assert f"Läste eller ändrade: {many} gånger. Visa vad" in shown
    assert answer.count('<p class="row-title">Sara Ek</p>') == 1, "one line for the day"
    with automatic_run("test"):
        row.pk, row.at, row.verb = new_id(), read.at, "refused"
        row.save(force_insert=True)
    refused = text_of(world.client.get(page))
    assert f"Läste eller ändrade: {many} gånger. Fick nej: 1 gång. Visa vad" in refused, "what was refused is not read"
    assert "Läste det du har sagt inte stämmer" in shown, "all of it is there, in the same words"
    assert "5 december 2025" not in shown
    assert "Visa december 2025" in shown
    older = world.get(f"{page}?manad=2025-12")
    assert "5 december" in older
    assert "Sara Ek" in older
    hers = world.get(f"{page}?vem={nurse.party_id}")
    assert "5 december" in hers, "one reader's are shown whole"


def test_who_changed_how_the_identity_is_protected_is_told(world: World) -> None:
    nurse, page = world.nurse_in_team(), "/min-plan/vem-har-last/"
    by = world.cast.act(nurse)
    noted = {"source": "tax_agency", "seen_version": 0, "subject_id": world.subject_id, "at": world.at()}
    note_protection(by=by, kind="sekretessmarkering", **noted)
    world.sign_in(world.subject_id)
    told = world.get(page)
    assert "Ändrade hur dina personuppgifter är skyddade, eller bad om det" in told
    assert "Sara Ek" in told
    assert "skrev att personuppgifterna är skyddade" in world.get("/min-plan/har-hant/")
    raise_protection(
        subject_id=world.subject_id, county_id="04", kind="skyddadFolkbokforing", run_label="import_fhir", at=world.at()
    )
    assert "Ett annat system sa att personuppgifterna är skyddade" in world.get(page)


def test_an_answer_about_consent_is_told_as_that_and_no_more_is_called_all_than_is_shown(world: World) -> None:
    world.story()
    nurse = world.nurse_in_team()
    for _time in range(ROWS + 2):
        open_change(world.cast.act(nurse), world.subject_id, what="answer_consent", kinds=["basic", "plan"])
    world.sign_in(world.subject_id)
    shown = world.get("/min-plan/vem-har-last/")
    assert "Ändrade ett samtycke" in shown
    assert "Ändrade i din plan och vem du är" not in shown
    assert f"{ROWS + 2} gånger" in shown, "a day that is begun is shown whole"
    assert "Visa äldre" not in shown
    with automatic_run("test"):
        row = AccessLog.objects.filter(party_id=nurse.party_id).latest("at")
        row.pk, row.at = new_id(), datetime(2025, 12, 5, 10, tzinfo=UTC)
        row.save(force_insert=True)
    page = f"/min-plan/vem-har-last/?vem={nurse.party_id}"
    first = world.client.get(page)
    assert f"{ROWS + 2} gånger" in text_of(first)
    assert "Här visas hela dagar, från och med" in text_of(first)
    assert "5 december 2025" not in text_of(first)
    [way] = re.findall(r'href="(/min-plan/vem-har-last/\?fore=[^"]*)"', first.content.decode())
    older = world.get(unescape(way))
    assert "5 december 2025" in older
    assert f"{ROWS + 2} gånger" not in older
