"""The people of a journey, each with a browser of their own."""

from collections.abc import Callable

import pytest

from tests.journeys.cast import Cast, gather, staff_link, unused_number
from tests.journeys.every_page import Kind
from tests.journeys.visitor import Visitor
from tests.support.browser import Visit
from tests.support.house import House

Arrive = Callable[..., Visitor]


@pytest.fixture
def cast(house: House) -> Cast:
    """The staff of this journey."""
    return gather()


@pytest.fixture(scope="session")
def seen() -> dict[str, set[Kind]]:
    """The kinds of pages that have been looked at from all sides, by who came to them: once for a worker is enough."""
    return {}


@pytest.fixture
def arrive(visit: Visit, seen: dict[str, set[Kind]]) -> Arrive:
    """`arrive(link, "who")` signs somebody in at a browser of their own."""

    def somebody(link: str, who: str, *, looks: bool = False, **options: object) -> Visitor:
        return Visitor(visit(link, **options), who, seen=seen.setdefault(who, set()), looks=looks)

    return somebody


@pytest.fixture
def register(arrive: Arrive, cast: Cast) -> Callable[..., Visitor]:
    """`register("Astrid", "Lind")`: a new person, registered by the coordinator, who begins the contact."""

    def registered(given: str, family: str, *, looks: bool = False) -> Visitor:
        coordinator = arrive(staff_link(cast.coordinator), "coordinator", looks=looks)
        coordinator.goes_to("register_person")
        coordinator.writes(identity=unused_number(), given_name=given, family_name=family)
        coordinator.writes(reason=f"{given} ringde och vill komma i gång efter sjukhuset.")
        coordinator.picks("municipality_id", cast.municipality.name).presses("Registrera och börja kontakt")
        return coordinator.is_at("team_person").sees("Personen är registrerad.")

    return registered
