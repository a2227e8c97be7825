"""Named contacts lived through: named, away, stood in for, changed; calls asked, promised, late and answered."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer, open_reading
from ledstjarna.domain.organisations.actions import employ, end_assignment, register_title
from ledstjarna.domain.organisations.models import Assignment
from ledstjarna.domain.people.actions import answer_consent
from ledstjarna.domain.plans.tests.cast import AT, Cast, gather, viewer_of
from ledstjarna.domain.teams.actions import (
    answer_contact_wish,
    ask_for_call,
    be_away,
    begin_contact,
    end_absence,
    end_contact,
    end_membership,
    invite,
    name_contact,
    note_absence,
    note_attempt,
    tell_how_reached,
    wish_for_contact,
    withdraw_call,
)
from ledstjarna.domain.teams.models import NamedContact, TeamMember
from ledstjarna.domain.teams.queries import (
    Call,
    call,
    calls,
    calls_to_answer,
    contact_card,
    contact_version,
    contact_wishes,
    contacts_before,
    holders,
    unit_contacts,
)
from ledstjarna.domain.teams.rules import hours_of
from ledstjarna.domain.worklists.queries import work_about
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.foundation.findings import ChangedMeanwhile, RuleBroken

pytestmark = pytest.mark.django_db
NOW = AT + timedelta(days=1)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def cast() -> Iterator[Cast]:
    """The nurse has begun, and the person shares with the municipality."""
    with clock_set_to(NOW):
        made = gather()
        begin_contact(by=made.act(made.staff["nurse"]), subject_id=made.subject_id, reason="Hon ringde", at=NOW)
        answer_consent(
            by=made.act(made.person), subject_id=made.subject_id, kind="sharing", state="given", way="digital", at=NOW,
            said_by=made.subject_id, organisations=[made.municipality.id],
        )  # fmt: skip
        yield made


def hired(cast: Cast, name: str, *, unit: str = "home_care", title: str = "assistant_nurse") -> Assignment:
    """One more of the staff."""
    row = employ(
        given_name=name, family_name="Holm", unit_id=cast.units[unit].id, role="assistant_nurse", start=AT - DAY
    )
    register_title(staff_member_id=row.staff_member_id, title=title)
    return row


def joins(cast: Cast, party_id: UUID) -> None:
    """A staff member of the municipality, or a unit, is invited into the team."""
    invite(
        by=cast.act(cast.staff["nurse"]), subject_id=cast.subject_id, party_id=party_id, label="Hemtjänst Norr",
        role="", organisation_id=cast.municipality.id, at=NOW,
    )  # fmt: skip


def named(cast: Cast, who: Assignment, kind: str = "home_care_contact", seen: int = 0) -> NamedContact:
    """Somebody who is in the team, or is invited now, becomes the contact."""
    if who.id not in {one.assignment.pk for one in holders(read(cast, cast.staff["nurse"]))}:
        joins(cast, who.id)
    by = cast.act(cast.staff["nurse"])
    return name_contact(
        by=by, subject_id=cast.subject_id, kind=kind, holder_id=who.id, label=f"{who.staff_member.name}, Norr",
        seen_version=seen, at=NOW,
    )  # fmt: skip


def asked(cast: Cast, **more: object) -> Call:
    by = cast.act(cast.person)
    told = {"channel": "phone", "about": "Min medicin", "way": "digital"} | more
    row = ask_for_call(by=by, subject_id=cast.subject_id, at=NOW, **told)
    return call(read(cast, cast.person), row.id)


def read(cast: Cast, viewer: Viewer) -> Reading:
    return open_reading(cast.act(viewer), cast.subject_id, what="test", kinds=["team"])


def codes(broken: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    return [finding.code for finding in broken.value.findings]


def test_a_contact_without_the_title_is_refused_and_one_of_each_kind_stands(cast: Cast) -> None:
    joins(cast, cast.units["home_care"].id)
    untitled, anna = hired(cast, "Bo", title=""), hired(cast, "Anna")
    with pytest.raises(RuleBroken) as refused:
        named(cast, untitled)
    assert codes(refused) == ["contact_without_title"]
    first = named(cast, anna)
    assert first.team_id == cast.units["home_care"].id
    with pytest.raises(RuleBroken) as twice:
        named(cast, anna, seen=1)
    assert codes(twice) == ["contact_already"]
    other = hired(cast, "Cia")
    with pytest.raises(ChangedMeanwhile):
        named(cast, other, seen=0)
    second = named(cast, other, seen=1)
    reading = read(cast, cast.person)
    assert [one.row.pk for one in contact_card(reading)] == [second.pk]
    assert [row.pk for row in contacts_before(reading)] == [first.pk]
    assert contact_version(reading, "home_care_contact") == 2
    with pytest.raises(RuleBroken) as elsewhere:
        name_contact(
            by=cast.act(cast.staff["nurse"]), subject_id=cast.subject_id, kind="coordinating_contact",
            holder_id=hired(cast, "Dan", unit="care_centre").id, label="Dan", seen_version=0, at=NOW,
        )  # fmt: skip
    assert codes(elsewhere) == ["contact_not_in_team"]
    with pytest.raises(NotForYou):
        name_contact(
            by=cast.act(cast.person), subject_id=cast.subject_id, kind="home_care_contact", holder_id=anna.id,
            label="Anna", seen_version=2, at=NOW,
        )  # fmt: skip
    end_contact(
        by=cast.act(cast.staff["nurse"]), subject_id=cast.subject_id, contact_id=second.pk, why="Flyttar", at=NOW
    )
    assert contact_card(read(cast, cast.person)) == []


def test_whoever_steps_in_reaches_the_person_for_that_time_and_no_longer(cast: Cast) -> None:
    anna, per = hired(cast, "Anna"), hired(cast, "Per")
    contact = named(cast, anna)
    nurse, about = cast.act(cast.staff["nurse"]), {"subject_id": cast.subject_id, "at": NOW}
    alone = note_absence(by=nurse, contact_id=contact.pk, start=NOW, end=NOW + 7 * DAY, **about)
    card = contact_card(read(cast, cast.person))
    assert (card[0].reached.why, card[0].gap.code if card[0].gap else "") == ("coordinator", "contact_away_alone")
    with pytest.raises(RuleBroken) as refused:
        note_absence(
            by=cast.act(nurse), contact_id=contact.pk, start=NOW, end=NOW + DAY,
            stand_in_id=cast.staff["nurse"].party_id, **about,
        )  # fmt: skip
    assert codes(refused) == ["stand_in_elsewhere"]
    absence = note_absence(
        by=cast.act(nurse), contact_id=contact.pk, start=NOW, end=NOW + 7 * DAY, stand_in_id=per.id,
        stand_in_label="Per Holm", **about,
    )  # fmt: skip
    alone.refresh_from_db()
    assert alone.ended_at == NOW
    card = contact_card(read(cast, viewer_of(per)))
    assert (card[0].reached.why, card[0].reached_label, card[0].gap) == ("stand_in", "Per Holm", None)
    with clock_set_to(NOW + 8 * DAY), pytest.raises(NotForYou):
        read(cast, viewer_of(per))
    end_absence(by=cast.act(nurse), absence_id=absence.pk, **about)
    with clock_set_to(NOW + HOUR), pytest.raises(NotForYou):
        read(cast, viewer_of(per))


def test_who_steps_in_leaves_with_the_consent_that_the_contact_stood_on(cast: Cast) -> None:
    anna, per = hired(cast, "Anna"), hired(cast, "Per")
    contact = named(cast, anna)
    note_absence(
        by=cast.act(cast.staff["nurse"]), subject_id=cast.subject_id, contact_id=contact.pk, start=NOW, end=None,
        stand_in_id=per.id, stand_in_label="Per Holm", at=NOW,
    )  # fmt: skip
    assert read(cast, viewer_of(per))
    answer_consent(
        by=cast.act(cast.person), subject_id=cast.subject_id, kind="sharing", state="withdrawn", way="digital",
        at=NOW + HOUR, said_by=cast.subject_id, organisations=[],
    )  # fmt: skip
    with clock_set_to(NOW + 2 * HOUR):
        with pytest.raises(NotForYou):
            read(cast, viewer_of(per))
        gap = contact_card(read(cast, cast.person))[0].gap
    assert gap
    assert gap.code == "contact_left_team"


def test_who_has_left_the_team_is_nobody_to_ask_and_what_they_promised_goes_on(cast: Cast) -> None:
    anna, per = hired(cast, "Anna"), hired(cast, "Per")
    contact = named(cast, anna)
    tell_how_reached(
        by=cast.act(viewer_of(anna)), phone="070-123 45 67", text_phone="", email="", hours=hours_of([]), at=NOW
    )
    promised = asked(cast, contact_id=contact.pk)
    note_absence(
        by=cast.act(cast.staff["nurse"]), subject_id=cast.subject_id, contact_id=contact.pk, start=NOW + DAY, end=None,
        stand_in_id=per.id, stand_in_label="Per Holm", at=NOW,
    )  # fmt: skip
    leave(cast, anna)
    [card] = contact_card(read(cast, cast.person))
    assert (card.gap and card.gap.code, card.reached.why, card.coming) == ("contact_left_team", "coordinator", ())
    assert (card.way.phone, card.reached.party_id) == ("", cast.staff["nurse"].party_id)
    moved = call(read(cast, cast.person), promised.row.pk).row
    assert (moved.reaches_id, moved.reached_as) == (cast.staff["nurse"].party_id, "coordinator")
    assert moved.promised_at == promised.row.promised_at
    assert [one.row.pk for one in calls_to_answer(cast.act(cast.staff["nurse"]), NOW)] == [moved.pk]
    about = [item for item in work_about(read(cast, cast.staff["nurse"])) if item.kind == "contact_to_name"]
    assert [(item.row_id, item.since) for item in about] == [(contact.pk, NOW)]
    with pytest.raises(RuleBroken) as twice:
        asked(cast, contact_id=contact.pk)
    assert codes(twice) == ["call_asked_already"]  # of the nurse, who has it now


def test_nobody_is_offered_for_a_contact_who_left_where_nobody_coordinates(cast: Cast) -> None:
    contact = named(cast, hired(cast, "Anna"))
    with automatic_run("test"):
        TeamMember.objects.filter(subject_id=cast.subject_id).exclude(party_id=contact.holder_id).update(
            is_coordinator=False
        )
    leave(cast, contact.holder_id)
    [card] = contact_card(read(cast, cast.person))
    assert (card.reached.why, card.may_be_asked) == ("unit", False)
    made = asked(cast, contact_id=contact.pk)
    assert made.row.unit_id == cast.units["care_centre"].id  # not the unit of who has left


def leave(cast: Cast, who: Assignment | UUID) -> None:
    """Somebody's part in the team is ended."""
    party_id = who if isinstance(who, UUID) else who.id
    nurse = cast.act(cast.staff["nurse"])
    member = TeamMember.objects.get(subject_id=cast.subject_id, party_id=party_id, period__upper_inf=True)
    end_membership(by=nurse, subject_id=cast.subject_id, member_id=member.pk, at=NOW)


def test_a_wish_for_another_comes_true_when_one_is_named(cast: Cast) -> None:
    contact = named(cast, hired(cast, "Anna"))
    wish = {"kind": "home_care_contact", "words": "Vi förstår inte varandra.", "way": "digital", "at": NOW}
    wish_for_contact(by=cast.act(cast.person), subject_id=cast.subject_id, contact_id=contact.pk, **wish)
    with pytest.raises(RuleBroken) as twice:
        wish_for_contact(by=cast.person, subject_id=cast.subject_id, **wish)
    assert codes(twice) == ["wish_waits"]
    named(cast, hired(cast, "Cia"), seen=1)
    other = wish_for_contact(
        by=cast.act(cast.person), subject_id=cast.subject_id, **{**wish, "kind": "physician_contact"}
    )
    answer_contact_wish(
        by=cast.act(cast.staff["nurse"]), subject_id=cast.subject_id, wish_id=other.pk, answer="I maj.", at=NOW
    )
    assert {row.state for row in contact_wishes(read(cast, cast.person))} == {"named", "answered"}


def test_a_call_is_promised_in_the_hours_of_whoever_is_reached_and_kept(cast: Cast) -> None:
    anna = hired(cast, "Anna")
    contact = named(cast, anna)
    mornings = hours_of([[day, "08:00", "10:00"] for day in range(5)])
    tell_how_reached(
        by=cast.act(viewer_of(anna)), phone="070-123 45 67", text_phone="", email="", hours=mornings, at=NOW
    )
    made = asked(cast, contact_id=contact.pk)
    assert (made.row.reaches_label, made.row.promised_at) == ("Anna Holm, Norr", AT + 3 * DAY)  # two mornings later
    later = made.row.promised_at - HOUR
    nurse = cast.staff["nurse"]
    with clock_set_to(later):
        told = {"by": cast.act(nurse), "subject_id": cast.subject_id, "call_id": made.row.pk, "at": later}
        note_attempt(outcome="miss", words="", **told)
        with pytest.raises(RuleBroken) as silent:
            note_attempt(outcome="give_up", words="", **told)
        assert codes(silent) == ["words_missing"]
        note_attempt(outcome="reach", words="Vi pratade.", **told)
        found = calls(read(cast, cast.person))[0]
    assert (found.row.state, found.promise, len(found.attempts)) == ("reached", "kept", 2)


def test_what_passes_its_promise_is_late_and_moves_on(cast: Cast) -> None:
    anna = hired(cast, "Anna")
    made = asked(cast, contact_id=named(cast, anna).pk)
    nurse = cast.act(cast.staff["nurse"])
    assert calls_to_answer(nurse, NOW) == []
    late = made.row.promised_at + timedelta(minutes=1)
    with clock_set_to(late):
        cast.act(nurse)
        [moved] = calls_to_answer(nurse, late)
        assert (moved.promise, moved.with_whom) == ("late", "coordinator")
        manager = cast.act(cast.staff["manager"])
        seen = unit_contacts(manager, with_home_care=[], at=late)
        assert ([one.row.pk for one in seen.late], seen.kept, seen.broken) == ([made.row.pk], 0, 1)
        assert seen.persons[cast.subject_id].name == "Astrid Lind"
    withdraw_call(by=cast.act(cast.person), subject_id=cast.subject_id, call_id=made.row.pk, at=NOW)
    with pytest.raises(RuleBroken):
        withdraw_call(by=cast.person, subject_id=cast.subject_id, call_id=made.row.pk, at=NOW)


def test_without_a_contact_the_coordinator_is_asked_and_without_a_team_nobody(cast: Cast) -> None:
    assert asked(cast).row.reached_as == "coordinator"
    with pytest.raises(RuleBroken) as unknown:
        asked(cast, channel="pigeon")
    assert codes(unknown) == ["channel_missing"]


def test_a_unit_sees_who_has_left_and_who_has_nobody(cast: Cast) -> None:
    anna = hired(cast, "Anna")
    named(cast, anna)
    end_assignment(assignment_id=anna.id, at=NOW + DAY)
    later = NOW + 2 * DAY
    with clock_set_to(later):
        manager = cast.act(cast.staff["manager"])
        seen = unit_contacts(manager, with_home_care=[cast.subject_id], at=later)
        assert [one.gap.code for one in seen.gaps if one.gap] == ["contact_has_left"]
        assert seen.missing == []
        with pytest.raises(NotForYou):
            unit_contacts(cast.staff["nurse"], with_home_care=[], at=later)


def test_one_absence_is_noted_with_everybody(cast: Cast) -> None:
    anna, per = hired(cast, "Anna"), hired(cast, "Per")
    cast.act(cast.staff["nurse"])
    with pytest.raises(RuleBroken) as nobodys:
        be_away(by=cast.staff["nurse"], start=NOW, end=NOW + DAY, at=NOW)
    assert codes(nobodys) == ["nobodys_contact"]
    named(cast, anna)
    by = cast.act(viewer_of(anna))
    assert be_away(by=by, start=NOW, end=NOW + DAY, at=NOW, stand_in_id=per.id, stand_in_label="Per") == 1
    with pytest.raises(RuleBroken) as backwards:
        be_away(by=by, start=NOW, end=NOW - DAY, at=NOW)
    assert codes(backwards) == ["away_ends_before"]
