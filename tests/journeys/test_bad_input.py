"""What goes wrong for people, and how it is told: plainly, with nothing lost and nothing half saved."""

from collections.abc import Callable

import pytest
from django.db import transaction
from django.urls import reverse
from playwright.sync_api import expect

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.people.models import CloseOne, Person
from ledstjarna.domain.plans.models import Goal, Proposal
from ledstjarna.foundation.identity import parse
from tests.journeys.cast import Cast, close_one_link, person_link, staff_link, unused_number
from tests.journeys.conftest import Arrive
from tests.journeys.visitor import Visitor
from tests.support.accessibility import assert_accessible

pytestmark = pytest.mark.journey

Register = Callable[..., Visitor]


def persons() -> int:
    """How many persons the county has."""
    with transaction.atomic(), automatic_run("test"):
        return Person.objects.count()


def other_digit(number: str) -> str:
    """The number with a last digit that cannot be right."""
    return number[:-1] + str((int(number[-1]) + 1) % 10)


def test_a_number_that_is_wrong_is_told_and_nothing_is_saved(arrive: Arrive, cast: Cast) -> None:
    before, right = persons(), unused_number()
    born = parse(right).birth_date
    assert born is not None
    coordinator = arrive(staff_link(cast.coordinator), "coordinator")
    for number, birth_date, said in (
        (other_digit(right), "", "Den sista siffran stämmer inte."),
        (right[:4] + "1332" + right[8:], "", "Datumet i numret finns inte."),
        (right[:7], "", "10 eller 12 siffror"),
        (right, "1901-02-03", f"Födelsedagen stämmer inte med numret, som säger {born.isoformat()}."),
    ):
        coordinator.goes_to("register_person").writes(identity=number, given_name="Bo", family_name="Ek")
        coordinator.writes(birth_date=birth_date, reason="Bo ringde och vill ha hjälp hemma.")
        coordinator.picks("municipality_id", cast.municipality.name)
        coordinator.presses("Registrera").is_at("register_person")
        coordinator.sees("Något behöver rättas", "Inget av det du skrev har gått förlorat.", said)
        expect(coordinator.field("given_name")).to_have_value("Bo")
        expect(coordinator.page.locator("[data-focus-first]")).to_be_focused()
    coordinator.goes_to("find_person").writes(identity=other_digit(right)).presses("Sök").sees("Den sista siffran")
    assert persons() == before


def test_overlapping_mandates_are_told(register: Register) -> None:
    coordinator = register("Ebba", "Holm")
    for last in (False, True):
        coordinator.goes_to("register_mandate").picks("representative", "Någon ny")
        coordinator.writes(name="Per Holm", start="2020-01-01").ticks("kind", "God man")
        if last:
            coordinator.picks("representative", "Per Holm").writes(name="")
        coordinator.ticks("scopes", "Sörja för person").presses("Registrera")
    coordinator.is_at("register_mandate").sees("Per Holm är redan god man från 1 januari 2020.")
    coordinator.looks = True
    coordinator.goes_to("mandates").follows("Avsluta uppdraget").is_at("end_mandate").presses("Avsluta uppdraget")
    coordinator.is_at("mandates").sees("Uppdraget är avslutat.")


def test_somebody_close_reads_but_never_chooses(register: Register, arrive: Arrive) -> None:
    coordinator = register("Greta", "Ström")
    greta = arrive(person_link(coordinator.subject_id), "person")
    goal(greta, "Jag vill orka baka igen")
    greta.goes_to("close_ones").writes(name="Mia Ström").picks("relation", "Dotter").presses("Spara")
    greta.follows("Låt Mia Ström läsa").presses("Spara")
    propose(coordinator, "Går en promenad", "own")
    with transaction.atomic(), automatic_run("test"):
        mia_id = CloseOne.objects.get(subject_id=coordinator.subject_id).id
        proposal = Proposal.objects.get(subject_id=coordinator.subject_id)
    mia = arrive(close_one_link(mia_id, coordinator.subject_id), "close_one")
    mia.goes_to("choose", proposal_id=proposal.id).sees("Går en promenad", "inte välja åt någon annan")
    assert mia.page.get_by_role("button", name="Ja tack").count() == 0
    # A form made by hand gets the same answer.
    mia.goes_to("propose_as", kind="jag")
    answer = mia.page.evaluate(
        """async address => { const form = new FormData(document.querySelector('main form'));
        form.set('choice', 'yes'); form.set('words', ''); form.set('version', '1');
        const answer = await fetch(address, {method: 'POST', body: new URLSearchParams(form)});
        return await answer.text(); }""",
        reverse("choose", args=[proposal.id]),
    )
    assert "inte välja åt någon annan" in answer
    with transaction.atomic(), automatic_run("test"):
        assert Proposal.objects.get(pk=proposal.id).state == "open"


def test_two_who_write_the_same_story_see_what_differs(register: Register, arrive: Arrive) -> None:
    coordinator = register("Hilda", "Berg")
    hilda = arrive(person_link(coordinator.subject_id), "person")
    hilda.goes_to("story").writes(what_matters="Katten.", what_i_can="Jag lagar mat.").presses("Spara")
    hilda.goes_to("story")
    coordinator.goes_to("tell_story").writes(what_matters="Katten och kören.", how_to_meet_me="Ring först.")
    coordinator.ticks("way", "På telefon").presses("Spara").is_at("team_story")
    hilda.writes(what_matters="Katten Sixten.", what_i_can="Jag lagar mat varje dag.").presses("Spara")
    hilda.sees("Det har ändrats medan du skrev", "Inget av det du skrev är borta.")
    hilda.sees("Katten Sixten.", "Katten och kören.")
    hilda.page.locator("#keep-what_matters-theirs").check()
    # What only one of them changed is no question, and stands in the form.
    assert hilda.page.locator("#keep-how_to_meet_me-theirs, #keep-what_i_can-theirs").count() == 0
    expect(hilda.field("how_to_meet_me")).to_have_value("Ring först.")
    hilda.presses("Spara").is_at("story").sees("Katten och kören.")
    expect(hilda.field("what_i_can")).to_have_value("Jag lagar mat varje dag.")
    expect(hilda.field("how_to_meet_me")).to_have_value("Ring först.")


def test_two_who_change_the_same_goal_see_what_differs(register: Register, arrive: Arrive) -> None:
    coordinator = register("Inga", "Sjö")
    inga = arrive(person_link(coordinator.subject_id), "person")
    goal(inga, "Jag vill gå till torget")
    coordinator.goes_to("team_person").follows("Ändra målet").is_at("team_change_goal")
    inga.goes_to("plan").follows("Jag vill gå till torget").writes(words="Jag vill gå till torget själv")
    inga.presses("Spara målet").sees("Jag vill gå till torget själv")
    coordinator.writes(words="Jag vill ta mig till torget").presses("Spara målet").is_at("team_change_goal")
    coordinator.sees("Det har ändrats medan du skrev", "Jag vill gå till torget själv", "Jag vill ta mig till torget")
    coordinator.page.locator("#keep-words-theirs").check()
    coordinator.presses("Spara målet").is_at("team_person").sees("Jag vill gå till torget själv")


def test_the_same_form_sent_twice_counts_once(register: Register, arrive: Arrive) -> None:
    coordinator = register("Karl", "Alm")
    karl = arrive(person_link(coordinator.subject_id), "person")
    karl.goes_to("set_goal").writes(words="Jag vill fiska").picks("life_area", "Gemenskap")
    karl.ticks("current_level", "Stora").ticks("wanted_level", "Lätta")
    form = karl.page.evaluate("new URLSearchParams(new FormData(document.querySelector('main form'))).toString()")
    led_to = karl.page.evaluate(
        """async ([address, body]) => { const headers = {'Content-Type': 'application/x-www-form-urlencoded'};
        const sent = () => fetch(address, {method: 'POST', body, headers}).then(answer => answer.url);
        return await Promise.all([sent(), sent()]); }""",
        [reverse("set_goal"), form],
    )
    assert led_to[0] == led_to[1]
    karl.presses("Spara målet")  # and a third time, as after the back button
    with transaction.atomic(), automatic_run("test"):
        assert Goal.objects.filter(subject_id=coordinator.subject_id).count() == 1


def test_what_was_written_is_kept_when_the_session_has_ended(register: Register, arrive: Arrive) -> None:
    coordinator = register("Lisa", "Dahl")
    lisa = arrive(person_link(coordinator.subject_id), "person")
    lisa.goes_to("story").writes(what_matters="Mina barnbarn.", what_i_can="Det mesta.").ticks("reach", "Brev")
    lisa.page.context.clear_cookies(name="sessionid")
    lisa.presses("Spara min berättelse").is_at("sign_in").sees("Det du skrev är sparat i en timme")
    lisa.page.goto(person_link(coordinator.subject_id))
    lisa.is_at("story").sees("Du hann bli utloggad. Det du skrev finns kvar här.")
    expect(lisa.field("what_matters")).to_have_value("Mina barnbarn.")
    lisa.presses("Spara min berättelse").sees("Mina barnbarn.")
    # Somebody else who signs in at the same browser sees nothing of it.
    lisa.goes_to("story").writes(what_matters="Hemligt.")
    lisa.page.context.clear_cookies(name="sessionid")
    lisa.presses("Spara min berättelse").is_at("sign_in")
    other = register("Maj", "Dahl")
    lisa.page.goto(person_link(other.subject_id))
    lisa.goes_to("story").sees_no("Hemligt.", "Du hann bli utloggad")


def test_what_was_written_is_kept_when_somebody_else_has_signed_in_before_it_was_sent(
    register: Register, cast: Cast
) -> None:
    coordinator = register("Ture", "Dahl")
    coordinator.goes_to("tell_story")
    coordinator.writes(what_matters="Fiska vid bryggan.").ticks("way", "På telefon")
    other = coordinator.page.context.new_page()  # another tab of the same browser, where the person signs in
    other.goto(person_link(coordinator.subject_id))
    other.close()
    coordinator.presses("Spara").sees("Inget är skickat").sees("sparat i en timme").sees_no("Fiska vid bryggan.")
    assert_accessible(coordinator.page)
    coordinator.follows("Logga in som dig själv").is_at("sign_in").sees("Det du skrev är sparat")
    coordinator.page.goto(staff_link(cast.coordinator))
    coordinator.is_at("tell_story").sees("Det du skrev finns kvar här.")
    expect(coordinator.field("what_matters")).to_have_value("Fiska vid bryggan.")
    coordinator.presses("Spara").sees("Fiska vid bryggan.")


def test_an_unknown_page_and_somebody_elses_page_look_the_same(register: Register, arrive: Arrive, cast: Cast) -> None:
    coordinator = register("Nils", "Ek")
    contact = arrive(staff_link(cast.manager), "manager")
    said = "Sidan finns inte, eller så har du inte rätt att se den"
    contact.page.goto(reverse("team_person", args=[coordinator.subject_id]))
    contact.sees(said)
    contact.page.goto("/teamet/finns-inte/")
    contact.sees(said)


def goal(person: Visitor, words: str) -> None:
    """The person sets a goal."""
    person.goes_to("set_goal").writes(words=words).picks("life_area", "Gemenskap")
    person.ticks("current_level", "Stora").ticks("wanted_level", "Lätta").presses("Spara målet")


def propose(coordinator: Visitor, title: str, kind: str) -> None:
    """The coordinator proposes something for the first goal."""
    coordinator.goes_to("team_person").follows("Ge ett förslag").is_at("propose")
    coordinator.page.goto(f"{coordinator.page.url.split('?')[0]}?sort={kind}")
    coordinator.writes(title=title, can_change_mind="Ja.", after_no="Inget händer.").ticks("cost", "Det kostar inget")
    coordinator.presses("Lägg fram förslaget").is_at("team_person").sees(title)
