"""What must be in place before other givers' documentation is read: what the page asks, and what is still missing."""

from ledstjarna.domain.consent.rules.sectors import CARE, SOCIAL
from ledstjarna.foundation.findings import Finding

COHERENT_DAYS = 30  # how long one statement of relevance holds; the law says no number [M]
ATTITUDES = ("no_objection", "objects", "unclear")
ROUTES = ("consent", "incapacity")


def coherent_hindrances(
    *, sector: str, related: bool, relevance: str, route: str, consent_given: bool = False, attitude: str = "",
    older_or_disabled: bool = False, said_no: bool = False,
) -> list[Finding]:  # fmt: skip
    """Everything that hinders, with its section: lag 2022:913 3:1 (care giver), 3:3 (social-care giver), 3:2 and 3:4
    (lasting incapacity). Consent cannot stand in for any of the others (3:7). `said_no`: that the person's own no to
    reading stands, or a yes that they took back: a reason to believe that they would refuse, whatever is said of it.
    """
    section = "2022:913 3:1" if sector == CARE else "2022:913 3:3"
    found = []
    if sector not in (CARE, SOCIAL):
        return [Finding("coherent_not_for_role", section="2022:913 3:7")]
    if not related:
        found.append(Finding("coherent_without_relation", {"sector": sector}, section=section))
    if sector == SOCIAL and not older_or_disabled:
        found.append(Finding("coherent_not_older_or_disabled", section="2022:913 1:1", field_name="disabled"))
    if not relevance.strip():
        found.append(Finding("relevance_missing", section=section, field_name="relevance"))
    if route == "consent" and not consent_given:
        found.append(Finding("reading_consent_missing", section=section, field_name="route"))
    if route == "incapacity" and said_no:
        found.append(Finding("person_said_no", {"sector": sector}, section="2022:913 3:2, 3:4", field_name="route"))
    elif route == "incapacity" and attitude != "no_objection":
        found.append(Finding("attitude_not_clarified", section="2022:913 3:2, 3:4", field_name="attitude"))
    if route not in ROUTES:
        found.append(Finding("route_missing", field_name="route"))
    return found
