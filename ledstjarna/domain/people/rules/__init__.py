"""What this room decides, pure: names in order, ages, mandates, and what an entry must hold."""

from ledstjarna.domain.people.rules.absences import absence_findings, back_findings
from ledstjarna.domain.people.rules.ages import age_on, birthday
from ledstjarna.domain.people.rules.blocking import block_matters, lets_in_hindrance, others_block_hindrance
from ledstjarna.domain.people.rules.entries import (
    ContactDetails,
    StoryWords,
    close_one_findings,
    contact_findings,
    identity_findings,
    person_findings,
    story_findings,
    way_finding,
    written_findings,
)
from ledstjarna.domain.people.rules.letting import CAN_BE_LET, beyond_own_word, let_findings, let_kinds
from ledstjarna.domain.people.rules.mandates import (
    CONSENT_MATTERS,
    MATTERS,
    REPRESENTATION,
    Held,
    ReadingTerm,
    RepresentationRule,
    mandate_allows,
    mandate_findings,
    may_choose_for,
    own_hindrance,
    reading_terms,
    stand_together,
)
from ledstjarna.domain.people.rules.names import fold, search_words, sort_key
from ledstjarna.domain.people.rules.protecting import answer_finding, is_lower, protection_findings
from ledstjarna.domain.people.rules.sign_in import Capacity, number_finding

__all__ = [
    "CAN_BE_LET",
    "CONSENT_MATTERS",
    "MATTERS",
    "REPRESENTATION",
    "Capacity",
    "ContactDetails",
    "Held",
    "ReadingTerm",
    "RepresentationRule",
    "StoryWords",
    "absence_findings",
    "age_on",
    "answer_finding",
    "back_findings",
    "beyond_own_word",
    "birthday",
    "block_matters",
    "close_one_findings",
    "contact_findings",
    "fold",
    "identity_findings",
    "is_lower",
    "let_findings",
    "let_kinds",
    "lets_in_hindrance",
    "mandate_allows",
    "mandate_findings",
    "may_choose_for",
    "number_finding",
    "others_block_hindrance",
    "own_hindrance",
    "person_findings",
    "protection_findings",
    "reading_terms",
    "search_words",
    "sort_key",
    "stand_together",
    "story_findings",
    "way_finding",
    "written_findings",
]
