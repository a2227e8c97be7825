"""The frame of every page in the team's door."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.organisations.models import Role
from ledstjarna.web.frame import Door, show
from ledstjarna.web.team.about import About, about
from ledstjarna.web.team.race import differences
from ledstjarna.web.team.ways import thanks_for

# Their own doors come later; until then they meet a page that says so, and no way to look for a person.
MEET_NO_PERSONS = frozenset({"process_leader", "log_controller"})
MEET_PERSONS = frozenset(Role.values) - MEET_NO_PERSONS

TEAM = Door(
    "team",
    lambda: _("Teamet"),
    "team_home",
    lambda: (
        (_("Mina personer"), "team_home"),
        (_("Att göra"), "team_work"),
        (_("Hitta en person"), "find_person"),
        (_("Brev att skriva ut"), "letters"),
    ),
)

WITHOUT_PERSONS = Door("team", lambda: _("Teamet"), "team_home")


def show_page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """A page about nobody in particular."""
    door = WITHOUT_PERSONS if request.viewer.role in MEET_NO_PERSONS else TEAM  # type: ignore[attr-defined]
    return show(request, template, door, {"thanked": thanks_for(request), **_of_form(context), **context})


def show_about(
    request: HttpRequest, template: str, reading: Reading, context: dict[str, Any], *, tab: str = "",
    whom: About | None = None, shared_screen: bool = False,
) -> HttpResponse:  # fmt: skip
    """A page about one person. Two queries for who they are, none when `whom` is given."""
    whom = whom or about(reading, tab)
    everything = {"about": whom, "thanked": thanks_for(request), **_of_form(context), **context}
    return show(request, template, TEAM, everything, whose=whom.name, shared_screen=shared_screen)


def _of_form(context: dict[str, Any]) -> dict[str, Any]:
    form = context.get("form")
    return {
        "differences": differences(form) if form is not None else [],
        "was_kept": bool(getattr(form, "was_kept", False)),
    }
