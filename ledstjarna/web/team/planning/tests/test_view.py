"""The planner's desk: from an empty board to a fortnight that is told, and one visit moved by hand."""

from datetime import timedelta
from uuid import UUID

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.organisations.models import StaffReach, Unit
from ledstjarna.domain.people.actions import tell_absence
from ledstjarna.domain.plans.actions import cancel_occurrence
from ledstjarna.domain.visits.actions import ask_help, say_coming_wish, write_visit_note
from ledstjarna.domain.visits.actions.following import follow_plan
from ledstjarna.domain.visits.models import SickCall, Visit
from ledstjarna.domain.visits.queries import cancelled_on
from ledstjarna.domain.visits.rules.abilities import Wish
from ledstjarna.domain.visits.tests.home import NOW, TODAY, Home, hire
from ledstjarna.domain.visits.tests.test_one_count import also_by_another, home_rows
from ledstjarna.domain.visits.tests.test_visits import last
from ledstjarna.web.team.tests.desk import Desk, hidden_of, text_of

BOARD = "/teamet/planering/"


def shift(home: Home, number: int, day: str = "2026-03-03") -> str:
    return f"{BOARD}arbetar/{home.carers[number].party_id}/?dag={day}"


def test_from_an_empty_board_to_a_fortnight_that_is_told(seated: tuple[Desk, Home]) -> None:
    desk, home = seated
    assert "14 besök ska in" in desk.get(BOARD)
    assert "14 besök har ingen" in desk.done(BOARD, {"do": "plan"})
    assert "Ingen arbetar då." in desk.get(BOARD)
    assert "Skriv när passet börjar och slutar." in desk.refused(shift(home, 0), {"do": "works", "starts": "07:00"})
    for day in ("2026-03-03", "2026-03-04"):
        desk.done(shift(home, 0, day), {"do": "works", "starts": "07:00", "ends": "16.00"})
    board = desk.done(BOARD, {"do": "propose"})
    assert "2 av 14 besök har fått någon." in board
    assert "12 besök har ingen Ingen kan ta dem som planen ligger. Lägg om planen" in board
    assert "Inget besök gick att ge till någon." in desk.get(f"{BOARD}?tack=propose&n=0&av=12")
    assert "Eva Ask 07.00–16.00 1 besök, 0 tim 45 min hos personer, rast 10.30–11.00" in board
    publish = f"{BOARD}meddela/"
    page = desk.get(publish)
    assert "2 besök hos 1 personer meddelas" in page
    assert "Ingen möter någon ny." in page
    seen = desk.client.get(publish)
    desk.done(shift(home, 1, "2026-03-04"), {"do": "works", "starts": "07:00", "ends": "16:00"})
    tomorrow = Visit.objects.get(day="2026-03-04")
    door = f"{BOARD}besok/{tomorrow.pk}/"
    page = desk.get(door)
    assert "Eva Ask: känner personen, 10 minuter mer på vägen" in page
    assert "Bo Lind: ett nytt ansikte, det 2:e på 14 dagar, 10 minuter mer på vägen" in page
    assert "Eva Ask: arbetar inte då" in desk.get(f"{door}?tid=18:00")
    late = {"carer": str(home.carers[1].party_id), "at_time": "18:00"}
    assert "arbetar inte då. Välj" in desk.refused(door, late)
    assert "Välj vem som kommer först" in desk.refused(door, {**late, "carer": "", "at_time": "11.10", "lock": "on"})
    assert "Besöket är flyttat" in desk.done(door, {**late, "at_time": "11.10", "lock": "on"})
    assert "Klockslaget går inte att läsa" in desk.get(f"{door}?tid=25:99")
    counted = desk.client.post(door, {**hidden_of(desk.client.get(door)), "do": "count", "at_time": "18:00"})
    assert counted["Location"] == f"{door}?tid=18%3A00"
    page = desk.get(f"{door}?tid=18:00")
    assert "Klockslaget går inte" not in page
    stale = desk.client.post(publish, hidden_of(seen))
    assert "Planeringen har ändrats" in stale.content.decode()
    assert "Nu vet alla." in desk.done(publish, {})
    assert "Skriv ut vem som kommer" in desk.get(door)
    paper = desk.client.get(f"{door}vem-kommer.pdf")
    assert (paper.status_code, paper["Content-Type"]) == (200, "application/pdf")
    assert Visit.objects.filter(state="published").count() == 2
    days = desk.client.get(f"{BOARD}fjorton-dagar/").content.decode()
    assert f'href="{door}"' in days, "from the letters to the visit"
    assert "BL" in days
    assert "Hur många besök var och en har" in days
    board = desk.done(shift(home, 0), {"do": "off"})
    assert "1 besök som inte går längre saknar nu någon." in board
    assert Visit.objects.get(day=TODAY).carer_id is None
    with automatic_run("test"):
        assert AccessLog.objects.filter(subject_id=home.subject_id, what="planning", verb="list").exists()


def test_a_visit_that_somebody_else_moved_shows_both_as_it_stands_and_as_it_was_chosen(
    seated: tuple[Desk, Home],
) -> None:
    desk, home = seated
    row = home.published()[1]
    other = next(one for one in home.carers if one.party_id != row.carer_id)
    door = f"{BOARD}besok/{row.pk}/"
    seen = hidden_of(desk.client.get(door))
    desk.done(door, {"carer": str(other.party_id), "at_time": "11.10", "lock": "on"})
    answer = desk.client.post(door, {**seen, "carer": str(row.carer_id), "at_time": "10.50"})
    page = text_of(answer)
    now, mine = row.carer_label.split(",")[0], other.party_id
    theirs = Visit.objects.get(carer_id=mine).carer_label.split(",")[0]
    assert f"Så står det nu 11.10–11.55, {theirs}, låst" in page
    assert f"Du valde 10.50, {now}" in page
    assert answer.content.decode().count('class="notice"') == 1
    again = {**hidden_of(answer), "carer": str(row.carer_id), "at_time": "10.50"}
    assert desk.client.post(door, again).status_code == 302, "sent again, theirs seen"
    assert Visit.objects.get(pk=row.pk).carer_id == row.carer_id


def test_what_is_late_is_told_and_counted_and_stays_where_it_is(seated: tuple[Desk, Home]) -> None:
    desk, home = seated
    row = home.published()[1]
    assert "minuter sent" not in desk.get(f"{BOARD}?dag={row.day}")
    door = f"{BOARD}besok/{row.pk}/"
    far = {"carer": str(row.carer_id), "at_time": "12.45"}
    assert "Ja, besöket ska vara då" not in desk.get(door)
    page = desk.refused(door, far)
    assert "Det är 90 minuter utanför lovad tid. Gör det ändå?" in page
    assert "Ja, besöket ska vara då" in page
    answer = desk.client.post(door, {**hidden_of(desk.client.get(door)), **far, "sure": "on"}, follow=True)
    assert "Det var redan meddelat, så personen får veta det nu." in text_of(answer)
    other = next(one for one in home.carers if one.party_id != row.carer_id)
    desk.done(door, {"carer": str(other.party_id), "at_time": "12.45"})
    assert "Besöket ligger där det låg." in desk.done(door, {"carer": str(other.party_id), "at_time": "12.45"})
    Visit.objects.filter(pk=row.pk).update(state="planned", published_at=None)
    late = {"carer": str(row.carer_id), "at_time": "11.25"}
    assert "Det är inte meddelat än. Personen får veta det när du meddelar." in desk.done(door, late)
    page = desk.get(f"{BOARD}?dag={row.day}")
    assert "10 minuter sent. Lovad tid är 10.45–11.15." in page
    who = row.carer_label.split(",")[0]
    assert f"Lovad tid är 10.45–11.15. {who} kan klockan 11.15, inom den lovade tiden. Flytta det dit." in page
    assert f"{who} kan klockan 11.15, inom den lovade tiden." in desk.get(f"{BOARD}besok/{row.pk}/")
    assert "minuter sent" not in desk.get(f"{BOARD}besok/{row.pk}/?tid=11:00")
    assert "Utanför lovad tid, 14 dagar 1" in page
    assert "1 besök, 1 utanför lovad tid" in page, "the day says so in the strip"
    today = desk.client.get(BOARD).content.decode()
    assert f'<a href="{BOARD}?dag={row.day}#sent">1<' in today, "and the figure leads there"
    assert "#utan" not in today, "nobody has everything: no way to what is not there"
    assert "besök ska in" not in page, "the plan asks for nothing else"


def test_those_of_another_provider_count_for_the_seventh_and_are_told_as_a_number(seated: tuple[Desk, Home]) -> None:
    desk, home = seated
    rows = home.published()
    also_by_another(home, home_rows(rows), [UUID(int=900 + number) for number in range(6)])
    desk.sign_in("planner")
    told = "Astrid Lind (varav 6 från en annan utförare)"
    board = desk.get(BOARD)
    assert f"På väg att möta fler än sex olika {told}" in board
    assert "Möter fler än sex 1" in board
    assert "Lo Sten" not in board
    assert "Omsorg Syd" not in board
    assert "7 olika, varav 6 från en annan utförare" in desk.get(f"{BOARD}fjorton-dagar/")
    other = next(one for one in home.carers if one.party_id != rows[1].carer_id)
    page = desk.get(f"{BOARD}besok/{rows[1].pk}/")
    assert (
        f"{other.label.split(',')[0]}: ett nytt ansikte, det 8:e på 14 dagar (varav 6 från en annan utförare)" in page
    )
    place = {"carer": str(other.party_id), "at_time": "11.10"}
    desk.done(f"{BOARD}besok/{rows[1].pk}/", place)
    Visit.objects.filter(unit_id=home.part.owner_id, day=rows[2].day).update(state="planned")
    assert told in desk.get(f"{BOARD}meddela/")


def test_what_is_over_and_nobody_has_told_of_is_said_to_be_so(seated: tuple[Desk, Home]) -> None:
    desk, home = seated
    row = home.published()[0]
    desk.sign_in("planner")
    assert "Ingen har sagt" not in desk.get(BOARD)
    with automatic_run("test"):
        Visit.objects.filter(pk=row.pk).update(starts_at=NOW - timedelta(hours=2), ends_at=NOW - timedelta(hours=1))
    board = desk.get(BOARD)
    assert "1 besök: ingen har sagt hur det gick" in board
    assert "Astrid Lind, Hjälp att duscha. Ingen har sagt hur det gick." in board
    assert 'class="unsaid' in desk.client.get(BOARD).content.decode()
    assert "Ingen har sagt hur det gick" in desk.get(f"{BOARD}besok/{row.pk}/")


def test_who_needs_help_is_called_from_the_board(seated: tuple[Desk, Home]) -> None:
    desk, home = seated
    row = home.published()[0]
    whose = next(one for one in home.carers if one.party_id == row.carer_id)
    ask_help(by=desk.cast.act(whose), subject_id=home.subject_id, visit_id=row.pk, words="Tungt lyft", at=NOW)
    desk.sign_in("planner")
    name = row.carer_label.split(",")[0]
    board = desk.get(BOARD)
    assert f"{name} behöver hjälp Hos Astrid Lind, kl. 10.00. Tungt lyft" in board
    assert f"Här finns inget nummer till {name} eller enheten." in board
    Unit.objects.filter(pk=home.part.owner_id).update(phone="0150-570 00")
    assert f"{name} har inget eget nummer här. Enhetens: Ring 0150-570 00 Till besöket" in desk.get(BOARD)
    with automatic_run("test"):
        StaffReach.objects.create(assignment_id=whose.party_id, phone="0701234567", told_at=NOW)
    assert "Tungt lyft Ring 070-123 45 67 Till besöket" in desk.get(BOARD)
    assert f'href="{BOARD}besok/{row.pk}/"' in desk.client.get(BOARD).content.decode()


def test_what_was_told_and_is_cancelled_stays_on_the_board_with_who_and_why(seated: tuple[Desk, Home]) -> None:
    desk, home = seated
    rows = home.published()
    manager = desk.cast.act(desk.cast.staff["manager"])
    cancel_occurrence(
        by=manager, subject_id=home.subject_id, activity_id=home.activity.pk, day=rows[1].day, seen="",
        words="Vattnet är avstängt", at=NOW,
    )  # fmt: skip
    tell_absence(
        by=desk.cast.act(desk.cast.person), subject_id=home.subject_id, kind="hospital", first=rows[3].day,
        back=rows[4].day, at=NOW,
    )  # fmt: skip
    follow_plan(last("AbsenceTold"))
    desk.sign_in("planner")
    board = desk.get(f"{BOARD}?dag={rows[1].day}")
    who = rows[1].carer_label.split(",")[0]
    told = f"Astrid Lind 11.00–11.45 · Hjälp att duscha · {who} skulle komma"
    assert f"{told} Per Dal har ställt in den här tiden. Skälet: Vattnet är avstängt" in board
    assert "Inställt den här dagen" not in desk.get(BOARD)
    assert "skulle komma Personen är borta." in desk.get(f"{BOARD}?dag={rows[3].day}")
    page = desk.get(f"{BOARD}besok/{rows[1].pk}/")
    assert "Skälet: Vattnet är avstängt" in page
    assert "Det går inte att flytta" not in page
    days = desk.get(f"{BOARD}fjorton-dagar/")
    assert "inställt" in days
    assert "borta" in days
    assert "sjukhus" not in days.lower(), "that they are away is told, and no more"
    [off] = cancelled_on(desk.cast.act(home.planner), rows[3].day)
    Visit.objects.filter(pk=off.visit.pk).update(published_at=None, cancelled_why="not_planned")
    assert not cancelled_on(home.planner, rows[3].day), "the plan has it no longer, and nobody was told of it"


def test_what_was_told_to_nobody_and_is_cancelled_stays_too(seated: tuple[Desk, Home]) -> None:
    """Whoever plans sees what a colleague has called off, and whether anybody had been told."""
    desk, home = seated
    early = TODAY + timedelta(days=4)
    cancel_occurrence(
        by=desk.cast.act(desk.cast.staff["manager"]), subject_id=home.subject_id, activity_id=home.activity.pk,
        day=early, seen="", words="Det passar inte den dagen", at=NOW,
    )  # fmt: skip
    desk.done(BOARD, {"do": "plan"})
    assert not Visit.objects.filter(day=early).exists()
    assert "Per Dal har ställt in den här tiden. Skälet: Det passar" in desk.get(f"{BOARD}?dag={early}"), (
        "called off before anything was laid in"
    )
    time_of_plan = f'href="/teamet/tider/{home.activity.pk}/{early}/"'
    for shown in (f"{BOARD}?dag={early}", f"{BOARD}fjorton-dagar/"):
        assert time_of_plan in desk.client.get(shown).content.decode()
    row = Visit.objects.get(day=TODAY + timedelta(days=1))
    stays = Visit.objects.get(day=TODAY + timedelta(days=2))
    cancel_occurrence(
        by=desk.cast.act(desk.cast.staff["manager"]), subject_id=home.subject_id, activity_id=home.activity.pk,
        day=row.day, seen="", words="Det passar inte den dagen", at=NOW,
    )  # fmt: skip
    follow_plan(last("OccurrenceChanged"))
    desk.sign_in("planner")
    board = desk.get(f"{BOARD}?dag={row.day}")
    assert "Inställt den här dagen" in board
    why = "Per Dal har ställt in den här tiden. Skälet: Det passar inte den dagen"
    assert f"Astrid Lind 11.00–11.45 · Hjälp att duscha {why} Besöket var inte meddelat än." in board
    days = f"{BOARD}fjorton-dagar/"
    assert f'href="{BOARD}besok/{row.pk}/"' in desk.client.get(days).content.decode()
    with automatic_run("test"):  # another time of that day comes about
        Visit.objects.filter(pk=stays.pk).update(
            starts_at=row.starts_at + timedelta(hours=4), ends_at=row.ends_at + timedelta(hours=4)
        )
    assert "15.00–15.45 Ingen än inställt 11.00–11.45" in desk.get(days)
    Visit.objects.filter(pk=row.pk).update(published_at=NOW)
    assert "Besöket var meddelat." in desk.get(f"{BOARD}?dag={row.day}")


def test_a_shift_of_eighteen_hours_is_asked_about_and_too_little_rest_is_told(seated: tuple[Desk, Home]) -> None:
    desk, home = seated
    long = {"do": "works", "starts": "15:00", "ends": "09:00"}
    door = shift(home, 0)
    assert "Ja, passet är så långt" not in desk.get(door)
    page = desk.refused(door, long)
    assert "18 timmar, stämmer det?" in page
    assert "Ja, passet är så långt" in page
    answer = desk.client.post(door, {**hidden_of(desk.client.get(door)), **long, "sure": "on"}, follow=True)
    board = text_of(answer)
    short = "Dygnsvila: 6 tim i rad dygnet från tis 3 15.00, minst 11 (arbetstidslagen (1982:673) 13 §)."
    assert board.count(short) == 2, "what was saved, and on the board"
    assert desk.get(BOARD).count(short) == 1
    assert short not in desk.get(f"{BOARD}?dag=2026-03-05")


def test_who_is_ill_stays_within_reach_and_is_well_again(seated: tuple[Desk, Home]) -> None:
    desk, home = seated
    whose = home.published()[0].carer_id
    desk.sign_in("planner")
    desk.done(f"{BOARD}sjuk/", {"carer": str(whose), "until": str(TODAY)})
    board = desk.get(BOARD)
    assert "Arbetar inte i dag (1, varav 1 sjuk)" in board
    assert "Sjuk till och med 3 mars" in board
    board = desk.done(BOARD, {"do": f"well:{SickCall.objects.get().pk}"})
    assert "Sjukanmälan är borttagen, och passen ligger på tavlan igen." in board
    assert "1 besök är deras igen." in board
    assert "Arbetar inte" not in board
    assert desk.client.post(BOARD, {"do": "well:nobody"}).status_code == 404
    assert "saknar nu någon" not in desk.done(
        shift(home, 0, "2026-03-05"), {"do": "works", "starts": "07:00", "ends": "20:00"}
    )


def test_who_is_ill_already_is_said_to_be_so(seated: tuple[Desk, Home]) -> None:
    desk, home = seated
    whose = home.published()[0].carer_id
    desk.sign_in("planner")
    ill = {"carer": str(whose), "until": str(TODAY + timedelta(days=1))}
    desk.done(f"{BOARD}sjuk/", ill)
    name = next(one.label.split(",")[0] for one in home.carers if one.party_id == whose)
    for until in (TODAY, TODAY + timedelta(days=1)):
        said = desk.refused(f"{BOARD}sjuk/", {**ill, "until": str(until)})
        assert f"{name} är redan sjukanmäld till och med 4 mars. Inget är ändrat." in said
    assert SickCall.objects.count() == 1
    desk.done(f"{BOARD}sjuk/", {**ill, "until": str(TODAY + timedelta(days=2))})
    assert SickCall.objects.count() == 2, "longer is something else"


def test_the_second_who_tells_is_told_who_was_first(seated: tuple[Desk, Home]) -> None:
    desk, home = seated
    rows = home.published()
    Visit.objects.update(state="planned", published_at=None)
    desk.sign_in("planner")
    page = f"{BOARD}meddela/"
    second = hidden_of(desk.client.get(page))
    assert "Nu vet alla." in desk.done(page, {})
    said = text_of(desk.client.post(page, second))
    assert "Det är redan meddelat Pia Plan" in said
    assert "meddelade det 3 mars kl. 10.00. Inget har flyttats sedan du öppnade sidan." in said
    assert "Någon annan har flyttat" not in said
    other = next(one for one in home.carers if one.party_id != rows[3].carer_id)
    desk.done(f"{BOARD}besok/{rows[3].pk}/", {"carer": str(other.party_id), "at_time": "11.10"})
    said = text_of(desk.client.post(page, {**hidden_of(desk.client.get(page)), **second, "key": str(UUID(int=7))}))
    assert "Någon annan har flyttat eller meddelat något." in said, "and what was moved is said to be"


def test_who_may_not_plan_finds_no_desk(seated: tuple[Desk, Home]) -> None:
    desk, _home = seated
    for key in ("eva", "nurse"):
        desk.sign_in(key)
        desk.get(BOARD, 404)
    other = hire(desk.cast, "Lo", "Sten", "assistant_nurse")
    desk.sign_in("planner")
    desk.get(f"{BOARD}arbetar/{desk.staff('nurse').party_id}/", 404)
    assert "Lo Sten" in desk.get(f"{BOARD}arbetar/{other.party_id}/?dag=not-a-day")


def test_whom_the_person_does_not_want_is_told_to_whoever_plans(seated: tuple[Desk, Home]) -> None:
    desk, home = seated
    rows = home.published()
    assert "Någon annan behöver komma" not in desk.get(BOARD)
    by = desk.cast.act(desk.cast.person)
    wish = Wish(never=frozenset({rows[0].carer_id}))  # type: ignore[arg-type]
    say_coming_wish(by=by, subject_id=home.subject_id, commitment_id=home.part.pk, seen_version=0, wish=wish, at=NOW)
    who = rows[0].carer_label.split(",")[0]
    told, theirs = f"Personen vill inte att {who} kommer.", [row for row in rows if row.carer_id == rows[0].carer_id]
    assert desk.get(BOARD).count(told) == len(theirs)
    with automatic_run("test"):
        Visit.objects.filter(pk=theirs[0].pk).update(
            starts_at=NOW - timedelta(hours=2), ends_at=NOW - timedelta(hours=1)
        )
    assert desk.get(BOARD).count(told) == len(theirs) - 1, "what is over is nobody's to change"


def test_a_minute_is_moved_without_any_word_to_the_person(seated: tuple[Desk, Home]) -> None:
    desk, home = seated
    row = home.published()[1]
    door, same = f"{BOARD}besok/{row.pk}/", "så hen får inget nytt meddelande"
    assert same in desk.done(door, {"carer": str(row.carer_id), "at_time": "11.02"})
    assert "så personen får veta det nu" in desk.done(door, {"carer": str(row.carer_id), "at_time": "11.03"})


def test_a_visit_of_two_with_one_is_told_as_that(seated: tuple[Desk, Home]) -> None:
    desk, home = seated
    by = desk.cast.act(home.carers[0])
    write_visit_note(
        by=by, subject_id=home.subject_id, commitment_id=home.part.pk, seen_version=0, getting_in="", careful="",
        carers=2, at=NOW,
    )  # fmt: skip
    assert "14 besök har ingen" in desk.done(BOARD, {"do": "plan"}), "and not 28"
    assert "28" not in desk.get(f"{BOARD}?dag={TODAY}").split("Någon saknas, 14 dagar")[1][:20]
    assert "Båda saknas." in desk.get(BOARD)
    works = {"do": "works", "starts": "07:00", "ends": "16.00"}
    desk.done(shift(home, 0), works)
    desk.done(shift(home, 0, "2026-03-04"), works)
    desk.done(shift(home, 1), works)
    board = desk.done(BOARD, {"do": "propose"})
    assert (
        "1 av 14 besök har fått någon. Det här händer nu 1 besök saknar en av två. Resten ligger kvar utan någon."
        in board
    )
    assert "12 besök har ingen, 1 besök saknar en av två" in board
    assert "1 besök, 1 saknar en av två" in board
    assert "En av två saknas." in desk.get(f"{BOARD}?dag=2026-03-04")
    page = desk.get(f"{BOARD}meddela/")
    assert "2 besök hos 1 personer meddelas" in page
    assert "12 besök har ingen och meddelas inte" in page
    assert "1 besök saknar en av två Personen får veta vem den ena är." in page
    assert "Inget besök har fått alla som behövs." in desk.get(f"{BOARD}?tack=propose&n=0&av=13&halva=1")
