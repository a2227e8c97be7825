"""Every table with a person's rows, one line each: what it is kept as, what it goes with, and where the person's own
extract tells it. A test walks the models: a new table is forgotten in neither.

`within` names the column of the row that it belongs to: they are one file, kept and removed as one. `follows` names a
column with ids and no foreign key (or a body with many): where one of them is a row, it belongs there. `left_out` says
why a table is not in the extract; the reason stands in the extract itself.
"""

from dataclasses import dataclass

from ledstjarna.domain.keeping.rules.terms import CONTROL, IDENTITY, NOTICE, OWN, PROOF, RECORD

# The parts of the extract, in the order in which they are told.
WHO, WORDS, PLAN, NEEDS, TEAM, SAID, SHARING, SENT, LOG = (
    "who", "words", "plan", "needs", "team", "said", "sharing", "sent", "log",
)  # fmt: skip
PARTS = (WHO, WORDS, PLAN, NEEDS, TEAM, SAID, SHARING, SENT, LOG)

# Why something is not in the extract.
ONLY_IDS = "only_ids"  # ids and codes of what the other parts tell in full
SOMEBODY_ELSES = "somebody_elses"  # somebody close asked it for themself
OTHERS_CHECKED = "others_checked"  # how the log is checked; whom it is about is whoever read
TOLD_WITH = "told_with"  # in the person's own log, which the extract tells


@dataclass(frozen=True, slots=True)
class Held:
    """One table's line. `open_while` names the column that says whether the matter is over: empty, or a period that
    goes on, while it is not."""

    kept_as: str = ""
    within: str = ""
    part: str = ""
    left_out: str = ""
    open_while: str = ""
    follows: str = ""


def _in(within: str, part: str = PLAN) -> Held:
    return Held(within=within, part=part)


HELD: dict[str, Held] = {
    "consent.Consent": Held(PROOF, part=SHARING),
    "consent.AccessGround": Held(PROOF, part=SHARING, open_while="period", follows="scope_id"),
    "consent.Block": Held(PROOF, part=SHARING, open_while="period"),
    "consent.BlockLift": _in("block", SHARING),
    "consent.EmergencyAccess": Held(PROOF, part=SHARING),
    "consent.AccessLog": Held(CONTROL, part=LOG),
    "people.Person": Held(IDENTITY, part=WHO),
    "people.PersonIdentifier": Held(IDENTITY, part=WHO),
    "people.ProtectionChange": Held(PROOF, part=WHO),
    "people.PersonContact": Held(OWN, part=WHO),
    "people.Story": Held(OWN, part=WORDS),
    "people.CloseOne": Held(OWN, part=WHO),
    "people.Representative": Held(PROOF, part=WHO),
    "people.SignInNumber": Held(PROOF, left_out=SOMEBODY_ELSES, follows="party_id"),
    "people.Mandate": Held(within="representative", part=WHO, open_while="period"),
    "people.Absence": Held(OWN, part=SAID),
    "people.AwayDays": Held(IDENTITY, left_out=ONLY_IDS, follows="absence_id"),  # alone: the days after a death
    "people.Letter": Held(RECORD, part=SENT, follows="happening_id"),
    "people.Notice": Held(NOTICE, part=SENT),
    "people.NoticeAttempt": _in("notice", SENT),
    "people.NoticeToOther": Held(NOTICE, left_out=SOMEBODY_ELSES),
    "control.LogFinding": Held(CONTROL, left_out=OTHERS_CHECKED),
    "control.LogOutcome": Held(within="finding", left_out=OTHERS_CHECKED),
    "control.LogQuestion": Held(CONTROL, part=LOG),
    "needs.Assessment": Held(RECORD, part=NEEDS),
    "needs.Need": _in("assessment", NEEDS),
    "needs.InstrumentResult": Held(RECORD, part=NEEDS),
    "needs.Suggestion": Held(RECORD, part=NEEDS),
    "needs.ImportedBundle": Held(RECORD, part=NEEDS),
    "needs.ForeignFact": Held(RECORD, part=NEEDS),
    "teams.TeamMember": Held(RECORD, part=TEAM, open_while="period"),
    "teams.NamedContact": Held(RECORD, part=TEAM, open_while="period"),
    "teams.ContactAbsence": _in("contact", TEAM),
    "teams.ContactWish": Held(RECORD, part=SAID),
    "teams.CallRequest": Held(RECORD, part=SAID),
    "teams.CallAttempt": _in("call", SAID),
    "teams.Thread": Held(RECORD, part=SAID),
    "teams.Message": _in("thread", SAID),
    "teams.PassedOn": _in("thread", SAID),
    # The shared plan is one file, of all who have written in it: it goes when the last of them need not keep it.
    "plans.Plan": Held(RECORD, part=PLAN, open_while="ended_at"),
    "plans.Sip": _in("plan"),
    "plans.Goal": _in("plan"),
    "plans.Proposal": _in("plan"),
    "plans.Choice": _in("proposal"),
    "plans.Commitment": _in("plan"),
    "plans.PartTerm": _in("commitment"),
    "plans.HealthAssessment": _in("commitment"),
    "plans.Application": _in("commitment"),
    "plans.AuthorityDecision": _in("application"),
    "plans.ProviderAssignment": _in("decision"),
    "plans.ImplementationPlan": _in("commitment"),
    "plans.OwnerChange": _in("commitment"),
    "plans.Activity": _in("commitment"),
    "plans.ActivityException": _in("commitment"),
    "plans.ActivityMark": _in("commitment"),
    "plans.Agreement": _in("plan"),
    "plans.LinkedPlan": _in("plan"),
    "plans.PlanMeeting": _in("plan"),
    "plans.PlanMeetingCall": _in("plan"),
    "plans.MeetingTime": _in("call"),
    "plans.MeetingParticipant": _in("call"),
    "plans.MeetingPoint": _in("call"),
    "plans.CooperationDeviation": _in("plan"),
    "plans.DeviationAnswer": _in("deviation"),
    "plans.FollowUpPreparation": _in("plan"),
    "plans.FollowUp": _in("plan"),
    "plans.AttainmentScale": _in("goal"),
    "plans.GoalResult": _in("follow_up"),
    "plans.PartResult": _in("follow_up"),
    "plans.StepDown": _in("follow_up"),
    "plans.PersonReport": _in("plan", SAID),
    "plans.MissedVisit": _in("report"),
    "plans.CarerSupport": Held(RECORD, left_out=SOMEBODY_ELSES),
    "visits.Visit": _in("commitment"),
    "visits.HelpCall": _in("visit"),
    "visits.VisitNote": _in("commitment"),
    "visits.ComingWish": _in("commitment"),
    "visits.ToldLater": _in("visit"),
    "keeping.Rectification": Held(PROOF, part=SAID),
    "outbox.Happening": Held(IDENTITY, left_out=ONLY_IDS, follows="body"),
    "outbox.Handled": Held(within="happening", left_out=ONLY_IDS),
}

# Tables that are not removed from row by row: the log's months are dropped whole (control's `drop_log_months`).
BY_MONTH = frozenset({"consent.AccessLog"})


def kept_as(label: str) -> str:
    """What a table's own line says, or that of what it goes within. Raises KeyError for a table without a line."""
    return HELD[label].kept_as
