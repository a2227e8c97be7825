"""Who is a care giver and who a social-care giver: lag 2022:913 asks different things of them.

Which role and which kind of unit belongs where is [M]: one line in one table. A role that is one of them wherever it
works stands first; for every other role the unit decides.
"""

CARE, SOCIAL = "care", "social"

ROLE_SECTOR: dict[str, str] = {
    "district_nurse": CARE,
    "nurse": CARE,
    "occupational_therapist": CARE,
    "physiotherapist": CARE,
    "physician": CARE,
    "school_counsellor": CARE,
    "care_assessor": SOCIAL,
    "lss_assessor": SOCIAL,
    "carer_advisor": SOCIAL,
    # These meet no person's records: aggregates and logs alone.
    "process_leader": "",
    "log_controller": "",
    "association_contact": "",
}

UNIT_SECTOR: dict[str, str] = {
    "care_centre": CARE,
    "hospital_ward": CARE,
    "home_nursing": CARE,
    "rehabilitation": CARE,
    "psychiatry": CARE,
    "habilitation": CARE,
    "school_health": CARE,
    "home_care": SOCIAL,
    "care_home": SOCIAL,
    "day_activity": SOCIAL,
    "assessment": SOCIAL,
    "carer_support": SOCIAL,
    "association": "",
    "other": "",
}

# The processes that an inner block can stand around: the kinds of units that meet persons (PDL 4:4).
PROCESSES = tuple(kind for kind, sector in UNIT_SECTOR.items() if sector)


def sector_of(role: str, unit_kind: str) -> str:
    """`care`, `social` or empty: neither reads other givers' documentation."""
    return ROLE_SECTOR[role] if role in ROLE_SECTOR else UNIT_SECTOR.get(unit_kind, "")
