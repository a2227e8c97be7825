"""Which kinds of records the pages of this door read."""

from ledstjarna.domain.consent.rules import BASIC, DECISION, NEEDS, PLAN, STORY, TEAM

PLAN_PAGE = (BASIC, STORY, PLAN, TEAM)
NEEDS_PAGE = (BASIC, NEEDS)  # and the person's own words, where they are reached
DECISION_PAGE = (BASIC, DECISION)
