"""Who has read, looked up: by the person's number for whoever may ask, with a paper to them; and by who has read.

The number is sent in a form and stands in no address. Each look-up is logged with why; the person sees it.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from ledstjarna.domain.control.queries import ReadAbout, ReadByOne, read_about, read_by_one, readers_named
from ledstjarna.domain.control.rules.looking_up import LookUp
from ledstjarna.domain.organisations.models import Assignment
from ledstjarna.domain.organisations.queries import unit_phone
from ledstjarna.domain.people.rules import identity_findings
from ledstjarna.foundation.clock import today
from ledstjarna.foundation.findings import RuleBroken
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.entrance.waiting import too_many
from ledstjarna.web.forms import HouseForm, form_for
from ledstjarna.web.printed.paper import LANGUAGES, SIZES, paper_in
from ledstjarna.web.team.door import show_page
from ledstjarna.web.team.home.presenter import list_name
from ledstjarna.web.team.log_control.form import AboutPersonForm, ByReaderForm
from ledstjarna.web.team.log_control.presenter import reader_lines
from ledstjarna.web.team.log_control.view import CONTROLS
from ledstjarna.web.told.log import LogShown, log_shown
from ledstjarna.web.wording import date_text

A_YEAR = timedelta(days=365)


@page(STAFF, roles=CONTROLS)
def look_up_log(request: ViewerRequest) -> HttpResponse:
    """By the person's number: the rows of the own organisation as the person reads them, and as a paper to them."""
    form = form_for(request, AboutPersonForm, initial=_initial())
    looked_up = request.method == "POST" and form.is_valid()
    found, until = _asked(form, lambda: _read_about(request, form)) if looked_up else (None, None)
    size = request.POST.get("papper", "")
    if found and size in SIZES:
        return _paper(request, found, form, size)
    context = {
        "form": form, "nobody": looked_up and not form.errors and found is None, "must_wait": until is not None,
        "whom": list_name(found.person) if found else "", "shown": _shown(found) if found else None,
        "protected": bool(found and found.person.protected_identity), "organisation": request.viewer.organisation_name,
    }  # fmt: skip
    answer = show_page(request, "team/log_control/look_up.html", context)
    return too_many(answer, until) if until else answer


@page(STAFF, roles=CONTROLS)
def look_up_reader(request: ViewerRequest) -> HttpResponse:
    """By who has read: one of the own organisation's staff, in all their assignments."""
    viewer = request.viewer
    written = request.POST if request.method == "POST" else {}
    named = readers_named(viewer, written.get("name", "")) if written.get("name", "").strip() else {}
    form = form_for(request, ByReaderForm, initial=_initial(), readers=_names(named))
    among = [key for key in named if len(named) == 1 or str(key) == written.get("reader")]
    chosen = among[0] if among else None
    found: ReadByOne | None = None
    if request.method == "POST" and form.is_valid() and chosen:
        found, _until = _asked(form, lambda: read_by_one(viewer, named[chosen], _look_up(form)))
    context = {
        "form": form, "whom": _names({chosen: named[chosen]})[0][1] if chosen else "",
        "lines": reader_lines(found.read.rows, found.persons) if found else None,
        "nobody": bool(written) and not named and not form.errors, "organisation": viewer.organisation_name,
    }  # fmt: skip
    return show_page(request, "team/log_control/look_up_reader.html", context)


def _initial() -> dict[str, Any]:
    return {"first": today() - A_YEAR, "last": today()}


def _look_up(form: HouseForm) -> LookUp:
    said = form.cleaned_data
    return LookUp(said["why"], said["words"], said["first"], said["last"])


def _read_about(request: ViewerRequest, form: HouseForm) -> ReadAbout | None:
    number, wrong = identity_findings(form.cleaned_data["identity"])
    if wrong or number is None:
        raise RuleBroken(*wrong)
    return read_about(request.viewer, number, _look_up(form))


def _asked(form: HouseForm, ask: Callable[[], Any]) -> tuple[Any, Any]:
    """What was found, and until when to wait where too many numbers were tried; what a rule says stands on the form."""
    try:
        return ask(), None
    except RuleBroken as wrong:
        form.say(wrong)
        return None, wrong.findings[0].params.get("until")


def _shown(found: ReadAbout) -> LogShown:
    return log_shown(found.read, found.person.pk)


def _paper(request: ViewerRequest, found: ReadAbout, form: HouseForm, size: str) -> HttpResponse:
    """In the person's language. Whose it is stands on it, unless the identity is protected; who read, where asked."""
    viewer, person, said = request.viewer, found.person, form.cleaned_data

    def context() -> dict[str, Any]:
        return {
            "whom": "" if person.protected_identity else person.name, "organisation": viewer.organisation_name,
            "first": date_text(said["first"], with_year=True), "last": date_text(said["last"], with_year=True),
            "days": _shown(found).days, "names": said["names"], "unit": viewer.unit_name,
            "phone": unit_phone(viewer.unit_id) if viewer.unit_id else "",
        }  # fmt: skip

    language = person.language if person.language in LANGUAGES else "sv"
    return paper_in(language, size, "printed/log.html", None, context, name=lambda: _("vem-har-last"))


def _names(named: Mapping[UUID, Sequence[Assignment]]) -> list[tuple[str, str]]:
    """Each of the staff, and where they work or have worked."""
    return [
        (str(key), f"{rows[0].staff_member.name}, " + ", ".join(dict.fromkeys(row.unit.name for row in rows)))
        for key, rows in named.items()
    ]
