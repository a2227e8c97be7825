"""Who did what, and whether they reached the person then: nothing is done by somebody without a ground."""

from collections.abc import Iterator
from typing import Any

from ledstjarna.cli.checking.check import Check, Fault
from ledstjarna.cli.checking.known import Known
from ledstjarna.cli.checking.life import Life, holds
from ledstjarna.cli.language import N_
from ledstjarna.domain.consent.rules import DECISION, NEEDS, PLAN, STORY, TEAM

# Rows, the column that says who, the column that says when, and the kind of record that they had to reach.
_DONE: tuple[tuple[str, str, str, str], ...] = (
    ("stories", "written_by_id", "written_at", STORY),
    ("consents", "registered_by_id", "said_at", PLAN),
    ("members", "invited_by_id", "period", TEAM),
    ("contacts", "named_by_id", "period", TEAM),
    ("contact_absences", "noted_by_id", "recorded_at", TEAM),
    ("contact_wishes", "asked_by_id", "asked_at", TEAM),
    ("calls", "asked_by_id", "asked_at", TEAM),
    ("call_attempts", "made_by_id", "made_at", TEAM),
    ("assessments", "assessed_by_id", "assessed_at", NEEDS),
    ("results", "answered_by_id", "answered_at", NEEDS),
    ("plans", "started_by_id", "started_at", PLAN),
    ("goals", "written_by_id", "written_at", PLAN),
    ("proposals", "proposed_by_id", "proposed_at", PLAN),
    ("choices", "registered_by_id", "chosen_at", PLAN),
    ("agreements", "agreed_by_id", "agreed_at", PLAN),
    ("sips", "judged_by_id", "judged_at", PLAN),
    ("meetings", "opened_by_id", "opened_at", PLAN),
    ("meeting_calls", "called_by_id", "called_at", PLAN),
    ("reports", "told_by_id", "told_at", PLAN),
    ("deviations", "noted_by_id", "noted_at", PLAN),
    ("follow_ups", "held_by_id", "recorded_at", PLAN),
    ("preparations", "said_by_id", "said_at", PLAN),
    ("scales", "described_by_id", "described_at", PLAN),
    ("applications", "investigator_id", "investigation_began_at", DECISION),
    ("decisions", "decided_by_id", "decided_at", DECISION),
    ("assignments", "given_by_id", "given_at", DECISION),
)


def _acted(life: Life, known: Known) -> Iterator[Fault]:
    for name, who, when, kind in _DONE:
        for row in getattr(life, name):
            party = getattr(row, who)
            at = _moment(row, when)
            if party is not None and at is not None and not _reached(life, known.parties_of(party), at, kind):
                yield Fault(row.id, name)


def _reached(life: Life, parties: set[Any], at: Any, kind: str) -> bool:
    return any(
        row.party_id in parties and row.scope_id is None and kind in row.kinds and holds(row.period, at)
        for row in life.grounds
    )


def _moment(row: Any, when: str) -> Any:
    """When it was done; what lasts was done when it began, None for what ended in the same moment."""
    at = getattr(row, when)
    return at.lower if when == "period" else at


def _future(life: Life, known: Known) -> Iterator[Fault]:
    for name, _, when, _ in _DONE:
        for row in getattr(life, name):
            at = _moment(row, when)
            if at is not None and at > known.at:
                yield Fault(row.id, name)


CHECKS = (
    Check(
        "acted_without_ground",
        "PersonBound",
        N_("Någon har gjort något utan att nå personens uppgifter då."),
        _acted,
        "PDL 4:1; OSL 26:1",
    ),
    Check("in_the_future", "PersonBound", N_("Något är noterat innan det har hänt."), _future),
)
