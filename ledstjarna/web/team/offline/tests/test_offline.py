"""My day without a net: what the telephone may keep, and what becomes of what it sends when the net is back."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from markupsafe import escape

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessGround, AccessLog
from ledstjarna.domain.people.models import Person, PersonIdentifier
from ledstjarna.domain.people.queries import PROTECTED_NAME
from ledstjarna.domain.plans.actions import Said, mark_occurrence
from ledstjarna.domain.plans.models import ActivityMark
from ledstjarna.domain.teams.models import Message
from ledstjarna.domain.visits.models import HelpCall, ToldLater, Visit, VisitNote
from ledstjarna.domain.visits.rules.doing import REASONS, begin_findings, miss_findings
from ledstjarna.domain.visits.rules.later import LATER
from ledstjarna.domain.visits.tests.home import Home, at_hour, moved_in
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.foundation.ids import new_id
from ledstjarna.web.entrance.kept_form import who_note
from ledstjarna.web.team.offline import packing
from ledstjarna.web.team.offline.bounds import told_bounds
from ledstjarna.web.team.tests.desk import Desk

DAY = "/teamet/min-dag/"
NUMBER = "191212121212"  # an official test number


@pytest.fixture
def out(desk: Desk) -> Iterator[tuple[Desk, Home, Visit, str]]:
    """A carer with a telephone, noon on the first day of a published fortnight; and their name at the desk."""
    desk.contact("nurse")
    desk.share(desk.cast.municipality)
    desk.story()
    home = moved_in(desk.cast)
    [row, *_later] = home.published()
    who = "eva" if row.carer_id == home.carers[0].party_id else "bo"
    desk.sign_in(who)
    with clock_set_to(at_hour(12)):
        yield desk, home, row, who


def thing(row: Visit, do: str, said: datetime, version: int, **fields: str) -> dict[str, Any]:
    """One thing as the telephone keeps it."""
    facts = {"key": str(new_id()), "visit": str(row.pk), "do": do, "at": said.isoformat(), "version": version}
    return {**facts, "fields": fields}


def sends(desk: Desk, *things: dict[str, Any], note: str = "") -> list[dict[str, Any]]:
    """What the house answers to each."""
    note = note or desk.client.get(DAY + "laget/").json()["note"]
    answer = desk.client.post(DAY + "skicka/", {"note": note, "things": json.dumps(things)})
    assert answer.status_code == 200, answer.content
    return [{name: value for name, value in one.items() if name != "key"} for one in answer.json()["answers"]]


def hows(answers: list[dict[str, Any]]) -> list[str]:
    return [one["how"] for one in answers]


def test_the_day_to_keep_is_little_and_is_logged_as_reading(out: tuple[Desk, Home, Visit, str]) -> None:
    desk, _home, row, who = out
    with automatic_run("test"):
        person = Person.objects.get(pk=desk.subject_id)
        PersonIdentifier.objects.create(
            county_id=person.county_id, subject_id=person.pk, system="personnummer", value=NUMBER, official=True
        )
    answer = desk.client.get(DAY + "packa/")
    pack = answer.json()
    assert (pack["who"], [one["id"] for one in pack["visits"]]) == (str(desk.staff(who).party_id), [str(row.pk)])
    assert pack["visits"][0]["facts"] == [["Språk", "Svenska", False]]
    assert "Kören" not in answer.content.decode(), "what is out of reach at the door is out of reach here"
    assert NUMBER not in answer.content.decode()
    with automatic_run("test"):
        read = AccessLog.objects.get(subject_id=desk.subject_id, what="my_day_kept")
    assert (read.verb, bool(read.basis)) == ("read", True), "as at the door: with the ground"
    page = desk.client.get(DAY).content.decode()
    assert str(escape(pack["mark"])) in page
    assert list(json.loads(pack["mark"])) == [str(row.pk)]
    some = [desk.client.get(f"{DAY}packa/?besok={key}").json() for key in (row.pk, new_id())]
    assert [len(each["visits"]) for each in some] == [1, 0], "only what differs is asked for"
    assert {each["mark"] for each in some} == {pack["mark"]}
    desk.done(f"{DAY}{row.pk}/", {"do": "begin"})
    later = desk.client.get(DAY).content.decode()
    assert str(escape(pack["mark"])) in later, "for one's own check-in the day is not read anew"
    assert "[4,&#34;begun&#34;]" in later, "but told how far it has come"


def test_what_was_done_is_done_once_and_with_its_time(out: tuple[Desk, Home, Visit, str]) -> None:
    desk, _home, row, _who = out
    things = [thing(row, "begin", at_hour(10, 40), 3), thing(row, "finish", at_hour(11, 20), 4, words=" Åt frukost. "),
              thing(row, "observe", at_hour(11, 21), 5, words="Yr i dag.", wants_answer="on"),
              thing(row, "observe", at_hour(11, 22), 5, words="")]  # fmt: skip
    answers = sends(desk, *things)
    assert hows(answers) == ["done", "done", "done", "wrong"]
    assert answers[3]["why"], "what is missing is told in words"
    assert hows(sends(desk, *things)) == ["again", "again", "again", "wrong"]
    row.refresh_from_db()
    assert (row.state, row.begun_at, row.told_at, row.words) == (
        "done",
        at_hour(10, 40),
        at_hour(11, 20),
        "Åt frukost.",
    )
    with automatic_run("test"):
        logged = list(
            AccessLog.objects.filter(subject_id=desk.subject_id, verb="change").values_list("what", flat=True)
        )
    assert logged.count("begin_visit") == 1
    assert "mark_told_later" not in logged, "one row for each act"
    assert ActivityMark.objects.get().state == "done"
    assert Message.objects.get().words == "Yr i dag.\n\nSkrivet kl. 11.21, skickat när nätet var tillbaka."
    later = list(ToldLater.objects.order_by("said_at").values_list("what", "said_at", "recorded_at"))
    assert later[0] == ("begin", at_hour(10, 40), at_hour(12))
    assert [what for what, *_times in later] == ["begin", "finish", "observe"]
    assert "Gjort utan nät. Det kom fram den 3 mars" in desk.get(f"{DAY}{row.pk}/")


def test_times_that_cannot_be_are_told(out: tuple[Desk, Home, Visit, str]) -> None:
    desk, _home, row, _who = out
    early, old, ahead = at_hour(10, 0), at_hour(11) - timedelta(days=1), at_hour(12, 10)
    assert hows(sends(desk, thing(row, "begin", old, 3))) == ["wrong"]
    assert "mer än ett dygn" in sends(desk, thing(row, "begin", old, 3))[0]["why"][0]
    assert "klocka går före" in sends(desk, thing(row, "begin", ahead, 3))[0]["why"][0]
    assert "nådde ingen" in sends(desk, thing(row, "help", at_hour(11, 29), 3))[0]["why"][0]
    assert "för tidigt" in sends(desk, thing(row, "begin", early, 3))[0]["why"][0]
    assert (
        hows(sends(desk, thing(row, "begin", at_hour(12, 3), 3), thing(row, "finish", at_hour(11), 4))) == ["done"] * 2
    )
    row.refresh_from_db()
    assert row.told_at == row.begun_at == at_hour(12), "never ahead of our clock, nor an end before the beginning"


def test_what_the_person_said_meanwhile_stands_beside(out: tuple[Desk, Home, Visit, str]) -> None:
    desk, home, row, who = out
    mark_occurrence(
        by=desk.cast.act(desk.cast.person), subject_id=desk.subject_id, activity_id=home.activity.pk, day=row.day,
        said=Said(state="nobody_came"), at=at_hour(11, 45),
    )  # fmt: skip
    desk.sign_in(who)
    assert "ingen kom till Astrid" in desk.get(f"{DAY}{row.pk}/")
    [stale] = sends(desk, thing(row, "finish", at_hour(11, 50), 1, words="Jag var sen."))
    assert "ingen kom till Astrid" in stale["now"]["words"]
    assert hows(sends(desk, thing(row, "finish", at_hour(11, 50), 3, words="Jag var sen."))) == ["done"]
    with automatic_run("test"):
        assert (Visit.objects.get(pk=row.pk).state, ActivityMark.objects.get().state) == ("done", "nobody_came")


def test_two_telephones_and_nothing_is_lost(out: tuple[Desk, Home, Visit, str]) -> None:
    desk, _home, row, who = out
    other = "bo" if who == "eva" else "eva"
    desk.sign_in(other)
    desk.done(f"{DAY}{row.pk}/", {"do": "begin"})
    desk.sign_in(who)
    kept = [thing(row, "begin", at_hour(10, 45), 3), thing(row, "finish", at_hour(11, 30), 4, words="Dusch.")]
    begun, held = sends(desk, *kept)
    assert (begun["how"], held["how"]) == ("conflict", "held"), "version 4 is another's, not what was seen"
    assert (begun["now"]["state"], begun["now"]["open"], begun["now"]["version"]) == ("begun", True, 4)
    assert hows(sends(desk, {**kept[1], "version": 4})) == ["done"], "by choice it is sent, with what was seen now"
    words = thing(row, "finish", at_hour(11, 40), 4, words="Ville inte ha frukost.")
    [twice] = sends(desk, words)
    assert (twice["how"], twice["now"]["open"]) == ("conflict", False), (
        "the same carer's other words are nobody's to lose"
    )
    assert "Dusch." in twice["now"]["words"]
    assert hows(sends(desk, thing(row, "finish", at_hour(11, 41), 1))) == ["done"], "the same without words is the same"


def test_who_was_there_says_so_though_another_said_it_did_not_come_about(out: tuple[Desk, Home, Visit, str]) -> None:
    desk, _home, row, who = out
    desk.sign_in("bo" if who == "eva" else "eva")
    desk.done(f"{DAY}{row.pk}/", {"do": "miss", "reason": "person_not_home"})
    desk.sign_in(who)
    kept = thing(row, "finish", at_hour(11, 30), 3, words="Dusch.")
    [stopped] = sends(desk, kept)
    assert (stopped["how"], stopped["now"]["state"], stopped["now"]["open"]) == ("conflict", "not_done", False)
    rules = json.loads(told_bounds())
    assert rules["still"] == {"not_done": ["finish"]}, "the telephone offers it"
    assert hows(sends(desk, {**kept, "version": stopped["now"]["version"]})) == ["done"]
    row.refresh_from_db()
    assert (row.state, row.reason, row.words, row.carer_id) == ("done", "", "Dusch.", desk.staff(who).party_id)
    with automatic_run("test"):
        both = list(ActivityMark.objects.order_by("number").values_list("state", "reason"))
    assert both == [("not_done", "person_not_home"), ("done", "")], "both stand"


def test_at_the_door_with_a_net_it_is_the_same(out: tuple[Desk, Home, Visit, str]) -> None:
    desk, _home, row, _who = out
    page = f"{DAY}{row.pk}/"
    assert "Jag var där: besöket blev av" not in desk.get(page)
    sends(desk, thing(row, "begin", at_hour(11, 10), 3))
    assert "Gjort utan nät" in desk.get(page)
    desk.done(page, {"do": "miss", "reason": "person_not_home"})
    assert "Gjort utan nät" not in desk.get(page), "this was told at once, whatever came later before it"
    assert "Jag var där: besöket blev av" in desk.get(page)
    desk.done(page, {"do": "finish", "words": "Hen öppnade till slut."})
    row.refresh_from_db()
    assert (row.state, row.words) == ("done", "Hen öppnade till slut.")
    assert "Gjort utan nät" not in desk.get(page)


def test_what_took_no_time_was_asked_about_by_the_telephone_and_is_not_asked_again(
    out: tuple[Desk, Home, Visit, str],
) -> None:
    desk, _home, row, _who = out
    kept = [thing(row, "begin", at_hour(10, 45), 3), thing(row, "finish", at_hour(10, 45), 4)]
    assert hows(sends(desk, *kept)) == ["done", "done"]
    assert json.loads(told_bounds())["short"] == 2, "minutes"
    [visit] = desk.client.get(DAY + "packa/").json()["visits"]
    assert datetime.fromisoformat(visit["ends"]) == row.ends_at, "so that it knows what is over and untold"


def test_the_telephone_knows_how_early_is_too_early(out: tuple[Desk, Home, Visit, str]) -> None:
    desk, _home, row, _who = out
    rules = json.loads(told_bounds())
    assert (rules["early"], rules["timed"]) == (30, ["begin", "finish", "miss"])
    [visit] = desk.client.get(DAY + "packa/").json()["visits"]
    assert datetime.fromisoformat(visit["starts"]) == row.starts_at
    for do in rules["timed"]:
        for minutes, why in ((31, True), (30, False)):
            said = row.starts_at - timedelta(minutes=minutes)
            found = begin_findings(is_theirs=True, starts=row.starts_at, at=said)
            assert bool(found) == why == (said < row.starts_at - timedelta(minutes=rules["early"])), do


def test_only_whose_it_is_and_only_while_it_is_theirs(out: tuple[Desk, Home, Visit, str]) -> None:
    desk, _home, row, who = out
    other = "bo" if who == "eva" else "eva"
    kept = thing(row, "begin", at_hour(10, 45), 3)
    note = who_note(desk.staff(who).party_id)
    desk.sign_in(other)
    for wrong in (note, "", "forged"):
        answer = desk.client.post(DAY + "skicka/", {"note": wrong, "things": json.dumps([kept])})
        assert answer.status_code == 409
    desk.sign_in(who)
    for nonsense in ("", "{}", "[" * 30_000):
        assert desk.client.post(DAY + "skicka/", {"note": note, "things": nonsense}).status_code == 400
    with automatic_run("test"):
        AccessGround.objects.filter(party_id=row.unit_id).update(period=(at_hour(7), at_hour(11)))
    assert hows(sends(desk, kept, thing(row, "help", at_hour(11), 3))) == ["refused", "held"]
    assert desk.client.get(DAY + "packa/").json()["visits"] == []
    with automatic_run("test"):
        assert AccessLog.objects.filter(verb="refused", what="visit_since").count() == 1
        assert (Visit.objects.get(pk=row.pk).state, HelpCall.objects.count()) == ("published", 0)
    desk.client.session.flush()
    assert desk.client.get(DAY + "skicka/").status_code == 302
    desk.client.cookies.clear()
    assert desk.client.get(DAY + "laget/").json() == {"state": "out"}
    assert desk.client.post(DAY + "skicka/", {"note": note, "things": "[]"}).status_code == 302


def test_one_odd_thing_hinders_no_other(out: tuple[Desk, Home, Visit, str], monkeypatch: pytest.MonkeyPatch) -> None:
    desk, _home, row, _who = out
    sane = thing(row, "begin", at_hour(10, 45), 3)
    elsewhere = {"visit": str(new_id())}
    odd = [1, {}, {"key": "x"}, *({**sane, **elsewhere, **more} for more in (
        {"do": "end_help"}, {"version": 10**9}, {"version": float("inf")}, {"at": "2026-02-30T10:00:00Z"},
        {"fields": {"words": "\ud800"}}, {"fields": None},
    ))]  # fmt: skip
    answers = sends(desk, *odd, sane)
    assert hows(answers) == ["wrong"] * len(odd) + ["done"]
    assert all(one["why"] for one in answers[:-1])
    twice = thing(row, "begin", at_hour(10, 46), 3)
    assert hows(sends(desk, twice)) == ["done"]
    assert ToldLater.objects.count() == 1, "the same again is not told of as later"

    def breaks(*_args: object) -> None:
        raise ZeroDivisionError

    finish = thing(row, "finish", at_hour(11, 30), 4)
    with monkeypatch.context() as patch:
        patch.setattr("ledstjarna.web.team.offline.replaying.acts", breaks)
        [fault] = sends(desk, finish)
    assert (fault["how"], fault["again"]) == ("wrong", True)
    assert hows(sends(desk, finish)) == ["done"], "what failed by our fault can be sent again, with the same key"


def test_what_the_telephone_keeps_of_the_house_is_nobodys(out: tuple[Desk, Home, Visit, str]) -> None:
    desk, _home, _row, _who = out
    shell = desk.client.get(DAY + "utan-nat/").content.decode()
    assert "Astrid" not in shell
    assert "Inloggad" not in shell
    worker = desk.client.get(DAY + "arbetare.js")
    assert worker["Content-Type"].startswith("text/javascript")
    assert worker.content.decode().count("importScripts") == 1
    assert desk.client.get(DAY + "app.webmanifest").json()["name"] == "Min dag – Ledstjärna"
    assert desk.client.post("/logga-ut/")["Clear-Site-Data"] == '"storage"'


def test_a_protected_name_and_place_are_not_kept(
    out: tuple[Desk, Home, Visit, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, _home, row, _who = out
    how = SimpleNamespace(agreed=SimpleNamespace(how="Koka kaffe", wishes="Kaffet först"))
    monkeypatch.setattr(packing, "implementation", lambda *_asked: how)
    with automatic_run("test"):
        person = Person.objects.get(pk=desk.subject_id)
        VisitNote.objects.create(
            county_id=person.county_id, subject_id=person.pk, commitment_id=row.commitment_id,
            getting_in="Nyckelskåpet hänger vid porten", careful=f"{person.given_name} hör illa", carers=1,
            written_by_id=desk.subject_id, written_by_label="Sara Ek", written_at=at_hour(8),
        )  # fmt: skip
    kept = desk.client.get(DAY + "packa/").json()
    assert "Nyckelskåpet hänger vid porten" in str(kept)
    assert f"Så vill {person.given_name} ha det" in str(kept)
    with automatic_run("test"):
        Person.objects.filter(pk=person.pk).update(protected_identity="sekretessmarkering")
    kept = desk.client.get(DAY + "packa/").json()
    assert ["Så kommer man in", "Det står på besökets sida, när du har nät.", False] in kept["visits"][0]["facts"]
    assert person.given_name not in str(kept)
    assert "Nyckelskåpet" not in str(kept)
    assert f"{PROTECTED_NAME} hör illa" in str(kept)
    assert ["Så vill personen ha det", "Kaffet först", False] in kept["visits"][0]["facts"]


def test_the_telephone_asks_for_what_the_house_asks_for(out: tuple[Desk, Home, Visit, str]) -> None:
    desk, _home, row, _who = out
    asked = json.loads(told_bounds())["asked"]

    def missing(do: str, told: dict[str, str]) -> list[str]:
        return [
            code for name, code, reason in asked.get(do, [])
            if (not reason or told["reason"] == reason) and not told[name].strip()
        ]  # fmt: skip

    for reason in ("", *REASONS):
        for words in ("", " ", "Sov."):
            house = [one.code for one in miss_findings(reason=reason, words=words)]
            assert missing("miss", {"reason": reason, "words": words}) == house, (reason, words)
    for do in set(LATER) - {"miss", "observe"}:
        assert not missing(do, {"reason": "", "words": ""})
    assert hows(sends(desk, thing(row, "observe", at_hour(11, 22), 5, words=" "))) == ["wrong"]
    assert missing("observe", {"words": " "}) == ["words_missing"]
