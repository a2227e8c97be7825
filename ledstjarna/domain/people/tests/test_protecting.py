from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import product
from typing import Any

import pytest

from ledstjarna.domain.consent.actions import write_ground
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.consent.queries import NotForYou, Viewer
from ledstjarna.domain.organisations.actions import assign
from ledstjarna.domain.organisations.queries import staff_member_of
from ledstjarna.domain.people.actions import answer_lowering, note_protection, raise_protection
from ledstjarna.domain.people.models import Person, ProtectionChange
from ledstjarna.domain.people.queries import lowering_that_waits, protection_seen
from ledstjarna.domain.people.rules import is_lower, protection_findings
from ledstjarna.domain.people.tests.made import AT, Area, asking, person, reading, staff, themself
from ledstjarna.foundation.findings import ChangedMeanwhile, RuleBroken
from ledstjarna.foundation.outbox.models import Happening

MARKED, REGISTERED = "sekretessmarkering", "skyddadFolkbokforing"
LATER = AT + timedelta(days=3)
LETTER = "Skatteverkets besked den 1 mars"


def note(by: Viewer, whom: Person, kind: str, seen: int = 0, at: Any = AT, words: str = LETTER) -> ProtectionChange:
    with asking(by):
        return note_protection(
            by=by, subject_id=whom.pk, kind=kind, source="tax_agency", words=words, seen_version=seen, at=at
        )


def answer(by: Viewer, whom: Person, row: ProtectionChange, yes: bool) -> ProtectionChange:
    with asking(by):
        return answer_lowering(by=by, subject_id=whom.pk, protection_change_id=row.pk, yes=yes, at=LATER)


def held(whom: Person) -> tuple[str, Any]:
    with automatic_run("test"):
        row = Person.objects.get(pk=whom.pk)
        return row.protected_identity, row.protected_since


def works_for(by: Viewer, whom: Person, other: Viewer) -> Viewer:
    """A colleague of the writer who works for the person too."""
    with asking(by):
        write_ground(
            by=by, subject_id=whom.pk, county_id="04", party_id=other.party_id, basis="own_work", at=AT,
            organisation_id=other.organisation_id,
        )  # fmt: skip
    return other


@pytest.fixture
def sara(where: Area, eva: Viewer, karin: Person) -> Viewer:
    return works_for(eva, karin, staff(where, family_name="Ek"))


def test_more_protection_holds_at_once_and_is_logged_as_a_change(karin: Person, eva: Viewer) -> None:
    row = note(eva, karin, MARKED, words="")
    assert held(karin) == (MARKED, AT)
    assert (row.number, row.before, row.after, row.lowers, row.written_by_label) == (1, "", MARKED, False, "Eva Lind")
    with asking(themself(karin)):
        assert AccessLog.objects.get(subject_id=karin.pk, what="note_protection").verb == "change"
        said = Happening.objects.get(kind="ProtectionRaised")
        assert said.body["protection_change_id"] == str(row.pk)
        assert MARKED not in str(said.body), "which kind it is is read by many, and no concern of theirs"


def test_since_when_stands_when_another_kind_is_noted(karin: Person, eva: Viewer) -> None:
    note(eva, karin, MARKED)
    note(eva, karin, REGISTERED, seen=1, at=LATER)
    assert held(karin) == (REGISTERED, AT)


def test_where_somebody_with_skyddad_folkbokforing_lives_is_not_known_here(eva: Viewer) -> None:
    whom = person(by=eva, street="Storgatan 1", postcode="63220", place="Eskilstuna", latitude=59.3, longitude=16.5)
    note(eva, whom, MARKED)
    with automatic_run("test"):
        assert Person.objects.get(pk=whom.pk).street == "Storgatan 1"
    note(eva, whom, REGISTERED, seen=1)
    with automatic_run("test"):
        row = Person.objects.get(pk=whom.pk)
        assert (row.street, row.postcode, row.place, row.latitude, row.longitude) == ("", "", "", None, None)
        assert row.municipality_id == "0484", "who answers for them is still known"


@pytest.mark.parametrize(("before", "after"), [(MARKED, ""), (REGISTERED, ""), (REGISTERED, MARKED)])
def test_less_waits_for_somebody_else(karin: Person, eva: Viewer, sara: Viewer, before: str, after: str) -> None:
    note(eva, karin, before)
    row = note(eva, karin, after, seen=1)
    assert held(karin) == (before, AT), "asking changes nothing"
    assert lowering_that_waits(reading(sara, karin)) == row
    answered = answer(sara, karin, row, True)
    assert (answered.agreed, answered.answered_by_label, answered.answered_at) == (True, "Eva Ek", LATER)
    assert held(karin) == (after, AT if after else None)
    assert lowering_that_waits(reading(sara, karin)) is None
    with pytest.raises(NotForYou):
        answer(sara, karin, row, False)


def test_a_no_changes_nothing(karin: Person, eva: Viewer, sara: Viewer) -> None:
    note(eva, karin, MARKED)
    row = note(eva, karin, "", seen=1)
    assert answer(sara, karin, row, False).agreed is False
    assert held(karin) == (MARKED, AT)
    with pytest.raises(NotForYou):
        answer(sara, karin, row, True)


def test_who_asked_does_not_answer_in_another_assignment_either(karin: Person, eva: Viewer, where: Area) -> None:
    note(eva, karin, MARKED)
    row = note(eva, karin, "", seen=1)
    her_own = staff_member_of(eva.party_id)
    assert her_own
    again = assign(staff_member_id=her_own, unit_id=where.unit_id, role="unit_manager", start=AT)
    hers = works_for(eva, karin, replace(eva, party_id=again.pk, parties=(again.pk, where.unit_id)))
    for viewer in (eva, hers):
        with pytest.raises(RuleBroken, match="protection_other_answers"):
            answer(viewer, karin, row, True)
    assert held(karin) == (MARKED, AT)


def test_what_is_raised_meanwhile_stands_and_the_question_is_over(karin: Person, eva: Viewer, sara: Viewer) -> None:
    note(eva, karin, MARKED)
    asked = note(eva, karin, "", seen=1)
    note(sara, karin, REGISTERED, seen=2)
    with pytest.raises(NotForYou):
        answer(sara, karin, asked, True)
    assert held(karin) == (REGISTERED, AT)
    assert [row.number for row in protection_seen(reading(eva, karin)).changes] == [3, 2, 1]


def test_two_writers_never_overwrite_each_other(karin: Person, eva: Viewer, sara: Viewer) -> None:
    note(eva, karin, REGISTERED)
    with pytest.raises(ChangedMeanwhile) as meanwhile:
        note(sara, karin, MARKED)
    assert (meanwhile.value.version, meanwhile.value.theirs, meanwhile.value.mine) == (
        1, {"kind": REGISTERED}, {"kind": MARKED},
    )  # fmt: skip


@pytest.mark.parametrize("who", [
    themself, lambda karin: replace(themself(karin), kind="representative"),
])  # fmt: skip
def test_neither_the_person_nor_who_represents_them_notes_it(karin: Person, who: Callable[[Person], Viewer]) -> None:
    with pytest.raises(NotForYou):
        note(who(karin), karin, MARKED)
    assert held(karin) == ("", None)


def test_staff_without_work_for_the_person_do_not(karin: Person, eva: Viewer, where: Area) -> None:
    stranger = staff(where, family_name="Alm")
    with pytest.raises(NotForYou):
        note(stranger, karin, MARKED)
    note(eva, karin, MARKED)
    row = note(eva, karin, "", seen=1)
    with pytest.raises(NotForYou):
        answer(stranger, karin, row, True)
    assert held(karin) == (MARKED, AT)


def test_less_needs_its_reason_in_words(karin: Person, eva: Viewer) -> None:
    note(eva, karin, MARKED)
    with pytest.raises(RuleBroken, match="protection_words_missing"):
        note(eva, karin, "", seen=1, words="  ok ")


def test_what_the_rules_ask_of_every_change() -> None:
    kinds = ("", MARKED, REGISTERED)
    less = {(MARKED, ""), (REGISTERED, ""), (REGISTERED, MARKED)}
    for before, after in product(kinds, kinds):
        assert is_lower(before, after) == ((before, after) in less)
        without = {one.code for one in protection_findings(before, after, "tax_agency", "")}
        said = {"protection_same"} if before == after else set()
        assert without == (said or ({"protection_words_missing"} if (before, after) in less else set()))
    assert [one.code for one in protection_findings("", "hemlig", "tax_agency", LETTER)] == ["protection_unknown"]
    assert [one.code for one in protection_findings("", MARKED, "other_system", "")] == ["protection_source_missing"]
    assert [one.code for one in protection_findings("", MARKED, "themself", "a" * 1001)] == ["text_too_long"]


def test_another_system_raises_and_never_lowers(karin: Person, eva: Viewer) -> None:
    whose = {"subject_id": karin.pk, "county_id": "04", "run_label": "import_fhir", "at": AT}
    assert raise_protection(kind=MARKED, **whose) == ""
    assert held(karin) == (MARKED, AT)
    for kind in ("", MARKED):
        raise_protection(kind=kind, **whose)
    assert raise_protection(kind=REGISTERED, **whose) == MARKED
    assert raise_protection(kind=MARKED, **whose) == REGISTERED
    assert held(karin) == (REGISTERED, AT)
    changes = protection_seen(reading(eva, karin)).changes
    assert [(row.number, row.after, row.source) for row in changes] == [
        (2, REGISTERED, "other_system"), (1, MARKED, "other_system"),
    ]  # fmt: skip
    with asking(themself(karin)):
        assert AccessLog.objects.filter(subject_id=karin.pk, what="raise_protection", verb="run").count() == 2
