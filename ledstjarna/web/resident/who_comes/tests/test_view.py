"""Vem kommer till mig, och när: what is told, and what is not told yet; on paper and in a calendar."""

from datetime import timedelta

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.people.actions import tell_absence
from ledstjarna.domain.visits.actions import follow_plan, write_visit_note
from ledstjarna.domain.visits.actions.planning import plan_visits
from ledstjarna.domain.visits.tests.home import NOW, TODAY, moved_in
from ledstjarna.foundation.outbox.models import Happening
from ledstjarna.web.printed.tests.papers import Paper, faults
from ledstjarna.web.resident.tests.world import World

PAGE = "/min-plan/vem-kommer/"


def test_who_comes_day_by_day(world: World) -> None:
    assert "Här finns inget än." in world.get(PAGE)
    home = moved_in(world.cast)
    world.cast.act(home.planner)
    plan_visits(by=home.planner, first=TODAY, at=NOW)
    assert "Här finns inget än." in world.get(PAGE), "what is only planned is told to nobody"
    rows = home.published()
    who = rows[0].carer_label.split(", ")[0]
    page = world.get(PAGE)
    assert "De närmaste 14 dagarna: 1 person kommer." in page
    assert f"11.00–11.45 {who} Hjälp att duscha" in page
    assert f"{who} 14 besök" in page
    by = world.cast.act(world.person)
    tell_absence(
        by=by, subject_id=world.subject_id, kind="hospital", first=TODAY + timedelta(days=5), back=None, at=NOW
    )
    with automatic_run("test"):
        told = Happening.objects.get(kind="AbsenceTold")
    follow_plan(told)
    assert "Inställt för att du är borta" in world.get(PAGE)
    written = world.client.get(f"{PAGE}vem-kommer.ics").content.decode()
    assert written.count("BEGIN:VEVENT") == 14
    assert written.count("STATUS:CANCELLED") == 9
    assert "SUMMARY:Besök: " in written
    assert "dusch" not in written.lower()
    paper = world.client.get(f"{PAGE}vem-kommer.pdf?storlek=large").content
    assert not faults(paper)
    assert Paper(paper).headings()[0] == 1


def test_two_who_come_together_are_one_visit(world: World) -> None:
    home = moved_in(world.cast)
    by = world.cast.act(home.carers[0])
    write_visit_note(
        by=by, subject_id=home.subject_id, commitment_id=home.part.pk, seen_version=0, getting_in="", careful="",
        carers=2, at=NOW,
    )  # fmt: skip
    names = [row.carer_label.split(", ")[0] for row in home.published() if row.day == TODAY]
    page = world.get(PAGE)
    assert f"11.00–11.45 {names[0]} och {names[1]} Hjälp att duscha" in page
    assert f"{names[0]} 14 besök" in page
    written = world.client.get(f"{PAGE}vem-kommer.ics").content.decode()
    assert written.count("BEGIN:VEVENT") == 14, "one entry where two come together"
    assert f"SUMMARY:Besök: {names[0].split()[0]} och {names[1].split()[0]}" in written
