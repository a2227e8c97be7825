"""What happened is told, once, in ids and codes alone."""

import re
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from typing import Any
from uuid import UUID

from ledstjarna.cli.checking.check import Check, Fault, each
from ledstjarna.cli.checking.known import Known
from ledstjarna.cli.checking.life import Life
from ledstjarna.cli.language import N_
from ledstjarna.domain.consent import events as consent_events
from ledstjarna.domain.keeping import events as keeping_events
from ledstjarna.domain.needs import events as needs_events
from ledstjarna.domain.people import events as people_events
from ledstjarna.domain.plans import events as plans_events
from ledstjarna.domain.teams import events as teams_events
from ledstjarna.domain.visits import events as visits_events
from ledstjarna.foundation.outbox.publishing import Event

_ROOMS = (consent_events, keeping_events, needs_events, people_events, plans_events, teams_events,
          visits_events)  # fmt: skip

# An id, a time or a short code of ours; never what somebody wrote. Times were once written with a space.
_CODE = re.compile(r"[\w.:+-]{0,80}|\d{4}-\d\d-\d\d \d\d:\d\d[\d:.+]*")

# Rows that are told by an event when they come to be: the events that can tell it, and how they name the row.
_TOLD: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("stories", ("StoryTold",), "story_id"),
    (
        "consents",
        ("ConsentGiven", "ConsentHalfGiven", "ConsentRefused", "ConsentWithdrawn", "ConsentEnded"),
        "consent_id",
    ),
    ("members", ("ContactBegun", "MemberInvited"), "member_id"),
    ("contacts", ("ContactNamed",), "contact_id"),
    ("contact_absences", ("ContactAway",), "absence_id"),
    ("contact_wishes", ("ContactWished",), "wish_id"),
    ("calls", ("CallAsked",), "call_id"),
    ("assessments", ("NeedsAssessed",), "assessment_id"),
    ("plans", ("PlanStarted",), "plan_id"),
    ("goals", ("GoalSet",), "goal_id"),
    ("choices", ("ChoiceMade",), "choice_id"),
    ("sips", ("SipJudged",), "sip_id"),
    ("applications", ("ApplicationMade",), "application_id"),
    ("decisions", ("DecisionMade",), "decision_id"),
    ("assignments", ("AssignmentGiven",), "assignment_id"),
    ("health_assessments", ("HealthAssessed", "Prescribed"), "commitment_id"),
    ("agreements", ("PlanAgreed",), "agreement_id"),
    ("meetings", ("MeetingOpened",), "meeting_id"),
    ("reports", ("ReportMade",), "report_id"),
    ("deviations", ("DeviationNoted",), "deviation_id"),
    ("threads", ("MessageWritten",), "thread_id"),
    ("messages", ("MessageWritten",), "message_id"),
    ("follow_ups", ("FollowUpHeld",), "follow_up_id"),
    ("preparations", ("FollowUpPrepared",), "preparation_id"),
    ("scales", ("ScaleDescribed",), "scale_id"),
    ("rectifications", ("RectificationAsked",), "rectification_id"),
    ("step_downs", ("StepDownSuggested",), "step_down_id"),
    ("activities", ("TimesSet",), "activity_id"),
)
_NOT_TOLD = frozenset({"assessments"})  # the person's own view of a need makes a sitting, told as OwnViewSaid


def _texts(life: Life, _known: Known) -> Iterator[Fault]:
    known = _bodies()
    for row in life.happenings:
        if row.kind not in known or not set(row.body) <= known[row.kind]:
            yield Fault(row.id, "event_unknown")
        elif any(isinstance(value, str) and not _CODE.fullmatch(value) for value in row.body.values()):
            yield Fault(row.id, "event_with_words")


@cache
def _bodies() -> dict[str, frozenset[str]]:
    """What each kind of event carries, from the rooms' own declarations."""
    envelope = {part.name for part in fields(Event)}
    declared = [found for room in _ROOMS for found in vars(room).values() if isinstance(found, type)]
    return {
        event.__name__: frozenset(part.name for part in fields(event) if part.name not in envelope)
        for event in declared
        if issubclass(event, Event)
    }


def _untold(life: Life, _known: Known) -> Iterator[Fault]:
    told = {(row.kind, value) for row in life.happenings for value in row.body.values() if isinstance(value, str)}
    for name, kinds, key in _TOLD:
        for row in getattr(life, name):
            if name == "deviations" and not row.words:
                continue  # a draft, or one taken back as it was: nobody has been told
            told_as = row.commitment_id if key == "commitment_id" else row.id
            if not any((kind, str(told_as)) in told for kind in kinds) and not (
                name in _NOT_TOLD and _own_view(row, life)
            ):
                yield Fault(row.id, name)


def _own_view(row: Any, life: Life) -> bool:
    needs = {str(need.id) for need in life.needs if need.assessment_id == row.id}
    return any(
        happening.body.get("need_id") in needs for happening in life.happenings if happening.kind == "OwnViewSaid"
    )


def _about_nothing(life: Life, _known: Known) -> Iterator[Fault]:
    there = {str(row.id) for name, _, _ in _TOLD for row in getattr(life, name)}
    also = (
        life.proposals, life.commitments, life.mandates, life.close_ones, life.absences, life.meeting_calls,
        life.person_contacts,
    )  # fmt: skip
    there |= {str(row.id) for rows in also for row in rows}
    keys = {key for _, _, key in _TOLD} | {"proposal_id", "mandate_id", "close_one_id"}
    for row in life.happenings:
        if any(_is_id(row.body.get(key)) and row.body[key] not in there for key in keys):
            yield Fault(row.id)


def _is_id(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(UUID(value))
    except ValueError:
        return False


def _times(life: Life, known: Known) -> Iterator[Fault]:
    yield from each(row for row in life.happenings if row.happened_at > known.at or row.recorded_at > known.at)


CHECKS = (
    Check("event_with_words", "Happening", N_("En händelse är okänd, eller bär på någons ord."), _texts),
    Check("untold", "Happening", N_("Något har hänt utan att det står i det som har hänt."), _untold),
    Check("told_of_nothing", "Happening", N_("En händelse handlar om något som inte finns."), _about_nothing),
    Check("told_too_early", "Happening", N_("En händelse är noterad innan den har hänt."), _times),
)
