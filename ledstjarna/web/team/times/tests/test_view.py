"""Tider: a unit's day over many persons, one person's week, and times that the unit sets."""

from datetime import timedelta

from django.urls import reverse

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.plans.actions import Said, answer_part, mark_occurrence
from ledstjarna.domain.plans.models import Activity, ActivityMark, Commitment, ProviderAssignment
from ledstjarna.domain.visits.tests.home import moved_in
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.web.team.tests.desk import NOW, Desk, hidden_of, text_of

DAY = NOW.date()  # a Tuesday, ten o'clock in Sweden
OURS = "/teamet/tider/"
FIELDS = {"every": "day", "interval": "1", "starts_on": DAY.isoformat(), "at": "09:30", "minutes": "45"}


def ours(desk: Desk) -> Commitment:
    """A part that home care has said yes to."""
    part = desk.part("Hjälp med mat", "open_support", "home_care", name="Astrid")
    manager = desk.cast.act(desk.staff("manager"))
    answer_part(
        by=manager, subject_id=desk.subject_id, commitment_id=part.id, seen_version=1, yes=True, words="", at=desk.at()
    )
    desk.sign_in("manager")
    return part


def test_a_unit_sets_a_time_and_ticks_it_in_its_day(desk: Desk) -> None:
    part = ours(desk)
    assert "Det här gör ni, men ingen tid är satt" in desk.get(OURS)
    day = desk.done(desk.path("part_times", commitment_id=part.id), FIELDS)
    assert "Tiden finns nu i planen." in day
    assert "09.30–10.15 Hjälp med mat Astrid" in day
    row = Activity.objects.get()
    key = f"{row.id}.{DAY}.0"
    shown = desk.client.get(OURS)
    done = desk.client.post(OURS, {**hidden_of(shown), "act": f"done.{key}"})
    assert "Tack, det är avprickat." in desk.get(done["Location"])
    assert ActivityMark.objects.get().told_by_id == desk.staff("manager").party_id
    desk.cast.act(desk.person)
    assert AccessLog.objects.filter(subject_id=desk.subject_id, what="our_times", verb="list").exists()
    late = DAY + timedelta(days=1)
    with clock_set_to(NOW + timedelta(days=2)):
        assert "Inte avprickat" in desk.get(f"{OURS}?dag={late}")
        page = f"{OURS}{row.id}/{late}/"
        sent = desk.send(page, {"do": "tell", "state": "not_done", "reason": "person_not_home", "words": "Ringde på"})
        assert "Personen ser att det inte blev av, och varför." in desk.get(sent["Location"])
        assert "att det inte blev av: personen var inte hemma. ”Ringde på”" in desk.get(page)


def test_the_persons_word_that_nobody_came_is_answered_not_ticked_away(desk: Desk) -> None:
    desk.contact()
    part = ours(desk)
    desk.done(desk.path("part_times", commitment_id=part.id), FIELDS)
    row = Activity.objects.get()
    person = desk.cast.act(desk.person)
    mark_occurrence(
        by=person, subject_id=desk.subject_id, activity_id=row.id, day=DAY, said=Said(state="nobody_came"), at=NOW
    )
    page = f"{OURS}{row.id}/{DAY}/"
    assert "sa den 3 mars kl. 10.00 att ingen kom." in desk.get(page)
    shown = desk.client.get(OURS)
    refused = desk.client.post(OURS, {**hidden_of(shown), "act": f"done.{row.id}.{DAY}.1"})
    assert "Svara personen i stället" in text_of(refused)
    stale = desk.client.post(OURS, {**hidden_of(desk.client.get(OURS)), "act": f"done.{row.id}.{DAY}.0"})
    assert "Det har ändrats medan du skrev" in text_of(stale)


def test_the_team_sees_the_persons_week_and_sets_what_the_person_does(desk: Desk) -> None:
    desk.contact()
    walk = desk.part("Promenad", "own")
    theirs = ours(desk)
    desk.sign_in("nurse")
    week = desk.get(desk.path("team_times"))
    assert "Ingen tid är satt än." in week
    week = desk.done(desk.path("part_times", commitment_id=walk.id), FIELDS)
    assert "Varje dag kl. 09.30, 45 minuter" in week
    assert "Astrid Lind" in week
    desk.get(desk.path("part_times", commitment_id=theirs.id), status=404)
    row = Activity.objects.get()
    shown = desk.client.get(desk.path("team_times"))
    refused = desk.client.post(desk.path("team_times"), {**hidden_of(shown), "act": f"done.{row.id}.{DAY}.0"})
    assert "Skriv vem som sa det." in text_of(refused), "on whose word is asked on a page of its own"
    desk.sign_in("manager")
    desk.get(f"{OURS}{row.id}/", status=404)
    desk.get(desk.path("team_times"), status=404)


def test_staff_write_down_what_the_person_says_of_their_own(desk: Desk) -> None:
    desk.contact()
    walk = desk.part("Promenad", "own")
    desk.sign_in("nurse")
    desk.done(desk.path("part_times", commitment_id=walk.id), FIELDS)
    row = Activity.objects.get()
    assert "Skriv ner hur det gick" in desk.get(desk.path("team_times") + f"?dag={DAY}")
    page = f"{OURS}{row.id}/{DAY}/"
    told = {"do": "tell", "state": "done", "reason": "", "words": "", "word_of": "", "way": ""}
    refused = text_of(desk.send(page, told))
    assert "Skriv vem som sa det." in refused
    assert "Välj på vilket sätt det sades." in refused
    answer = desk.send(page, told | {"word_of": "Astrid Lind", "way": "phone"})
    assert answer.status_code == 302
    assert "Det sa Astrid Lind på telefon." in desk.get(page)
    mark = ActivityMark.objects.get()
    assert (mark.told_by_id, mark.word_of, mark.way) == (desk.staff("nurse").party_id, "Astrid Lind", "phone")


def test_more_than_was_decided_is_refused_in_the_decisions_words_and_who_loses_visits_is_said(desk: Desk) -> None:
    desk.contact("nurse")
    desk.share(desk.cast.municipality)
    home = moved_in(desk.cast)
    home.published()
    with automatic_run("test"):
        ProviderAssignment.objects.update(scope="Dusch varje dag, högst 45 minuter.")
    desk.sign_in("planner")
    page = reverse("change_part_times", kwargs={"activity_id": home.activity.pk})
    before = desk.get(page)
    assert "14 besök har någon som kommer" in before
    fields = {**FIELDS, "starts_on": (DAY + timedelta(days=1)).isoformat(), "at": "11:00"}
    refused = desk.refused(page, {**fields, "minutes": "120"})
    assert "Beslutet säger: ”Dusch varje dag, högst 45 minuter.”" in refused
    assert "beslutar handläggaren" in refused
    after = desk.done(page, {**fields, "minutes": "30"})
    assert "Besöken på den gamla tiden är inte längre någons." in after
    more = desk.refused(desk.path("part_times", commitment_id=home.part.pk), {**fields, "at": "15:00", "minutes": "60"})
    assert "högst 45 minuter" in more
