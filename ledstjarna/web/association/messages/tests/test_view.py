"""An association writes about its own part, and reads the words that were shared instead of the plan's."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.plans.actions import Answer, SupportOffered, answer_part, choose, leave_part, propose, set_goal
from ledstjarna.domain.plans.models import Commitment
from ledstjarna.domain.plans.tests.cast import AT, Cast, gather
from ledstjarna.domain.teams.actions import begin_contact
from ledstjarna.domain.teams.models import Thread
from ledstjarna.foundation.clock import clock_set_to, now
from ledstjarna.foundation.ids import new_id


@pytest.fixture
def cast(db: Any) -> Iterator[Cast]:
    with clock_set_to(AT):
        yield gather()


def asked_choir(cast: Cast) -> tuple[Viewer, Commitment]:
    """The nurse in the team, and the part that the choir is asked about: its title is the person's own."""
    nurse = cast.act(cast.staff["nurse"])
    begin_contact(by=nurse, subject_id=cast.subject_id, reason="Astrid ringde", at=AT)
    by = cast.act(cast.person)
    goal = set_goal(
        by=by, subject_id=cast.subject_id, words="Kören", life_area="d9", current_level=3, wanted_level=1, at=AT
    )
    proposal = propose(
        by=by, subject_id=cast.subject_id, goal_id=goal.id, owner=cast.unit_owner("choir"), at=AT,
        offered=SupportOffered(title="Hemligt", legal_basis="association", can_change_mind="Ja.", after_no="Inget."),
    )  # fmt: skip
    choose(
        by=by, subject_id=cast.subject_id, proposal_id=proposal.id, seen_version=proposal.version, at=AT,
        answer=Answer(kind="yes", shared_facts=("about",), shared_words={"about": "Skjuts till kören"}),
    )  # fmt: skip
    part = Commitment.objects.get(proposal=proposal)
    return nurse, part


def test_the_association_writes_about_its_part(cast: Cast) -> None:
    nurse, part = asked_choir(cast)
    client, singer = Client(), cast.staff["singer"]
    session = client.session
    session["party"], session["kind"], session["subject"] = str(singer.party_id), "association", ""
    session.save()
    place = f"/foreningen/fraga/{part.pk}/meddelanden/"
    page = client.get(place).content.decode()
    assert "Skjuts till kören" in page
    assert "Inget är skrivet" in page
    written = {"key": str(new_id()), "words": "Vi kommer kvart i sex.", "to": str(nurse.party_id)}
    answer = client.post(place, written)
    assert answer.status_code == 302
    assert client.post(place, written)["Location"] == answer["Location"]
    for shown in (client.get(answer["Location"]), client.get(place), client.get(f"/foreningen/fraga/{part.pk}/")):
        assert "Hemligt" not in shown.content.decode()
    assert "Vi kommer kvart i sex." in client.get(answer["Location"]).content.decode()
    with automatic_run("test"):
        [thread] = Thread.objects.all()
        assert (thread.state, thread.waits_for_id, thread.title) == ("waits", nurse.party_id, "Hemligt")
    assert client.get(f"/foreningen/fraga/{new_id()}/meddelanden/").status_code == 404
    assert client.get(f"{place}{new_id()}/").status_code == 404


def test_what_was_typed_to_a_part_that_has_ended_comes_back(cast: Cast) -> None:
    nurse, part = asked_choir(cast)
    client, singer = Client(headers={"origin": "http://testserver"}), cast.staff["singer"]
    session = client.session
    session["party"], session["kind"], session["subject"] = str(singer.party_id), "association", ""
    session.save()
    place = f"/foreningen/fraga/{part.pk}/meddelanden/"
    shown = client.get(place).content.decode()
    note = shown.split('name="who" value="')[1].split('"')[0]
    written = {"who": note, "words": "Vi kommer kvart i sex.", "to": str(nurse.party_id)}
    with clock_set_to(AT + timedelta(minutes=1)):
        again = client.post(place, {**written, "key": str(new_id())})
        assert again.status_code == 302, "while it is theirs it is sent"
        answer_part(
            by=cast.act(singer), subject_id=cast.subject_id, commitment_id=part.pk, yes=True, words="", at=now(),
            seen_version=Commitment.objects.get(pk=part.pk).version,
        )  # fmt: skip
        leave_part(
            by=cast.act(singer), subject_id=cast.subject_id, commitment_id=part.pk, at_once=True, words="", at=now(),
            seen_version=Commitment.objects.get(pk=part.pk).version,
        )  # fmt: skip
    with clock_set_to(AT + timedelta(minutes=2)):
        for where in (place, again["Location"]):
            answer = client.post(where, {**written, "key": str(new_id())})
            text = answer.content.decode()
            assert answer.status_code == 409
            assert "har tagit slut för er" in text
            assert "Vi kommer kvart i sex." in text
            for untold in ("Hemligt", "Skjuts till kören", "Astrid", str(nurse.party_id)):
                assert untold not in text
            assert client.get(where).status_code == 404
        never = client.post(f"/foreningen/fraga/{new_id()}/meddelanden/", {**written, "key": str(new_id())})
        assert (never.status_code, "kvart i sex" in never.content.decode()) == (404, False)
        other = cast.staff["assessor"]
        session["party"], session["kind"] = str(other.party_id), "staff"
        session.save()
        assert client.post(place, {**written, "key": str(new_id())}).status_code in (404, 409)
        assert "kvart i sex" not in client.post(place, {**written, "key": str(new_id())}).content.decode()
