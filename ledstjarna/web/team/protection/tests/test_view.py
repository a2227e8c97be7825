"""Noting that an identity is protected, and a colleague's answer when it is to be less."""

import pytest
from django.urls import reverse

from ledstjarna.domain.consent.queries import NotForYou
from ledstjarna.domain.people.actions import note_protection
from ledstjarna.domain.people.models import Person, ProtectionChange
from ledstjarna.web.team.reading.tests.test_view import assessed_by, in_contact
from ledstjarna.web.team.reading.tests.test_who_is_asked import asked, blocked, hired, left
from ledstjarna.web.team.tests.desk import Desk, hidden_of, text_of

MARKED = {"kind": "sekretessmarkering", "source": "tax_agency", "words": ""}
NONE = {"kind": "none", "source": "tax_agency", "words": "Skatteverkets besked den 1 mars 2026"}
WAITS = "Ska skyddet av personuppgifterna bli mindre?"
ASKED = "En kollega frågar om skyddet kan bli mindre"


def kind(desk: Desk) -> str:
    return str(Person.objects.values_list("protected_identity", flat=True).get(pk=desk.subject_id))


def test_it_is_found_from_the_story_says_what_happens_and_holds_at_once(desk: Desk) -> None:
    desk.contact()
    assert "Har personen skyddade uppgifter?" in desk.get(desk.path("team_story"))
    page = desk.path("protection")
    before = desk.get(page)
    for said in ("inte skyddade här", "Sekretessmarkering", "Skyddad folkbokföring", "Brev går på annat sätt",
                 "tills personen själv delar på nytt", "behöver en kollega svara ja"):  # fmt: skip
        assert said in before
    after = desk.done(page, MARKED)
    assert "Skyddet gäller nu." in after
    assert "Nu gäller: Sekretessmarkering." in after
    assert "Sagt av: Skatteverket" in after
    assert kind(desk) == "sekretessmarkering"
    story = desk.get(desk.path("team_story"))
    assert "Ändra skyddet av uppgifterna" in story
    assert "Adress Skyddad" in story


def test_less_asks_a_colleague_who_sees_what_becomes_visible(desk: Desk) -> None:
    desk.contact("assessor")
    nurse = desk.contact()
    desk.sign_in("nurse")
    page = desk.path("protection")
    desk.done(page, MARKED)
    asked = desk.done(page, NONE)
    assert "Skyddet är kvar." in asked
    assert "Väntar på en kollega." in asked
    assert kind(desk) == "sekretessmarkering"
    answer = desk.path("answer_lowering", protection_change_id=ProtectionChange.objects.get(number=2).pk)
    assert "Det är du som har frågat." in desk.refused(answer, {"yes": "yes"})
    desk.sign_in("assessor")
    assert ASKED in desk.get(desk.path("begin_reading"))
    shown = desk.get(answer)
    assert ASKED not in shown, "the page itself is no way to itself"
    for said in (nurse.label.split(",")[0], "Nu Sekretessmarkering", "Ska bli Inget skydd", NONE["words"],
                 "ser namnet i listor", "Föreningar läser igen", "inte att ta tillbaka"):  # fmt: skip
        assert said in shown, said
    done = desk.done(answer, {"yes": "yes"})
    assert "Ditt ja gäller nu." in done
    assert "svarade ja" in done
    assert kind(desk) == ""
    assert desk.client.get(answer).status_code == 404
    assert ASKED not in desk.get(desk.path("begin_reading"))


def test_it_stands_in_the_colleagues_work_list_until_it_is_answered(desk: Desk) -> None:
    desk.contact("assessor")
    desk.contact()
    desk.sign_in("nurse")
    desk.done(desk.path("protection"), MARKED)
    desk.done(desk.path("protection"), NONE)
    work = reverse("team_work")
    assert WAITS not in desk.get(work), "whoever asked does not answer it"
    assert "Hos en kollega som arbetar med personen" in desk.get(f"{work}?visa=vantar")
    desk.sign_in("manager")
    assert WAITS not in desk.get(work), "who does not work for the person is told nothing"
    desk.sign_in("assessor")
    listed = desk.client.get(work).content.decode()
    answer = desk.path("answer_lowering", protection_change_id=ProtectionChange.objects.get(number=2).pk)
    assert WAITS in listed
    assert f'href="{answer}"' in listed
    assert "Astrid" not in listed, "a protected name stands in no list"
    desk.done(answer, {"yes": "no"})
    assert WAITS not in desk.get(work)


def test_who_is_only_asked_to_lift_a_block_neither_reads_nor_changes_the_protection(desk: Desk) -> None:
    hired(desk, "home", desk.cast.municipality.pk, "home_nursing", "nurse")
    assessed_by(desk, "home")
    in_contact(desk, "nurse")
    left(desk, "home")
    asked(desk, "nurse", blocked(desk, desk.cast.municipality.pk))
    desk.sign_in("home")
    assert desk.client.get(desk.path("protection")).status_code == 404
    by = desk.cast.act(desk.staff("home"))
    with pytest.raises(NotForYou):
        note_protection(
            by=by, subject_id=desk.subject_id, kind="sekretessmarkering", source="tax_agency", seen_version=0,
            at=desk.at(),
        )  # fmt: skip


def test_a_no_keeps_it(desk: Desk) -> None:
    desk.contact("assessor")
    desk.contact()
    desk.sign_in("nurse")
    desk.done(desk.path("protection"), {**MARKED, "kind": "skyddadFolkbokforing"})
    desk.done(desk.path("protection"), {**NONE, "kind": "sekretessmarkering"})
    desk.sign_in("assessor")
    answer = desk.path("answer_lowering", protection_change_id=ProtectionChange.objects.get(number=2).pk)
    assert "utan att visas" in desk.get(answer)
    assert "Skyddet är kvar." in desk.done(answer, {"yes": "no"})
    assert kind(desk) == "skyddadFolkbokforing"


def test_who_asked_sees_what_waits_and_may_take_it_back_and_no_more(desk: Desk) -> None:
    desk.contact()
    desk.sign_in("nurse")
    desk.done(desk.path("protection"), MARKED)
    desk.done(desk.path("protection"), NONE)
    answer = desk.path("answer_lowering", protection_change_id=ProtectionChange.objects.get(number=2).pk)
    shown = desk.get(answer)
    assert "Det är du som har frågat." in shown
    assert "Ta tillbaka frågan" in shown
    assert 'type="radio"' not in desk.client.get(answer).content.decode()
    done = desk.done(answer, {"yes": "no"})
    assert "tog tillbaka frågan" in done
    assert kind(desk) == "sekretessmarkering"
    desk.sign_in("assessor")
    assert desk.client.get(answer).status_code == 404, "nothing waits"


@pytest.mark.parametrize(("fields", "says"), [
    ({**MARKED, "source": ""}, "Välj vem som har sagt det."),
    ({**MARKED, "kind": ""}, "Välj hur uppgifterna är skyddade."),
    ({**NONE, "words": "klart"}, "Så är det redan."),
])  # fmt: skip
def test_what_is_missing_is_said(desk: Desk, fields: dict[str, str], says: str) -> None:
    desk.contact()
    assert says in desk.refused(desk.path("protection"), fields)
    assert ProtectionChange.objects.count() == 0


def test_two_at_once_see_the_difference(desk: Desk) -> None:
    desk.contact()
    page = desk.path("protection")
    mine = hidden_of(desk.client.get(page))
    desk.done(page, {**MARKED, "kind": "skyddadFolkbokforing"})
    shown = text_of(desk.client.post(page, {**mine, **MARKED}))
    assert "Det har ändrats medan du skrev" in shown
    assert kind(desk) == "skyddadFolkbokforing"
    assert ProtectionChange.objects.count() == 1
