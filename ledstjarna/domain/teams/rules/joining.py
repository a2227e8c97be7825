"""Who may begin a contact and who may be invited. Pure."""

from datetime import timedelta

from ledstjarna.foundation.findings import Finding

# Roles that meet people first and may begin their organisation's own work with somebody.
BEGINS_CONTACT = frozenset(
    {
        "care_assessor", "lss_assessor", "unit_manager", "district_nurse", "nurse", "occupational_therapist",
        "physiotherapist", "counsellor", "physician", "coordinator", "carer_advisor", "school_counsellor",
    }
)  # fmt: skip

# Roles that can hold a team together: the person's named coordinator.
CAN_COORDINATE = BEGINS_CONTACT - {"unit_manager"}


# How long who came while others hold the plan reaches their own organisation's records, before they say anew why [M].
OWN_RECORDS_LAST = timedelta(days=180)


def may_begin_contact(
    *, role: str, organisation_kind: str, staff_county: str, staff_municipality: str, county: str, municipality: str
) -> Finding | None:
    """Whether a staff member may begin contact: a meeting role, in the area that answers for the person.

    A municipality answers for those who stay in it (SoL 2025:400 29 kap.), a region for those who live
    in it (HSL 2017:30 8:1).
    """
    if role not in BEGINS_CONTACT:
        return Finding("role_does_not_begin_contact", {"role": role})
    if staff_county != county:
        return Finding("other_county", section="HSL 2017:30 8:1")
    if organisation_kind == "municipality" and staff_municipality != municipality:
        return Finding("other_municipality", section="SoL 2025:400")
    return None


def comes_in_by(*, own_before: bool, others_before: bool, shared: bool) -> str:
    """On which ground staff come to a person: whether the joint plan is theirs to work with, or only their own records.

    The plan is theirs who began it, and theirs whom nobody was before. While others hold it, taking part crosses an
    organisation's border: only with the person's yes to sharing that names the one who comes (SoL 2025:400 10:8; OSL
    10:1, 25:1, 26:1). Without it they keep to their own organisation's records (PDL 4:1; SoLPUL 2001:454 6 §).
    """
    if own_before or not others_before:
        return "own_work"
    return "shared_plan" if shared else "own_records"


def shares_across(inviter_organisation: object, invited_organisation: object) -> bool:
    """Whether an invitation crosses an organisation's border, so that consent must come first."""
    return inviter_organisation is None or inviter_organisation != invited_organisation
