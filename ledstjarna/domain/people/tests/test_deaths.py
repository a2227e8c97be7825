"""Somebody has died: who may say so, what ends at once, and what comes back when it was a mistake."""

from datetime import date, timedelta

import pytest

from ledstjarna.domain.consent.context import automatic_run, set_viewer
from ledstjarna.domain.consent.models import AccessGround
from ledstjarna.domain.consent.queries import NotForYou, Viewer, open_reading, persons_in_reach
from ledstjarna.domain.consent.rules import BASIC, PLAN, consent_end
from ledstjarna.domain.people.actions import (
    change_notices,
    due_notices,
    let_close_one_read,
    name_close_one,
    note_death,
    register_mandate,
    send_notice,
    take_back_death,
    tell_other,
)
from ledstjarna.domain.people.actions.notices import Wanted
from ledstjarna.domain.people.models import AwayDays, Letter, Notice, NoticeToOther, Person
from ledstjarna.domain.people.queries import away_of, letters_to_print, person, private_viewer
from ledstjarna.domain.people.rules.deaths import SOURCES, death_findings, noting_finding
from ledstjarna.domain.people.tests.made import AT, Area, asking, staff, themself
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.foundation.findings import RuleBroken
from ledstjarna.foundation.ids import new_id
from ledstjarna.foundation.outbox.models import Happening

TODAY = AT.date()
BORN = date(1941, 3, 2)


@pytest.mark.parametrize(
    ("died_on", "known", "codes"),
    [
        (TODAY, "care", []),
        (TODAY - timedelta(days=400), "population_register", []),
        (TODAY + timedelta(days=1), "care", ["died_later"]),
        (TODAY - timedelta(days=4 * 366), "close_one", ["died_unlikely"]),
        (TODAY, "hearsay", ["death_source_missing"]),
        (TODAY + timedelta(days=1), "", ["died_later", "death_source_missing"]),
    ],
)
def test_what_a_death_that_is_written_down_must_hold(died_on: date, known: str, codes: list[str]) -> None:
    assert [one.code for one in death_findings(died_on, known, today=TODAY, birth_date=BORN)] == codes


def test_nobody_dies_before_they_are_born_nor_twice() -> None:
    born = TODAY - timedelta(days=3)
    [early] = death_findings(born - timedelta(days=1), SOURCES[0], today=TODAY, birth_date=born)
    assert (early.code, early.field_name) == ("died_unlikely", "died_on")
    assert noting_finding(deceased=False) is None
    assert noting_finding(deceased=True)


def died(by: Viewer, whom: Person, at: timedelta = timedelta()) -> Person:
    with asking(by, AT + at):
        return note_death(by=by, subject_id=whom.pk, died_on=TODAY, known="care", at=AT + at)


def test_staff_who_work_for_the_person_say_so_and_nobody_else(eva: Viewer, karin: Person, where: Area) -> None:
    for other in (staff(where, family_name="Nya"), themself(karin)):
        with pytest.raises(NotForYou), asking(other):
            note_death(by=other, subject_id=karin.pk, died_on=TODAY, known="care", at=AT)
    row = died(eva, karin)
    assert (row.deceased, row.died_on, row.death_known, row.death_noted_label) == (True, TODAY, "care", eva.label)
    with pytest.raises(RuleBroken) as twice:
        died(eva, karin)
    assert [one.code for one in twice.value.findings] == ["death_stands"]
    with asking(eva):
        assert person(open_reading(eva, karin.pk, what="person", kinds=[BASIC])).deceased, "staff read as before"


def test_those_around_the_person_are_let_in_no_more_and_again_when_it_was_a_mistake(eva: Viewer, karin: Person) -> None:
    me = themself(karin)
    with asking(me):
        lisa, erik = (
            name_close_one(by=me, subject_id=karin.pk, name=name, relation="syskon", at=AT) for name in ("Lisa", "Erik")
        )
        for one in (lisa, erik):
            let_close_one_read(by=me, subject_id=karin.pk, close_one_id=one.pk, may_read=True, at=AT)
        # Erik's reading had ended before, and does not come back with Lisa's.
        let_close_one_read(
            by=me, subject_id=karin.pk, close_one_id=erik.pk, may_read=False, at=AT + timedelta(minutes=5)
        )
    with asking(eva):
        mandate = register_mandate(
            by=eva, subject_id=karin.pk, representative="Maj Ek", kind="god_man", start=TODAY, scopes=["personal"],
            at=AT,
        )  # fmt: skip
    around = [(lisa.pk, "close_one"), (mandate.representative_id, "representative"), (karin.pk, "person")]

    def let_in(after: timedelta) -> list[tuple[bool, bool]]:
        """Whether each is let in at the door, and has a ground."""
        with clock_set_to(AT + after):
            found = []
            for party_id, kind in around:
                set_viewer((party_id,))
                viewer = private_viewer(party_id, kind, karin.pk)
                bare = Viewer(party_id, (party_id,), kind, "")
                found.append((viewer is not None, karin.pk in persons_in_reach(bare, kind=BASIC)))
            return found

    hour, own = timedelta(hours=1), (erik.pk, "close_one")
    assert let_in(hour) == [(True, True)] * 3
    died(eva, karin, at=hour)
    assert let_in(2 * hour) == [(False, False), (False, False), (False, True)], (
        "of their own they have the ground alone"
    )
    with asking(eva, AT + 2 * hour):
        take_back_death(by=eva, subject_id=karin.pk, at=AT + 2 * hour)
        with pytest.raises(NotForYou):
            take_back_death(by=eva, subject_id=karin.pk, at=AT + 2 * hour)
    around.append(own)
    assert let_in(3 * hour) == [(True, True), (True, True), (True, True), (False, False)]


def test_what_somebody_close_was_let_comes_back_and_no_more(eva: Viewer, karin: Person) -> None:
    """The plan alone, until a day: as the person had chosen, after a death that was a mistake."""
    me, last = themself(karin), TODAY + timedelta(days=9)
    with asking(me):
        lisa = name_close_one(by=me, subject_id=karin.pk, name="Lisa", relation="syskon", at=AT)
        let_close_one_read(
            by=me, subject_id=karin.pk, close_one_id=lisa.pk, may_read=True, lets=[PLAN], last_day=last, at=AT
        )
    died(eva, karin, at=timedelta(hours=1))
    with asking(eva, AT + timedelta(hours=2)):
        take_back_death(by=eva, subject_id=karin.pk, at=AT + timedelta(hours=2))
    with automatic_run("test"):
        ground = AccessGround.objects.get(party_id=lisa.pk, period__contains=AT + timedelta(hours=3))
    assert (set(ground.kinds), ground.period.upper) == ({BASIC, PLAN}, consent_end(last))


def test_nobody_comes_from_that_day_on_and_the_days_say_so_to_whoever_has_a_part(eva: Viewer, karin: Person) -> None:
    died(eva, karin)
    with automatic_run("test"):
        assert away_of(karin.pk) == [(TODAY, date.max)]
    with asking(eva):
        take_back_death(by=eva, subject_id=karin.pk, at=AT)
    with automatic_run("test"):
        assert away_of(karin.pk) == []
        assert AwayDays.objects.get().replaced_at == AT


def test_nothing_goes_out_to_who_has_died_nor_about_them(eva: Viewer, karin: Person) -> None:
    with asking(eva):
        change_notices(by=eva, subject_id=karin.pk, wanted=Wanted({"email": "karin@example.org"}), at=AT)
    with automatic_run("test"):
        happening = Happening.objects.create(
            county_id=karin.county_id, subject_id=karin.pk, kind="MessageWritten", body={}, happened_at=AT
        )
        notice = Notice.objects.create(
            county_id=karin.county_id, subject_id=karin.pk, happening_id=happening.pk, reason="message",
            state="waiting", made_at=AT, due_at=AT,
        )  # fmt: skip
        Letter.objects.create(
            county_id=karin.county_id, subject_id=karin.pk, happening_id=happening.pk, kind="NoticeMade", body={},
            unit_id=eva.unit_id, written_at=AT,
        )  # fmt: skip
    assert due_notices(at=AT) == [notice.pk]
    died(eva, karin)
    assert due_notices(at=AT) == []
    assert send_notice(notice_id=notice.pk, channels={}, at=AT) == ""
    assert eva.unit_id
    with asking(eva):
        assert letters_to_print(eva, eva.unit_id) == []
    tell_other(happening, new_id(), "message")
    with automatic_run("test"):
        assert not NoticeToOther.objects.exists()
    with asking(eva):
        take_back_death(by=eva, subject_id=karin.pk, at=AT)
        assert len(letters_to_print(eva, eva.unit_id)) == 1, "what waited goes, when it was a mistake"
    assert due_notices(at=AT) == [notice.pk]
