"""What is shown before the yes is what the association then reads: every fact that was ticked, and no other."""

import re

from django.urls import reverse, reverse_lazy

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.people.actions import let_close_one_read
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.plans.actions import Owner, stop_commitment
from ledstjarna.domain.plans.models import Commitment
from ledstjarna.web.resident.tests.world import World, hidden_of, text_of

SHOWN = re.compile(r'<div class="told.*?</div>\s*</dl></div>|<div class="told[^>]*><p[^>]*>[^<]*</p></div>', re.DOTALL)
SHARING = reverse_lazy("sharing")
FACTS = re.compile(r"<d[td][^>]*>\s*(.*?)\s*</d[td]>", re.DOTALL)
TOLD = {"tell_name": "on", "name": "Astrid", "phone": "070-1740605", "meet": "Prata lugnt.", "tell_when": "on"}


def test_the_preview_is_what_the_association_reads(world: World) -> None:
    world.story()
    asked = world.proposal(world.goal(), "Kören hämtar mig", "association", world.cast.unit_owner("choir"))
    page = reverse("share_facts", kwargs={"proposal_id": asked.pk})
    fields = {**TOLD, "about": "Skjuts till kören", "when": "På torsdagar"}
    shown = world.send(page, {**fields, "preview": "yes"})
    before = FACTS.findall(shown.content.decode())
    hidden = hidden_of(shown, page)
    assert world.client.post(page, {**hidden, "send": "yes"}).status_code == 302
    singer = world.cast.staff["singer"]
    world.sign_in(singer.party_id, "association")
    card = world.client.get(reverse("association_home"))
    assert before[:2] == ["Vad det gäller", "Skjuts till kören"]
    assert "Skjuts till kören" in text_of(card)
    assert FACTS.findall(card.content.decode()) == before[2:] == ["Förnamn", "Astrid", "När det passar", "På torsdagar"]
    assert not {"070-1740605", "Prata lugnt."} & set(FACTS.findall(card.content.decode()))


def test_the_preview_of_a_protected_identity_is_what_the_association_reads(world: World) -> None:
    with automatic_run("test"):
        Person.objects.filter(pk=world.subject_id).update(protected_identity="sekretessmarkering")
    asked = world.proposal(world.goal(), "Kören hämtar mig", "association", world.cast.unit_owner("choir"))
    page = reverse("share_facts", kwargs={"proposal_id": asked.pk})
    offered = world.get(page)
    assert "Namn och telefon visas inte för föreningen" in offered
    assert "Berätta mitt förnamn" not in offered, "what is never shown is not offered"
    assert "Berätta mitt telefonnummer" not in offered
    assert "Berätta hur jag vill bli bemött" in offered
    shown = world.send(page, {**TOLD, "about": "Skjuts till kören", "when": "På torsdagar", "preview": "yes"})
    seen = ["Vad det gäller", "Skjuts till kören", "När det passar", "På torsdagar"]
    assert FACTS.findall(shown.content.decode()) == seen


def test_after_the_yes_the_person_sees_the_associations_own_page_and_takes_back_fact_by_fact(world: World) -> None:
    asked = world.proposal(world.goal(), "Kören hämtar mig", "association", world.cast.unit_owner("choir"))
    world.yes(asked, about="Skjuts till kören", name="Astrid", phone="070-1740605")
    part = Commitment.objects.get(proposal=asked)
    singer = world.cast.staff["singer"]

    def both() -> list[str]:
        """What stands in each door, tag by tag: the same in both."""
        world.sign_in(singer.party_id, "association")
        theirs = SHOWN.findall(world.client.get(reverse("association_home")).content.decode())
        world.sign_in(world.subject_id)
        assert SHOWN.findall(world.client.get(SHARING).content.decode()) == theirs
        return theirs

    [before] = both()
    assert FACTS.findall(before) == ["Förnamn", "Astrid", "Telefon", "070-1740605"]
    assert "Det här ser Kören i Katrineholm" in world.get(SHARING)
    path = reverse("tell_less", kwargs={"part_id": part.pk, "fact": "phone"})
    assert "070-1740605" in world.get(path)
    asked_at = part.changed_at
    answer = world.send(path, {})
    assert "Nu berättas det inte längre" in world.get(answer["Location"])
    [after] = both()
    assert FACTS.findall(after) == ["Förnamn", "Astrid"]
    assert "berättar en sak mindre om: Kören hämtar mig" in world.get(reverse("happened"))
    assert "Det berättas inte längre." in world.get(path)
    again = reverse("tell_more", kwargs={"part_id": part.pk, "fact": "phone"})
    assert "En förening har ingen tystnadsplikt i lag" in world.get(again)
    assert "Nu berättas det" in world.get(world.send(again, {"words": "070-1740605"})["Location"])
    assert both() == [before]
    assert "berättar mer om: Kören hämtar mig" in world.get(reverse("happened"))
    assert "Det berättas redan" in world.get(again)
    with automatic_run("test"):
        assert AccessLog.objects.get(what="tell_fact").detail == {"fact": "phone"}
    world.send(path, {})
    about = reverse("tell_less", kwargs={"part_id": part.pk, "fact": "about"})
    assert "De måste få veta vad det gäller." in world.get(about)
    by = world.cast.act(world.person)
    part.refresh_from_db()
    assert part.changed_at == asked_at, "one fact less is no new question"
    stop_commitment(
        by=by, subject_id=world.subject_id, commitment_id=part.pk, seen_version=part.version, why="", at=world.at()
    )
    assert "Det här ser Kören i Katrineholm" not in world.get(SHARING)


def test_who_reads_the_plan_is_not_said_to_know_one_part_alone(world: World) -> None:
    karin = world.daughter(reads=False)
    world.part("Handlar", "close_one", Owner(karin.pk, "close_one", karin.name), about="Handla åt mig")
    world.sign_in(world.subject_id)
    assert f"Det här ser {karin.name}" in world.get(SHARING)
    by = world.cast.act(world.person)
    let_close_one_read(by=by, subject_id=world.subject_id, close_one_id=karin.pk, may_read=True, at=world.at())
    assert f"Det här ser {karin.name}" not in world.get(SHARING)
