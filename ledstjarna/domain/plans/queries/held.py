"""Where what the log calls applications and decisions lies, and all that a block may hide; and who wrote it."""

from ledstjarna.domain.consent.queries import Held
from ledstjarna.domain.consent.rules import DECISION, PLAN
from ledstjarna.domain.plans.models import Application, AuthorityDecision, HealthAssessment

DECISIONS_HELD = (
    Held(DECISION, Application, author="investigator_id", organisation="principal_id"),
    Held(DECISION, AuthorityDecision, author="decided_by_id"),
    Held(PLAN, HealthAssessment, author="assessed_by_id", in_log=False),
)
