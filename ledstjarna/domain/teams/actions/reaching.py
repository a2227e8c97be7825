"""How and when staff are reached, told by themselves."""

import re
from datetime import datetime

from django.db import transaction

from ledstjarna.domain.consent.queries import NotForYou, Viewer
from ledstjarna.domain.organisations.actions import tell_reach
from ledstjarna.domain.teams.rules import Hours, hours_findings, kept_hours
from ledstjarna.foundation.findings import Finding, require

_NUMBER = re.compile(r"\+?[\d\s()–-]{5,28}")


@transaction.atomic
def tell_how_reached(*, by: Viewer, phone: str, text_phone: str, email: str, hours: Hours, at: datetime) -> None:
    """Tell on which numbers and at which times of the week the viewer is reached. Raises RuleBroken.

    It is about the viewer's own work and no person's data, so there is nothing to log.
    """
    if not by.is_staff:
        raise NotForYou(by, None, "tell_how_reached")
    numbers = (("phone", phone), ("text_phone", text_phone))
    require(
        *(
            Finding("number_wrong", field_name=name)
            for name, value in numbers
            if value and not _NUMBER.fullmatch(value)
        ),
        *hours_findings(hours),
    )
    tell_reach(
        assignment_id=by.party_id, at=at, phone=phone, text_phone=text_phone, email=email, hours=kept_hours(hours)
    )
