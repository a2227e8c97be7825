"""What is shown before the yes is what the association then reads: every fact that was ticked, and no other."""

import re

from django.urls import reverse

from ledstjarna.web.resident.tests.world import World, hidden_of, text_of

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
