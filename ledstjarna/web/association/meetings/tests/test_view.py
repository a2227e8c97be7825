"""An association is called about what it was asked: it sees when and where, answers, and nothing of the plan."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.actions import Answer, Arrangement, SupportOffered
from ledstjarna.domain.plans.models import MeetingTime
from ledstjarna.domain.plans.tests.cast import AT, Cast, gather
from ledstjarna.domain.teams.actions import begin_contact
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.web.entrance.sessions import KIND, PARTY, SUBJECT
from ledstjarna.web.tests.signing_in import TEN_YEARS

FIRST = datetime(2026, 3, 10, 12, 30, tzinfo=UTC)


@pytest.fixture
def cast(db: Any) -> Iterator[Cast]:
    """Astrid has asked the choir to come for her, by her first name."""
    with clock_set_to(AT.replace(hour=15)):
        made = gather()
        told = {"subject_id": made.subject_id}
        begin_contact(by=made.act(made.staff["nurse"]), **told, reason="Astrid ringde", at=made.at())
        told |= {"by": made.act(made.person)}
        goal = actions.set_goal(
            **told, words="Hemligt mål", life_area="d9", current_level=8, wanted_level=8, at=made.at()
        )
        offered = SupportOffered(title="Hämtning", legal_basis="association", can_change_mind="Ja", after_no="Inget")
        row = actions.propose(**told, goal_id=goal.id, offered=offered, owner=made.unit_owner("choir"), at=made.at())
        yes = Answer(kind="yes", shared_facts=("name",), shared_words={"name": "Astrid"})
        actions.choose(**told, proposal_id=row.id, seen_version=row.version, answer=yes, at=made.at())
        yield made


@pytest.fixture
def client(cast: Cast) -> Client:
    made = Client()
    session = made.session
    session[PARTY], session[KIND], session[SUBJECT] = str(cast.staff["singer"].party_id), "association", ""
    session.set_expiry(TEN_YEARS)
    session.save()
    return made


def get(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def send(client: Client, path: str, fields: dict[str, Any]) -> str:
    """Fill in the form, and the text of where it leads."""
    shown = client.get(path).content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"', shown))
    answer = client.post(path, {**hidden, **fields}, follow=True)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_the_choir_is_called_and_answers(cast: Cast, client: Client) -> None:
    nurse = cast.act(cast.staff["nurse"])
    told = {"by": nurse, "subject_id": cast.subject_id}
    call = actions.call_meeting(
        **told, who=[nurse.party_id, cast.units["choir"].id], at=cast.at(), about="Hemligt",
        arranged=Arrangement("room", 45, "association_house", "Körens lokal"),
    )  # fmt: skip
    assert "Ni är inte kallade till något möte." in get(client, "/foreningen/moten/")  # a draft is told to nobody
    cast.act(nurse)
    actions.ask_times(**told, call_id=call.id, seen_version=1, starts=[FIRST], at=cast.at())
    assert "Möte om planen för Astrid Förslag: " in get(client, "/foreningen/moten/")
    page = f"/foreningen/moten/{call.id}/"
    text = get(client, page)
    assert "En förenings lokal, Körens lokal" in text
    for secret in ("Lind,", "Hemligt", "Hämtning", "Behöver du något"):
        assert secret not in text
    assert "Svara på minst en av tiderna." in send(client, page, {})
    cast.act(cast.staff["singer"])
    answer = {f"time_{MeetingTime.objects.get().id}": "if_needed", "needs_words": "Vi har nyckel"}
    assert "Tack för ert svar" in send(client, page, answer)
    assert client.get(f"{page}mote.ics").status_code == 404  # no time is set yet
    assert client.get(f"/teamet/person/{cast.subject_id}/moten/{call.id}/").status_code == 404
