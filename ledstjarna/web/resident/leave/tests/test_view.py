"""Jag orkar inte längre, without blame; and the person's choice of whoever comes instead."""

import io
import json
import re
import zipfile
from datetime import date, time
from typing import Any

import pytest
from django.urls import reverse

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.consent.queries import Viewer, open_reading
from ledstjarna.domain.organisations.actions import employ, set_up_unit
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.plans.actions import Owner, Times, answer_part, ask_new_owner, open_meeting, set_times
from ledstjarna.domain.plans.models import CarerSupport, Commitment, OwnerChange
from ledstjarna.domain.plans.rules.activities import Rule
from ledstjarna.domain.plans.tests.cast import AT, viewer_of
from ledstjarna.web.printed.plan import paper_plan
from ledstjarna.web.resident.tests.world import NOW, World, hidden_of, text_of
from ledstjarna.web.resident.urls import urlpatterns


def karins(world: World, *, reads: bool = True) -> tuple[Any, Commitment]:
    """Karin, a daughter who has said yes to the shopping."""
    karin = world.daughter(reads=reads)
    part = world.part("Handla på fredagar", "close_one", Owner(karin.pk, "close_one", "Karin Lind, dotter"),
                      about="Handla på fredagar", name="Astrid")  # fmt: skip
    by = world.cast.act(Viewer(karin.pk, (karin.pk,), "close_one", "Karin Lind", county_id="04"))
    answer_part(
        by=by, subject_id=world.subject_id, commitment_id=part.pk, seen_version=1, yes=True, words="", at=world.at()
    )
    return karin, part


def test_a_carer_ends_their_part_and_is_called_about_support(world: World) -> None:
    unit = set_up_unit(organisation_id=world.cast.municipality.id, kind="carer_support", name="Anhörigstöd")
    advisor = viewer_of(
        employ(given_name="Eva", family_name="Lund", unit_id=unit.id, role="carer_advisor", start=AT)
    )  # fmt: skip
    world.nurse_in_team()
    karin, part = karins(world, reads=False)
    world.sign_in(karin.pk, "close_one")
    assert "Jag orkar inte längre" in world.get(f"/min-plan/fragor/{part.pk}/")
    page = f"/min-plan/fragor/{part.pk}/orkar-inte/"
    assert "Du behöver inte förklara dig." in world.get(page)
    refused = text_of(world.send(page, {"when": "now", "support": "on", "reach_by": ""}))
    assert "Skriv hur du vill bli nådd" in refused
    said = {"when": "now", "words": "Jag sover inte", "support": "on", "reach_by": "070-1740635"}
    said = hidden_of(world.client.get(page), page) | said
    sent = world.client.post(page, said)
    assert world.client.post(page, said)["Location"] == sent["Location"], "the same form again leads to the same page"
    thanks = world.get(sent["Location"])
    assert "Tack för allt du har gjort" in thanks
    assert "Eva Lund, Anhörigstöd" in thanks
    # The way on stays open: to what is asked, and to the support that was asked for; nowhere that is closed.
    assert 'href="/min-plan/meddelanden/"' not in world.client.get(page).content.decode()
    assert "Till Frågor till dig" in world.get(page, 404)
    assert world.client.get("/min-plan/")["Location"] == "/min-plan/fragor/"
    first_page = world.get("/min-plan/fragor/")
    assert "Du har bett om stöd" in first_page
    assert "Eva Lund" in first_page
    world.sign_in(world.subject_id)
    plan = world.get("/min-plan/")
    assert "Svarar för det så länge, tills någon ny har sagt ja." in plan
    waiting = world.get("/min-plan/vantar/")
    assert "Söker någon ny" in waiting
    assert "Sara Ek" in waiting
    assert "Jag sover inte" not in waiting
    world.get("/min-plan/stod-till-dig/", 404)
    world.sign_in(advisor.party_id, "staff")
    assert "En närstående vill ha stöd för egen del" in world.get("/teamet/att-gora/")
    world.cast.act(advisor)
    row = CarerSupport.objects.get()
    answer = f"/teamet/person/{world.subject_id}/narstaende-stod/{row.pk}/"
    text = world.get(answer)
    assert "Jag sover inte" in text
    assert "Astrid" not in text
    answered = world.send(answer, {"answer": "Jag ringer i kväll"})
    assert "Ditt svar är skickat" in world.get(answered["Location"])
    world.sign_in(karin.pk, "close_one")
    assert "Jag ringer i kväll" in world.get("/min-plan/stod-till-dig/")
    assert "Du har fått svar" in world.get("/min-plan/fragor/")


def test_a_carer_who_wants_no_support_is_not_shut_out(world: World) -> None:
    world.nurse_in_team()
    karin, part = karins(world, reads=False)
    world.sign_in(karin.pk, "close_one")
    sent = world.send(f"/min-plan/fragor/{part.pk}/orkar-inte/", {"when": "now", "words": ""})
    assert "Tack för allt du har gjort" in world.get(sent["Location"])


def test_the_person_chooses_whether_somebody_new_is_asked_and_what_they_learn(world: World) -> None:
    nurse = world.nurse_in_team()
    _karin, part = karins(world)
    world.cast.act(nurse)
    change = ask_new_owner(
        by=nurse, subject_id=world.subject_id, commitment_id=part.pk, seen_version=2, basis="association",
        owner=world.cast.unit_owner("choir"), at=world.at(),
    )  # fmt: skip
    page = f"/min-plan/ny-ansvarig/{change.pk}/"
    assert f'href="{page}"' in world.client.get("/min-plan/vantar/").content.decode()
    assert "Teamet föreslår att fråga Kören i Katrineholm" in world.get(f"/min-plan/del/{part.pk}/")
    assert "Ingen lag om tystnadsplikt gäller för dem" in world.get(page)
    sent = world.send(page, {"answer": "yes", "about": "Handla", "tell_name": "on", "name": "Astrid"})
    assert "Nu får de frågan." in world.get(sent["Location"])
    world.sign_in(world.cast.staff["singer"].party_id, "association")
    assert "Kan ni ta över?" in world.get("/foreningen/")
    take = f"/foreningen/ta-over/{change.pk}/"
    text = world.get(take)
    assert "Handla" in text
    assert "fredagar" not in text, "the plan's own title was not shared"
    done = world.send(take, {"answer": "yes", "words": ""})
    assert "Tack för att ni tar över" in world.get(done["Location"])
    leave = f"/foreningen/fraga/{part.pk}/lamna-over/"
    assert "Vi kan inte fortsätta" in world.get(f"/foreningen/fraga/{part.pk}/")
    done = world.send(leave, {"when": "until_new", "words": ""})
    assert "Teamet söker någon ny." in world.get(done["Location"])
    assert "Vi fortsätter ändå" in world.get(leave)
    world.cast.act(world.person)
    assert Commitment.objects.get(pk=part.pk).owner_label == "Kören i Katrineholm"
    assert sorted(OwnerChange.objects.values_list("state", flat=True)) == ["done", "sought"]


def test_a_protected_person_is_not_offered_to_tell_a_new_owner_who_they_are(world: World) -> None:
    nurse = world.nurse_in_team()
    _karin, part = karins(world)
    world.cast.act(nurse)
    change = ask_new_owner(
        by=nurse, subject_id=world.subject_id, commitment_id=part.pk, seen_version=2, basis="association",
        owner=world.cast.unit_owner("choir"), at=world.at(),
    )  # fmt: skip
    page = f"/min-plan/ny-ansvarig/{change.pk}/"
    assert "Berätta mitt förnamn" in world.get(page)
    with automatic_run("test"):
        Person.objects.filter(pk=world.subject_id).update(protected_identity="sekretessmarkering")
    offered = world.get(page)
    assert "Berätta mitt förnamn" not in offered
    assert "Berätta mitt telefonnummer" not in offered
    assert "Berätta hur jag vill bli bemött" in offered
    world.send(page, {"answer": "yes", "about": "Handla", "tell_name": "on", "name": "Astrid"})
    with automatic_run("test"):
        assert OwnerChange.objects.get(pk=change.pk).shared_words == {"about": "Handla"}


def test_until_somebody_new_has_said_yes_both_pages_say_so_and_it_can_be_taken_back(world: World) -> None:
    nurse = world.nurse_in_team()
    karin, part = karins(world, reads=False)
    world.cast.act(world.person)
    Commitment.objects.filter(pk=part.pk).update(ends_on=date(2026, 9, 1))
    world.sign_in(karin.pk, "close_one")
    first, own = "/min-plan/fragor/", f"/min-plan/fragor/{part.pk}/"
    assert "Gäller till och med 31 augusti 2026" in world.get(own)
    page = f"{own}orkar-inte/"
    world.send(page, {"when": "until_new", "words": ""})
    for address in (first, own, page):
        text = world.get(address)
        assert "söker någon ny, och besked är lovat" in text
    assert "Söker någon ny" in world.get(first)
    team, room = f"/teamet/person/{world.subject_id}/del/{part.pk}/", f"/teamet/person/{world.subject_id}/mote/"
    world.sign_in(nurse.party_id, "staff")
    assert "söker någon ny, och besked är lovat" in world.get(team)
    world.send(room, {"present": "Astrid"})
    assert "Söker någon ny" in world.get(room)
    world.sign_in(karin.pk, "close_one")
    html = world.client.get(page).content.decode()
    form = html.split('value="stay"')[0].rsplit("<form", 1)[1]
    stay = dict(re.findall(r'name="(key|version|who)" value="([^"]*)"', form))
    sent = world.client.post(page, {**stay, "do": "stay"})
    assert "Tack för att du fortsätter" in world.get(sent["Location"])
    assert world.client.post(page, {**stay, "do": "stay"})["Location"] == sent["Location"]
    text = world.get(own)
    assert "På gång" in text
    assert "söker någon ny" not in text
    world.cast.act(world.person)
    assert OwnerChange.objects.get().state == "kept"


def test_what_a_carer_asks_for_themself_leaves_no_trace_that_the_person_sees(world: World) -> None:
    unit = set_up_unit(organisation_id=world.cast.municipality.id, kind="carer_support", name="Anhörigstöd Ängen")
    advisor = viewer_of(
        employ(given_name="Eva", family_name="Lund", unit_id=unit.id, role="carer_advisor", start=AT)
    )  # fmt: skip
    world.nurse_in_team()
    karin = world.daughter()
    before = extract_of(world)
    world.sign_in(karin.pk, "close_one")
    sent = world.send("/min-plan/stod-till-dig/", {"words": "Jag sover inte", "reach_by": "070-1740635"})
    assert sent.status_code == 302
    world.get("/min-plan/fragor/")
    world.sign_in(advisor.party_id, "staff")
    assert "En närstående vill ha stöd för egen del" in world.get("/teamet/")
    world.get("/teamet/att-gora/")
    with automatic_run("test"):
        row = CarerSupport.objects.get()
    answer = f"/teamet/person/{world.subject_id}/narstaende-stod/{row.pk}/"
    assert "Jag sover inte" in world.get(answer)
    assert world.send(answer, {"answer": "Jag ringer"}).status_code == 302
    world.sign_in(world.cast.staff["nurse"].party_id, "staff")
    world.get(answer, 404)
    with automatic_run("test"):
        told = AccessLog.objects.filter(subject_id=world.subject_id)
        assert not told.filter(party_id=advisor.party_id)
        assert not told.filter(what__in=("carer_support", "carer_answer", "answer_carer", "asked"))
        own = AccessLog.objects.filter(subject_id=karin.pk).order_by("at")
        assert {"carer_support", "carer_answer", "answer_carer"} == set(own.values_list("what", flat=True))
    world.sign_in(world.subject_id)
    pages = [
        each.pattern._route for each in urlpatterns if "<" not in each.pattern._route  # type: ignore[attr-defined]
    ]  # fmt: skip
    assert {"vem-har-last/", "vem-far-veta/", "har-hant/", "vantar/", "mitt-team/", "mina-uppgifter/"} <= set(pages)
    for page in pages:
        seen = world.client.get(f"/min-plan/{page}")
        if seen.status_code == 200 and not page.endswith((".zip", ".pdf", ".ics")):
            text = text_of(seen)
            assert not [one for one in ("Eva Lund", "Ängen", "onsulent", "Jag sover inte") if one in text], page
    after = extract_of(world)
    assert [row for row in after["parts"]["sharing"] if row not in before["parts"]["sharing"]] == []
    assert "Eva Lund" not in json.dumps(after, ensure_ascii=False)
    assert "Ängen" not in json.dumps(after, ensure_ascii=False)


def extract_of(world: World) -> Any:
    """The person's own extract, as the machine reads it."""
    world.sign_in(world.subject_id)
    packed = zipfile.ZipFile(io.BytesIO(world.client.get("/min-plan/mina-uppgifter/utdrag.zip").content))
    return json.loads(packed.read(next(name for name in packed.namelist() if name.endswith(".json"))))


@pytest.mark.parametrize("team", [True, False], ids=["the coordinator", "the person"])
def test_the_part_stands_with_whoever_answers_now_on_page_paper_and_in_the_room(world: World, team: bool) -> None:
    if team:
        world.nurse_in_team()
    karin, part = karins(world, reads=False)
    world.sign_in(world.subject_id)
    assert "De som står mig nära" in headings(world, "/min-plan/")
    world.sign_in(karin.pk, "close_one")
    world.send(f"/min-plan/fragor/{part.pk}/orkar-inte/", {"when": "now", "words": "", "reach_by": ""})
    world.sign_in(world.subject_id)
    assert "row-mark close" not in world.client.get("/min-plan/").content.decode()
    own, theirs = headings(world, "/min-plan/"), ["Vården"] if team else ["Jag själv"]
    assert [one for one in own if one in ("De som står mig nära", "Vården", "Jag själv")] == theirs
    reading = open_reading(world.cast.act(world.person), world.subject_id, what="print", kinds=["plan", "team"])
    (told,) = [one for goal in paper_plan(reading).goals for one in goal.parts]
    assert ("Sara Ek" if team else "Jag själv") in told.who
    if team:
        nurse = world.cast.act(world.cast.staff["nurse"])
        open_meeting(by=nurse, subject_id=world.subject_id, present=["Astrid Lind"], at=world.at())
        world.sign_in(nurse.party_id, "staff")
        for name in ("team_person", "meeting"):
            shown = world.client.get(reverse(name, kwargs={"subject_id": world.subject_id})).content.decode()
            assert "row-mark region" in shown
            assert "row-mark close" not in shown, "a heart on what a member of staff answers for"


def headings(world: World, page: str) -> list[str]:
    return re.findall(r"<h3[^>]*>([^<]+)</h3>", world.client.get(page).content.decode())


def test_a_time_that_was_set_waits_for_somebody_new_when_whoever_was_to_do_it_has_left(world: World) -> None:
    world.nurse_in_team()
    karin, part = karins(world)
    by = world.cast.act(Viewer(karin.pk, (karin.pk,), "close_one", "Karin Lind", county_id="04"))
    times = Times(starts_on=NOW.date(), rule=Rule("once"), at=time(18, 0), minutes=30)
    set_times(by=by, subject_id=world.subject_id, commitment_id=part.pk, times=times, at=world.at())
    world.sign_in(karin.pk, "close_one")
    world.send(f"/min-plan/fragor/{part.pk}/orkar-inte/", {"when": "now", "words": "", "support": "", "reach_by": ""})
    part.refresh_from_db()
    assert part.state == "seeks_owner"
    world.sign_in(world.subject_id)
    week = world.get("/min-plan/min-vecka/")
    assert "18.00–18.30" in week
    assert "Söker någon ny" in week
    assert "Sara Ek letar efter någon ny" in week
    assert "Karin Lind, dotter" not in week.split("18.00–18.30", 1)[1].split("</li>")[0]
