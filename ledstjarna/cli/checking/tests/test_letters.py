"""Every kind of letter that the house writes is one that the check knows, and one that confirms nothing is found."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection, transaction

from ledstjarna.cli.checking import words
from ledstjarna.cli.checking.run import Report, look_at_persons
from ledstjarna.config.wiring import SAID_IN_SOME_WAY
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.people.actions import change_contact_details, write_confirmation_letter
from ledstjarna.domain.people.actions.letters import write_news_letter
from ledstjarna.domain.people.actions.notices import LETTER_KIND as NEWS
from ledstjarna.domain.people.actions.telling_others import LETTER_KIND as ASKED
from ledstjarna.domain.people.models import Letter, Person
from ledstjarna.domain.people.queries.persons import details_of
from ledstjarna.domain.people.rules.letters import ADDRESS_LEFT
from ledstjarna.domain.plans.tests.cast import Cast, gather
from ledstjarna.domain.teams.actions import begin_contact
from ledstjarna.foundation.clock import clock_set_to, now
from ledstjarna.foundation.ids import new_id
from ledstjarna.foundation.outbox.models import Happening

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    made = gather()
    by = made.act(made.staff["nurse"])
    begin_contact(by=by, subject_id=made.subject_id, reason="Astrid ringde", at=made.at())
    return made


def happened(cast: Cast, kind: str) -> Happening:
    return Happening.objects.create(
        kind=kind, county_id="04", subject_id=cast.subject_id, actor_id=cast.staff["nurse"].party_id,
        happened_at=cast.at(), recorded_at=cast.at(), body={"way": "phone"},
    )  # fmt: skip


def moved(cast: Cast, *streets: str) -> None:
    """The address, said by telephone to staff and changed, once for each street."""
    for street in streets:
        by = cast.act(cast.staff["nurse"])
        seen = details_of(Person.objects.get(pk=cast.subject_id))
        told = replace(seen, street=street, postcode="64130", place="Katrineholm", municipality_id="0483")
        change_contact_details(by=by, subject_id=cast.subject_id, seen=seen, details=told, at=cast.at(), way="phone")


def found() -> set[tuple[str, UUID | None]]:
    report = Report()
    with automatic_run("test"), clock_set_to(now() + timedelta(days=3)):
        look_at_persons(connection.connection, report, lambda *_: None, words.CHECKS)
    return {(one.code, row_id) for one in report.found.values() for row_id in one.first}


def letters(cast: Cast) -> dict[str, Letter]:
    cast.act(cast.staff["nurse"])
    return {row.kind: row for row in Letter.objects.all()}


def test_each_kind_of_letter_tells_of_what_has_happened(cast: Cast) -> None:
    with transaction.atomic():
        moved(cast, "Storgatan 1", "Lillgatan 2")
    with automatic_run("test"):
        write_news_letter(cast.subject_id, happened(cast, "MeetingCalled").id, NEWS, cast.at())
        write_news_letter(cast.subject_id, happened(cast, "ConsentHalfGiven").id, ASKED, cast.at(), new_id())
        for kind in {event.__name__ for event in SAID_IN_SOME_WAY} - {"ContactDetailsChanged"}:
            happened(cast, kind)
        told = list(Happening.objects.filter(body__way="phone").exclude(kind="MeetingCalled"))
    for one in told:
        write_confirmation_letter(one)
    assert set(letters(cast)) == {NEWS, ASKED, ADDRESS_LEFT, *(event.__name__ for event in SAID_IN_SOME_WAY)}
    assert found() == set()


def test_a_letter_to_the_address_before_stands_for_no_other_letter_and_on_no_other_event(cast: Cast) -> None:
    with transaction.atomic():
        moved(cast, "Storgatan 1", "Lillgatan 2")
    left = letters(cast)[ADDRESS_LEFT]
    assert {code for code, _row in found()} == {"letter_missing"}, "what was said by telephone is confirmed besides"
    with automatic_run("test"):
        Letter.objects.filter(pk=left.pk).update(happening_id=happened(cast, "StoryTold").id)
    assert ("letter_wrong", left.pk) in found()
