"""Who may begin, and whose border an invitation crosses."""

from ledstjarna.domain.teams.rules import may_begin_contact, shares_across
from tests.spec.tables import YES, RuleTable

BEGINNING = RuleTable(
    title="Beginning a contact",
    section="SoL 2025:400 29 kap. (who stays in the municipality); HSL 2017:30 8:1 (who lives in the region)",
    about="In a role that meets people, in the area that answers for the person.",
    columns=("role", "of a", "staff's area", "the person's area"),
    ask=lambda role, kind, staff, home: may_begin_contact(
        role=role,
        organisation_kind=kind,
        staff_county=staff[:2],
        staff_municipality=staff,
        county=home[:2],
        municipality=home,
    ),
    rows=(
        ("care_assessor", "municipality", "0483", "0483", YES),
        ("care_assessor", "municipality", "0484", "0483", "other_municipality"),
        ("district_nurse", "region", "04", "0483", YES),
        ("district_nurse", "region", "18", "0483", "other_county"),
        ("planner", "municipality", "0483", "0483", "role_does_not_begin_contact"),
        ("association_contact", "association", "0483", "0483", "role_does_not_begin_contact"),
    ),
)

BORDERS = RuleTable(
    title="Crossing an organisation's border",
    section="OSL 8:1, 10:1",
    about="Inside one's own organisation nobody else is let in; across its border the person's consent comes first.",
    columns=("who invites", "who is invited"),
    ask=lambda inviter, invited: "consent comes first" if shares_across(inviter, invited) else YES,
    rows=(
        ("Katrineholms kommun", "Katrineholms kommun", YES),
        ("Katrineholms kommun", "Region Sörmland", "consent comes first"),
        (None, "Region Sörmland", "consent comes first"),
    ),
)

TABLES = (BEGINNING, BORDERS)
