"""Words for codes, in the reader's language. Doors and the command line word what rules and rooms say in codes."""

from collections.abc import Callable
from typing import Any

from ledstjarna.web.wording.contacts import (
    contact_kind_name,
    contact_kind_title,
    contact_purpose,
    hours_text,
    title_name,
)
from ledstjarna.web.wording.dates import date_text, moment_text, money_text, promise_text
from ledstjarna.web.wording.findings import finding_text
from ledstjarna.web.wording.follow_ups import attained_name, helped_name, how_name, wants_name
from ledstjarna.web.wording.keeping import about_name, appeal_text, verdict_name, wants_done
from ledstjarna.web.wording.kin import relation_name
from ledstjarna.web.wording.labels import begun, filled, label_text, together, written
from ledstjarna.web.wording.phones import phone_text
from ledstjarna.web.wording.places import postcode_text
from ledstjarna.web.wording.runs import party_name
from ledstjarna.web.wording.states import state_text
from ledstjarna.web.wording.vocabulary import (
    basis_name,
    channel_name,
    choice_name,
    deviation_name,
    instrument_name,
    level_name,
    life_area_name,
    linked_plan_name,
    mandate_name,
    organisation_kind_name,
    outcome_name,
    protected_name,
    role_name,
    unit_kind_name,
    way_name,
    will_ground_name,
)

__all__ = [
    "FILTERS",
    "about_name",
    "appeal_text",
    "attained_name",
    "basis_name",
    "channel_name",
    "choice_name",
    "contact_kind_name",
    "contact_kind_title",
    "contact_purpose",
    "date_text",
    "deviation_name",
    "filled",
    "finding_text",
    "helped_name",
    "hours_text",
    "how_name",
    "instrument_name",
    "label_text",
    "level_name",
    "life_area_name",
    "linked_plan_name",
    "mandate_name",
    "moment_text",
    "money_text",
    "organisation_kind_name",
    "outcome_name",
    "party_name",
    "postcode_text",
    "promise_text",
    "protected_name",
    "relation_name",
    "role_name",
    "state_text",
    "title_name",
    "together",
    "unit_kind_name",
    "verdict_name",
    "wants_done",
    "wants_name",
    "way_name",
    "will_ground_name",
    "written",
]

FILTERS: dict[str, Callable[..., Any]] = {
    "about": about_name,
    "appeal": appeal_text,
    "verdict": verdict_name,
    "wants_done": wants_done,
    "date": date_text,
    "phone": phone_text,
    "moment": moment_text,
    "promise": promise_text,
    "money": money_text,
    "finding": finding_text,
    "role": role_name,
    "life_area": life_area_name,
    "level": level_name,
    "basis": basis_name,
    "way": way_name,
    "channel": channel_name,
    "outcome": outcome_name,
    "deviation": deviation_name,
    "state": state_text,
    "mandate": mandate_name,
    "linked_plan": linked_plan_name,
    "unit_kind": unit_kind_name,
    "choice": choice_name,
    "will_ground": will_ground_name,
    "instrument": instrument_name,
    "protected": protected_name,
    "organisation_kind": organisation_kind_name,
    "relation": relation_name,
    "label": label_text,
    "how_held": how_name,
    "wants": wants_name,
    "helped": helped_name,
    "attained": attained_name,
    "postcode": postcode_text,
    "written": written,
    "capitalize": begun,
    "contact_kind": contact_kind_title,
    "hours": hours_text,
}
