"""Signing in by a real provider to one's own plan, or that of somebody one represents or is close to."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.people.actions import (
    end_mandate,
    let_close_one_read,
    let_sign_in,
    name_close_one,
    register_mandate,
    register_person,
)
from ledstjarna.domain.people.models import Mandate, PersonIdentifier
from ledstjarna.domain.plans.tests.cast import AT, Cast, gather
from ledstjarna.domain.teams.actions import begin_contact
from ledstjarna.foundation.clock import now
from ledstjarna.foundation.identity import official_test_numbers, parse
from ledstjarna.web.entrance.providers.tests.coming import back, words
from ledstjarna.web.entrance.roles import CHOOSES, DemoRole
from tests.support.provider import RunningProvider

pytestmark = pytest.mark.django_db
NUMBER, OTHERS, *_ = sorted(number for number in official_test_numbers() if number.startswith("1985"))


@pytest.fixture
def cast() -> Cast:
    return gather()


def elsas_guardian(cast: Cast, number: str) -> Mandate:
    """A child whose guardian signs in by `number`; nobody else is known by it yet."""
    staff = cast.act(cast.staff["assessor"])
    child = register_person(
        by=staff, county_id="04", given_name="Elsa", family_name="Lind", at=AT, municipality_id="0483",
        birth_date=AT.date() - timedelta(days=3_000), synthetic=True,
    )  # fmt: skip
    mandate = register_mandate(
        by=staff, subject_id=child.pk, representative="Astrid Lind", kind="guardian", start=AT.date(), at=AT
    )
    let_sign_in(by=staff, subject_id=child.pk, party_id=mandate.representative_id, number=number, at=AT)
    return mandate


def test_a_guardian_without_a_plan_comes_straight_to_the_childs(cast: Cast, provider: RunningProvider) -> None:
    with transaction.atomic():
        mandate = elsas_guardian(cast, OTHERS)
    client = Client()
    assert back(client, provider.vouches(client, "bankid", OTHERS))["Location"] == "/min-plan/"
    page = words(client.get("/min-plan/"))
    assert "Elsa" in page
    assert "Byt plan" not in page
    with automatic_run("test"):
        row = AccessLog.objects.get(verb="sign_in")
    assert (row.party_id, row.detail) == (mandate.representative_id, {"way": "bankid"})


def test_who_has_a_plan_and_a_child_chooses_switches_and_falls_out_of_what_ends(
    cast: Cast, provider: RunningProvider
) -> None:
    own = parse(NUMBER)
    with transaction.atomic():
        mandate = elsas_guardian(cast, NUMBER)
        with automatic_run("test"):
            PersonIdentifier.objects.create(
                county_id="04", subject_id=cast.subject_id, system=own.system, value=own.value12
            )
    client = Client()
    asked = provider.vouches(client, "bankid", NUMBER, next_page="/min-plan/berattelse/")
    assert back(client, asked)["Location"] == "/logga-in/vems-plan/"
    assert client.get("/min-plan/").status_code == 302, "nobody's plan opens before one is chosen"
    page = words(client.get("/logga-in/vems-plan/"))
    assert "Min egen plan" in page
    assert "Elsa Lind" in page
    assert "Du är vårdnadshavare" in page
    chosen = client.post("/logga-in/vems-plan/", {"subject": str(mandate.subject_id), "kind": "representative"})
    assert chosen["Location"] == "/min-plan/berattelse/"
    page = words(client.get("/min-plan/"))
    assert "Elsa" in page
    assert "Byt plan" in page
    key = client.session.session_key
    client.post("/logga-in/vems-plan/", {"subject": str(cast.subject_id), "kind": "person"})
    assert client.session.session_key != key
    assert "Elsa" not in words(client.get("/min-plan/"))
    client.post("/logga-in/vems-plan/", {"subject": str(mandate.subject_id), "kind": "representative"})
    with transaction.atomic():
        cast.act(cast.staff["assessor"])
        end_mandate(by=cast.staff["assessor"], subject_id=mandate.subject_id, mandate_id=mandate.pk, at=now())
    led = client.get("/min-plan/", follow=True)
    assert led.redirect_chain[-1][0] == "/logga-in/vems-plan/"
    assert "Du kan inte öppna den planen längre" in words(led)
    assert "Elsa" not in words(led)
    not_mine = client.post("/logga-in/vems-plan/", {"subject": str(mandate.subject_id), "kind": "representative"})
    assert "Du kan inte öppna den planen längre" in words(not_mine)


def test_who_is_close_and_represents_says_as_which_and_is_here_as_that_alone(
    cast: Cast, provider: RunningProvider, settings: Any
) -> None:
    with transaction.atomic():
        me = cast.act(cast.person)
        son = name_close_one(by=me, subject_id=cast.subject_id, name="Gustav Lind", relation="son", at=AT)
        let_close_one_read(by=me, subject_id=cast.subject_id, close_one_id=son.id, may_read=True, at=AT)
        staff = cast.act(cast.staff["assessor"])
        begin_contact(by=staff, subject_id=cast.subject_id, reason="Ansökan", at=AT)
        register_mandate(
            by=staff, subject_id=cast.subject_id, representative=son.id, kind="future_power", scopes=["personal"],
            start=AT.date(), at=AT,
        )  # fmt: skip
        let_sign_in(by=staff, subject_id=cast.subject_id, party_id=son.id, number=OTHERS, at=AT)
    client, page = Client(), "/logga-in/vems-plan/"
    assert back(client, provider.vouches(client, "bankid", OTHERS))["Location"] == page
    asked = words(client.get(page))
    assert "Vad är du här som?" in asked
    assert ("Du är son" in asked, "Du är framtidsfullmaktshavare" in asked) == (True, True)
    assert client.post(page, {"subject": str(cast.subject_id)}).status_code == 200, "nothing is chosen for them"
    client.post(page, {"subject": str(cast.subject_id), "kind": "close_one"})
    assert "Du är här som son" in words(client.get("/min-plan/"))
    assert client.get("/min-plan/vem-far-veta/sparrar/").status_code == 404
    client.post(page, {"subject": str(cast.subject_id), "kind": "representative"})
    assert "Du är här som framtidsfullmaktshavare" in words(client.get("/min-plan/"))
    assert client.get("/min-plan/vem-far-veta/sparrar/").status_code == 200
    shown = words(client.get("/min-plan/vem-far-veta/"))
    assert shown.count("Gustav Lind") >= 2, "as both"
    settings.DEMO = True  # its links: as one of them with the way to the other, or with the choice first.
    for kind, leads in (("close_one", "/min-plan/"), (CHOOSES, page)):
        client = Client()
        token = DemoRole("both", "", "", "", son.id, kind, cast.subject_id).token
        assert client.get(f"/logga-in/demo/{token}/")["Location"] == leads
        if kind == CHOOSES:
            client.post(page, {"subject": str(cast.subject_id), "kind": "close_one"})
        assert "Byt plan" in words(client.get("/min-plan/"))
        assert "Du är son" in words(client.get(page))
        client.post(page, {"subject": str(cast.subject_id), "kind": "representative"})
        assert "Du är här som framtidsfullmaktshavare" in words(client.get("/min-plan/"))
