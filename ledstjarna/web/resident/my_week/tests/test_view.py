"""Min vecka: what takes place, one tap, who may say what; and the times of one's own part."""

from datetime import timedelta
from typing import Any

import pytest

from ledstjarna.domain.plans.actions import Arrangement, Owner, Times, call_meeting, set_meeting_time, set_times, tell
from ledstjarna.domain.plans.models import Activity, ActivityException, ActivityMark, Commitment, PersonReport, Plan
from ledstjarna.domain.plans.rules.activities import Rule
from ledstjarna.domain.teams.actions import ask_for_call
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.foundation.findings import RuleBroken
from ledstjarna.web.resident.tests.world import NOW, World, hidden_of, text_of

WEEK = "/min-plan/min-vecka/"
DAY = NOW.date()  # a Tuesday, ten o'clock in Sweden


def timed(world: World, part: Commitment, clock: str = "09:45", **more: Any) -> Activity:
    """Times every day for a part, set by who owns it."""
    by = world.person if part.legal_basis == "own" else world.cast.staff["singer"]
    times = {"starts_on": DAY, "rule": Rule("day"), "at": clock_of(clock), "minutes": 30} | more
    return set_times(
        by=world.cast.act(by), subject_id=world.subject_id, commitment_id=part.id, times=Times(**times), at=NOW
    )


def clock_of(text: str) -> Any:
    from datetime import time

    return time.fromisoformat(text)


def tap(world: World, act: str) -> Any:
    page = world.client.get(WEEK)
    assert f'value="{act}"' in page.content.decode(), act
    return world.client.post(WEEK, {**hidden_of(page, WEEK), "act": act})


def test_the_person_sets_a_time_ticks_it_and_corrects_it(world: World) -> None:
    world.nurse_in_team()
    walk = world.part("Promenad", "own", world.cast.own())
    assert "Ingen tid är satt än." in world.get(WEEK)
    page = f"/min-plan/del/{walk.id}/tider/"
    fields = {"every": "week", "weekdays": [], "starts_on": "2026-03-01", "at": "10:15", "minutes": ""}
    refused = text_of(world.send(page, fields))
    assert "Välj en dag som inte har varit än." in refused
    assert "Välj minst en dag i veckan." in refused
    assert "Skriv hur många minuter det tar." in refused
    assert not Activity.objects.exists()
    fields |= {"weekdays": ["1", "3"], "starts_on": DAY.isoformat(), "minutes": "30", "interval": "1"}
    week = world.get(world.send(page, fields)["Location"])
    assert "Nu finns tiden i planen" in week
    assert "I dag, tisdag 3 mars" in week
    assert "Tisdagar och torsdagar kl. 10.15, 30 minuter" in week
    row = Activity.objects.get()
    key = f"{row.id}.{DAY}"
    # A quarter of an hour before it begins it can be ticked; the one on Thursday cannot.
    done = world.get(tap(world, f"done.{key}.0")["Location"])
    assert "Tack, det är avprickat" in done
    assert f"done.{row.id}.{DAY + timedelta(days=2)}" not in world.client.get(WEEK).content.decode()
    one = f"{WEEK}{row.id}/{DAY}/"
    assert "Rätta det som är sagt" in world.get(one)
    assert "Välj varför det inte blev av." in text_of(world.send(one, {"do": "tell", "state": "not_done"}))
    world.send(one, {"do": "tell", "state": "not_done", "reason": "ill", "words": "Ont i knät"})
    told = world.get(one)
    assert "Du sa den 3 mars kl. 10.00 att det är gjort." in told
    assert "sjuk eller orkade inte. ”Ont i knät”" in told
    assert list(ActivityMark.objects.values_list("number", "state")) == [(1, "done"), (2, "not_done")]


def test_nobody_came_reaches_somebody_named_after_the_plan_has_ended(world: World) -> None:
    world.nurse_in_team()
    row = timed(world, world.choir())
    world.end()
    with clock_set_to(NOW + timedelta(hours=1)):
        told = world.get(tap(world, f"nobody_came.{row.id}.{DAY}.0")["Location"])
    assert "Sara Ek" in told
    assert PersonReport.objects.get().reaches_label == "Sara Ek, Vårdcentralen Linden"


def test_nobody_came_reaches_somebody_named_in_one_tap(world: World) -> None:
    part = world.choir()
    row = timed(world, part)
    key = f"{row.id}.{DAY}.0"
    # A quarter of an hour after the time, and not before.
    with clock_set_to(NOW - timedelta(minutes=1)):
        assert "Ingen kom" not in world.get(WEEK).split("Dagarna före", maxsplit=1)[0]
    world.nurse_in_team()
    answer = world.get(tap(world, f"nobody_came.{key}")["Location"])
    assert "Tack för att du sa till" in answer
    # Which time it was, and nothing about words that nobody wrote.
    assert "Ingen kom tisdag 3 mars kl. 09.45." in answer
    assert "har fått veta det." in answer
    assert "det du skrev" not in answer
    report = PersonReport.objects.get()
    assert report.commitment == part
    assert (report.answer_promised_at - NOW) == timedelta(hours=4)
    assert "Ingen kom" in world.get(WEEK)


def test_without_a_team_nobody_came_reaches_whoever_was_to_come(world: World) -> None:
    row = timed(world, world.choir())
    answer = world.get(tap(world, f"nobody_came.{row.id}.{DAY}.0")["Location"])
    assert "Kören i Katrineholm har fått veta det." in answer
    assert "har också fått veta" not in answer, "it is they who answer"
    assert PersonReport.objects.get().reaches_id == row.commitment.owner_id


def test_a_tap_leads_back_to_the_same_row_which_says_what_was_said_and_how_to_change_it(world: World) -> None:
    walk = world.part("Promenad", "own", world.cast.own())
    row = timed(world, walk)
    for days, since in ((10, "2026-03-12"), (2, "")):
        with clock_set_to(NOW + timedelta(days=days)):
            day = DAY + timedelta(days=days) - timedelta(days=1 if not since else 0)
            week = f"{WEEK}?fran={since}" if since else WEEK
            with clock_set_to(NOW + timedelta(days=days + (3 if since else 0))):
                page = world.client.get(week)
                sent = world.client.post(week, {**hidden_of(page, week), "act": f"done.{row.id}.{day}.0"})
                key = f"{row.id}.{day}"
                assert sent["Location"].endswith(f"&sagd={key}{'&fran=' + since if since else ''}#r{key}")
                html = world.client.get(sent["Location"]).content.decode()
                of_row = html[html.index(f'id="r{key}"') :].split("</li>")[0]
                assert "Tack, det är avprickat." in of_row
                assert "att det är gjort" in of_row
                assert "Ändra" in of_row


def test_nobody_can_fail_to_come_to_what_the_person_does_alone(world: World) -> None:
    world.nurse_in_team()
    walk = world.part("Promenad", "own", world.cast.own())
    row = timed(world, walk)
    world.sign_in(world.daughter().id, "close_one")
    page = world.client.get(WEEK)
    assert "Promenad" in page.content.decode()
    assert "nobody_came." not in page.content.decode()
    refused = world.client.post(WEEK, {**hidden_of(page, WEEK), "act": f"nobody_came.{row.id}.{DAY}.0"})
    assert "Det är någon annan som säger hur det här gick." in text_of(refused)
    with pytest.raises(RuleBroken, match="nobody_was_to_come"):
        tell(
            by=world.cast.act(world.person), subject_id=world.subject_id, kind="nobody_came", words="", way="digital",
            at=NOW, commitment_id=walk.id,
        )  # fmt: skip
    assert not PersonReport.objects.exists()
    # What somebody said so before now: the person's own word stands over it.
    ActivityMark.objects.create(
        county_id="04", subject_id=world.subject_id, commitment=walk, activity=row, day=DAY, number=1,
        state="nobody_came", told_by_id=world.subject_id, told_by_label="Karin Lind", told_at=NOW,
    )  # fmt: skip
    world.sign_in(world.subject_id)
    world.send(f"{WEEK}{row.id}/{DAY}/", {"do": "tell", "state": "done"})
    assert ActivityMark.objects.get(number=2).state == "done"


def test_meetings_follow_ups_and_promised_calls_are_in_the_week(world: World) -> None:
    nurse = world.nurse_in_team()
    world.part("Promenad", "own", world.cast.own())
    whom: dict[str, Any] = {"by": world.cast.act(nurse), "subject_id": world.subject_id, "at": NOW}
    call = call_meeting(arranged=Arrangement("room", 60, "care_centre", "Linden"), who=[nurse.party_id], **whom)
    start = NOW + timedelta(days=2, hours=3)
    set_meeting_time(call_id=call.id, seen_version=call.version, start=start, **whom)
    Plan.objects.update(next_follow_up=DAY + timedelta(days=1), follow_up_how="Hemma hos Astrid")
    ask_for_call(channel="phone", about="", way="digital", **whom | {"by": world.cast.act(world.person)})
    week = world.get(WEEK)
    for told in ("Torsdag 5 mars 13.00–14.00 Möte om planen", "Då stämmer ni av planen Hemma hos Astrid"):
        assert told in week
    assert "Någon hör av sig till dig Sara Ek" in week
    assert "Möte om planen" not in world.get(f"{WEEK}?fran={DAY + timedelta(days=3)}")


def test_another_page_said_it_first(world: World) -> None:
    walk = world.part("Promenad", "own", world.cast.own())
    row = timed(world, walk)
    page = world.client.get(WEEK)
    hidden = hidden_of(page, WEEK)
    tap(world, f"done.{row.id}.{DAY}.0")
    again = world.client.post(WEEK, {**hidden, "act": f"done.{row.id}.{DAY}.0"})
    assert again.status_code == 302, "Said twice in the same way is said once."
    assert ActivityMark.objects.count() == 1
    for nonsense in ("", "done.x", f"done.{row.id}.{DAY}.many", f"fly.{row.id}.{DAY}.1"):
        refused = world.client.post(WEEK, {**hidden_of(world.client.get(WEEK), WEEK), "act": nonsense})
        assert refused.status_code == 200, nonsense
    assert ActivityMark.objects.count() == 1


def test_a_time_of_ones_own_is_moved_and_cancelled_with_a_reason_or_without(world: World) -> None:
    walk = world.part("Promenad", "own", world.cast.own())
    row = timed(world, walk, "15:00")
    one = f"{WEEK}{row.id}/{DAY}/"
    assert "Varför? (frivilligt)" in world.get(one)
    moved = {"do": "change", "change": "moved", "words": "Dottern kommer", "to_day": "2026-03-05", "to_time": "16.30"}
    shown = world.get(world.send(one, moved)["Location"])
    assert "Nu är den gången ändrad" in shown
    assert "Du flyttade det från 3 mars. ”Dottern kommer”" in shown
    assert "16.30–17.00" in shown
    shown = world.get(world.send(one, {"do": "change", "change": "cancelled", "words": ""})["Location"])
    assert "Inställt" in world.get(WEEK)
    assert "Du ställde in det." in shown
    assert "””" not in shown
    assert list(ActivityException.objects.order_by("id").values_list("kind", "replaced_at")) == [
        ("moved", NOW), ("cancelled", None),
    ]  # fmt: skip


def test_whoever_waits_for_somebody_is_told_why_one_time_is_not_to_be(world: World) -> None:
    row = timed(world, world.choir(), "15:00")
    one = f"{WEEK}{row.id}/{DAY}/"
    shown = world.get(one)
    assert "Varför?" in shown
    assert "Varför? (frivilligt)" not in shown
    assert "Skriv varför." in text_of(world.send(one, {"do": "change", "change": "cancelled", "words": " "}))
    world.send(one, {"do": "change", "change": "cancelled", "words": "Jag är trött"})
    assert "Du ställde in det. ”Jag är trött”" in world.get(one)


def test_times_are_changed_from_a_day_on_and_ended(world: World) -> None:
    walk = world.part("Promenad", "own", world.cast.own())
    row = timed(world, walk, "15:00")
    page = f"{WEEK}{row.id}/"
    fields = {"every": "day", "interval": "2", "starts_on": "2026-03-05", "at": "11:00", "minutes": "20"}
    shown = world.get(world.send(page, fields)["Location"])
    assert "Varannan dag kl. 11.00, 20 minuter, från 5 mars" in shown
    row.refresh_from_db()
    assert (row.state, str(row.ends_on)) == ("replaced", "2026-03-05")
    new = Activity.objects.get(state="running")
    world.get(page, status=404)
    ended = world.send(f"{WEEK}{new.id}/", {"do": "end"})
    assert "Tiden gäller inte från i morgon" in world.get(ended["Location"])
    Activity.objects.filter(pk=new.id).update(starts_on=DAY, ends_on=DAY + timedelta(days=1))
    this_week = world.get(WEEK)
    assert "Tiden som fanns har tagit slut. Ingen ny tid är satt." in this_week
    assert "Ingen tid är satt än." not in this_week, "how it went is asked on the same page"


def test_a_second_time_at_the_same_moment_is_asked_about_first(world: World) -> None:
    walk = world.part("Promenad", "own", world.cast.own())
    timed(world, walk, "15:00")
    page = f"/min-plan/del/{walk.id}/tider/"
    assert "Lägg till ändå" not in world.get(page)
    untouched = {"every": "day", "interval": "1", "starts_on": DAY.isoformat()}
    overlaps = untouched | {"at": "15:20", "minutes": "30"}
    for sent in (untouched, overlaps):
        refused = text_of(world.send(page, sent))
        assert "Det finns redan en tid för det här samtidigt." in refused
        assert "Lägg till ändå" in refused
    assert Activity.objects.count() == 1
    after = world.send(page, untouched | {"at": "15:30", "minutes": "30"})
    assert after.status_code == 302, "one after the other is no question"
    assert world.send(page, overlaps | {"beside": "on"}).status_code == 302
    assert Activity.objects.count() == 3


def test_somebody_close_ticks_what_is_theirs_and_sees_nothing_else(world: World) -> None:
    daughter = world.daughter(reads=False)
    part = world.part(
        "Handlar på lördagar", "close_one", Owner(daughter.id, "close_one", "Karin Lind"), about="Handla mat"
    )
    Commitment.objects.filter(pk=part.pk).update(state="active")
    timed(world, world.part("Hemlig promenad", "own", world.cast.own()), "15:00")
    world.sign_in(daughter.id, "close_one")
    world.send(
        f"/min-plan/del/{part.id}/tider/",
        {"every": "once", "starts_on": DAY.isoformat(), "at": "10:00", "minutes": "60"},
    )
    row = Activity.objects.get(commitment=part)
    shown = world.get(WEEK)
    assert "Handla mat" in shown
    assert "promenad" not in shown
    tap(world, f"done.{row.id}.{DAY}.0")
    assert ActivityMark.objects.get().told_by_id == daughter.id
    world.get(f"{WEEK}{row.id}/{DAY + timedelta(days=1)}/", status=404)
    world.get(f"{WEEK}{row.id}/i-morgon/", status=404)


def test_who_does_not_own_it_sets_no_times(world: World) -> None:
    part = world.choir()
    row = timed(world, part)
    world.get(f"/min-plan/del/{part.id}/tider/", status=404)
    world.get(f"{WEEK}{row.id}/", status=404)
    refused = world.client.post(WEEK, {**hidden_of(world.client.get(WEEK), WEEK), "act": f"done.{row.id}.{DAY}.0"})
    assert "Det är någon annan som säger hur det här gick." in text_of(refused)
