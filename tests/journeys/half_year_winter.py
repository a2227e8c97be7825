"""January and February: everybody says yes, the week is lived, and a stay in hospital pauses it."""

from tests.journeys.january import GOAL, Parts, People


def january(people: People, parts: Parts) -> None:
    """Agreed, with times; done, not done, and nobody came."""
    everybody_says_yes(people, parts)
    the_authority_decides(people, parts)
    people.astrid.goes_to("agree").sees(GOAL, "Hjälp att duscha").presses("Ja, vi är överens").sees("Plan 1")
    each_sets_their_times(people, parts)
    the_week_is_lived(people)
    nobody_came(people)


def everybody_says_yes(people: People, parts: Parts) -> None:
    people.karin.goes_to("asked").sees("Handla mat").goes_to("asked_part", part_id=parts.shopping).presses("Ja")
    people.choir.goes_to("association_home").sees("Skjuts", "Astrid").sees_no("Lind", "duscha")
    people.choir.goes_to("answer_request", part_id=parts.singing).presses("Ja, vi ställer upp")


def the_authority_decides(people: People, parts: Parts) -> None:
    assessor = people.assessor.about("team_person").follows("Hjälp att duscha")
    assessor.presses("Börja utreda").follows("Skriv utredningen")
    assessor.presses("Spara utredningen", investigation="Astrid behöver stöd för att duscha tryggt.")
    assessor.follows("Besluta").presses(
        "Fatta beslutet", outcome="granted", scope="Hjälp att duscha två gånger i veckan", starts="2027-01-11",
        last_day="2027-07-31",
    ).sees("Beslutet är fattat.")  # fmt: skip
    assessor.follows("Välj utförare")
    assessor.presses("Lämna uppdraget", unit=str(parts.home_care_unit), chosen_by_person="yes").sees("Hemtjänst Norr")
    people.provider.goes_to("team_home").sees("Astrid Lind")
    people.provider.gets(people.provider.address("/uppdrag/")).presses("Svara", yes="yes")


def each_sets_their_times(people: People, parts: Parts) -> None:
    every = {"every": "week", "starts_on": "2027-01-11", "interval": "1"}
    astrid = people.astrid.goes_to("my_times", part_id=parts.walk)
    astrid.presses("Spara tiden", **every, weekdays=["1", "3"], at="10:15", minutes="30")
    astrid.sees("Tisdagar och torsdagar kl. 10.15, 30 minuter")
    karin = people.karin.goes_to("my_times", part_id=parts.shopping)
    karin.presses("Spara tiden", **every, weekdays=["4"], at="15:00", minutes="60")
    choir = people.choir.goes_to("our_part_times", part_id=parts.singing)
    choir.presses("Spara tiden", **every, weekdays=["3"], at="18:00", minutes="120")
    provider = people.provider.about("part_times", commitment_id=parts.shower)
    provider.presses("Spara tiden", **every, weekdays=["0", "3"], at="19:00", minutes="45")


def the_week_is_lived(people: People) -> None:
    people.house.at("2027-01-12 10:50")
    people.astrid.goes_to("my_week").presses("Gjort").sees("Tack, det är avprickat")
    people.house.at("2027-01-14 10:50")
    people.astrid.goes_to("my_week").follows("Blev inte av")
    people.astrid.presses("Det blev inte av", reason="ill", words="Ont i knät")
    people.astrid.sees("Blev inte av")


def nobody_came(people: People) -> None:
    people.house.at("2027-01-14 19:40")
    people.astrid.goes_to("my_week").presses("Ingen kom").sees("Tack för att du sa till", "Sara Ek")
    coordinator = people.coordinator.about("team_person").follows("Svara personen")
    coordinator.presses("Skicka svaret", answer="Förlåt. Hemtjänsten kommer klockan åtta i kväll.")
    people.astrid.goes_to("reports").follows("Ingen kom").sees("kommer klockan åtta i kväll", "Sara Ek")


def february(people: People, parts: Parts) -> None:
    """Two weeks in hospital: paused for all, late for nobody, and begun again by itself."""
    people.house.at("2027-02-01 09:00")
    astrid = people.astrid.goes_to("away")
    astrid.presses("Säg till", kind="hospital", first="2027-02-02", back="2027-02-16", words="Höften")
    astrid.sees("Det börjar igen av sig självt när du är tillbaka.")
    people.house.at("2027-02-05 20:00")
    astrid.goes_to("my_week").sees("Pausat de här dagarna.").sees_no("Inte avprickat", "Hur gick det?")
    people.provider.goes_to("our_times", "?dag=2027-01-28").sees("Inte avprickat")  # as an ordinary day would be
    people.provider.goes_to("our_times", "?dag=2027-02-04").sees("Hjälp att duscha", "Paus").sees_no(
        "Inte avprickat", "Höften"
    )
    people.choir.goes_to("our_days", "?fran=2027-02-04").sees("Paus").sees_no("Inte avprickat", "Höften")
    people.karin.goes_to("my_week").sees("Pausat").sees_no("Inte avprickat")
    people.house.at("2027-02-16 10:50")
    astrid.goes_to("my_week").sees_no("Pausat").presses("Gjort").sees("Tack, det är avprickat")
