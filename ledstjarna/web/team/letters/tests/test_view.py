"""Letters that confirm what was registered."""

from datetime import date

from django.urls import reverse

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.organisations.models import Unit
from ledstjarna.domain.people.actions import register_mandate, tell_absence, tell_story, write_confirmation_letter
from ledstjarna.domain.people.models import CloseOne, Letter, Person
from ledstjarna.domain.people.rules.letters import matter_of
from ledstjarna.domain.teams.actions import ask_for_call
from ledstjarna.foundation.ids import new_id
from ledstjarna.foundation.outbox.models import Happening
from ledstjarna.web.team.tests.desk import NOW, Desk


def delivered() -> None:
    with automatic_run("test"):
        for row in Happening.objects.all():
            write_confirmation_letter(row)


def test_printed_and_off_the_list(desk: Desk) -> None:
    desk.contact()
    Unit.objects.update(phone="016-710 10 10")
    with automatic_run("test"):
        Person.objects.update(street="Storgatan 1", postcode="63220", place="Eskilstuna")
    desk.done(desk.path("tell_story"), {"what_matters": "Kören är mitt liv.", "language": "sv", "way": "phone"})
    desk.goal()
    proposal = desk.proposal(desk.goal(), "Jag går", "own", desk.cast.own())
    desk.done(desk.path("register_choice", proposal_id=proposal.pk), {"kind": "no", "way": "paper", "capacity": "self"})
    delivered()
    assert "Din berättelse" in desk.get(reverse("letters"))
    with automatic_run("test"):
        letters = {row.kind: row.pk for row in Letter.objects.all()}
    text = desk.get(desk.path("letter", letter_id=letters["StoryTold"]))
    assert "Hej Astrid!" in text
    assert "Kören är mitt liv." in text
    assert "Du sa nej på papper till: Jag går." in desk.get(desk.path("letter", letter_id=letters["ChoiceMade"]))
    for line in ("Telefon 016-710 10 10", "Storgatan 1", "632 20 Eskilstuna"):
        assert line in text
    desk.client.cookies["language"] = "en"
    assert "Hej Astrid!" in desk.get(desk.path("letter", letter_id=letters["StoryTold"]))
    desk.client.cookies["language"] = "sv"
    text = desk.done(desk.path("letter", letter_id=letters["StoryTold"]), {})
    assert "Brevet är markerat som utskrivet" in text
    assert "Din berättelse" not in text


def test_what_was_said_by_phone_about_days_away_and_calls_is_confirmed(desk: Desk) -> None:
    nurse = desk.contact()
    about = {"by": desk.cast.act(nurse), "subject_id": desk.subject_id, "at": desk.at(), "way": "phone"}
    tell_absence(**about, kind="hospital", first=NOW.date(), back=None, words="")
    ask_for_call(**about, channel="phone", about="")
    delivered()
    with automatic_run("test"):
        letters = {row.kind: row.pk for row in Letter.objects.all()}
    assert "att du är borta" in desk.get(desk.path("letter", letter_id=letters["AbsenceTold"]))
    text = desk.get(desk.path("letter", letter_id=letters["CallAsked"]))
    assert "Du bad oss på telefon att höra av oss." in text
    assert "sjukhus" not in desk.get(desk.path("letter", letter_id=letters["AbsenceTold"])), "the reason is not told"


def test_a_letter_to_a_guardian_is_to_them_and_tells_of_nobody(desk: Desk) -> None:
    nurse = desk.contact()
    with automatic_run("test"):
        Person.objects.update(
            street="Storgatan 1", protected_identity="sekretessmarkering", birth_date=date(2018, 5, 1)
        )
    olle = register_mandate(
        by=desk.cast.act(nurse), subject_id=desk.subject_id, representative="Olle Lind", kind="guardian",
        start=date(2026, 1, 1), at=desk.at(),
    ).representative  # fmt: skip
    with automatic_run("test"):
        row = Letter.objects.create(
            county_id="04", subject_id=desk.subject_id, kind="OtherAsked", happening_id=new_id(), to_id=olle.pk,
            unit_id=nurse.unit_id, written_at=desk.at(),
        )  # fmt: skip
    assert "Det finns något att svara på" in desk.get(reverse("letters"))
    page = desk.client.get(desk.path("letter", letter_id=row.pk)).content.decode()
    paper = page[page.index("<article") : page.index("</article>")]
    assert "Hej Olle Lind!" in paper
    assert "något väntar på ditt svar i Ledstjärna" in paper
    assert "Astrid" not in paper
    assert "Storgatan" not in paper
    assert "Vårdnadshavarens adress finns inte här." in page
    assert "Skatteverkets förmedling" not in page, "it goes to the guardian, not to the child"


def test_what_was_said_by_phone_is_confirmed_in_the_persons_words(desk: Desk) -> None:
    desk.contact()
    desk.sign_in("nurse")
    area = {"life_area": "d9", "current_level": "3", "wanted_level": "1", "way": "phone"}
    desk.done(desk.path("team_set_goal"), {"words": "Jag vill bada igen.", **area})
    desk.done(desk.path("name_close_one"), {"name": "Rut Alm", "relation": "vän", "way": "phone"})
    said = {"said_by": str(desk.subject_id), "way": "phone", "title": "Duschen", "words": "Ingen kom i går.",
            "to": str(desk.staff("nurse").party_id)}  # fmt: skip
    desk.done(desk.path("tell_message"), said)
    with automatic_run("test"):
        for happening in Happening.objects.filter(kind__in=("GoalSet", "CloseOneNamed", "MessageWritten")):
            write_confirmation_letter(happening)
        letters = {row.kind: row.pk for row in Letter.objects.all()}
    assert "”Jag vill bada igen.”" in desk.get(desk.path("letter", letter_id=letters["GoalSet"]))
    assert "Rut Alm står dig nära" in desk.get(desk.path("letter", letter_id=letters["CloseOneNamed"]))
    assert "Du sa på telefon: ”Ingen kom i går.”" in desk.get(desk.path("letter", letter_id=letters["MessageWritten"]))
    assert "Sagt på telefon, antecknat av Sara Ek" in desk.get(desk.path("team_story"))
    with automatic_run("test"):
        CloseOne.objects.update(protected=True)
    assert "Rut Alm" not in desk.get(desk.path("letter", letter_id=letters["CloseOneNamed"]))


def test_a_letter_about_what_was_answered_anew_says_so(desk: Desk) -> None:
    nurse = desk.contact()
    about = {"subject_id": desk.subject_id, "what_matters": "Kören."}
    tell_story(by=desk.cast.act(nurse), at=desk.at(), seen_version=0, way="phone", **about)
    delivered()
    with automatic_run("test"):
        row = Letter.objects.get()
    page = desk.path("letter", letter_id=row.pk)
    assert "Ändrat sedan dess" not in desk.get(reverse("letters")) + desk.get(page)
    tell_story(by=desk.cast.act(desk.person), at=desk.at(), seen_version=1, **about | {"what_matters": "Katten."})
    desk.sign_in("nurse")
    assert "Ändrat sedan dess" in desk.get(reverse("letters"))
    assert "Skicka det inte" in desk.get(page)
    assert "Brevet är borta ur listan." in desk.done(page, {})
    assert "Bort ur listan, av" in desk.get(page)


def test_every_kind_of_letter_that_can_be_changed_is_about_the_same_as_its_opposite() -> None:
    assert matter_of("ConsentGiven", {"kind": "sharing"}) == matter_of("ConsentWithdrawn", {"kind": "sharing"})
    assert matter_of("ConsentGiven", {"kind": "sharing"}) != matter_of("ConsentWithdrawn", {"kind": "plan"})
    assert matter_of("BlockSet", {"block_id": "1"}) == matter_of("BlockLifted", {"block_id": "1"})
    assert matter_of("AddressLeft", {}) is None, "where they lived is told of, whatever the address is by now"
