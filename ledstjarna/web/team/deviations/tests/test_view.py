"""A deviation from one principal to another: begun in one tap, sent, answered, learnt from, counted without persons."""

import re
from datetime import date, timedelta

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.plans.actions import tell_late_deviations
from ledstjarna.domain.plans.models import CooperationDeviation, DeviationAnswer
from ledstjarna.domain.plans.queries import deviation_counts
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.foundation.outbox.models import Happening
from ledstjarna.web.team.tests.desk import Desk

NOTED = {"kind": "handover", "words": "Ingen tog över.", "part": ""}


def tapped(desk: Desk, page: str) -> tuple[str, str]:
    """Press the one button on `page`, with nothing written: where it leads, and what it says there."""
    shown = desk.client.get(page).content.decode()
    action = desk.path("note_deviation")
    [form] = re.findall(rf'<form method="post" action="{action}".*?</form>', shown, re.DOTALL)
    answer = desk.client.post(action, dict(re.findall(r'name="(\w+)" value="([^"]*)"', form)))
    assert answer.status_code == 302
    return answer["Location"].split("?")[0], desk.get(answer["Location"])


def test_one_tap_makes_it_and_nobody_else_sees_it_until_it_is_sent(desk: Desk) -> None:
    desk.contact()
    part = desk.part("Jag går", "own")
    desk.contact("assessor")
    this, said = tapped(desk, desk.path("team_part", commitment_id=part.pk))
    assert "Avvikelsen är gjord, men inte skickad." in said
    assert "Inte skickad än" in said
    for known in ("Gäller Jag går", f"Från {desk.cast.region.name}", "Vem Sara Ek", "När "):
        assert known in said
    assert "checked" in desk.client.get(this).content.decode(), "who answers is known when there is but one"
    with automatic_run("test"):
        one = CooperationDeviation.objects.get()
        assert (one.state, one.commitment_id, one.noted_by_id) == ("draft", part.pk, desk.staff("nurse").party_id)
        assert not DeviationAnswer.objects.exists()
        assert not Happening.objects.filter(kind="DeviationNoted").exists()
    assert tapped(desk, desk.path("team_part", commitment_id=part.pk))[0] == this, "the same draft is gone on with"
    assert tapped(desk, desk.path("team_person"))[0] != this, "of another matter there is another"
    for waits in ("/teamet/att-gora/", desk.path("team_person")):
        assert "En avvikelse som du inte har skickat" in desk.get(waits)
    assert "Inte skickade än" in desk.get("/teamet/avvikelser/")
    desk.sign_in("assessor")
    desk.get(this, status=404)
    desk.get(desk.path("withdraw_deviation", deviation_id=one.pk), status=404)
    assert "Inte skickad än" not in desk.get(desk.path("team_deviations"))
    for page in ("/teamet/att-gora/", desk.path("team_person")):
        assert "inte har skickat" not in desk.get(page)
    assert "Inget väntar på er" in desk.get("/teamet/avvikelser/")
    desk.sign_in("nurse")
    theirs = str(desk.cast.municipality.id)
    assert "Avvikelsen är skickad." in desk.done(this, NOTED | {"part": str(part.pk), "organisations": [theirs]})
    desk.sign_in("assessor")
    assert "Ingen tog över." in desk.get(this)


def test_a_tap_by_mistake_is_taken_back_and_leaves_a_trace_with_who_tapped(desk: Desk) -> None:
    desk.contact()
    desk.part("Jag går", "own")
    desk.contact("assessor")
    this, _said = tapped(desk, desk.path("team_deviations"))
    assert "Ingen annan har sett den." in desk.get(f"{this}ta-tillbaka/")
    assert "Tillbakatagen" in desk.done(f"{this}ta-tillbaka/", {})
    assert "inte har skickat" not in desk.get("/teamet/att-gora/")
    assert desk.client.post(this, NOTED).status_code == 404
    desk.sign_in("assessor")
    assert "Tillbakatagen" not in desk.get(desk.path("team_deviations"))
    assert "om samarbetet" not in desk.get(desk.path("team_happened"))


def test_a_tap_when_nobody_else_is_in_the_team_says_so(desk: Desk) -> None:
    desk.contact()
    desk.part("Jag går", "own")
    assert "Ingen annan organisation är med i teamet" in desk.refused(desk.path("note_deviation"), {})
    with automatic_run("test"):
        assert not CooperationDeviation.objects.exists()


def test_noted_answered_across_and_learnt_from(desk: Desk) -> None:
    desk.contact()
    desk.part("Jag går", "own")
    desk.contact("assessor")
    page, _said = tapped(desk, desk.path("team_person"))
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
    page, _said = tapped(desk, desk.path("team_person"))
    desk.done(page, NOTED | {"organisations": [str(desk.cast.municipality.id)]})
    with automatic_run("test"):
        one = CooperationDeviation.objects.get()
    back = desk.path("withdraw_deviation", deviation_id=one.pk)
    desk.sign_in("assessor")
    desk.refused(back, {})
    desk.sign_in("nurse")
    assert "Tillbakatagen" in desk.done(back, {})
    desk.sign_in("assessor")
    assert "Inget väntar på er" in desk.get("/teamet/avvikelser/")
