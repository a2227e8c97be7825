"""The door for changing what is known of needs: keyword-only verbs, each in one transaction."""

from ledstjarna.domain.needs.actions.assessing import assess, say_own_view
from ledstjarna.domain.needs.actions.importing import (
    BundleRead,
    FactSaid,
    ImportRecorded,
    Suggested,
    record_bundle,
    record_facts,
    record_import,
    suggest,
)
from ledstjarna.domain.needs.actions.instruments import answer_instrument
from ledstjarna.domain.needs.actions.suggestions import dismiss_suggestion, take_suggestion

__all__ = [
    "BundleRead",
    "FactSaid",
    "ImportRecorded",
    "Suggested",
    "answer_instrument",
    "assess",
    "dismiss_suggestion",
    "record_bundle",
    "record_facts",
    "record_import",
    "say_own_view",
    "suggest",
    "take_suggestion",
]
