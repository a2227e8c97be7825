"""Begin contact: the reason first, nothing told before."""

from django.urls import reverse

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import Consent
from ledstjarna.domain.organisations.actions import set_up_county
from ledstjarna.domain.people.actions import answer_consent, register_person
from ledstjarna.foundation.identity import official_test_numbers
from ledstjarna.foundation.ids import new_id
from ledstjarna.web.team.tests.desk import Desk, hidden_of


def test_the_reason_opens_the_plan(desk: Desk) -> None:
    page = desk.path("begin_contact")
    assert "Astrid" not in desk.get(page)
    desk.refused(page, {"reason": " "})
    assert "Skriv skälet med några ord" in desk.refused(page, {"reason": "x"})
    text = desk.done(page, {"reason": "Astrid ringde"})
    assert "Ni har fått kontakt" in text
    assert "Astrid Lind" in text


def test_while_others_hold_the_plan_it_is_opened_by_the_persons_yes(desk: Desk) -> None:
    desk.done(desk.path("begin_contact"), {"reason": "Astrid ringde"})
    desk.sign_in("assessor")
    text = desk.done(desk.path("begin_contact"), {"reason": "Astrid ringde kommunen"})
    assert "Den gemensamma planen når du inte än" in text
    assert "samtycke" not in desk.get(desk.path("team_reading")), "what leads nowhere is not offered"
    for name in ("team_person", "team_members"):
        assert desk.client.get(desk.path(name)).status_code == 404
    assert "Skriv ner att personen säger ja" in desk.get(desk.path("team_reading"))
    page = desk.path("hear_yes")
    assert "Välj hur" in desk.refused(page, {"said_by": str(desk.subject_id), "way": ""})
    text = desk.done(page, {"said_by": str(desk.subject_id), "way": "meeting"})
    assert "Personens ja är sparat." in text
    assert "Skriv ner att personen säger ja" not in text
    assert desk.client.get(desk.path("team_person")).status_code == 404, "a yes is no contact: the reason comes first"
    assert "Ni har fått kontakt" in desk.done(desk.path("begin_contact"), {"reason": "Astrid sa ja"})
    assert "Astrid Lind" in desk.get(desk.path("team_person"))
    assert desk.client.get(page).status_code == 200, "what they reached by is still there"
    desk.sign_in("nurse")
    assert desk.client.get(page).status_code == 404, "who holds the plan registers answers where all of them stand"


def test_nobody_writes_a_yes_over_the_persons_own_no(desk: Desk) -> None:
    desk.done(desk.path("begin_contact"), {"reason": "Astrid ringde"})
    desk.sign_in("assessor")
    desk.done(desk.path("begin_contact"), {"reason": "Astrid ringde kommunen"})
    form = desk.client.get(desk.path("hear_yes"))
    answer_consent(
        by=desk.cast.act(desk.person), subject_id=desk.subject_id, kind="sharing", state="refused", way="digital",
        at=desk.at(),
    )  # fmt: skip
    told = desk.get(desk.path("hear_yes"))
    assert "Personen har själv sagt nej till att dela" in told
    assert "Spara personens ja" not in told
    fields = hidden_of(form) | {"said_by": str(desk.subject_id), "way": "phone"}
    assert desk.client.post(desk.path("hear_yes"), fields).status_code == 200
    desk.cast.act(desk.person)
    assert not Consent.objects.given().filter(kind="sharing").exists()


def test_a_role_that_does_not_begin_contact_is_told_so(desk: Desk) -> None:
    desk.sign_in("manager")
    text = desk.send(desk.path("begin_contact"), {"reason": "x"})
    assert text.status_code in (200, 302)


def test_an_id_that_somebody_has_in_another_county_is_answered_as_nobodys(desk: Desk) -> None:
    number = min(value for value in official_test_numbers() if value.startswith("194005") and value[6:8] < "32")
    set_up_county(code="18", name="Örebro län")
    with automatic_run("test"):
        far = register_person(
            by=None, county_id="18", given_name="Eva", family_name="Alm", identity=number, at=desk.at()
        )  # fmt: skip
    fields = {"reason": "Eva ringde om hjälp"}
    answers = []
    for subject_id in (far.pk, new_id()):
        page = reverse("begin_contact", kwargs={"subject_id": subject_id})
        answers.append(desk.client.post(page, hidden_of(desk.client.get(page)) | fields))
    assert [one.status_code for one in answers] == [404, 404]
    desk.client.post(reverse("find_person"), {"identity": number})
    text = desk.refused(reverse("begin_contact", kwargs={"subject_id": far.pk}), fields)
    assert "Personen bor i ett annat län." in text, "whoever has looked them up is told what hinders"
