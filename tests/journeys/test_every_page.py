"""Every page of every role: reachable, whole, light, readable by everybody, at every width, in both languages."""

import pytest
from django.urls import reverse

from ledstjarna.demo.sign_in import roles
from ledstjarna.web.entrance.roles import DemoRole
from tests.journeys.every_page import Kind, Walk, take_pictures
from tests.journeys.staff_pages import way_in
from tests.support.accessibility import assert_accessible
from tests.support.browser import Visit
from tests.support.house import House

pytestmark = pytest.mark.journey

FIRST_LOAD = 150_000  # bytes over the wire, fonts and all


@pytest.fixture(scope="module")
def everybody(house: House) -> dict[str, DemoRole]:
    """The roles to sign in as, by code."""
    return {role.code: role for role in roles()}


def test_the_public_pages(visit: Visit) -> None:
    page = visit("/")
    weight = page.evaluate(
        """() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
        .reduce((sum, one) => sum + one.transferSize, 0)"""
    )
    assert weight < FIRST_LOAD
    walk = Walk(page, set(), "public")
    assert walk.from_here(reverse("sign_in"), reverse("components"), "/ledstjarnan/") >= 4
    assert not walk.faults, "\n".join(walk.faults)


def test_every_page_of_the_private_roles(visit: Visit, everybody: dict[str, DemoRole]) -> None:
    """Each role opens all of its pages; axe looks at a kind once, and at what each meets first."""
    tried: set[Kind] = set()
    for code, pages in {"person": 20, "close_one": 5, "representative": 20}.items():
        page = visit(way_in(everybody[code]))
        walk = Walk(page, set(), code, tried=frozenset(tried - {("plan",)}))
        assert walk.from_here() >= pages
        assert not walk.faults, "\n".join(walk.faults)
        tried |= walk.seen
        page.context.close()


def test_the_pages_of_what_went_wrong(visit: Visit, everybody: dict[str, DemoRole]) -> None:
    page = visit("/finns-inte/")
    assert page.get_by_role("heading", level=1).count() == 1
    assert_accessible(page)
    take_pictures(page, "error-not_found")
    page.goto(reverse("team_home"))
    assert page.url.endswith("/logga-in/?next=%2Fteamet%2F")
    page.goto(way_in(everybody["person"]))
    answer = page.goto(reverse("team_home"))
    assert answer is not None
    assert answer.status == 404
    assert page.get_by_text("Sidan finns inte, eller så har du inte rätt att se den").count() > 0
