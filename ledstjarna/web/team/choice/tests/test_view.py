"""The person's answer as staff were told it."""

from datetime import date

from ledstjarna.domain.people.actions import register_mandate
from ledstjarna.domain.plans.models import Choice, Commitment, Proposal
from ledstjarna.domain.plans.tests.cast import AT
from ledstjarna.web.team.tests.desk import Desk


def proposed(desk: Desk, basis: str = "own", unit: str = "") -> Proposal:
    desk.contact()
    desk.story()
    owner = desk.cast.unit_owner(unit) if unit else desk.cast.own()
    return desk.proposal(desk.goal(), "Jag går", basis, owner, by=desk.staff("nurse"))


def said(kind: str = "yes", **more: object) -> dict[str, object]:
    return {"kind": kind, "way": "phone", "capacity": "self"} | more


def test_yes_by_phone(desk: Desk) -> None:
    page = desk.path("register_choice", proposal_id=proposed(desk).pk)
    assert "Går det att ändra sig?" in desk.get(page)
    desk.done(page, said())
    choice = Choice.objects.get()
    assert (choice.chosen_by_label, choice.way) == ("Astrid Lind", "phone")
    assert choice.registered_by_label.startswith("Sara Ek")
    assert Commitment.objects.get().state == "active"


def test_the_way_is_needed(desk: Desk) -> None:
    page = desk.path("register_choice", proposal_id=proposed(desk).pk)
    assert "Välj hur personen sa det" in desk.refused(page, said(way=""))


def test_a_change_says_what(desk: Desk) -> None:
    page = desk.path("register_choice", proposal_id=proposed(desk).pk)
    desk.refused(page, said("change"))
    desk.done(page, said("change", new_title="Jag cyklar"))
    assert Proposal.objects.get(state="asked").title == "Jag cyklar"


def test_only_what_the_person_chose_is_passed_on(desk: Desk) -> None:
    page = desk.path("register_choice", proposal_id=proposed(desk, "association", "choir").pk)
    desk.done(page, said(shared_facts=["name"], shared_phone="070-1740605"))
    shared = Commitment.objects.get().shared_words
    assert shared == {"about": "Jag går", "name": "Astrid", "phone": "070-1740605"}


def test_an_understood_will_says_how_by_whom_and_on_which_ground(desk: Desk) -> None:
    page = desk.path("register_choice", proposal_id=proposed(desk).pk)
    text = desk.refused(page, said(capacity="understood_will"))
    assert "Skriv hur ni förstod vad personen vill." in text
    understood = {
        "will_understood_how": "Hon lyser upp.", "will_understood_by": "Sara", "will_understood_ground": "known_habits",
    }  # fmt: skip
    desk.done(page, said(capacity="understood_will", **understood))
    assert Choice.objects.get().capacity == "understood_will"


def test_a_representative_answers_within_the_mandate(desk: Desk) -> None:
    row = proposed(desk)
    mandate = register_mandate(
        by=desk.cast.act(desk.staff("nurse")), subject_id=desk.subject_id, representative="Bo Ask", kind="god_man",
        scopes=("property",), start=date(2026, 1, 1), at=desk.at(),
    )  # fmt: skip
    page = desk.path("register_choice", proposal_id=row.pk)
    who = {"capacity": "representative", "representative_id": str(mandate.representative_id)}
    desk.refused(page, said(**who))
    register_mandate(
        by=desk.cast.act(desk.staff("nurse")), subject_id=desk.subject_id, representative="Eva Ask",
        kind="god_man", scopes=("personal",), start=date(2026, 1, 1), at=desk.at(),
    )  # fmt: skip
    eva = next(value for value, name in _representatives(desk, page) if name.startswith("Eva"))
    word = {"person_says": "agrees", "person_how": "De läste det ihop."}
    desk.done(page, said(capacity="representative", representative_id=eva, **word))
    assert Choice.objects.get().chosen_by_label == "Eva Ask"


def _representatives(desk: Desk, page: str) -> list[tuple[str, str]]:
    import re

    html = desk.client.get(page).content.decode()
    return re.findall(r'<option value="([0-9a-f-]{36})">([^<]+)</option>', html)


def test_withdrawn_by_who_proposed_it(desk: Desk) -> None:
    row = proposed(desk)
    desk.done(desk.path("withdraw_proposal", proposal_id=row.pk), {})
    row.refresh_from_db()
    assert row.state == "withdrawn"


def test_what_a_god_man_answers_has_the_persons_own_word(desk: Desk) -> None:
    row = proposed(desk)
    by = desk.cast.act(desk.staff("nurse"))
    bo = register_mandate(
        by=by, subject_id=desk.subject_id, representative="Bo Ask", kind="god_man", scopes=["personal"],
        start=AT.date(), at=desk.at(),
    ).representative  # fmt: skip
    page, his = desk.path("register_choice", proposal_id=row.pk), {"representative_id": str(bo.pk)}
    missing = desk.refused(page, said(capacity="representative", **his))
    assert "Välj vad Astrid säger själv." in missing
    against = {"person_says": "against", "person_how": "Hon skakade på huvudet."}
    refused = desk.refused(page, said(capacity="representative", **his, **against))
    assert "Här behövs att personen själv är med på det." in refused
    assert not Choice.objects.exists()
    desk.done(page, said("later", capacity="representative", **his))
    agrees = {"person_says": "agrees", "person_how": "De läste det ihop."}
    desk.done(page, said(capacity="representative", **his, **agrees))
    choice = Choice.objects.get(kind="yes")
    assert (choice.capacity, choice.chosen_by_label, choice.will_understood_how) == (
        "representative", "Bo Ask", "De läste det ihop.",
    )  # fmt: skip
