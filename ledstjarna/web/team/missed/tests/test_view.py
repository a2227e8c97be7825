"""Ingen kom reaches whoever was to come, as that and no more."""

from datetime import time

from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.models import MissedVisit
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
