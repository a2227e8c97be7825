"""Every address × everybody: it opens for those the table names, and a refusal is the same whether the thing is there.

A new address without a line in the table fails. A role at another's door is asked in turn by GET and by POST, at
its own by both.
"""

from collections.abc import Iterator

import pytest
from django.http import HttpRequest, HttpResponse

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessGround
from ledstjarna.domain.consent.rules import kinds_of
from ledstjarna.web import door as web_door
from ledstjarna.web.door import PERSON, PUBLIC, STAFF
from ledstjarna.web.entrance import errors
from tests.architecture.addresses import addresses
from tests.architecture.sources import holds
from tests.doors import table
from tests.doors.asking import OPENED, REFUSED, Asker, Door, doors
from tests.doors.world import World

pytestmark = pytest.mark.usefixtures("undrawn")

DOORS = list(doors())
HOUSE = {"person": "min-plan", "representative": "min-plan", "close_one": "min-plan", "staff": "teamet",
         "association": "foreningen"}  # fmt: skip
ROLES = sorted(set().union(*table.who_may().values()) | {table.TRUSTEE, table.FALSE, table.NOBODY})
SYSTEMS = (table.SYSTEM, table.FALSE)
# Who is asked once more, about somebody whom they have nothing to do with.
ABOUT_OTHERS = {
    table.PERSON: "elsa", table.GUARDIAN: "astrid", table.COORDINATOR: "elsa", table.CARER: "elsa", table.CHOIR: "elsa"
}  # fmt: skip
# Where a contact begins, and what is of no person.
FOR_STRANGERS = {
    "begin_contact", "emergency", "fhir: Organization by id", "fhir: PractitionerRole by id", "fhir: Practitioner by id"
}  # fmt: skip


def faults(world: World, name: str, wanted: list[Door] = DOORS) -> Iterator[str]:
    """Where a role gets in that may not, is refused that may, or hears from a refusal that something is there."""
    role, may = world.roles[name], table.who_may()
    asker, own = Asker(role.client()), HOUSE.get(role.kind, "")
    for turn, door in enumerate(wanted):
        if name in SYSTEMS and door.house != "fhir":
            continue  # a key opens no page: without a session it is nobody
        both = door.house in (own, "fhir", "inloggning")
        methods = ("get", "post") if both else (("get", "post")[(turn + len(name)) % 2],)
        found = asker.at(door, world.things[role.about], methods)
        should = OPENED if name in may[door.name] else REFUSED
        if found != should:
            yield f"{door.name} for {name}: {found}, and should be {should}"
        if name in ABOUT_OTHERS and both and door.about_somebody and door.name not in FOR_STRANGERS:
            found = asker.at(door, world.things[ABOUT_OTHERS[name]], methods)
            if found != REFUSED:
                yield f"{door.name} for {name}, about somebody else: {found}"


def test_the_table_has_every_address() -> None:
    every = {door.name for door in DOORS}
    assert every == set(table.who_may()), "Say in table.py who may open it."
    assert {one.name for one in addresses() if one.view.audiences == (PUBLIC,)} == table.PUBLIC


@pytest.mark.parametrize("name", ROLES)
def test_every_door(world: World, name: str) -> None:
    holds(faults(world, name), "Mend the page, or say in table.py who may open it and why.")


def test_a_door_left_open_is_seen(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(web_door._KINDS, "association", STAFF)
    wanted = [door for door in DOORS if door.name in ("team_home", "find_person", "team_person")]
    assert [line.split()[0] for line in faults(world, table.CHESS, wanted)] == ["team_home", "find_person"]


def test_a_refusal_that_tells_is_seen(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    there, not_found = str(world.things["astrid"]["subject_id"]), errors.not_found

    def telling(request: HttpRequest) -> HttpResponse:
        answer = not_found(request)
        answer.status_code = 403 if there in request.path else 404
        return answer

    monkeypatch.setattr(errors, "not_found", telling)
    wanted = [door for door in DOORS if door.name in ("team_person", "log_control")]
    found = list(faults(world, table.NURSE, wanted))
    assert found == ["team_person for a nurse elsewhere: get: 403 where there is something, 404 where there is not, "
                     "and should be refused"]  # fmt: skip


def test_no_page_offers_a_way_that_is_refused() -> None:
    """What a page says it is about agrees with who may open it: its kind is one that a narrow mandate does not reach
    exactly where the table shuts it out."""
    may = table.who_may()
    for address in addresses():
        if PERSON in address.view.audiences and getattr(address.view, "about", ""):
            assert table.RIGHTS not in may[address.name] or address.name in ("propose_as", "report"), address.name


def test_a_narrow_mandate_that_reads_everything_is_seen(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Grounds as they once were written: every kind of record, whatever the mandate."""
    with automatic_run("test"):
        wide = AccessGround.objects.filter(party_id=world.roles[table.RIGHTS].party_id)
        before = list(wide.values_list("kinds", flat=True))
        wide.update(kinds=list(kinds_of("representative", narrowed=False)))
    wanted = [door for door in DOORS if door.name in ("story", "own_views", "fhir: CarePlan by id")]
    found = [line.split(" for ")[0] for line in faults(world, table.RIGHTS, wanted)]
    with automatic_run("test"):
        wide.update(kinds=before[0])
    assert found == ["story", "own_views", "fhir: CarePlan by id"]
