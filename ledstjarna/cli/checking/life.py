"""Everything that is kept about one person, as the checks see it: rows by table, in memory for one person at a time."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from itertools import zip_longest
from typing import Any
from uuid import UUID

from ledstjarna.foundation.clock import STOCKHOLM

Rows = list[Any]


@dataclass(slots=True)
class Life:
    """One person's rows. Each field names the table that it is read from."""

    subject_id: UUID
    persons: Rows = field(default_factory=list, metadata={"table": "people_person"})
    identifiers: Rows = field(default_factory=list, metadata={"table": "people_personidentifier"})
    stories: Rows = field(default_factory=list, metadata={"table": "people_story"})
    close_ones: Rows = field(default_factory=list, metadata={"table": "people_closeone"})
    representatives: Rows = field(default_factory=list, metadata={"table": "people_representative"})
    mandates: Rows = field(default_factory=list, metadata={"table": "people_mandate"})
    letters: Rows = field(default_factory=list, metadata={"table": "people_letter"})
    consents: Rows = field(default_factory=list, metadata={"table": "consent_consent"})
    grounds: Rows = field(default_factory=list, metadata={"table": "consent_accessground"})
    members: Rows = field(default_factory=list, metadata={"table": "teams_teammember"})
    contacts: Rows = field(default_factory=list, metadata={"table": "teams_namedcontact"})
    contact_absences: Rows = field(default_factory=list, metadata={"table": "teams_contactabsence"})
    contact_wishes: Rows = field(default_factory=list, metadata={"table": "teams_contactwish"})
    calls: Rows = field(default_factory=list, metadata={"table": "teams_callrequest"})
    call_attempts: Rows = field(default_factory=list, metadata={"table": "teams_callattempt"})
    assessments: Rows = field(default_factory=list, metadata={"table": "needs_assessment"})
    needs: Rows = field(default_factory=list, metadata={"table": "needs_need"})
    results: Rows = field(default_factory=list, metadata={"table": "needs_instrumentresult"})
    suggestions: Rows = field(default_factory=list, metadata={"table": "needs_suggestion"})
    plans: Rows = field(default_factory=list, metadata={"table": "plans_plan"})
    sips: Rows = field(default_factory=list, metadata={"table": "plans_sip"})
    goals: Rows = field(default_factory=list, metadata={"table": "plans_goal"})
    proposals: Rows = field(default_factory=list, metadata={"table": "plans_proposal"})
    choices: Rows = field(default_factory=list, metadata={"table": "plans_choice"})
    commitments: Rows = field(default_factory=list, metadata={"table": "plans_commitment"})
    carer_supports: Rows = field(default_factory=list, metadata={"table": "plans_carersupport"})
    missed_visits: Rows = field(default_factory=list, metadata={"table": "plans_missedvisit"})
    owner_changes: Rows = field(default_factory=list, metadata={"table": "plans_ownerchange"})
    applications: Rows = field(default_factory=list, metadata={"table": "plans_application"})
    decisions: Rows = field(default_factory=list, metadata={"table": "plans_authoritydecision"})
    assignments: Rows = field(default_factory=list, metadata={"table": "plans_providerassignment"})
    health_assessments: Rows = field(default_factory=list, metadata={"table": "plans_healthassessment"})
    agreements: Rows = field(default_factory=list, metadata={"table": "plans_agreement"})
    linked_plans: Rows = field(default_factory=list, metadata={"table": "plans_linkedplan"})
    meetings: Rows = field(default_factory=list, metadata={"table": "plans_planmeeting"})
    meeting_calls: Rows = field(default_factory=list, metadata={"table": "plans_planmeetingcall"})
    meeting_times: Rows = field(default_factory=list, metadata={"table": "plans_meetingtime"})
    participants: Rows = field(default_factory=list, metadata={"table": "plans_meetingparticipant"})
    points: Rows = field(default_factory=list, metadata={"table": "plans_meetingpoint"})
    reports: Rows = field(default_factory=list, metadata={"table": "plans_personreport"})
    deviations: Rows = field(default_factory=list, metadata={"table": "plans_cooperationdeviation"})
    deviation_answers: Rows = field(default_factory=list, metadata={"table": "plans_deviationanswer"})
    blocks: Rows = field(default_factory=list, metadata={"table": "consent_block"})
    emergencies: Rows = field(default_factory=list, metadata={"table": "consent_emergencyaccess"})
    log_findings: Rows = field(default_factory=list, metadata={"table": "control_logfinding"})
    log_outcomes: Rows = field(default_factory=list, metadata={"table": "control_logoutcome"})
    log_questions: Rows = field(default_factory=list, metadata={"table": "control_logquestion"})
    rectifications: Rows = field(default_factory=list, metadata={"table": "keeping_rectification"})
    threads: Rows = field(default_factory=list, metadata={"table": "teams_thread"})
    messages: Rows = field(default_factory=list, metadata={"table": "teams_message"})
    passed_on: Rows = field(default_factory=list, metadata={"table": "teams_passedon"})
    person_contacts: Rows = field(default_factory=list, metadata={"table": "people_personcontact"})
    notices: Rows = field(default_factory=list, metadata={"table": "people_notice"})
    attempts: Rows = field(default_factory=list, metadata={"table": "people_noticeattempt"})
    follow_ups: Rows = field(default_factory=list, metadata={"table": "plans_followup"})
    preparations: Rows = field(default_factory=list, metadata={"table": "plans_followuppreparation"})
    scales: Rows = field(default_factory=list, metadata={"table": "plans_attainmentscale"})
    goal_results: Rows = field(default_factory=list, metadata={"table": "plans_goalresult"})
    part_results: Rows = field(default_factory=list, metadata={"table": "plans_partresult"})
    step_downs: Rows = field(default_factory=list, metadata={"table": "plans_stepdown"})
    activities: Rows = field(default_factory=list, metadata={"table": "plans_activity"})
    activity_exceptions: Rows = field(default_factory=list, metadata={"table": "plans_activityexception"})
    activity_marks: Rows = field(default_factory=list, metadata={"table": "plans_activitymark"})
    implementations: Rows = field(default_factory=list, metadata={"table": "plans_implementationplan"})
    visits: Rows = field(default_factory=list, metadata={"table": "visits_visit"})
    visit_notes: Rows = field(default_factory=list, metadata={"table": "visits_visitnote"})
    coming_wishes: Rows = field(default_factory=list, metadata={"table": "visits_comingwish"})
    help_calls: Rows = field(default_factory=list, metadata={"table": "visits_helpcall"})
    absences: Rows = field(default_factory=list, metadata={"table": "people_absence"})
    away_days: Rows = field(default_factory=list, metadata={"table": "people_awaydays"})
    happenings: Rows = field(default_factory=list, metadata={"table": "outbox_happening"})

    @property
    def size(self) -> int:
        """How many rows there are."""
        return sum(len(getattr(self, name)) for name in TABLES)

    @property
    def person(self) -> Any:
        """The person's own row, None where it is missing."""
        return self.persons[0] if self.persons else None

    @property
    def birth_date(self) -> date | None:
        """When the person was born, None when not known."""
        return self.person.birth_date if self.person else None

    @property
    def answers(self) -> Rows:
        """The answers about consent that hold or have held; not half a yes, which waits for another guardian's."""
        return [row for row in self.consents if row.state != "half"]

    def consent_at(self, kind: str, at: datetime) -> Any:
        """The answer about consent of this kind that stood at a moment, None where nobody had asked."""
        said = [row for row in self.answers if row.kind == kind and row.said_at <= at]
        return max(said, key=lambda row: row.said_at, default=None)

    def current_consent(self, kind: str) -> Any:
        """The standing answer about consent of this kind."""
        return next((row for row in self.answers if (row.kind, row.replaced_at) == (kind, None)), None)

    def mandates_on(self, party: UUID | None, day: date) -> Rows:
        """The mandates that hold on a day, of one representative or (None) of all."""
        return [row for row in self.mandates if party in (None, row.representative_id) and holds(row.period, day)]


TABLES: dict[str, str] = {
    part.name: part.metadata["table"] for part in fields(Life) if "table" in part.metadata
}  # attribute → table


def by(rows: Rows, name: str) -> dict[Any, Any]:
    """Rows by one of their columns; the last wins."""
    return {getattr(row, name): row for row in rows}


def grouped(rows: Rows, name: str) -> dict[Any, Rows]:
    """Lists of rows by one of their columns."""
    found: dict[Any, Rows] = {}
    for row in rows:
        found.setdefault(getattr(row, name), []).append(row)
    return found


def holds(period: Any, at: Any) -> bool:
    """Whether a range, half open, holds a day or a moment."""
    if period.isempty:
        return False
    return (period.lower is None or period.lower <= at) and (period.upper is None or at < period.upper)


def day_of(moment: datetime) -> date:
    """The day of a moment, in Sweden."""
    return moment.astimezone(STOCKHOLM).date()


def chained(rows: Rows, begins: str) -> Iterator[Any]:
    """Rows of a chain that do not end where the next begins: the last is open, no other is."""
    ordered = sorted(rows, key=lambda row: (getattr(row, begins), row.replaced_at is None))
    for row, follower in followed(ordered):
        if row.replaced_at != (getattr(follower, begins) if follower else None):
            yield row


def followed(ordered: Rows) -> Iterator[tuple[Any, Any]]:
    """Each row with the one that follows it, the last with None."""
    return zip_longest(ordered, ordered[1:])
