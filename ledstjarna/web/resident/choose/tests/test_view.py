"""Välj: the four answers, each followed by what it leads to."""

from ledstjarna.domain.plans.models import Application, Choice, Commitment, Proposal
from ledstjarna.web.resident.tests.world import World, text_of


def offered(world: World, basis: str = "sol", owner: str = "assessment", title: str = "Hjälp att duscha") -> Proposal:
    proposer = world.nurse_in_team()
    return world.proposal(
        world.goal(), title, basis, world.cast.unit_owner(owner), by=proposer, why="Du sa att det är svårt.",
        cost_ore=25_000, cost_per="month",
    )  # fmt: skip


def path(proposal: Proposal, more: str = "") -> str:
    return f"/min-plan/valj/{proposal.id}/{more}"


def test_the_page_tells_what_one_needs_to_know(world: World) -> None:
    proposal = offered(world)
    page = world.get(path(proposal))
    for text in (
        "Hjälp att duscha", "Du sa att det är svårt.", "250 kr i månaden", "Kan jag ändra mig?",
        "Vad händer om jag säger nej?", "Ja tack", "Jag vill ändra något", "Nej tack", "Jag vill tänka på saken",
        "Det blir en ansökan till din kommun.", "Jag vill ansöka om hjälp",
    ):  # fmt: skip
        assert text in page.replace("\xa0", " "), text


def test_yes_to_help_that_is_decided_is_an_application(world: World) -> None:
    proposal = offered(world)
    answer = world.send(path(proposal), {"choice": "yes", "words": "Gärna på morgonen."})
    assert Application.objects.get().state == "submitted"
    assert Choice.objects.get().words == "Gärna på morgonen."
    page = world.get(answer["Location"])
    assert "Tack, du sa ja" in page
    assert "Ansökan är skickad till Katrineholms kommun." in page


def test_no_can_be_looked_at_again(world: World) -> None:
    proposal = offered(world)
    answer = world.send(path(proposal), {"choice": "no"})
    page = world.get(answer["Location"])
    assert "Ett nej här påverkar inte rätten att ansöka om hjälp." in page
    again = world.send(path(proposal), {}, to=path(proposal, "titta-igen/"))
    assert "Du kan svara igen" in world.get(again["Location"])
    assert Proposal.objects.get().state == "open"


def test_later_keeps_the_proposal(world: World) -> None:
    proposal = offered(world)
    answer = world.send(path(proposal), {"choice": "later"})
    assert "Du tänker på saken" in world.get(answer["Location"])
    assert Proposal.objects.get().state == "thinking"


def test_no_answer_says_so(world: World) -> None:
    proposal = offered(world)
    assert "Välj ett av svaren." in text_of(world.send(path(proposal), {}))


def test_a_change_becomes_a_wish(world: World) -> None:
    proposal = offered(world)
    answer = world.send(path(proposal, "andra/"), {"words": "Bara på fredagar.", "new_title": "", "new_when": ""})
    assert "Tack, vi har fått det du vill ändra" in world.get(answer["Location"])
    wish = Proposal.objects.get(answers=proposal)
    assert (wish.state, wish.why) == ("asked", "Bara på fredagar.")
    taken = world.send(path(wish), {}, to=path(wish, "ta-tillbaka/"))
    assert "Du har tagit tillbaka det" in world.get(taken["Location"])


def test_a_change_that_says_nothing_is_asked_again(world: World) -> None:
    proposal = offered(world)
    answer = world.send(path(proposal, "andra/"), {"words": "", "new_title": "", "new_when": ""})
    assert "Skriv vad du vill ändra." in text_of(answer)


def test_somebody_else_answered_first(world: World) -> None:
    proposal = offered(world)
    first = world.client.get(path(proposal))
    world.send(path(proposal), {"choice": "no"})
    from ledstjarna.web.resident.tests.world import hidden_of

    late = world.client.post(path(proposal), hidden_of(first, path(proposal)) | {"choice": "yes"})
    assert "Det har ändrats medan du skrev" in text_of(late)
    assert not Commitment.objects.exists()


def test_an_association_gets_to_know_only_what_is_chosen(world: World) -> None:
    proposal = offered(world, "association", "choir", "Kören hämtar mig")
    share = path(proposal, "vad-de-far-veta/")
    first = world.get(share)
    assert "En förening har ingen tystnadsplikt i lag" in first
    told = {
        "about": "Skjuts till kören",
        "tell_name": "on",
        "name": "Astrid",
        "phone": "070-1",
        "meet": "Lugnt",
        "when": "",
    }
    seen = world.send(share, told | {"preview": "yes"})
    assert "Precis det här läser Kören i Katrineholm" in text_of(seen)
    assert not Commitment.objects.exists()
    world.send(share, told | {"send": "yes"})
    part = Commitment.objects.get()
    assert part.shared_words == {"about": "Skjuts till kören", "name": "Astrid"}
    assert sorted(part.shared_facts) == ["about", "name"]


def test_a_ticked_fact_without_words_is_asked_for(world: World) -> None:
    proposal = offered(world, "association", "choir", "Kören hämtar mig")
    fields = {"about": "Skjuts", "tell_phone": "on", "phone": "", "preview": "yes"}
    assert "Skriv det du vill berätta" in text_of(world.send(path(proposal, "vad-de-far-veta/"), fields))


def test_a_representative_without_mandate_is_told_why(world: World) -> None:
    holder = world.god_man("personal", kind="future_power")  # never in health care
    goal = world.goal()
    proposal = world.proposal(goal, "Samtal varje vecka", "health", world.cast.unit_owner("care_centre"))
    world.sign_in(holder.id, "representative")
    page = world.client.get(path(proposal))
    assert "Du kan läsa förslaget, men inte svara på det" in text_of(page)
    assert "Ja tack" not in text_of(page)
    world.client.post(path(proposal), {"choice": "yes", "key": "0198c0de-0000-7000-8000-000000000001", "version": "1"})
    assert not Choice.objects.exists()


def test_a_god_man_chooses_within_the_mandate(world: World) -> None:
    god_man = world.god_man()
    proposal = world.proposal(world.goal(), "Hjälp att duscha", "sol", world.cast.unit_owner("assessment"))
    world.sign_in(god_man.id, "representative")
    assert "Svara för Astrid" in world.get(path(proposal))
    assert "Vad säger Astrid själv om det du svarar?" in world.get(path(proposal))
    assert "Välj vad Astrid säger själv." in text_of(world.send(path(proposal), {"choice": "yes"}))
    against = {"choice": "yes", "person_says": "against", "person_how": "Hon skakade på huvudet."}
    assert "Här behövs att personen själv är med på det." in text_of(world.send(path(proposal), against))
    assert not Choice.objects.exists()
    world.send(path(proposal), {"choice": "later"})
    world.send(path(proposal), {"choice": "yes", "person_says": "agrees", "person_how": "Vi läste det ihop."})
    choice = Choice.objects.get(kind="yes")
    assert (choice.capacity, choice.will_understood_how) == ("representative", "Vi läste det ihop.")
    assert "Så förstod Bo Ask vad Astrid ville: Vi läste det ihop." in world.get(path(proposal))


def test_somebody_elses_proposal_is_not_there(world: World) -> None:
    proposal = offered(world)
    from ledstjarna.domain.consent.context import automatic_run
    from ledstjarna.domain.people.actions import register_person

    with automatic_run("test"):
        other = register_person(
            by=None, county_id="04", given_name="Bo", family_name="Ek", at=world.at(), synthetic=True
        )
    world.sign_in(other.pk, subject_id=other.pk)
    world.get(path(proposal), status=404)


def test_the_proposals_stand_under_their_goal(world: World) -> None:
    offered(world)
    page = world.get("/min-plan/forslag/")
    assert "Jag vill kunna gå till kören på torsdagar." in page
    assert "1 förslag väntar på svar" in page
