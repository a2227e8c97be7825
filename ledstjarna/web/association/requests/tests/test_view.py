"""Föreningen: what was shared and nothing else, yes and no, and thanks."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.plans.actions import (
    Answer,
    SupportOffered,
    answer_part,
    choose,
    propose,
    set_goal,
    share_words_anew,
    stop_commitment,
    take_back_fact,
    tell,
)
from ledstjarna.domain.plans.models import Commitment, MissedVisit
from ledstjarna.domain.plans.tests.cast import AT, Cast, gather
from ledstjarna.domain.teams.actions import begin_contact
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.foundation.findings import RuleBroken
from ledstjarna.web.entrance.sessions import KIND, PARTY, SUBJECT
from ledstjarna.web.tests.signing_in import TEN_YEARS

WORDS = {"about": "Skjuts till kören", "name": "Astrid", "phone": "070-123 45 67"}


@pytest.fixture
def cast(db: Any) -> Iterator[Cast]:
    with clock_set_to(AT.replace(hour=15)):
        yield gather()


@pytest.fixture
def client(cast: Cast) -> Client:
    made = Client()
    session = made.session
    session[PARTY], session[KIND], session[SUBJECT] = str(cast.staff["singer"].party_id), "association", ""
    session.set_expiry(TEN_YEARS)
    session.save()
    return made


def asked(cast: Cast) -> Commitment:
    by = cast.act(cast.person)
    common = {"by": by, "subject_id": cast.subject_id}
    goal = set_goal(**common, words="Hemligt mål", life_area="d9", current_level=8, wanted_level=8, at=cast.at())
    offered = SupportOffered(
        title="Planens egen rubrik", legal_basis="association", can_change_mind="Ja", after_no="Inget"
    )
    made = propose(**common, goal_id=goal.id, offered=offered, owner=cast.unit_owner("choir"), at=cast.at())
    choose(
        **common,
        proposal_id=made.id,
        seen_version=1,
        at=cast.at(),
        answer=Answer(kind="yes", shared_facts=tuple(WORDS), shared_words=WORDS),
    )
    return Commitment.objects.get()


def path(part: Commitment) -> str:
    return f"/foreningen/fraga/{part.id}/"


def key(client: Client, page: str) -> str:
    html = client.get(page).content.decode()
    return html.split('name="key" value="')[1].split('"')[0]


def test_the_card_shows_what_was_shared_and_nothing_else(cast: Cast, client: Client) -> None:
    part = asked(cast)
    for page in ("/foreningen/", path(part)):
        html = client.get(page).content.decode()
        assert "Skjuts till kören" in html
        assert "070-123 45 67" in html
        assert "Hemligt mål" not in html
        assert "Planens egen rubrik" not in html
        assert "Lind" not in html


def test_no_from_the_card_leads_to_the_words_without_anything_being_wrong(cast: Cast, client: Client) -> None:
    part = asked(cast)
    assert f'href="{path(part)}?svar=nej"' in client.get("/foreningen/").content.decode()
    html = client.get(f"{path(part)}?svar=nej").content.decode()
    assert "Det är helt i sin ordning." in html
    assert "Något behöver rättas" not in html


def test_yes_is_one_tap_and_says_what_happens_now(cast: Cast, client: Client) -> None:
    part = asked(cast)
    sent = client.post(path(part), {"key": key(client, "/foreningen/"), "version": 1, "answer": "yes"})
    html = client.get(sent["Location"]).content.decode()
    assert "Tack för att ni ställer upp" in html
    assert "070-123 45 67" in html
    part.refresh_from_db()
    assert part.state == "active"
    assert "Det ni har svarat på" in client.get("/foreningen/").content.decode()


@pytest.mark.parametrize("words", ["", "Fullt."])
def test_an_association_says_no_with_words_or_without(cast: Cast, client: Client, words: str) -> None:
    part = asked(cast)
    assert "det behövs inte" in client.get(path(part)).content.decode()
    sent = client.post(path(part), {"key": key(client, path(part)), "version": 1, "answer": "no", "words": words})
    html = client.get(sent["Location"]).content.decode()
    assert "Tack för ert svar" in html
    assert "Någon i er kommun frågade den" in html
    assert "Astrid" not in html + client.get("/foreningen/").content.decode()


def test_what_the_person_stopped_is_gone(cast: Cast, client: Client) -> None:
    part = asked(cast)
    stop_commitment(
        by=cast.act(cast.person),
        subject_id=cast.subject_id,
        commitment_id=part.id,
        seen_version=1,
        why="",
        at=cast.at(),
    )
    assert "Skjuts till kören" not in client.get("/foreningen/").content.decode()
    assert client.get(path(part)).status_code == 404


def test_reading_is_logged(cast: Cast, client: Client) -> None:
    part = asked(cast)
    client.get("/foreningen/")
    client.get(path(part))
    cast.act(cast.person)
    rows = AccessLog.objects.filter(subject_id=cast.subject_id, party_id=cast.staff["singer"].party_id)
    assert {row.verb for row in rows} == {"list", "read"}


def test_others_do_not_come_in(cast: Cast, client: Client) -> None:
    session = client.session
    session[PARTY], session[KIND] = str(cast.staff["nurse"].party_id), "staff"
    session.set_expiry(TEN_YEARS)
    session.save()
    assert client.get("/foreningen/").status_code == 404


def test_that_nobody_came_reaches_them_and_they_write_what_happened(cast: Cast, client: Client) -> None:
    part = asked(cast)
    begin_contact(by=cast.act(cast.staff["nurse"]), subject_id=cast.subject_id, reason="Astrid ringde", at=cast.at())
    about = {"subject_id": cast.subject_id, "commitment_id": part.pk}
    yes = {"seen_version": part.version, "yes": True, "words": ""}
    answer_part(by=cast.act(cast.staff["singer"]), **about, **yes, at=cast.at())
    told = {"kind": "nobody_came", "words": "Jag stod i hallen.", "way": "digital"}
    tell(by=cast.act(cast.person), **about, **told, at=cast.at())
    missed = MissedVisit.objects.get()
    page = f"/foreningen/uteblivet/{missed.pk}/"
    assert page in client.get("/foreningen/").content.decode()
    html = client.get(page).content.decode()
    assert "<dd>Astrid" in html
    assert "hallen" not in html
    assert "Planens egen rubrik" not in html
    sent = {"key": key(client, page), "explanation": "Bilen var sjuk."}
    assert "Skriv vad som hände." in client.post(page, {**sent, "explanation": ""}).content.decode()
    assert client.post(page, {**sent, "key": key(client, page)})["Location"] == "/foreningen/?tack=forklarat"
    assert page not in client.get("/foreningen/?tack=forklarat").content.decode()
    assert "Bilen var sjuk." in client.get(page).content.decode()


def test_of_an_identity_that_became_protected_nothing_is_shown_and_the_person_chooses_anew(
    cast: Cast, client: Client
) -> None:
    part = asked(cast)
    page = reverse("answer_request", kwargs={"part_id": part.pk})
    pages = [reverse("association_home"), page, reverse("our_days")]
    assert "Astrid frågade" in client.get(page).content.decode()
    with automatic_run("test"):
        Person.objects.filter(pk=cast.subject_id).update(protected_identity="sekretessmarkering")
    cast.act(cast.staff["singer"])
    for path in pages:
        text = client.get(path).content.decode()
        assert not [word for word in ("Astrid", "070-123", "0701234567") if word in text], path
    assert "Skjuts till kören" in client.get(page).content.decode(), "what it is about is told all the same"
    assert "Någon i er kommun frågade" in client.get(page).content.decode()
    person = Client()
    session = person.session
    session[PARTY], session[KIND], session[SUBJECT] = str(cast.subject_id), "person", str(cast.subject_id)
    session.set_expiry(TEN_YEARS)
    session.save()
    waiting, sharing = reverse("waiting"), reverse("sharing")
    told = "Namn och telefon är dolda för Kören i Katrineholm nu: välj på nytt vad de får veta"
    assert told in person.get(waiting).content.decode()
    shown = person.get(sharing).content.decode()
    assert "Namn och telefon är dolda för dem" in shown
    assert "070-123" not in shown, "the person is shown what the association reads"
    for fact in ("name", "phone"):
        by = cast.act(cast.person)
        seen = Commitment.objects.get(pk=part.pk).version
        take_back_fact(
            by=by, subject_id=cast.subject_id, commitment_id=part.pk, seen_version=seen, fact=fact, at=cast.at()
        )  # fmt: skip
    assert told not in person.get(waiting).content.decode()


@pytest.mark.parametrize("kind", ["sekretessmarkering", "skyddadFolkbokforing"])
def test_free_words_from_before_the_protection_are_withheld_until_they_are_shared_anew(
    cast: Cast, client: Client, kind: str
) -> None:
    part, meet = asked(cast), "Ring på hos grannen på Storgatan 5"
    with automatic_run("test"):
        Commitment.objects.filter(pk=part.pk).update(
            shared_words={**part.shared_words, "meet": meet}, shared_facts=[*part.shared_facts, "meet"]
        )
    page = reverse("answer_request", kwargs={"part_id": part.pk})
    assert meet in client.get(page).content.decode()
    with automatic_run("test"):
        Person.objects.filter(pk=cast.subject_id).update(protected_identity=kind, protected_since=cast.at())
    cast.act(cast.staff["singer"])
    for path in [reverse("association_home"), page, reverse("our_days")]:
        assert "Storgatan" not in client.get(path).content.decode(), path
    assert "Skjuts till kören" in client.get(page).content.decode()
    person = Client()
    session = person.session
    session[PARTY], session[KIND], session[SUBJECT] = str(cast.subject_id), "person", str(cast.subject_id)
    session.set_expiry(TEN_YEARS)
    session.save()
    shown = person.get(reverse("sharing")).content.decode()
    assert "Storgatan" not in shown, "the person is shown what the association reads"
    assert "Det här har du skrivit innan dina uppgifter blev skyddade: Hur jag vill bli bemött" in shown
    anew = reverse("share_words_anew", kwargs={"part_id": part.pk})
    assert anew in shown
    assert meet in person.get(anew).content.decode(), "they see what it is before they share it"
    by, seen = cast.act(cast.person), Commitment.objects.get(pk=part.pk).version
    about = {"by": by, "subject_id": cast.subject_id, "commitment_id": part.pk, "at": cast.at()}
    share_words_anew(**about, seen_version=seen)
    with pytest.raises(RuleBroken, match="nothing_to_share_anew"):
        share_words_anew(**about, seen_version=seen + 1)
    cast.act(cast.staff["singer"])
    told = client.get(page).content.decode()
    assert meet in told
    assert "Astrid" not in told, "who it is stays hidden"
    person_again = person.get(reverse("sharing")).content.decode()
    assert meet in person_again
    assert anew not in person_again


def test_where_nothing_is_protected_the_time_says_for_whom(cast: Cast, client: Client) -> None:
    part = asked(cast)
    by = cast.act(cast.staff["singer"])
    answer_part(
        by=by, subject_id=cast.subject_id, commitment_id=part.pk, seen_version=part.version, yes=True, words="",
        at=cast.at(),
    )  # fmt: skip
    assert "Astrid" in client.get(reverse("our_days")).content.decode()
    with automatic_run("test"):
        Person.objects.filter(pk=cast.subject_id).update(protected_identity="skyddadFolkbokforing")
    assert "Astrid" not in client.get(reverse("our_days")).content.decode()
