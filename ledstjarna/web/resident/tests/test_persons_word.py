"""A god man says what the person says themself, wherever their answer counts: blocks, facts, changes, who may read."""

from typing import Any

import pytest
from django.db import transaction

from ledstjarna.domain.consent.context import automatic_run, set_viewer
from ledstjarna.domain.consent.models import AccessGround, AccessLog, Block, Consent
from ledstjarna.domain.organisations.actions import set_up_unit
from ledstjarna.domain.people.actions import answer_consent, let_close_one_read, set_persons_block, tell_of_news
from ledstjarna.domain.people.models import Notice
from ledstjarna.domain.people.queries import private_viewer
from ledstjarna.domain.plans.actions import take_back_fact, tell_fact
from ledstjarna.domain.plans.models import Choice, Proposal
from ledstjarna.foundation.findings import RuleBroken
from ledstjarna.foundation.outbox.models import Happening
from ledstjarna.web.resident.tests.world import World, text_of

ASKED = "Vad säger Astrid själv om det du svarar?"
NEEDED = "Här behövs att personen själv är med på det."
HOW = {"person_how": "Vi läste det tillsammans."}
AGAINST, AGREES = {"person_says": "against"} | HOW, {"person_says": "agrees"} | HOW
CLOSE = "/min-plan/narstaende/"


def god_man_asked(world: World, page: str, fields: dict[str, Any]) -> None:
    """Neither without the person's word nor against it; both questions are asked, and what was told is kept."""
    assert ASKED in world.get(page)
    nothing = text_of(world.send(page, fields))
    assert "Välj vad Astrid säger själv." in nothing
    assert "Skriv hur du har förstått vad Astrid vill." in nothing
    refused = world.send(page, fields | AGAINST)
    assert NEEDED + " Vänta med svaret" in text_of(refused), "and what to do"
    assert 'id="id_person_says_error"' in refused.content.decode(), "at its field"


def told(what: str) -> dict[str, Any]:
    with automatic_run("test"):
        found: dict[str, Any] = AccessLog.objects.get(what=what, detail__has_key="person_says").detail
    return found


def test_a_block_that_is_set_and_lifted(world: World) -> None:
    world.sign_in(world.god_man().id, "representative")
    page = f"/min-plan/vem-far-veta/sparrar/hos/{world.cast.municipality.pk}/"
    god_man_asked(world, page, {"where": "allt"})
    with automatic_run("test"):
        assert not Block.objects.exists()
    assert world.send(page, {"where": "allt"} | AGREES).status_code == 302
    assert told("set_persons_block") == AGREES
    with automatic_run("test"):
        key = Block.objects.get().pk
    page = f"/min-plan/vem-far-veta/sparrar/{key}/hav/"
    god_man_asked(world, page, {})
    assert world.send(page, AGREES).status_code == 302
    assert told("lift_persons_block") == AGREES
    with automatic_run("test"):
        assert not Block.objects.get().period.upper_inf
    done = world.get("/min-plan/vem-far-veta/sparrar/?tack=lifted")
    assert "Den som får läsa om Astrid kan läsa det igen. Astrid får veta det." in done
    assert "av Bo Ask för Astrid." in done, "who, and for whom"


def test_facts_for_an_association(world: World) -> None:
    bo = world.god_man()
    proposal = world.proposal(world.goal(), "Kören hämtar", "association", world.cast.unit_owner("choir"))
    world.sign_in(bo.id, "representative")
    page = f"/min-plan/valj/{proposal.pk}/vad-de-far-veta/"
    fields = {"send": "yes", "about": "Kören", "tell_name": "on", "name": "Astrid"}
    god_man_asked(world, page, fields)
    assert not Choice.objects.exists()
    assert world.send(page, fields | AGREES).status_code == 302
    choice = Choice.objects.get()
    assert (choice.kind, choice.capacity, choice.will_understood_how) == ("yes", "representative", HOW["person_how"])
    assert told("choose") == {"person_says": "agrees"}


@pytest.mark.parametrize("kind", ["god_man", "future_power"])
def test_one_fact_more_for_an_association(world: World, kind: str) -> None:
    part = world.choir()
    part.refresh_from_db()
    by, about = world.cast.act(world.person), {"subject_id": world.subject_id, "commitment_id": part.pk}
    tell_fact(by=by, seen_version=part.version, fact="meet", words="Prata lugnt.", at=world.at(), **about)
    part = take_back_fact(by=by, seen_version=part.version + 1, fact="meet", at=world.at(), **about)
    world.sign_in(world.god_man("personal", kind=kind).id, "representative")
    page = f"/min-plan/vem-far-veta/del/{part.pk}/beratta/when/"
    god_man_asked(world, page, {"words": "På torsdagar."})
    assert world.send(page, {"words": "På torsdagar."} | AGREES).status_code == 302
    assert told("tell_fact") == {"fact": "when", **AGREES}
    assert ASKED not in world.get(f"/min-plan/vem-far-veta/del/{part.pk}/when/"), "to tell less asks nothing"
    again, fields = f"/min-plan/vem-far-veta/del/{part.pk}/beratta/meet/", {"words": "Prata lugnt."} | HOW
    assert "Personen har själv sagt nej" in text_of(world.send(again, fields | {"person_says": "cannot"}))
    assert world.send(again, fields | AGREES).status_code == 302
    part.refresh_from_db()
    assert set(part.shared_words) >= {"when", "meet"}


def test_a_wish_for_a_change(world: World) -> None:
    bo = world.god_man()
    proposal = world.proposal(world.goal(), "Hjälp att duscha", "sol", world.cast.unit_owner("assessment"))
    world.sign_in(bo.id, "representative")
    page, fields = (
        f"/min-plan/valj/{proposal.pk}/andra/",
        {"words": "Hellre på kvällen.", "new_title": "", "new_when": ""},
    )
    god_man_asked(world, page, fields)
    assert not Choice.objects.exists()
    assert world.send(page, fields | AGREES).status_code == 302
    assert Choice.objects.get().will_understood_how == HOW["person_how"]
    assert Proposal.objects.get(state="asked").answers_id == proposal.pk


@pytest.mark.parametrize("may_read", ["yes", "no"])
def test_that_somebody_close_may_read(world: World, may_read: str) -> None:
    karin = world.daughter(reads=may_read == "no")
    world.sign_in(world.god_man().id, "representative")
    page = f"{CLOSE}{karin.pk}/lasa/"
    assert page in world.client.get(CLOSE).content.decode(), "a page of its own, with the questions"
    fields = {"may_read": may_read, "plan": "on", "how_long": "open"}
    god_man_asked(world, page, fields)
    assert "Välj om hen får läsa." in text_of(world.send(page, AGREES))

    def reads() -> bool:
        with automatic_run("test"):
            return AccessGround.objects.filter(party_id=karin.pk, basis="close_one", period__upper_inf=True).exists()

    assert reads() is (may_read == "no"), "nothing is changed against the person, nor without asking"
    assert world.send(page, fields | AGREES).status_code == 302
    assert reads() is (may_read == "yes")
    assert told("let_close_one_read") == AGREES


@pytest.mark.parametrize("kind", ["god_man", "future_power"])
def test_what_the_person_stopped_or_took_back_stands(world: World, kind: str) -> None:
    karin = world.daughter()
    by, about = world.cast.act(world.person), {"subject_id": world.subject_id}
    let_close_one_read(by=by, close_one_id=karin.pk, may_read=False, at=world.at(), **about)
    for state in ("given", "withdrawn"):
        covered = [world.cast.region.pk] if state == "given" else []
        answer_consent(
            by=by, kind="sharing", state=state, way="digital", organisations=covered, at=world.at(), **about
        )  # fmt: skip
    world.sign_in(world.god_man("personal", kind=kind).id, "representative")
    pages = {
        f"{CLOSE}{karin.pk}/lasa/": {"may_read": "yes", "plan": "on", "how_long": "open"},
        "/min-plan/vem-far-veta/sharing/": {"answer": "given", "how_long": "12"}
        | {"organisations": [str(world.cast.region.pk)]},
    }
    for page, fields in pages.items():
        assert NEEDED in text_of(world.send(page, fields | AGAINST))
        assert "Personen har själv sagt nej" in text_of(world.send(page, fields | HOW | {"person_says": "cannot"}))
    with automatic_run("test"):
        assert not AccessGround.objects.filter(party_id=karin.pk, basis="close_one", period__upper_inf=True).exists()
        assert Consent.objects.standing().get().state == "withdrawn"
    for page, fields in pages.items():
        assert world.send(page, fields | AGREES).status_code == 302
    with automatic_run("test"):
        assert AccessGround.objects.filter(party_id=karin.pk, basis="close_one", period__upper_inf=True).exists()
        assert Consent.objects.standing().get().state == "given"


@pytest.mark.parametrize("kind", ["god_man", "future_power"])
def test_no_more_is_let_than_the_person_chose_without_them(world: World, kind: str) -> None:
    karin = world.daughter()
    by = world.cast.act(world.person)
    let_close_one_read(
        by=by, subject_id=world.subject_id, close_one_id=karin.pk, may_read=True, at=world.at(), lets=["plan", "team"]
    )
    world.sign_in(world.god_man("personal", kind=kind).id, "representative")
    page = f"{CLOSE}{karin.pk}/lasa/"
    cannot, chosen = HOW | {"person_says": "cannot"}, {"may_read": "yes", "plan": "on", "how_long": "open"}
    assert world.send(page, chosen | cannot).status_code == 302, "narrower is theirs to say"
    more = chosen | {"story": "on"}
    assert "Personen har själv sagt nej" in text_of(world.send(page, more | cannot))
    assert world.send(page, more | AGREES).status_code == 302


@pytest.mark.parametrize("kind", ["god_man", "future_power"])
def test_a_block_the_person_set_is_lifted_by_them_alone(world: World, kind: str) -> None:
    by = world.cast.act(world.person)
    set_persons_block(
        by=by, subject_id=world.subject_id, organisation_id=world.cast.municipality.pk,
        unit_id=world.cast.units["assessment"].pk, way="digital", at=world.at(),
    )  # fmt: skip
    world.sign_in(world.god_man("personal", kind=kind).id, "representative")
    with automatic_run("test"):
        key = Block.objects.get().pk
    page = f"/min-plan/vem-far-veta/sparrar/{key}/hav/"
    assert page not in world.client.get("/min-plan/vem-far-veta/sparrar/").content.decode()
    assert "Personen har satt spärren själv, och bara hen häver den" in world.get(page)
    key_of_form = {"key": "0198c0de-0000-7000-8000-000000000009"}
    assert "bara hen häver den" in text_of(world.client.post(page, key_of_form | AGREES))
    with automatic_run("test"):
        assert Block.objects.get().period.upper_inf


def test_a_future_power_blocks_what_the_social_services_write_and_nothing_of_care(world: World) -> None:
    holder = world.god_man("personal", kind="future_power").id
    world.sign_in(holder, "representative")
    with automatic_run("test"):
        set_up_unit(organisation_id=world.cast.municipality.pk, name="Hemsjukvården", kind="home_nursing")
    listed = world.client.get("/min-plan/vem-far-veta/sparrar/").content.decode()
    assert "Sjukvårdens uppgifter spärrar Astrid själv" in listed
    assert f"hos/{world.cast.region.pk}/" not in listed
    page = f"/min-plan/vem-far-veta/sparrar/hos/{world.cast.municipality.pk}/"
    assert page in listed
    offered = world.client.get(page).content.decode()
    assert "Hemsjukvården" not in offered
    assert 'value="allt"' not in offered, "all of it would be care too"
    god_man_asked(world, page, {"where": "del", "part": f"e:{world.cast.units['assessment'].pk}"})
    set_viewer((holder,), world.at())
    by = private_viewer(holder, "representative", world.subject_id)
    region, municipality = world.cast.region.pk, world.cast.municipality.pk
    for place, process in ((region, ""), (municipality, ""), (municipality, "home_nursing")):
        with pytest.raises(RuleBroken) as broken, transaction.atomic():
            set_persons_block(
                by=by, subject_id=world.subject_id, organisation_id=place, process=process, way="digital",
                at=world.at(), person_says="agrees", person_how="Ja",
            )  # fmt: skip
        assert [one.code for one in broken.value.findings] == ["future_power_not_health"]


def test_the_person_and_who_needs_no_word_are_not_asked(world: World) -> None:
    karin = world.daughter(reads=False)
    for page in (f"/min-plan/vem-far-veta/sparrar/hos/{world.cast.municipality.pk}/", CLOSE):
        world.sign_in(world.subject_id)
        assert "själv om det du svarar" not in world.get(page)
    assert world.send(f"{CLOSE}{karin.pk}/lasa/", {"plan": "on", "how_long": "open"}).status_code == 302
    with automatic_run("test"):
        assert AccessGround.objects.filter(party_id=karin.pk, basis="close_one").exists()


def test_what_is_changed_in_their_place_is_news_to_the_person(world: World) -> None:
    karin = world.daughter(reads=False)
    world.sign_in(world.god_man("personal", kind="future_power").id, "representative")
    shared = {"answer": "given", "how_long": "12", "organisations": [str(world.cast.region.pk)]}
    assert world.send("/min-plan/vem-far-veta/sharing/", shared | AGREES).status_code == 302
    chosen = {"may_read": "yes", "plan": "on", "how_long": "open"}
    assert world.send(f"{CLOSE}{karin.pk}/lasa/", chosen | AGREES).status_code == 302
    assert "lät någon" not in world.get("/min-plan/vantar/"), "no news to who did it"
    world.sign_in(world.subject_id)
    assert "2 saker väntar på dig" in world.get("/min-plan/")
    told = world.client.get("/min-plan/vantar/")
    assert "Bo Ask sa ja till att dela planen" in text_of(told)
    assert "Bo Ask valde vad någon som står nära får läsa" in text_of(told)
    assert f'href="{CLOSE}"' in told.content.decode()
    by = world.cast.act(world.person)
    answer_consent(
        by=by, subject_id=world.subject_id, kind="sharing", state="withdrawn", way="digital", at=world.at()
    )  # fmt: skip
    with automatic_run("test"):
        heard = {row.kind: row for row in Happening.objects.filter(kind__in=("ConsentGiven", "ConsentWithdrawn"))}
    for row in heard.values():
        tell_of_news(row)
    with automatic_run("test"):
        notice = Notice.objects.get()
    assert (notice.happening_id, notice.reason) == (heard["ConsentGiven"].pk, "changed"), "their own act is no news"
