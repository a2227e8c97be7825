"""Who left the team because the person's yes to sharing did not hold any more, and may be asked back now."""

from ledstjarna.domain.consent.queries import Reading, answers_said, current_consents
from ledstjarna.domain.consent.rules import TEAM
from ledstjarna.domain.organisations.queries import still_working
from ledstjarna.domain.teams.models import TeamMember
from ledstjarna.domain.teams.rules.coming_back import Membership, may_come_back


def left_with_consent(reading: Reading) -> list[TeamMember]:
    """Those who may be asked back, who left last first; nobody while there is no yes. The rule is `may_come_back`."""
    reading.needs(TEAM)
    consent = current_consents(reading).get("sharing")
    if consent is None or consent.state != "given":
        return []
    rows = list(TeamMember.objects.filter(**reading.rows))
    left = {row.pk: row for row in rows if not row.period.isempty and row.period.upper is not None}
    found = may_come_back(
        [Membership(row.pk, row.party_id, row.organisation_id, row.period.upper) for row in left.values()],
        answered_at={row.said_at for row in answers_said(reading, "sharing")}, covered=set(consent.organisations),
        there={row.party_id for row in rows if row.period.upper_inf},
        working=still_working(row.party_id for row in left.values()) if left else set(),
    )  # fmt: skip
    return [left[one.id] for one in found]


def left_by_answer(reading: Reading) -> list[TeamMember]:
    """Those who are in the team no more because of what the person's standing answer to sharing covers."""
    reading.needs(TEAM)
    consent = current_consents(reading).get("sharing")
    if consent is None:
        return []
    rows = list(TeamMember.objects.filter(**reading.rows))
    there = {row.party_id for row in rows if not row.period.isempty and row.period.upper_inf}
    ended = [row for row in rows if not row.period.isempty and row.period.upper == consent.said_at]
    return [row for row in ended if row.party_id not in there]
