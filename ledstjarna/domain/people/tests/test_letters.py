import pytest

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import NotForYou
from ledstjarna.domain.people.actions import mark_letter_printed, tell_story, write_confirmation_letter
from ledstjarna.domain.people.models import Letter
from ledstjarna.domain.people.queries import letter, letters_to_print
from ledstjarna.domain.people.tests.made import AT, asking, person, reading, staff, themself
from ledstjarna.foundation.outbox.models import Happening


@pytest.fixture
def told(karin, eva):
    def tell(way, viewer=eva):
        with asking(viewer):
            tell_story(by=viewer, subject_id=karin.pk, seen_version=0, what_matters="Katten.", way=way, at=AT)
            return Happening.objects.get(kind="StoryTold")

    return tell


def letters():
    with automatic_run("test"):
        return list(Letter.objects.all())


@pytest.mark.parametrize(("way", "written"), [("phone", 1), ("paper", 1), ("oral", 1), ("meeting", 0)])
def test_what_staff_registered_is_confirmed_once(told, eva, way, written):
    happening = told(way)
    write_confirmation_letter(happening)
    write_confirmation_letter(happening)
    assert [(row.kind, row.unit_id, row.body["way"]) for row in letters()] == [
        ("StoryTold", eva.unit_id, way)
    ] * written


def test_what_the_person_sent_themself_is_not(told, karin):
    write_confirmation_letter(told("phone", themself(karin)))
    assert letters() == []


def test_automatic_runs_are_not_and_who_was_registered_by_staff_is_told_so_with_why(eva):
    person()
    written = person(by=eva, reason="Hon ringde oss.")
    with automatic_run("test"):
        for happening in Happening.objects.all():
            write_confirmation_letter(happening)
    [row] = letters()
    assert (row.kind, row.subject_id, row.unit_id) == ("PersonRegistered", written.pk, eva.unit_id)
    assert row.body == {"reason": "Hon ringde oss."}


def test_nobody_writes_to_the_dead(told, karin):
    happening = told("phone")
    with automatic_run("test"):
        karin.deceased = True
        karin.save()
        write_confirmation_letter(happening)
    assert letters() == []


def test_the_unit_prints_it(told, karin, eva, where):
    write_confirmation_letter(told("paper"))
    with asking(eva):
        [row] = letters_to_print(eva, eva.unit_id)
        printed = mark_letter_printed(by=eva, subject_id=karin.pk, letter_id=row.id, at=AT)
        assert mark_letter_printed(by=eva, subject_id=karin.pk, letter_id=row.id, at=AT) == printed
        assert (printed.printed_at, printed.printed_by_label) == (AT, "Eva Lind")
        assert letters_to_print(eva, eva.unit_id) == []
        assert letter(reading(eva, karin), row.id) == printed
        with pytest.raises(NotForYou):
            letters_to_print(eva, karin.pk)


def test_somebody_without_ground_prints_nothing(told, karin, where):
    write_confirmation_letter(told("paper"))
    [row] = letters()
    other = staff(where)
    with asking(other):
        assert letters_to_print(other, where.unit_id) == []
        with pytest.raises(NotForYou):
            mark_letter_printed(by=other, subject_id=karin.pk, letter_id=row.id, at=AT)
