"""The frame of every page in the team's door."""

from contextlib import nullcontext
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.organisations.models import Role
from ledstjarna.domain.organisations.queries import MEETS_NO_PERSONS
from ledstjarna.web.frame import Door, show
from ledstjarna.web.offering import drawn_for, drawn_to_read
from ledstjarna.web.team.about import About, about
from ledstjarna.web.team.only_reading import beside_own, only_reads, why_only_read
from ledstjarna.web.team.ways import thanks_about, thanks_for

# The others meet no persons in this door, and have no way to look for one.
MEET_PERSONS = frozenset(Role.values) - MEETS_NO_PERSONS

# Who also sees how it stands in the whole unit, and who sees numbers about many without meeting anybody.
MANAGES = frozenset({"unit_manager"})
FOLLOWS = frozenset({"process_leader"})


def _links() -> tuple[tuple[str, str], ...]:
    """What is used every day, few enough for a phone; the rest stands under "Mer" on the first page."""
    return (
        (_("Mina personer"), "team_home"),
        (_("Att göra"), "team_work"),
        (_("Dagens tider"), "our_times"),
        (_("Meddelanden"), "team_messages"),
        (_("Möten"), "my_meetings"),
        (_("Hitta en person"), "find_person"),
    )


# Who is out on visits begins with their own day; who plans them with the board.
VISITS = frozenset({Role.ASSISTANT_NURSE})

OF_CARERS = Door("team", lambda: _("Teamet"), "team_home", lambda: ((_("Min dag"), "my_visits"), *_links()))
OF_PLANNERS = Door("team", lambda: _("Teamet"), "team_home", lambda: ((_("Planering"), "planning"), *_links()))
TEAM = Door("team", lambda: _("Teamet"), "team_home", _links)
OF_MANAGERS = Door("team", lambda: _("Teamet"), "team_home", lambda: (*_links(), (_("Enheten"), "unit_contacts")))

FOLLOWING = Door("team", lambda: _("Teamet"), "leading", lambda: ((_("Så står det till"), "leading"),))
OF_CONTROLLERS = Door("team", lambda: _("Teamet"), "log_control", lambda: ((_("Loggkontroll"), "log_control"),))


def show_page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """A page about nobody in particular."""
    return show(request, template, _door(request), {"thanked": thanks_for(request), **_of_form(context), **context})


def show_about(
    request: HttpRequest, template: str, reading: Reading, context: dict[str, Any], *, tab: str = "",
    whom: About | None = None, shared_screen: bool = False,
) -> HttpResponse:  # fmt: skip
    """A page about one person. Two queries for who they are, none when `whom` is given. No way is drawn to a page about
    a kind of record that the viewer does not reach (`page(about=…)`).

    Raises NotForYou for a page that writes, before who may only read.
    """
    only = only_reads(request, reading)
    whom = whom or about(reading, tab)
    everything = {
        "about": whom,
        "only_read": why_only_read(reading) if only else beside_own(request, reading),
        "thanked": thanks_about(request, reading),
        **_of_form(context),
        **context,
    }
    acts = reading.reached.acts or reading.reached  # a change is opened on what acts alone
    with drawn_for(reading.reached.kinds, acts.kinds), drawn_to_read() if only else nullcontext():
        return show(request, template, _door(request), everything, whose=whom.name, shared_screen=shared_screen)


def _door(request: HttpRequest) -> Door:
    role = request.viewer.role  # type: ignore[attr-defined]
    if role in FOLLOWS:
        return FOLLOWING
    if role == Role.LOG_CONTROLLER:
        return OF_CONTROLLERS
    if role in VISITS or role == Role.PLANNER:
        return OF_CARERS if role in VISITS else OF_PLANNERS
    return OF_MANAGERS if role in MANAGES else TEAM


def _of_form(context: dict[str, Any]) -> dict[str, Any]:
    return {"was_kept": bool(getattr(context.get("form"), "was_kept", False))}
