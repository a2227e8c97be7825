"""The main job, as everybody who takes part sees it: from Astrid's words to a plan that all agree on, and back."""

from collections.abc import Callable

import pytest

from tests.journeys.cast import Cast, person_link, staff_link
from tests.journeys.conftest import Arrive
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey

GOAL = "Jag vill kunna gå till kören på torsdagar"
DAY = "2035-03-14"
PROMISE = {"can_change_mind": "Ja, när som helst.", "after_no": "Inget händer. Fråga igen när du vill."}

Register = Callable[..., Visitor]


def test_from_story_to_agreed_plan(register: Register, arrive: Arrive, cast: Cast) -> None:
    coordinator = register("Astrid", "Lind", looks=True)
    subject_id = coordinator.subject_id
    assert subject_id is not None
    astrid = arrive(person_link(subject_id), "person", looks=True)
    tells_her_story(astrid)
    is_refused_before_consent(coordinator, cast)
    shares(astrid, cast)
    assessor = invites(coordinator, cast, arrive)
    finds_out_what_is_needed(coordinator)
    proposes(coordinator, cast)
    chooses(astrid)
    answers_the_wish(coordinator)
    chooses_the_new_proposal(astrid)
    decides(assessor, cast)
    takes_the_assignment(assessor, cast, arrive)
    answers_for_the_association(cast, arrive)
    assesses_the_training(coordinator)
    makes_it_a_sip(coordinator, astrid, cast)
    agrees(astrid, coordinator)
    sees_who_has_read(astrid, cast)
    tells_that_nobody_came(astrid, coordinator)
    takes_back_the_consent(astrid, coordinator)


def tells_her_story(astrid: Visitor) -> None:
    astrid.is_at("plan").sees("Här finns inget än")
    astrid.goes_to("story")
    astrid.writes(what_matters="Kören är mitt liv.", what_i_can="Jag går själv med rollatorn.")
    astrid.writes(how_to_meet_me="Prata lugnt.").ticks("reach", "Telefon").presses("Spara min berättelse")
    astrid.sees("Kören är mitt liv.")
    astrid.goes_to("set_goal").writes(words=GOAL).picks("life_area", "Gemenskap")
    astrid.ticks("current_level", "Stora svårigheter").ticks("wanted_level", "Lätta svårigheter")
    astrid.presses("Spara målet").goes_to("plan").sees(GOAL)


def is_refused_before_consent(coordinator: Visitor, cast: Cast) -> None:
    coordinator.goes_to("team_person").sees("Kören är mitt liv.", "Prata lugnt.", GOAL)
    coordinator.goes_to("invite", "?roll=care_assessor")
    coordinator.sees("samtycke till att dela är inte registrerat", cast.municipality.name)
    assert coordinator.page.get_by_role("button", name="Bjud in", exact=True).count() == 0


def shares(astrid: Visitor, cast: Cast) -> None:
    astrid.goes_to("consent", kind="sharing").ticks("organisations", cast.municipality.name, cast.region.name)
    astrid.presses("Ja, dela med dem jag kryssat i")
    astrid.is_at("sharing").sees(cast.municipality.name)


def invites(coordinator: Visitor, cast: Cast, arrive: Arrive) -> Visitor:
    assessor = arrive(staff_link(cast.assessor), "assessor", looks=True)
    assert assessor.subject_id is None
    assessor.subject_id = coordinator.subject_id
    assessor.goes_to("team_person").sees("Sidan finns inte, eller så har du inte rätt att se den")
    coordinator.goes_to("invite", "?roll=care_assessor").ticks("party", cast.assessor.staff_member.name)
    coordinator.presses("Bjud in").is_at("team_members").sees(cast.assessor.staff_member.name)
    assessor.goes_to("team_home").sees("Astrid Lind")
    return assessor.goes_to("team_person").sees("Kören är mitt liv.")


def finds_out_what_is_needed(coordinator: Visitor) -> None:
    coordinator.goes_to("choose_areas").ticks("omrade", "Röra sig").presses("Fortsätt").is_at("assess")
    coordinator.ticks("d4.own_level", "Måttliga").writes(**{"d4.own_words": "Benen bär mig inte så långt."})
    coordinator.writes(**{"d4.resources": "Går med rollator inne.", "d4.need": "Träna balans."})
    coordinator.ticks("d4.professional_level", "Stora").ticks("d4.wanted_level", "Lätta")
    coordinator.ticks("person_took_part", "Ja").ticks("way", "Muntligt").presses("Spara bedömningen")
    coordinator.is_at("needs").sees("Benen bär mig inte så långt.", "Träna balans.")
    coordinator.goes_to("instrument", code="isar_pc")


def proposes(coordinator: Visitor, cast: Cast) -> None:
    offer(coordinator, "own", "Går en promenad varje dag", "Astrid")
    offer(coordinator, "association", "Kören hämtar mig på torsdagar", cast.association.name)
    offer(coordinator, "sol", "Hjälp att duscha", cast.municipality.name, cost="Det kostar", kronor="320")
    offer(coordinator, "health", "Träning med fysioterapeut", cast.coordinator.unit.name)
    offer(coordinator, "open_support", "Dagträff på tisdagar", "")
    offer(coordinator, "sol", "Ledsagare till kören", cast.municipality.name)


def offer(coordinator: Visitor, kind: str, title: str, owner: str, cost: str = "Det kostar inget", **more: str) -> None:
    coordinator.goes_to("team_person").follows("Ge ett förslag").is_at("propose")
    coordinator.page.goto(f"{coordinator.page.url.split('?')[0]}?sort={kind}")
    coordinator.came().writes(title=title, when="Torsdagar", **PROMISE)
    if owner:
        coordinator.picks("owner", owner)
    else:
        coordinator.field("owner").select_option(index=1)
    coordinator.ticks("cost", cost).writes(**more)
    if more:
        coordinator.picks("cost_per", "månaden")
    coordinator.presses("Lägg fram förslaget").is_at("team_person").sees("Förslaget ligger framför personen.", title)


def look_at(astrid: Visitor, title: str) -> Visitor:
    card = astrid.goes_to("proposals").page.locator(".card", has=astrid.page.get_by_role("heading", name=title))
    card.get_by_role("link", name="Läs och svara").click()
    return astrid.came().is_at("choose").sees(title)


def chooses(astrid: Visitor) -> None:
    astrid.goes_to("plan").follows("Titta" if astrid.page.get_by_role("link", name="Titta").count() else "förslag")
    look_at(astrid, "Går en promenad varje dag").sees("Andra förslag till samma mål").presses("Ja tack")
    astrid.is_at("choose").sees("Tack")
    look_at(astrid, "Kören hämtar mig på torsdagar").follows("Ja tack").is_at("share_facts")
    astrid.ticks("tell_name", "Berätta mitt förnamn").writes(name="Astrid", about="Skjuts till kören")
    astrid.presses("Visa vad de får veta").sees("Precis det här läser").presses("Ja tack, skicka frågan")
    look_at(astrid, "Hjälp att duscha").sees("320").follows("Jag vill ändra något").is_at("change_proposal")
    astrid.writes(words="Jag duschar helst på kvällen.", new_title="Hjälp att duscha på kvällen")
    astrid.presses("Skicka")
    look_at(astrid, "Träning med fysioterapeut").presses("Ja tack")
    look_at(astrid, "Dagträff på tisdagar").presses("Nej tack")
    look_at(astrid, "Ledsagare till kören").presses("Jag vill tänka på saken")
    astrid.goes_to("plan").sees("Går en promenad varje dag", "Hjälp att duscha på kvällen")


def answers_the_wish(coordinator: Visitor) -> None:
    coordinator.goes_to("team_person").sees("Jag duschar helst på kvällen.")
    coordinator.follows("Svara").is_at("counter").presses("Ja, så gör vi")


def chooses_the_new_proposal(astrid: Visitor) -> None:
    astrid.goes_to("plan").sees("Hjälp att duscha på kvällen").sees_no("Teamet svarar")


def decides(assessor: Visitor, cast: Cast) -> None:
    assessor.goes_to("team_person").follows("Hjälp att duscha på kvällen").is_at("application")
    assessor.presses("Börja utreda")
    assessor.follows("Skriv utredningen").writes(investigation="Astrid behöver stöd för att duscha tryggt.")
    assessor.presses("Spara utredningen").follows("Besluta").is_at("decide")
    assessor.ticks("outcome", "Beviljad").writes(scope="Hjälp att duscha två gånger i veckan", starts="2026-12-01")
    assessor.presses("Fatta beslutet").is_at("application").sees("Beslutet är fattat.")
    assessor.follows("Välj utförare").ticks("unit", cast.manager.unit.name)
    assessor.ticks("chosen_by_person", "Ja, personen har valt").presses("Lämna uppdraget")
    assessor.sees("Uppdraget är lämnat.", cast.manager.unit.name)


def takes_the_assignment(assessor: Visitor, cast: Cast, arrive: Arrive) -> None:
    manager = arrive(staff_link(cast.manager), "manager", looks=True)
    manager.goes_to("team_home", "?alla=1").sees("Astrid Lind", "Hjälp att duscha på kvällen")
    manager.page.locator(f'main a[href*="{assessor.subject_id}/uppdrag/"]').first.click()
    manager.came().is_at("assignment").ticks("yes", "Ja, det gör vi").presses("Svara")


def answers_for_the_association(cast: Cast, arrive: Arrive) -> None:
    contact = arrive(staff_link(cast.contact), "association", looks=True)
    contact.is_at("association_home").sees("Skjuts till kören", "Astrid")
    contact.sees_no("Lind", "Hjälp att duscha", "Kören är mitt liv.")
    card = contact.page.locator(".card", has_text="Skjuts till kören").first
    card.get_by_role("link", name="Läs och skriv några ord").click()
    contact.came().is_at("answer_request").writes(words="Vi ringer på onsdag.").presses("Ja, vi ställer upp")
    contact.sees("Vi ringer på onsdag.")


def assesses_the_training(coordinator: Visitor) -> None:
    coordinator.goes_to("team_person").follows("Träning med fysioterapeut").is_at("assess_health")
    coordinator.ticks("suitable", "Ja, det passar").writes(why="Balansen blir bättre av träning.")
    coordinator.presses("Spara bedömningen")


def makes_it_a_sip(coordinator: Visitor, astrid: Visitor, cast: Cast) -> None:
    coordinator.goes_to("judge_sip").writes(why="Hemtjänst och träning behöver hänga ihop.").presses("Spara")
    coordinator.goes_to("team_sip").sees("personens samtycke till en SIP", "vem som har det övergripande ansvaret")
    astrid.goes_to("agree").sees("Planen kan inte bli klar än. Det här är kvar:")
    assert astrid.page.get_by_role("button", name="Ja, vi är överens").count() == 0
    astrid.goes_to("consent", kind="plan").presses("Ja")
    coordinator.goes_to("name_responsible").ticks("responsible", cast.municipality.name)
    coordinator.ticks("person_took_part", "Ja").presses("Spara")
    coordinator.goes_to("follow_up").writes(on=DAY).presses("Spara")
    coordinator.goes_to("team_sip").sees_no("Det saknas")


def agrees(astrid: Visitor, coordinator: Visitor) -> None:
    coordinator.goes_to("team_agree").sees("Hjälp att duscha på kvällen")
    astrid.goes_to("agree").sees(GOAL, "Hjälp att duscha på kvällen").presses("Ja, vi är överens")
    astrid.is_at("version").sees("Plan 1", "Hjälp att duscha på kvällen")
    coordinator.goes_to("team_documents").follows("Version 1").sees("Kontrollsumma:", "oförändrad sedan ni kom överens")
    coordinator.goes_to("team_person").sees("Överenskommen")


def sees_who_has_read(astrid: Visitor, cast: Cast) -> None:
    astrid.goes_to("who_read").sees(cast.assessor.staff_member.name, cast.coordinator.staff_member.name)
    astrid.goes_to("happened").sees("Hjälp att duscha")


def tells_that_nobody_came(astrid: Visitor, coordinator: Visitor) -> None:
    astrid.goes_to("report", kind="ingen-kom").ticks("part", "Hjälp att duscha på kvällen")
    astrid.writes(words="Ingen kom i går kväll.").presses("Skicka").is_at("report_told").sees("Tack")
    coordinator.goes_to("team_home").sees("Astrid Lind")
    coordinator.goes_to("team_person").sees("Ingen kom i går kväll.").follows("Svara personen").is_at("team_report")
    coordinator.writes(answer="Förlåt. Vi kommer klockan sju i kväll.").presses("Skicka svaret")
    astrid.goes_to("reports").sees("Ingen kom").follows("Ingen kom").sees("Vi kommer klockan sju i kväll.")


def takes_back_the_consent(astrid: Visitor, coordinator: Visitor) -> None:
    astrid.goes_to("consent", kind="plan").presses("Ta tillbaka mitt ja")
    coordinator.goes_to("team_sip").sees_no("Gäller.")
    # What the authority decided is its own record, and the coordinator works for the region.
    coordinator.goes_to("team_person").sees("Ingen SIP är på gång").sees_no("Beviljad")
    astrid.goes_to("plan").sees("Hjälp att duscha på kvällen")
