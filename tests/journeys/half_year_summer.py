"""June: a follow-up steps down, a decision soon ends; and at the end everything is told."""

from datetime import date

from ledstjarna.domain.plans.models import AuthorityDecision, Commitment, Plan, StepDown
from ledstjarna.domain.plans.rules.following_up import field_of
from tests.journeys.january import Parts, People

# What the story of each month says, the newest month first.
TOLD = {
    "Juni 2027": ("Ni följde upp planen tillsammans", "Du bad att beslutet ses över: Hjälp att duscha"),
    "Maj 2027": ("kallade till ett möte om planen", "Du sa ja till: Gymnastik på onsdagar", "Ni kom överens"),
    "April 2027": ("Du skrev ett meddelande", "Ett meddelande som ingen hade svarat på gick vidare"),
    "Mars 2027": ("Karin Lind lämnade över: Handla på fredagar", "Någon ny tog över: Handla på fredagar"),
    "Februari 2027": ("Du sa till om dagar borta",),
    "Januari 2027": ("Ni kom överens om planen", "Sara Ek (Vårdcentralen Linden) svarade"),
}


def june(people: People, parts: Parts) -> None:
    """Better than in January: less is suggested, Astrid says yes, and the decision stays as it is."""
    the_person_prepares(people, parts)
    they_follow_up(people, parts)
    less_is_asked_for(people, parts)
    the_decision_soon_ends(people)


def the_person_prepares(people: People, parts: Parts) -> None:
    people.house.at("2027-06-09 18:00")
    said = {f"{field_of('goal', parts.goal)}_level": "1", f"{field_of('part', parts.shower)}_helped": "yes"}
    people.astrid.goes_to("prepare").presses("Spara", **said, words="Jag klarar mycket själv nu.")
    people.astrid.sees("Tack för att du berättar")


def they_follow_up(people: People, parts: Parts) -> None:
    people.house.at("2027-06-10 10:00")
    goal = field_of("goal", parts.goal)
    said = {f"{goal}_own": "1", f"{goal}_professional": "2", f"{goal}_wants": "continue"}
    with people.house.looked_into():
        running = list(Commitment.objects.filter(goal_id=parts.goal, state="active").values_list("pk", flat=True))
    for part in running:
        key = field_of("part", part)
        said |= {f"{key}_helped": "yes", f"{key}_wants": "step_down" if part == parts.shower else "continue"}
    coordinator = people.coordinator.about("hold_follow_up").sees("Jag klarar mycket själv nu.")
    coordinator.presses(
        "Spara uppföljningen", **said, held_on="2027-06-10", how="home", present="Astrid Lind\nSara Ek",
        person_took_part="yes", words="Jag sjunger igen.", next_on="2027-09-09", next_how="Vi ses hemma",
    ).sees("Tack. Uppföljningen är sparad.", "Mindre stöd kan räcka")  # fmt: skip
    people.astrid.goes_to("follow_ups").sees(
        "Du klarar mer själv nu än i januari: från stora svårigheter till lätta svårigheter.",
        "Kan mindre hjälp räcka?", "Ingenting ändras av sig självt", "9 september",
    )  # fmt: skip
    with people.house.looked_into():
        assert Plan.objects.get().next_follow_up == date(2027, 9, 9)


def less_is_asked_for(people: People, parts: Parts) -> None:
    """A yes to less is a question to the authority: the decision is the same row, word for word."""
    before = decisions(people)
    people.astrid.presses("Be kommunen se över beslutet").sees("Kommunen får frågan", "Beslutet gäller som det är")
    assert decisions(people) == before
    with people.house.looked_into():
        assert StepDown.objects.get().state == "review_asked"
        assert Commitment.objects.get(pk=parts.shower).state == "active"
    people.provider.goes_to("our_times").sees("Hjälp att duscha")


def decisions(people: People) -> list[dict[str, object]]:
    with people.house.looked_into():
        return list(AuthorityDecision.objects.values())


def the_decision_soon_ends(people: People) -> None:
    people.assessor.goes_to("team_work").sees("Beslutet tar slut", "Hjälp att duscha")
    people.astrid.goes_to("waiting").sees("Beslutet tar slut")
    people.astrid.goes_to("expiring").sees("Beslutet gäller till och med 31 juli 2027").follows("Ansök på nytt")
    people.astrid.presses("Skicka ansökan")
    people.astrid.goes_to("expiring").sees("Inget tar slut just nu.")


def everything_is_told(people: People) -> None:
    """The story by month, two versions beside each other, and a row in the log for every page."""
    astrid = people.astrid.goes_to("happened")
    told = astrid.text()
    while "Visa äldre" in astrid.text():
        told += " " + astrid.follows("Visa äldre").text()
    places = [told.index(month) for month in TOLD] + [len(told)]
    assert places == sorted(places)
    for (month, sentences), begins, ends in zip(TOLD.items(), places[:-1], places[1:], strict=True):
        for sentence in sentences:
            assert sentence in told[begins:ends], f"{month}: {told[begins:ends]}"
    people.astrid.goes_to("compare_versions").sees("Gymnastik på onsdagar", "Nytt", "Kören i Katrineholm")
    people.coordinator.about("team_compare").sees("Gymnastik på onsdagar")
    people.astrid.goes_to("who_read").sees("Sara Ek", "Karin Nyström", "Nils Holm", "Karin Lind")
    opened = people.house.opened
    assert len(opened) == 8, "everybody in the story has opened a page about Astrid"
    assert {who: people.house.logged(who) >= count for who, count in opened.items()} == dict.fromkeys(opened, True)
