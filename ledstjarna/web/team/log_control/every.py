"""Every reading that stands out, page by page: by rule, by unit, by who read, the newest or the oldest first."""

from collections.abc import Mapping
from uuid import UUID

from django.http import HttpResponse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import log_listing
from ledstjarna.domain.control.queries import findings_page, persons_of_findings, readers_found
from ledstjarna.domain.control.rules.checks import CODES
from ledstjarna.domain.organisations.queries import assignments_by_id
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.team.door import show_page
from ledstjarna.web.team.log_control.presenter import finding_lines
from ledstjarna.web.team.log_control.view import CONTROLS
from ledstjarna.web.wording import label_text
from ledstjarna.web.wording.log_control import log_rule_name

PER_PAGE = 25


@page(STAFF, roles=CONTROLS)
def log_findings(request: ViewerRequest) -> HttpResponse:
    """The own organisation's findings, all of them reachable. What the address cannot ask for counts as all."""
    viewer, asked = request.viewer, request.GET
    answered = asked.get("lage") == "besvarade"
    readers = readers_found(viewer, answered=answered)
    at_unit = {key: row.unit for key, row in assignments_by_id(readers).items()}
    choices = {
        "lage": [("", _("De som väntar")), ("besvarade", _("De som är besvarade"))],
        "regel": [("", _("Alla regler")), *((code, log_rule_name(code)) for code in CODES)],
        "enhet": [("", _("Alla enheter")), *_sorted({str(unit.pk): unit.name for unit in at_unit.values()})],
        "lasare": [("", _("Alla")), *_sorted({str(key): label_text(label) for key, label in readers.items()})],
        "ordning": [("", _("Nyast först")), ("aldst", _("Äldst först"))],
    }
    chosen = {name: asked.get(name, "") for name in choices}
    chosen = {name: value if value in dict(choices[name]) else "" for name, value in chosen.items()}
    wanted: set[UUID] | None = None
    if chosen["enhet"] or chosen["lasare"]:
        wanted = {
            key for key in readers
            if (not chosen["lasare"] or str(key) == chosen["lasare"])
            and (not chosen["enhet"] or (key in at_unit and str(at_unit[key].pk) == chosen["enhet"]))
        }  # fmt: skip
    number = int(asked["sida"]) if asked.get("sida", "").isdecimal() and len(asked["sida"]) < 6 else 1
    which = {
        "answered": answered, "rule": chosen["regel"], "readers": wanted, "oldest": bool(chosen["ordning"]),
    }  # fmt: skip
    rows, total = findings_page(viewer, **which, first=(max(1, number) - 1) * PER_PAGE, count=PER_PAGE)  # type: ignore[arg-type]
    count = max(1, -(-total // PER_PAGE))
    if number > count:
        number = count
        rows, total = findings_page(viewer, **which, first=(count - 1) * PER_PAGE, count=PER_PAGE)  # type: ignore[arg-type]
    persons = persons_of_findings(viewer, {row.subject_id for row in rows})
    log_listing(viewer, sorted(persons), what="log_control")
    said = urlencode({name: value for name, value in chosen.items() if value})
    context = {
        "lines": finding_lines(rows, persons), "total": total, "number": max(1, number), "count": count,
        "choices": choices, "chosen": chosen, "href": f"?{said}&sida=" if said else "?sida=",
        "organisation": viewer.organisation_name,
    }  # fmt: skip
    return show_page(request, "team/log_control/every.html", context)


def _sorted(named: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted(named.items(), key=lambda pair: pair[1])
