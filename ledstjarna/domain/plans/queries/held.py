"""Where what the log calls applications and decisions lies, and who wrote it."""

from ledstjarna.domain.consent.queries import Held
from ledstjarna.domain.consent.rules import DECISION
from ledstjarna.domain.plans.models import Application, AuthorityDecision

DECISIONS_HELD = (
    Held(DECISION, Application, author="investigator_id", organisation="principal_id"),
    Held(DECISION, AuthorityDecision, author="decided_by_id"),
)
