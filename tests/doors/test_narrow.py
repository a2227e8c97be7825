"""Who represents in rights alone, at every door that opens: no text of what their mandate does not reach.

A query that lifts the row policies answers for what it shows: here it is asked with words that are told nowhere else.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import transaction
from django.http import HttpResponse

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.keeping.models import Rectification
from ledstjarna.domain.keeping.rules.rectifying import ABOUT, CONTACT
from ledstjarna.domain.plans.tests.cast import AT
from ledstjarna.foundation.ids import new_id
from ledstjarna.web.printed import paper
from tests.architecture.sources import holds
from tests.doors import table
from tests.doors.asking import doors
from tests.doors.world import World

SAID = re.compile(r"Hemligt(?:vad|ord|svar|nu)-\w+")


@pytest.fixture
def said(world: World) -> Iterator[None]:
    """Something said to be wrong about each kind of thing, and answered: the thing, the words, the answer, the text."""
    subject_id = world.things["astrid"]["subject_id"]
    with transaction.atomic():
        with automatic_run("test"):
            Rectification.objects.update(about=CONTACT, wants="rectify", state="asked")  # the one made for the doors
            for about in ABOUT:
                Rectification.objects.create(
                    county_id="04", subject_id=subject_id, about=about, kept_by="care", wants="rectify",
                    what=f"Hemligtvad-{about}", words=f"Hemligtord-{about}", answer=f"Hemligtsvar-{about}",
                    reads_now=f"Hemligtnu-{about}", state="rectified", asked_by_id=subject_id, asked_by_label="hon",
                    asked_at=AT, answered_at=AT, answered_by_label="nån", reaches_id=new_id(), reaches_label="nån",
                    due_on=AT.date(),
                )  # fmt: skip
        yield
        transaction.set_rollback(True)


def heard(world: World, name: str, wanted: set[str]) -> Iterator[str]:
    role = world.roles[name]
    client = role.client()
    for door in doors():
        if door.name in wanted:
            with transaction.atomic():
                answer = client.get(door.path(world.things[role.about]))
                transaction.set_rollback(True)
            yield from (f"{door.name}: {word}" for word in SAID.findall(told(answer)))


def told(answer: HttpResponse) -> str:
    """Everything that an answer says, in its files too."""
    if answer["Content-Type"] != "application/zip":
        return answer.content.decode(errors="replace")
    with ZipFile(BytesIO(answer.content)) as archive:
        return " ".join(archive.read(name).decode(errors="replace") for name in archive.namelist())


def test_a_narrow_mandate_hears_of_what_it_reaches_alone(
    world: World, said: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper, "pdf_of", lambda page: page.encode())
    opened = {name for name, who in table.who_may().items() if table.RIGHTS in who}
    beside = [line for line in heard(world, table.RIGHTS, opened) if not line.endswith(f"-{CONTACT}")]
    holds(beside, "Filter by the kind of what it is about.")
    assert len(list(heard(world, table.DEPUTY, {"my_data"}))) >= 4 * len(ABOUT), (
        "and a mandate in personal matters does"
    )
