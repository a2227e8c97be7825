"""A deviation from one principal to another: noted, answered by them, learnt from, counted without persons."""

from datetime import date, timedelta

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.plans.actions import tell_late_deviations
from ledstjarna.domain.plans.models import CooperationDeviation, DeviationAnswer
from ledstjarna.domain.plans.queries import deviation_counts
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.web.team.tests.desk import Desk

NOTED = {"kind": "handover", "words": "Ingen tog över.", "part": ""}


def test_noted_answered_across_and_learnt_from(desk: Desk) -> None:
    desk.contact()
    desk.part("Jag går", "own")
    page = desk.path("note_deviation")
    assert "Ingen annan organisation är med i teamet" in desk.get(page)
    desk.contact("assessor")
    theirs = str(desk.cast.municipality.id)
    desk.refused(page, NOTED | {"words": "", "organisations": [theirs]})
    desk.refused(page, NOTED | {"organisations": []})
    desk.refused(page, NOTED | {"organisations": [str(desk.cast.region.id)]})
    assert "Den är öppen tills alla har svarat" in desk.done(page, NOTED | {"organisations": [theirs]})
    with automatic_run("test"):
        one, answer = CooperationDeviation.objects.get(), DeviationAnswer.objects.get()
        assert answer.reaches_id == desk.staff("assessor").party_id
    assert tell_late_deviations(at=answer.answer_promised_at) == 0
    late = answer.answer_promised_at + timedelta(minutes=1)
    assert [tell_late_deviations(at=late), tell_late_deviations(at=late)] == [1, 0]
    with clock_set_to(late):
        assert "Svaret om samarbetet dröjer: hör av er" in desk.get("/teamet/att-gora/")
    listed = desk.get("/teamet/avvikelser/")
    assert "Väntar på andra" in listed
    assert "Inget väntar" not in listed
    this = desk.path("team_deviation", deviation_id=one.pk)
    assert "Skicka svaret" not in desk.get(this), "Whoever noted it does not answer it."
    assert desk.client.post(this, {}).status_code == 404

    desk.sign_in("assessor")
    assert "En överlämning brast" in desk.get("/teamet/avvikelser/")
    desk.refused(this, {"answer": " "})
    assert "Alla har svarat" in desk.done(this, {"answer": "Vi ringer samma dag."})

    desk.sign_in("nurse")
    assert "Skriv vad ni har lärt er" in desk.get("/teamet/avvikelser/")
    assert "Avvikelsen är klar" in desk.done(this, {"learnt": "Ring före fredag."})
    assert "Klar" in desk.get(desk.path("team_deviations"))
    desk.get("/teamet/avvikelser/antal/", status=404)
    counts, total = deviation_counts(desk.staff("manager"), first=date(2026, 1, 1), last=date(2026, 12, 31))
    assert ([(one.kind, one.noted) for one in counts], total) == ([("handover", None)], None)
    desk.sign_in("manager")
    assert "1 till 4" in desk.get("/teamet/avvikelser/antal/")


def test_one_noted_by_mistake_is_taken_back(desk: Desk) -> None:
    desk.contact()
    desk.part("Jag går", "own")
    desk.contact("assessor")
    desk.done(desk.path("note_deviation"), NOTED | {"organisations": [str(desk.cast.municipality.id)]})
    with automatic_run("test"):
        one = CooperationDeviation.objects.get()
    back = desk.path("withdraw_deviation", deviation_id=one.pk)
    desk.sign_in("assessor")
    desk.refused(back, {})
    desk.sign_in("nurse")
    assert "Tillbakatagen" in desk.done(back, {})
    desk.sign_in("assessor")
    assert "Inget väntar på er" in desk.get("/teamet/avvikelser/")
