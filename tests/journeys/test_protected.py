"""A protected person, walked past every page of the staff: no address, no whereabouts, and no name in any list."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.plans.tests.cast import gather
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.web.team.tests.desk import NOW, Desk
from tests.architecture.addresses import addresses

STREET, PLACE = "Hemliga gatan 4", "Gömmaröd"
KINDS = ("sekretessmarkering", "skyddadFolkbokforing")


@pytest.fixture
def desk(db: Any) -> Iterator[Desk]:
    """A plan under way around Rosmarie Quist, whose identity is protected."""
    with clock_set_to(NOW):
        made = Desk(gather(), Client())
        made.contact("nurse")
        made.contact("assessor")
        made.story()
        made.part("Promenad", "own")
        with automatic_run("test"):
            Person.objects.filter(pk=made.subject_id).update(
                given_name="Rosmarie", family_name="Quist", sort_key="quist,rosmarie", street=STREET, place=PLACE
            )
        made.sign_in("nurse")
        yield made


def pages(desk: Desk) -> Iterator[tuple[str, bool, Any]]:
    """Every page of the staff that asks for nothing but the person: (path, whether it is about the person, answer)."""
    for found in addresses():
        if "staff" not in getattr(found.view, "audiences", ()) or set(found.parts) - {"subject_id"}:
            continue
        about = bool(found.parts)
        path = reverse(found.name, kwargs={"subject_id": desk.subject_id} if about else {})
        answer = desk.client.get(path)
        if answer.status_code == 200:
            yield path, about, answer


def test_no_trace_in_lists_titles_files_or_exports(desk: Desk) -> None:
    assert "Quist" in desk.get(reverse("team_home")), "a name that is not protected is there to be found"
    for kind in KINDS:
        with automatic_run("test"):
            Person.objects.filter(pk=desk.subject_id).update(protected_identity=kind)
        walked = list(pages(desk))
        assert len(walked) > 25
        for path, about, answer in walked:
            is_text = answer["Content-Type"].startswith("text/html")
            text = answer.content.decode() if is_text or "calendar" in answer["Content-Type"] else ""
            assert not re.search(f"{STREET}|{PLACE}", text), f"{path} tells where"
            if not about:
                assert not re.search("Rosmarie|Quist", text), f"{path} is a list with the name in it"
            title = re.search("<title>(.*?)</title>", text, re.S)
            assert title is None or not re.search("Rosmarie|Quist", title[1]), f"{path} has the name in its title"
