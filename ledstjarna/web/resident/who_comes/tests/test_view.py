"""Vem kommer till mig, och när: what is told, and what is not told yet; on paper and in a calendar."""

from datetime import timedelta

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.organisations.models import Unit
from ledstjarna.domain.people.actions import end_absence, tell_absence
from ledstjarna.domain.plans.actions import cancel_occurrence
from ledstjarna.domain.visits.actions import follow_plan, place_visit, write_visit_note
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
    assert f"Omkring 11.00, 45 minuter {who} Hjälp att duscha" in page
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
    assert f"Omkring 11.00, 45 minuter {names[0]} och {names[1]} Hjälp att duscha" in page
    assert f"{names[0]} 14 besök" in page
    written = world.client.get(f"{PAGE}vem-kommer.ics").content.decode()
    assert written.count("BEGIN:VEVENT") == 14, "one entry where two come together"
    assert f"SUMMARY:Besök: {names[0].split()[0]} och {names[1].split()[0]}" in written


def test_the_week_and_who_comes_tell_the_same_time_and_the_same_person(world: World) -> None:
    home = moved_in(world.cast)
    rows = home.published()
    planner = world.cast.act(home.planner)
    other = next(one for one in home.carers if one.party_id != rows[1].carer_id)
    place_visit(
        by=planner, subject_id=home.subject_id, visit_id=rows[1].pk, seen_version=rows[1].version,
        carer_id=other.party_id, starts_at=rows[1].starts_at - timedelta(minutes=15), lock=False, at=NOW,
    )  # fmt: skip
    moved, name = "Omkring 10.45, 45 minuter", other.label.split(", ")[0]
    tomorrow = (TODAY + timedelta(days=1)).isoformat()
    row = f"{home.activity.pk}/{tomorrow}/"
    for page in (PAGE, "/min-plan/min-vecka/", f"/min-plan/min-vecka/{row}"):
        told = world.get(page)
        assert moved in told, page
        assert name in told, page


def test_the_page_the_week_and_the_calendar_say_around_when(world: World) -> None:
    home = moved_in(world.cast)
    Unit.objects.filter(pk=world.cast.units["home_care"].pk).update(phone="0150-12 34 56")
    row = home.published()[1]
    by = world.cast.act(home.planner)
    place_visit(
        by=by, subject_id=home.subject_id, visit_id=row.pk, seen_version=row.version, carer_id=row.carer_id,
        starts_at=row.starts_at + timedelta(minutes=12), lock=False, at=NOW,
    )  # fmt: skip
    for page in (PAGE, "/min-plan/min-vecka/", f"/min-plan/min-vecka/{home.activity.pk}/{row.day}/"):
        told = world.get(page)
        assert "Omkring 11.10, 45 minuter" in told, page
        assert "11.12" not in told, page
    assert "Varje dag kl. 11.00, 45 minuter" in world.get("/min-plan/min-vecka/"), "what was agreed stays as it is"
    entries = world.client.get(f"{PAGE}vem-kommer.ics").content.decode().split("BEGIN:VEVENT")
    entry = next(one for one in entries if f"UID:{home.activity.pk}-{row.day}" in one)
    for line in ("DTSTART;TZID=Europe/Stockholm:20260304T111000", "DTEND;TZID=Europe/Stockholm:20260304T115500"):
        assert line in entry
    entry = " ".join(entry.replace("\r\n ", "").replace("\u00a0", " ").split())
    assert "Tiden är ungefärlig: omkring 11.10\\, 45 minuter." in entry
    assert "Undrar du något: ring 0150-12 34 56." in entry


def test_where_one_of_two_comes_no_more_it_is_one_visit_that_stands(world: World) -> None:
    home = moved_in(world.cast)
    by = world.cast.act(home.carers[0])
    about = {"subject_id": home.subject_id, "commitment_id": home.part.pk, "getting_in": "", "careful": "", "at": NOW}
    write_visit_note(by=by, **about, seen_version=0, carers=2)
    home.published()
    world.cast.act(home.carers[0])
    write_visit_note(by=home.carers[0], **about, seen_version=1, carers=1)
    plan_visits(by=world.cast.act(home.planner), first=TODAY, at=NOW)
    page = world.get(PAGE)
    assert page.count("Omkring 11.00, 45 minuter") == 14
    assert "Inställt" not in page


def test_what_the_provider_cancels_stands_as_cancelled_everywhere(world: World) -> None:
    home = moved_in(world.cast)
    manager = world.cast.act(world.cast.staff["manager"])
    # One is cancelled before anybody was told of it, one after.
    early, late = (TODAY + timedelta(days=number) for number in (2, 4))
    cancelled = {"by": manager, "subject_id": home.subject_id, "activity_id": home.activity.pk, "seen": "", "at": NOW}
    cancel_occurrence(**cancelled, day=early, words="Utbildning")
    home.published()
    world.cast.act(manager)
    cancel_occurrence(**cancelled, day=late, words="Utbildning")
    with automatic_run("test"):
        told = Happening.objects.filter(kind="OccurrenceChanged").latest("id")
    follow_plan(told)
    assert world.get(PAGE).count("Inställt") == 2
    for page in (PAGE, "/min-plan/min-vecka/", f"/min-plan/min-vecka/{home.activity.pk}/{late}/"):
        told = world.get(page)
        assert "Omkring 11.00, 45 minuter" in told, page
        assert "11.00–11.45" not in told, page
    assert world.get("/min-plan/min-vecka/").count("ställde in det") == 2
    written = world.client.get(f"{PAGE}vem-kommer.ics").content.decode()
    assert (written.count("BEGIN:VEVENT"), written.count("STATUS:CANCELLED")) == (14, 2)


def test_what_is_needed_again_is_told_when_it_is_told_and_not_as_cancelled(world: World) -> None:
    home = moved_in(world.cast)
    home.published()
    by = world.cast.act(world.person)
    first = TODAY + timedelta(days=3)
    away = tell_absence(by=by, subject_id=world.subject_id, kind="hospital", first=first, back=None, at=NOW)
    follow_plan(_last("AbsenceTold"))
    assert world.get(PAGE).count("Inställt") == 11
    by = world.cast.act(world.person)
    end_absence(by=by, subject_id=world.subject_id, absence_id=away.pk, seen_version=1, back=first, at=NOW)
    follow_plan(_last("AbsenceEnded"))
    assert "Inställt" not in world.get(PAGE)
    week = world.get("/min-plan/min-vecka/")
    assert "Inställt" not in week
    assert week.count("Omkring 11.00, 45 minuter") == 3
    assert week.count("11.00–11.45") == 4, "what the plan says, until somebody is told of"


def _last(kind: str) -> Happening:
    with automatic_run("test"):
        return Happening.objects.filter(kind=kind).latest("id")
