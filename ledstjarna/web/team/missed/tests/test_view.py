"""Ingen kom reaches whoever was to come, as that and no more."""

from datetime import time

from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.models import MissedVisit, PersonReport
from ledstjarna.domain.plans.rules.activities import Rule
from ledstjarna.web.team.tests.desk import NOW, Desk


def test_the_unit_that_was_to_come_writes_what_happened_and_reads_no_more(desk: Desk) -> None:
    desk.contact("nurse")
    desk.share(desk.cast.municipality, desk.cast.region)
    part = desk.part("Matlåda", "open_support", "home_care", name="Astrid")
    owner = desk.cast.act(desk.staff("manager"))
    answer = {"commitment_id": part.pk, "seen_version": part.version, "yes": True, "words": ""}
    actions.answer_part(by=owner, subject_id=desk.subject_id, at=desk.at(), **answer)
    times = actions.Times(starts_on=NOW.date(), rule=Rule("day"), at=time(0, 15), minutes=30)
    row = actions.set_times(by=owner, subject_id=desk.subject_id, commitment_id=part.pk, times=times, at=desk.at())
    person = desk.cast.act(desk.person)
    told = {"by": person, "subject_id": desk.subject_id, "at": NOW}
    actions.mark_occurrence(
        **told, activity_id=row.pk, day=NOW.date(), said=actions.Said(state="nobody_came", words="Jag frös hela dan.")
    )
    actions.tell(**told, kind="not_satisfied", words="De är alltid sena.", way="digital", commitment_id=part.pk)
    [missed] = MissedVisit.objects.all()
    desk.sign_in("manager")
    work = desk.get("/teamet/att-gora/")
    assert "Ingen kom: skriv vad som hände" in work
    page = desk.path("missed_visit", missed_id=missed.pk)
    text = desk.get(page)
    assert "Astrid" in text
    assert "Svar lovat" in text
    assert "De är alltid" not in text + work
    assert "frös" not in text + work
    desk.refused(page, {"explanation": ""})
    desk.done(page, {"explanation": "Bilen gick sönder. Vi kommer klockan elva."})
    assert "Ingen kom: skriv" not in desk.get("/teamet/att-gora/")
    assert "Bilen gick sönder" in desk.get(page)
    desk.sign_in("nurse")
    desk.get(page, 404)
    report = desk.path("team_report", report_id=missed.report_id)
    assert "Bilen gick sönder" in desk.get(report)
    desk.done(report, {"answer": "Förlåt. De ringer er nästa gång."})
    missed.refresh_from_db()
    assert missed.closed_at is not None


def test_what_was_tapped_by_mistake_is_put_right_and_nobody_has_to_answer(desk: Desk) -> None:
    desk.contact("nurse")
    desk.share(desk.cast.municipality, desk.cast.region)
    part = desk.part("Matlåda", "open_support", "home_care", name="Astrid")
    owner = desk.cast.act(desk.staff("manager"))
    answer = {"commitment_id": part.pk, "seen_version": part.version, "yes": True, "words": ""}
    actions.answer_part(by=owner, subject_id=desk.subject_id, at=desk.at(), **answer)
    times = actions.Times(starts_on=NOW.date(), rule=Rule("day"), at=time(0, 15), minutes=30)
    row = actions.set_times(by=owner, subject_id=desk.subject_id, commitment_id=part.pk, times=times, at=desk.at())
    told = {"by": desk.person, "subject_id": desk.subject_id, "at": NOW, "activity_id": row.pk, "day": NOW.date()}
    desk.cast.act(desk.person)
    actions.mark_occurrence(**told, said=actions.Said(state="nobody_came"))
    actions.mark_occurrence(**told, said=actions.Said(state="done", seen=1))
    [missed] = MissedVisit.objects.all()
    assert (missed.closed_at, missed.taken_back_at, missed.report.taken_back_at) == (NOW, NOW, NOW)
    desk.sign_in("manager")
    assert "Ingen kom: skriv" not in desk.get("/teamet/att-gora/")
    text = desk.get(desk.path("missed_visit", missed_id=missed.pk))
    assert "Personen har rättat det" in text
    assert "Ni behöver inte skriva något." in text
    desk.sign_in("nurse")
    assert "Svara personen" not in desk.get("/teamet/att-gora/")
    text = desk.get(desk.path("team_report", report_id=missed.report_id))
    assert "det var inte så att ingen kom. Ingen behöver svara." in text
    assert "Skicka svaret" not in text
    # Told anew it reaches them anew, and what has been answered is not taken back.
    desk.cast.act(desk.person)
    actions.mark_occurrence(**told, said=actions.Said(state="nobody_came", seen=2))
    waiting = PersonReport.objects.get(answered_at=None)
    nurse = desk.cast.act(desk.staff("nurse"))
    actions.answer_report(by=nurse, subject_id=desk.subject_id, report_id=waiting.pk, answer="Förlåt.", at=NOW)
    desk.cast.act(desk.person)
    actions.mark_occurrence(**told, said=actions.Said(state="done", seen=3))
    waiting.refresh_from_db()
    assert (waiting.answer, waiting.taken_back_at) == ("Förlåt.", None)
