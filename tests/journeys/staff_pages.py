"""The walk of every role of staff and association through their pages."""

from django.urls import reverse

from ledstjarna.demo.sign_in import roles
from ledstjarna.web.entrance.roles import DemoRole
from tests.journeys.every_page import Kind, Walk
from tests.support.browser import Visit


def way_in(role: DemoRole) -> str:
    """The sign-in link of a role."""
    return reverse("sign_in_link", args=[role.token])


def walk_of_staff(visit: Visit) -> tuple[int, list[str]]:
    """How many pages there were, and what was wrong with them.

    The roles follow each other as the demonstration shows them; what one has seen the next need not see again.
    """
    seen: set[Kind] = set()
    faults: list[str] = []
    count = 0
    for role in roles():
        if role.kind not in ("staff", "association"):
            continue
        page = visit(way_in(role))
        walk = Walk(page, seen, role.code)
        count += walk.from_here()
        faults += [f"{role.code}: {fault}" for fault in walk.faults]
        seen -= {("team_home",), ("team_person",)}  # what everybody meets first is looked at for each role
        page.context.close()
    return count, faults
