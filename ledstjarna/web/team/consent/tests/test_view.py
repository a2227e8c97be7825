"""Consent: given, refused, withdrawn; by whom and how; for whom."""

from ledstjarna.domain.consent.access import Reach
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog, Consent
from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.people.actions import answer_consent, register_mandate
from ledstjarna.domain.people.models import Letter
from ledstjarna.domain.plans.tests.cast import AT
from ledstjarna.domain.worklists.queries import work_for_person
from ledstjarna.foundation.outbox.models import Happening
from ledstjarna.web.team.letters.words import letter_lines
from ledstjarna.web.team.tests.desk import Desk
from ledstjarna.web.wording.sent import letter_subject


def answer(desk: Desk, **more: object) -> dict[str, object]:
    return {"state": "given", "said_by": str(desk.subject_id), "way": "phone", "how_long": "open"} | more


def test_sharing_names_the_organisations(desk: Desk) -> None:
    desk.contact()
    page = desk.path("team_consent", kind="sharing")
    text = desk.done(page, answer(desk, organisations=[str(desk.cast.municipality.pk)]))
    assert "Katrineholms kommun" in text
    assert "Gäller tills det tas tillbaka." in text
    row = Consent.objects.get(replaced_at=None)
    assert (row.state, row.way, row.said_by_label) == ("given", "phone", "Astrid Lind")


def test_taken_back(desk: Desk) -> None:
    desk.contact()
    page = desk.path("team_consent", kind="plan")
    assert "Det finns inget samtycke att ta tillbaka" in desk.refused(page, answer(desk, state="withdrawn"))
    desk.done(page, answer(desk))
    assert "Tillbakataget" in desk.done(page, answer(desk, state="withdrawn"))


def test_an_unknown_kind_is_not_there(desk: Desk) -> None:
    desk.contact()
    desk.get(desk.path("team_consent", kind="anything"), status=404)


def test_the_person_says_on_the_phone_how_long(desk: Desk) -> None:
    desk.contact()
    page = desk.path("team_consent", kind="plan")
    assert "Skriv vilken dag som är den sista" in desk.refused(page, answer(desk, how_long="day"))
    assert "Gäller till och med" in desk.done(page, answer(desk, how_long="12"))
    assert "Gäller till och med" in desk.get(page)
    assert "Välj hur länge det ska gälla" in desk.refused(page, answer(desk, how_long=""))


def test_the_letter_says_who_may_read_and_how_long(desk: Desk) -> None:
    desk.contact()
    for kind in ("reading", "sharing"):
        covered = answer(desk, organisations=[str(desk.cast.region.pk)], how_long="12")
        desk.done(desk.path("team_consent", kind=kind), covered)
    with automatic_run("test"):
        reading = Reading(
            desk.cast.person, desk.subject_id, "04", Reach("04", "own", frozenset(), frozenset()), desk.cast.at()
        )
        bodies = [row.body for row in Happening.objects.filter(kind="ConsentGiven")]
        letters = {
            row["kind"]: " ".join(letter_lines(reading, Letter(kind="ConsentGiven", body=row))) for row in bodies
        }
    assert len({letter_subject("ConsentGiven", body["kind"]) for body in bodies}) == 2
    assert "ingen annan: Region Sörmland." in letters["reading"]
    assert "din berättelse: Region Sörmland. Ingen annan organisation får läsa den." in letters["sharing"]
    for text in letters.values():
        assert "Det gäller till och med" in text
        assert "att vi läser" not in text


def test_what_a_god_man_answers_has_the_persons_own_word(desk: Desk) -> None:
    nurse = desk.contact()
    bo = register_mandate(
        by=nurse, subject_id=desk.subject_id, representative="Bo Ask", kind="god_man", scopes=["personal"],
        start=AT.date(), at=desk.at(),
    ).representative  # fmt: skip
    page = desk.path("team_consent", kind="plan")
    assert "Vad säger Astrid själv om det som Bo Ask svarar?" in desk.get(page)
    his = answer(desk, said_by=str(bo.pk))
    missing = desk.refused(page, his)
    assert "Välj vad Astrid säger själv." in missing
    assert "Skriv hur du har förstått vad Astrid vill." in missing
    how = {"person_how": "De läste det tillsammans."}
    assert "Här behövs att personen själv är med på det." in desk.refused(page, his | how | {"person_says": "against"})
    assert not Consent.objects.exists()
    desk.done(page, his | how | {"person_says": "cannot"})
    assert Consent.objects.get().said_by_label == "Bo Ask"
    with automatic_run("test"):
        told = AccessLog.objects.get(what="answer_consent", detail__has_key="person_says").detail
    assert told == {"consent": "plan", "person_says": "cannot", **how}
    desk.done(page, answer(desk, state="withdrawn", person_says="against", person_how="Glömt kvar"))
    with automatic_run("test"):
        assert AccessLog.objects.filter(what="answer_consent", detail__has_key="person_says").count() == 1, (
            "what the person answers themself has no word beside it"
        )


def test_nobody_is_asked_for_a_word_that_nothing_needs(desk: Desk) -> None:
    nurse = desk.contact()
    page, reading = desk.path("team_consent", kind="plan"), desk.path("team_consent", kind="reading")
    assert "själv om det som" not in desk.get(page)
    pia = register_mandate(
        by=nurse, subject_id=desk.subject_id, representative="Pia Makt", kind="future_power", scopes=["personal"],
        start=AT.date(), at=desk.at(),
    ).representative  # fmt: skip
    assert "själv om det som" not in desk.get(reading), "health is beyond her mandate: her answer is none"
    assert "Vad säger Astrid själv om det som Pia Makt svarar?" in desk.get(page)
    hers = answer(desk, said_by=str(pia.pk), person_says="against", person_how="Hon sa nej.")
    assert "Här behövs att personen själv är med på det." in desk.refused(page, hers)


def test_staff_turn_the_persons_own_no_only_knowing_that_they_do(desk: Desk) -> None:
    desk.contact()
    page = desk.path("team_consent", kind="plan")
    assert "själv sagt ja nu?" not in desk.get(page)
    about = {"subject_id": desk.subject_id, "kind": "plan", "way": "digital"}
    for state in ("given", "withdrawn"):
        answer_consent(by=desk.cast.act(desk.person), state=state, at=desk.at(), **about)
    desk.sign_in("nurse")
    shown = desk.get(page)
    assert "Astrid svarade själv i Min plan" in shown
    assert ": tillbakataget." in shown
    assert "Har Astrid själv sagt ja nu?" in shown
    assert "Välj om personen själv har sagt ja nu." in desk.refused(page, answer(desk))
    assert "Registrera ja bara om personen själv" in desk.refused(page, answer(desk, said_now="no"))
    with automatic_run("test"):
        assert Consent.objects.standing().get().state == "withdrawn"
    desk.done(page, answer(desk, said_now="yes"))
    with automatic_run("test"):
        assert Consent.objects.standing().get().state == "given"
    reading = Reading(
        desk.cast.act(desk.person), desk.subject_id, "04", Reach("04", "own", frozenset(), frozenset()), desk.at()
    )
    assert [one.title for one in work_for_person(reading)] == ["ConsentGiven:plan:"], "and they see it"
    assert "själv sagt ja nu?" not in desk.get(page), "their own last word is a yes"


def test_nobody_takes_a_representatives_yes_over_the_persons_own_no(desk: Desk) -> None:
    nurse = desk.contact()
    pia = register_mandate(
        by=nurse, subject_id=desk.subject_id, representative="Pia Makt", kind="future_power", scopes=["personal"],
        start=AT.date(), at=desk.at(),
    ).representative  # fmt: skip
    page = desk.path("team_consent", kind="plan")
    desk.done(page, answer(desk, state="refused"))
    hers = answer(desk, said_by=str(pia.pk), person_how="Hon svarar inte.")
    assert "Personen har själv sagt nej" in desk.refused(page, hers | {"person_says": "cannot"})
    desk.done(page, hers | {"person_says": "agrees", "person_how": "Hon vill nu."})
    with automatic_run("test"):
        assert Consent.objects.standing().get().said_by_label == "Pia Makt"
