"""A letter to the person that somebody at the care giver opened in an emergency: to who reads it nowhere else.

It is the care giver's own to tell (2022:913 3:5; PDL 2008:355 8:5): whoever else works with the person prints it not.
"""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import emergency_to_review, log_looked_up
from ledstjarna.domain.control.queries import persons_of_findings
from ledstjarna.domain.organisations.queries import unit_phone
from ledstjarna.foundation.clock import today
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.printed.paper import LANGUAGES, paper_in
from ledstjarna.web.team.log_control.presenter import is_protected
from ledstjarna.web.team.log_control.view import CONTROLS
from ledstjarna.web.wording import date_text, label_text, moment_text, postcode_text
from ledstjarna.web.wording.log_control import own_danger_name

LETTER_MADE = "emergency_letter"


@page(STAFF, roles=CONTROLS)
def emergency_letter(request: ViewerRequest, emergency_access_id: UUID) -> HttpResponse:
    """Who opened, at which unit, when and why by kind, and whom to ask; in the person's language, logged as made.

    Where the identity is protected neither name nor address stands on it.
    """
    viewer = request.viewer
    row = emergency_to_review(viewer, emergency_access_id)
    persons = persons_of_findings(viewer, {row.subject_id})
    whose = persons.get(row.subject_id)
    hidden = is_protected(row.subject_id, persons)
    log_looked_up(viewer, row.county_id, row.subject_id, what=LETTER_MADE, detail={"emergency": str(row.pk)})

    def context() -> dict[str, Any]:
        who, _comma, where = label_text(row.opened_by_label).partition(", ")
        to = () if hidden or whose is None else (
            whose.name, whose.street, f"{postcode_text(whose.postcode)} {whose.place}".strip()
        )  # fmt: skip
        return {
            "to": [line for line in to if line], "who": who, "where": where, "danger": own_danger_name(row.danger),
            "opened": moment_text(row.opened_at), "ends": moment_text(row.ends_at),
            "organisation": viewer.organisation_name, "unit": viewer.unit_name, "day": date_text(today()),
            "phone": unit_phone(viewer.unit_id) if viewer.unit_id else "",
        }  # fmt: skip

    language = whose.language if whose and whose.language in LANGUAGES else "sv"
    return paper_in(language, "normal", "printed/emergency.html", None, context, name=lambda: _("brev"))
