"""Reading across organisations: with consent, relation and relevance; blocks told as the law lets them be."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.urls import reverse

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessGround, Block, BlockLift, EmergencyAccess
from ledstjarna.domain.needs.actions import assess
from ledstjarna.domain.needs.models import Need
from ledstjarna.domain.needs.rules import AreaAssessed
from ledstjarna.domain.organisations.actions import set_up_unit
from ledstjarna.domain.organisations.models import Unit
from ledstjarna.domain.people.actions import (
    answer_consent,
    register_mandate,
    set_persons_block,
)
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.plans.tests.cast import AT
from ledstjarna.domain.teams.actions import begin_contact
from ledstjarna.foundation.findings import RuleBroken
from ledstjarna.foundation.ids import new_id
from ledstjarna.web.entrance.sessions import KIND, PARTY, SUBJECT
from ledstjarna.web.team.tests.desk import NOW, Desk, hidden_of, text_of


def in_contact(desk: Desk, key: str) -> None:
    """One of the staff has begun their own work with the person."""
    by = desk.cast.act(desk.staff(key))
    begin_contact(by=by, subject_id=desk.subject_id, reason="Astrid ringde", at=desk.at())


def assessed_by(desk: Desk, key: str) -> None:
    """One of the staff has assessed a need."""
    in_contact(desk, key)
    area = AreaAssessed(life_area="d5", own_level=2, professional_level=3, wanted_level=1, need="Hjälp i duschen")
    assess(
        by=desk.staff(key), subject_id=desk.subject_id, way="meeting", person_took_part=True, areas=[area], seen={},
        at=desk.at(),
    )  # fmt: skip


def consent(desk: Desk, state: str) -> None:
    """The person's answer about reading, for both principals."""
    both = [desk.cast.region.pk, desk.cast.municipality.pk] if state == "given" else []
    by = desk.cast.act(desk.person)
    answer_consent(
        by=by, subject_id=desk.subject_id, kind="reading", state=state, way="digital", at=desk.at(),
        organisations=both,
    )  # fmt: skip


def block(desk: Desk) -> Block:
    """The person has blocked what the municipality has written."""
    by = desk.cast.act(desk.person)
    key = set_persons_block(
        by=by, subject_id=desk.subject_id, organisation_id=desk.cast.municipality.pk, way="digital", at=desk.at()
    )
    return Block.objects.get(pk=key)


def shown(desk: Desk, key: str) -> int:
    desk.cast.act(desk.staff(key))
    return Need.objects.count()


def test_a_care_giver_reads_with_consent_and_relevance_until_it_is_taken_back(desk: Desk) -> None:
    assessed_by(desk, "assessor")
    in_contact(desk, "nurse")
    assert shown(desk, "nurse") == 0, "own work reaches one's own organisation's records alone"
    begin = desk.path("begin_reading")
    words = desk.refused(begin, {"relevance": "Ny medicin", "route": "consent"})
    assert "Personen har inte sagt ja till att ni läser." in words
    consent(desk, "given")
    assert "Nu kan du läsa vad andra har skrivit." in desk.done(begin, {"relevance": "Ny medicin", "route": "consent"})
    assert shown(desk, "nurse") == 1
    assert "Ny medicin" in desk.get(desk.path("team_reading"))
    consent(desk, "withdrawn")
    assert shown(desk, "nurse") == 0, "a withdrawal acts at once"


def test_the_social_side_reads_about_older_persons_and_is_told_nothing_of_blocks(desk: Desk) -> None:
    assessed_by(desk, "nurse")
    in_contact(desk, "assessor")
    consent(desk, "given")
    desk.sign_in("assessor")
    begin, fields = desk.path("begin_reading"), {"relevance": "Ny insats", "route": "consent"}
    assert "bara andras dokumentation om äldre" in desk.refused(begin, fields)
    with automatic_run("test"):
        Person.objects.filter(pk=desk.subject_id).update(birth_date=date(1940, 5, 1))
    desk.done(begin, fields)
    assert shown(desk, "assessor") == 1
    by = desk.cast.act(desk.person)
    set_persons_block(
        by=by, subject_id=desk.subject_id, organisation_id=desk.cast.region.pk, way="digital", at=desk.at()
    )
    assert shown(desk, "assessor") == 0
    assert "har spärrat" not in desk.get(desk.path("team_reading"))
    needs = desk.get(desk.path("needs"))
    assert "Här finns ingen bedömning som du kan läsa." in needs
    assert "spärrade" not in needs


def test_by_incapacity_the_social_side_does_not_read_care(desk: Desk) -> None:
    assessed_by(desk, "nurse")
    in_contact(desk, "assessor")
    desk.sign_in("assessor")
    begin = desk.path("begin_reading")
    fields = {"relevance": "Ny insats", "route": "incapacity", "disabled": "on"}
    assert "Ta reda på personens inställning" in desk.refused(begin, {**fields, "attitude": "unclear"})
    desk.done(begin, {**fields, "attitude": "no_objection"})
    assert shown(desk, "assessor") == 0
    desk.done(desk.path("stop_reading"), {})
    with automatic_run("test"):
        assert AccessGround.objects.get(basis="incapacity").period.isempty


def test_nobody_reads_by_incapacity_what_the_person_has_said_no_to(desk: Desk) -> None:
    assessed_by(desk, "assessor")
    in_contact(desk, "nurse")
    begin = desk.path("begin_reading")
    fields = {"relevance": "Ny medicin", "route": "incapacity", "attitude": "no_objection"}
    for said in ("refused", "given", "withdrawn"):
        consent(desk, said)
        warned = "Nejet gäller även om personen inte längre kan svara." in desk.get(begin)
        assert warned is (said != "given")
        if said != "given":
            told = desk.refused(begin, fields)
            assert "Personen har själv sagt nej till att ni läser, eller tagit tillbaka sitt ja." in told
            assert "Är liv eller hälsa i fara kan du göra en nödöppning." in told
    with automatic_run("test"):
        assert not AccessGround.objects.filter(basis="incapacity").exists()
    consent(desk, "given")
    desk.done(begin, fields)


def test_the_persons_no_ends_what_is_read_by_incapacity_and_they_see_who_reads(desk: Desk) -> None:
    assessed_by(desk, "assessor")
    in_contact(desk, "nurse")
    fields = {"relevance": "Ny medicin", "route": "incapacity", "attitude": "no_objection"}
    desk.done(desk.path("begin_reading"), fields)
    assert shown(desk, "nurse") == 1
    page, words = "/min-plan/vem-far-veta/", "för att de menar att du inte kan svara själv. Du kan säga nej."
    as_the_person(desk)
    read = desk.get(page)
    assert "Sara Ek Vårdcentralen" in read.partition(words)[2]
    assert "Skälet: Ny medicin" in read.partition(words)[2]
    assert "Skälet: Astrid ringde" in read.partition(words)[0], "why the contact began"
    log = desk.get("/min-plan/vem-har-last/")
    assert "Arbetar med ditt stöd eller din vård. Skälet: Astrid ringde" in log
    consent(desk, "refused")
    assert words not in desk.get(page)
    assert shown(desk, "nurse") == 0, "their no acts at once"


def a_god_man(desk: Desk) -> UUID:
    """Bo decides in personal matters; his id."""
    return register_mandate(
        by=desk.cast.act(desk.staff("assessor")), subject_id=desk.subject_id, representative="Bo Ask", kind="god_man",
        scopes=["personal"], start=AT.date(), at=desk.at(),
    ).representative_id  # fmt: skip


def told_by(desk: Desk, speaker: UUID, state: str, *, said_now: bool = False) -> None:
    """What the assessor writes down that somebody said about reading; yes to the municipality alone."""
    answer_consent(
        by=desk.cast.act(desk.staff("assessor")), subject_id=desk.subject_id, kind="reading", state=state, way="phone",
        at=desk.at(), said_by=speaker, organisations=[desk.cast.municipality.pk] if state == "given" else [],
        person_says="agrees", person_how="Han säger att hon vill det.", said_now=said_now,
    )  # fmt: skip


def test_the_persons_own_no_stands_whatever_a_god_man_answers_after_it(desk: Desk) -> None:
    """Until they say otherwise themself (lag 2022:913 3:2, 3:4): the action refuses, and the database shows nothing."""
    assessed_by(desk, "assessor")
    in_contact(desk, "nurse")
    bo, begin = a_god_man(desk), desk.path("begin_reading")
    fields = {"relevance": "Ny medicin", "route": "incapacity", "attitude": "no_objection"}
    desk.done(begin, fields)
    with automatic_run("test"):
        ground = AccessGround.objects.get(basis="incapacity")
    consent(desk, "refused")
    for said in ("given", "withdrawn", "refused"):
        told_by(desk, bo, said)
        desk.sign_in("nurse")
        assert "Personen har själv sagt nej till att ni läser" in desk.refused(begin, fields), said
        assert "Nejet gäller även om personen inte längre kan svara." in desk.get(begin), said
        with automatic_run("test"):
            AccessGround.objects.filter(pk=ground.pk).update(period=ground.period)
        assert shown(desk, "nurse") == 0, said
        with automatic_run("test"):
            AccessGround.objects.filter(pk=ground.pk).update(period=DateTimeTZRange(empty=True))
    told_by(desk, desk.subject_id, "given", said_now=True)
    desk.sign_in("nurse")
    desk.done(begin, fields)
    assert shown(desk, "nurse") == 1, "what they said themself last is a yes"


def test_the_person_says_no_themself_though_a_god_man_has_said_it(desk: Desk) -> None:
    """Their own no is kept as theirs, and closes what is read by incapacity; the same no a second time is told so."""
    assessed_by(desk, "assessor")
    in_contact(desk, "nurse")
    told_by(desk, a_god_man(desk), "refused")
    desk.sign_in("nurse")
    fields = {"relevance": "Ny medicin", "route": "incapacity", "attitude": "no_objection"}
    desk.done(desk.path("begin_reading"), fields)
    as_the_person(desk)
    page, no = "/min-plan/vem-far-veta/reading/", "De läser bara vad de själva har skrivit."
    assert no in desk.get(page)
    consent(desk, "refused")
    assert no not in desk.get(page)
    assert shown(desk, "nurse") == 0
    with pytest.raises(RuleBroken, match="consent_already"):
        consent(desk, "refused")


def test_a_no_from_before_hides_what_an_older_ground_would_show(desk: Desk) -> None:
    """The database says it too, whatever ground is written."""
    assessed_by(desk, "assessor")
    in_contact(desk, "nurse")
    desk.done(
        desk.path("begin_reading"), {"relevance": "Ny medicin", "route": "incapacity", "attitude": "no_objection"}
    )
    with automatic_run("test"):
        ground = AccessGround.objects.get(basis="incapacity")
    consent(desk, "refused")
    with automatic_run("test"):
        AccessGround.objects.filter(pk=ground.pk).update(period=ground.period)
    assert shown(desk, "nurse") == 0


def as_the_person(desk: Desk) -> None:
    """The browser is the person's own."""
    session = desk.client.session
    session[PARTY], session[KIND], session[SUBJECT] = str(desk.subject_id), "person", str(desk.subject_id)
    session.save()


def test_a_care_giver_is_told_that_something_is_blocked_and_where_in_an_emergency_alone(desk: Desk) -> None:
    assessed_by(desk, "assessor")
    in_contact(desk, "nurse")
    stands = block(desk)
    page = desk.get(desk.path("team_reading"))
    assert "Det finns uppgifter som personen har spärrat." in page
    assert "Katrineholms kommun" not in page
    needs = desk.get(desk.path("needs"))
    assert "Det finns uppgifter som är spärrade. Det här är bara det du får läsa. Vad du får veta om spärrar" in needs
    assert "Ingen bedömning är gjord" not in needs
    desk.get(desk.path("ask_to_lift", block_id=stands.pk), status=404)
    desk.done(desk.path("emergency"), {"danger": "life", "reason": "Hittad medvetslös"})
    assert shown(desk, "nurse") == 0, "an emergency does not open what is blocked"
    assert "Be att spärren hävs" in desk.get(desk.path("needs"))
    assert "Något som Katrineholms kommun har skrivit" in desk.get(desk.path("team_reading"))
    ask, fields = desk.path("ask_to_lift", block_id=stands.pk), {"reason": "Behöver veta om läkemedel"}
    with automatic_run("test"):
        set_up_unit(
            organisation_id=desk.cast.municipality.pk, name="Hemsjukvården", kind="home_nursing", phone="0150-1"
        )
    assert "ring också växeln hos Katrineholms kommun." in desk.get(ask)
    assert "0150-1" not in desk.get(ask), "a unit's number would tell which it is about"
    with automatic_run("test"), transaction.atomic():
        others = Unit.objects.filter(organisation_id=desk.cast.municipality.pk).exclude(phone="0150-1")
        others.update(organisation_id=desk.cast.region.pk)
        assert "Ring Katrineholms kommun på 0150-1" in desk.get(ask), "a giver with one unit has its number"
        transaction.set_rollback(True)
    assert "Hemsjukvården" not in desk.get(ask), "which branch of the giver it is about is not told"
    hidden = hidden_of(desk.client.get(ask))
    assert "skickade frågan" in desk.done(ask, fields)
    asked = desk.client.get(ask)
    assert "Inget svar än. Skälet: Behöver veta om läkemedel" in text_of(asked)
    assert "<textarea" not in asked.content.decode()
    again = text_of(desk.client.post(ask, {**hidden, **fields, "key": str(new_id())}))
    assert "Ni har redan frågat, och väntar på svar." in again
    with automatic_run("test"):
        lift = BlockLift.objects.get()
        assert lift.sector == "social", "the assessor wrote it, though the municipality has home nursing"
        BlockLift.objects.update(sector="care")  # what follows is about what care has written
    desk.sign_in("assessor")
    assert "Ni har fått en fråga" in desk.get(desk.path("team_reading"))
    answer = desk.path("answer_lift", block_lift_id=lift.pk)
    told = text_of(desk.client.post(answer, {"answer": "yes", "key": str(new_id())}))
    assert "Bara vårdpersonal kan häva det." in told
    assert "Ingen hos er som kan svara har frågan i sitt Att göra nu. Ring den som frågar" in told
    assert "Häver ni spärren?" not in told
    with automatic_run("test"):
        assert BlockLift.objects.get().answered_at is None


def test_a_request_to_lift_stands_in_the_worklist_of_those_who_may_answer(desk: Desk) -> None:
    for key in ("nurse", "assessor"):
        in_contact(desk, key)
    by = desk.cast.act(desk.person)
    stands = set_persons_block(
        by=by, subject_id=desk.subject_id, organisation_id=desk.cast.region.pk, way="digital", at=desk.at()
    )
    with automatic_run("test"):
        about = {"county_id": "04", "subject_id": desk.subject_id}
        ends = NOW + timedelta(hours=8)
        ground = AccessGround.objects.create(
            **about, party_id=new_id(), basis="emergency", kinds=["basic"], written_by_id=new_id(),
            period=DateTimeTZRange(desk.at(), ends),
        )  # fmt: skip
        EmergencyAccess.objects.create(
            **about, ground=ground, danger="life", reason="Hittad medvetslös", opened_by_id=ground.party_id,
            opened_by_label="Ida Berg, sjuksköterska", organisation_id=desk.cast.municipality.pk,
            opened_at=ground.period.lower, ends_at=ends,
        )  # fmt: skip
        BlockLift.objects.create(
            county_id="04", subject_id=desk.subject_id, block_id=stands, organisation_id=desk.cast.municipality.pk,
            sector="care", reason="Hittad medvetslös",
            asked_by_id=desk.person.party_id, asked_by_label="Ida Berg, sjuksköterska",
            asked_at=desk.at(),
        )  # fmt: skip
    work = reverse("team_work")
    assert "Nödläge: svara om ni häver en spärr" in desk.get(work)
    with automatic_run("test"):
        answer = desk.path("answer_lift", block_lift_id=BlockLift.objects.get().pk)
    assert "Svaret är sparat" in desk.done(answer, {"answer": "yes"})
    assert "Nödläge" not in desk.get(work)
    with automatic_run("test"):
        BlockLift.objects.update(answered_at=None, period=None)
    desk.sign_in("assessor")
    assert "Nödläge" not in desk.get(work), "the social side learns of no block"
