"""An assignment is its unit's own, and can be given back; the way there stands with the application's tests."""

import uuid
from datetime import date, time

from django.urls import reverse

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.models import Activity, AuthorityDecision, Commitment, ProviderAssignment
from ledstjarna.domain.plans.rules.activities import Rule
from ledstjarna.web.team.tests.desk import Desk, hidden_of, text_of


def test_nobody_elses(desk: Desk) -> None:
    desk.get(desk.path("assignment", assignment_id=uuid.uuid4()), status=404)


def test_it_is_given_back_with_a_reason_and_the_decision_stands(desk: Desk) -> None:
    part = taken(desk)
    assignment = ProviderAssignment.objects.get(commitment=part)
    desk.sign_in("manager")
    page = desk.path("return_assignment", assignment_id=assignment.pk)
    assert "lamna-tillbaka" in desk.client.get(desk.path("assignment", assignment_id=assignment.pk)).content.decode()
    assert "Skriv varför" in desk.refused(page, {"why": " "})
    said = hidden_of(desk.client.get(page)) | {"why": "Vi har ingen som kan köra dit."}
    answers = [desk.client.post(page, said) for _ in range(2)]
    assert answers[0]["Location"] == answers[1]["Location"], "the same form again leads to the same page"
    assert "Uppdraget är lämnat tillbaka" in desk.get(answers[0]["Location"])
    desk.get(page, status=404)
    desk.sign_in("assessor")
    assert desk.client.post(page, {"key": said["key"]}).status_code == 404, "somebody else's key leads nowhere"
    desk.sign_in("assessor")
    assert "sök en ny utförare" in desk.get(reverse("team_work"))
    text = desk.get(desk.path("application", application_id=part.application.pk))
    assert "Vi har ingen som kan köra dit." in text
    with automatic_run("test"):
        now_part = Commitment.objects.get(pk=part.pk)
        assert (now_part.state, now_part.owner_label) == ("awaits_provider", "Handläggning äldre")
        assert AuthorityDecision.objects.filter(application__commitment=part, outcome="granted").exists()
        assert {row.state for row in Activity.objects.filter(commitment=part)} == {"ended"}
    again = desk.cast.act(desk.staff("assessor"))
    given = actions.assign(by=again, subject_id=desk.subject_id, application_id=part.application.pk,
                           unit_id=desk.cast.units["home_care"].id, chosen_by_person=False, at=desk.at())  # fmt: skip
    assert given.state == "given"


def test_times_hold_within_the_decision_and_are_written_once(desk: Desk) -> None:
    desk.contact()
    part = taken(desk)
    desk.sign_in("manager")
    page = desk.path("part_times", commitment_id=part.pk)
    fields = {"every": "week", "weekdays": ["2"], "starts_on": "2026-03-11", "at": "09:00", "minutes": "30"}
    assert "Beslutet gäller till och med 28 februari 2027." in desk.refused(page, {**fields, "starts_on": "2027-03-03"})
    assert "Beslutet gäller till och med 28 februari 2027." in desk.refused(page, {**fields, "last_day": "2027-03-03"})
    assert "Den tiden finns redan." in desk.refused(page, fields)
    both = desk.refused(page, {**fields, "last_day": "2026-03-01", "minutes": "många"})
    assert "Sista dagen kommer före första dagen." in both
    assert "Skriv ett helt antal minuter." in both, "all that is wrong is told at once"
    assert desk.refused(page, {**fields, "last_day": "2026-03-01"}).count("Sista dagen kommer före") == 2
    second = {**fields, "title": "Den andra som kommer", "starts_on": "2026-03-12"}
    assert "Det finns redan en tid för det här samtidigt." in desk.refused(page, second)
    day = desk.done(page, {**second, "beside": "on"})
    assert "09.00–09.30 Den andra som kommer" in day, "the day of the first one is shown, Wednesday 18 March"
    desk.done(page, {**second, "title": "Natt", "minutes": "1440", "starts_on": "2026-03-19", "beside": "on"})
    assert "09.00–09.00 dagen efter Natt" in desk.get("/teamet/tider/?dag=2026-03-25")
    desk.cast.act(desk.staff("manager"))
    row = Activity.objects.filter(title="").get(state="running")
    one = f"/teamet/tider/{row.pk}/2026-03-11/"
    key = desk.client.get(one).content.decode().split('name="key" value="')[1].split('"')[0]
    moved = {
        "key": key,
        "seen": "",
        "do": "change",
        "change": "moved",
        "words": "Kurs",
        "to_time": "",
        "to_day": "2035-01-01",
    }
    assert "Dagen är för långt fram. Kontrollera året." in text_of(desk.client.post(one, moved))
    assert "Beslutet gäller till" in text_of(desk.client.post(one, {**moved, "to_day": "2027-03-01"}))
    desk.get(f"/teamet/tider/{row.pk}/2027-02-24/")
    desk.get(f"/teamet/tider/{row.pk}/2027-03-03/", status=404)
    assert "Dusch" not in desk.get("/teamet/tider/?dag=2027-03-03")


def taken(desk: Desk) -> Commitment:
    """A decision that home care has taken, with a time."""
    part = desk.part("Dusch", "sol", "assessment")
    about = {"by": desk.cast.act(desk.staff("assessor")), "subject_id": desk.subject_id}
    mine = {**about, "application_id": part.application.pk}
    actions.begin_investigation(**mine, seen_version=1, at=desk.at())
    actions.write_investigation(**mine, seen_version=2, text="Behöver hjälp.")
    decided = actions.Decided(outcome="granted", scope="Dusch", starts=date(2026, 3, 2), ends=date(2027, 3, 1))
    actions.decide(**mine, seen_version=3, decided=decided, at=desk.at())
    given = actions.assign(**mine, unit_id=desk.cast.units["home_care"].id, chosen_by_person=True, at=desk.at())
    by = desk.cast.act(desk.staff("manager"))
    actions.answer_assignment(
        by=by, subject_id=desk.subject_id, assignment_id=given.pk, seen_version=1, yes=True, words="", at=desk.at()
    )
    times = actions.Times(starts_on=date(2026, 3, 4), rule=Rule("week", 1, (2,)), at=time(9), minutes=30)
    actions.set_times(by=by, subject_id=desk.subject_id, commitment_id=part.pk, times=times, at=desk.at())
    return part
