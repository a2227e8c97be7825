"""What stands as a code in a row of the person's extract, in words: by table and column, or by column for them all.

A code that nothing is said of is left out of what is read; it stands in the file for machines.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from ledstjarna.domain.consent.rules import last_day_of_consent
from ledstjarna.web.wording.abilities import ABILITY_WORDS, SEX_WORDS
from ledstjarna.web.wording.contacts import contact_kind_name
from ledstjarna.web.wording.dates import date_text
from ledstjarna.web.wording.follow_ups import attained_name, helped_name, how_name, wants_name
from ledstjarna.web.wording.keeping import about_name, wants_done
from ledstjarna.web.wording.kin import relation_name
from ledstjarna.web.wording.labels import together
from ledstjarna.web.wording.languages import language_name
from ledstjarna.web.wording.log_control import own_danger_name
from ledstjarna.web.wording.meetings import coming_name
from ledstjarna.web.wording.readings import because_text, blocked_text, done_text, kinds_text, own_text, unseen_text
from ledstjarna.web.wording.runs import party_name
from ledstjarna.web.wording.sent import letter_subject, notice_outcome, notice_reason, notice_way
from ledstjarna.web.wording.states import state_text
from ledstjarna.web.wording.vocabulary import (
    basis_name,
    channel_name,
    choice_name,
    deviation_name,
    instrument_name,
    law_name,
    level_name,
    life_area_name,
    linked_plan_name,
    mandate_name,
    outcome_name,
    protected_name,
    protection_source_name,
    role_name,
    unit_kind_name,
)

Row = dict[str, Any]

# Where a row's state is worded, by its table.
_NOUNS = {
    "people.Notice": "notice", "teams.ContactWish": "contact_wish", "teams.CallRequest": "call",
    "teams.Thread": "thread", "plans.Plan": "plan", "plans.Sip": "sip", "plans.Goal": "goal",
    "plans.Proposal": "proposal", "plans.Commitment": "commitment", "plans.Application": "application",
    "plans.ProviderAssignment": "assignment", "plans.ImplementationPlan": "implementation",
    "plans.OwnerChange": "owner_change", "plans.Activity": "activity", "plans.PlanMeetingCall": "meeting_call",
    "plans.CooperationDeviation": "deviation", "plans.StepDown": "step_down", "keeping.Rectification": "rectification",
    "consent.Consent": "consent", "consent.EmergencyAccess": "emergency", "visits.Visit": "visit",
    "visits.HelpCall": "help_call",
}  # fmt: skip

_CONSENTS = {
    "plan": lambda: _("Att göra en gemensam plan"),
    "sharing": lambda: _("Att de som hjälper dig får dela uppgifter"),
    "reading": lambda: _("Att vården och omsorgen får läsa det som andra har skrivit"),
}
_AWAY = {"hospital": lambda: _("På sjukhus"), "holiday": lambda: _("Bortrest"), "other": lambda: _("Borta")}
_CALLED = {
    "reached": lambda: _("Fick tag i dig"), "not_reached": lambda: _("Fick inte tag i dig"),
    "given_up": lambda: _("Avslutade med besked"),
}  # fmt: skip
_SUGGESTED = {
    "need": lambda: _("Ett behov"), "goal": lambda: _("Ett mål"), "contact": lambda: _("En kontakt"),
    "plan": lambda: _("En plan"),
}  # fmt: skip
_REPORTS = {"nobody_came": lambda: _("Ingen kom"), "not_satisfied": lambda: _("Inte nöjd")}
_CHANGES = {"cancelled": lambda: _("Inställt"), "moved": lambda: _("Flyttat")}
_WENT = {
    "done": lambda: _("Det blev av"), "not_done": lambda: _("Det blev inte av"), "nobody_came": lambda: _("Ingen kom"),
}  # fmt: skip
# A run's own name where a ground was given by itself; else somebody's words.
_REASONS = {"pass_on_unanswered": lambda: _("Ett meddelande som ingen hade svarat på gick vidare till dem")}


def _of(words: dict[str, Callable[[], str]], column: str = "kind") -> Callable[[Row], str]:
    return lambda row: words[row[column]]() if row[column] in words else ""


def _said(name: Callable[[Any], str], column: str = "kind") -> Callable[[Row], str]:
    return lambda row: name(row[column])


def _state(noun: str) -> Callable[[Row], str]:
    return lambda row: state_text(row["state"], noun).word


def _done(row: Row) -> str:
    seen = row.get("detail") or {}
    nothing = "" if row["kinds"] else unseen_text(seen.get("unseen", ()))
    did = (
        own_text(row["verb"], row["what"], seen.get("consent", ""))
        or nothing
        or done_text(row["verb"], kinds_text(row["kinds"]), unnamed=bool(seen.get("unnamed")))
    )
    blocked = blocked_text(seen.get("blocked", ()))
    return together(did, blocked, by=". ") if blocked else did


def _reason(row: Row) -> str:
    return _REASONS[row["reason"]]() if row["reason"] in _REASONS else str(row["reason"])


def _until(row: Row) -> str:
    """The last day of a yes; nothing is said of one that holds until it is taken back."""
    last = last_day_of_consent(datetime.fromisoformat(row["ends_at"]))
    return date_text(last, with_year=True) if last else ""


def _around(row: Row) -> str:
    name = str(row["around_label"])
    if row["process"]:
        return f"{unit_kind_name(row['process'])}, {name}"
    return _("Det som %(name)s har skrivit") % {"name": name} if name else ""


def _ground(row: Row) -> str:
    return (
        _("Du själv") if row["basis"] == "own" else because_text(row["basis"]) or _("Gjort av sig självt, av tjänsten")
    )


CODES: dict[str, Callable[[Row], str]] = {
    **{f"{label}.state": _state(noun) for label, noun in _NOUNS.items()},
    "plans.ActivityMark.state": _of(_WENT, "state"),
    "people.PersonContact.channel": _said(notice_way, "channel"),
    "people.CloseOne.relation": _said(relation_name, "relation"),
    "people.Mandate.kind": _said(mandate_name),
    "people.Absence.kind": _of(_AWAY),
    "people.ProtectionChange.lowers": lambda row: protected_name(row["after"]) or _("Inte skyddade"),
    "people.ProtectionChange.source": _said(protection_source_name, "source"),
    "people.Letter.kind": _said(letter_subject),
    "people.Notice.reason": _said(notice_reason, "reason"),
    "people.Notice.channel": _said(notice_way, "channel"),
    "people.NoticeAttempt.channel": _said(notice_way, "channel"),
    "people.NoticeAttempt.outcome": _said(notice_outcome, "outcome"),
    "consent.AccessLog.verb": _done,
    "consent.AccessLog.basis": _ground,
    "consent.Consent.kind": _of(_CONSENTS),
    "consent.Consent.ends_at": _until,
    "consent.AccessGround.basis": _ground,
    "consent.AccessGround.kinds": lambda row: kinds_text(row["kinds"]),
    "consent.AccessGround.reason": _reason,
    "consent.Block.around_label": _around,
    "consent.EmergencyAccess.danger": _said(own_danger_name, "danger"),
    "needs.InstrumentResult.instrument": _said(instrument_name, "instrument"),
    "needs.Suggestion.kind": _of(_SUGGESTED),
    "teams.TeamMember.role": _said(role_name, "role"),
    "teams.NamedContact.kind": _said(contact_kind_name),
    "teams.ContactWish.kind": _said(contact_kind_name),
    "teams.CallRequest.channel": _said(channel_name, "channel"),
    "teams.CallAttempt.outcome": _of(_CALLED, "outcome"),
    "plans.Choice.kind": _said(choice_name),
    "plans.Commitment.legal_basis": _said(basis_name, "legal_basis"),
    "plans.Application.law": _said(law_name, "law"),
    "plans.AuthorityDecision.outcome": _said(outcome_name, "outcome"),
    "plans.ActivityException.kind": _of(_CHANGES),
    "plans.LinkedPlan.kind": _said(linked_plan_name),
    "plans.MeetingParticipant.coming": lambda row: coming_name(row["coming"]) if row["coming"] else "",
    "plans.CooperationDeviation.kind": _said(deviation_name),
    "plans.FollowUp.how": _said(how_name, "how"),
    "plans.GoalResult.attained": lambda row: attained_name(row["attained"]),
    "plans.GoalResult.wants": _said(wants_name, "wants"),
    "plans.PartResult.wants": _said(wants_name, "wants"),
    "plans.PartResult.helped": _said(helped_name, "helped"),
    "plans.PersonReport.kind": _of(_REPORTS),
    "visits.ComingWish.sex": _of(SEX_WORDS, "sex"),
    "visits.ComingWish.language": _said(language_name, "language"),
    "visits.ComingWish.abilities": lambda row: ", ".join(
        ABILITY_WORDS[code]() for code in row["abilities"] if code in ABILITY_WORDS
    ),
    "keeping.Rectification.about": _said(about_name, "about"),
    "keeping.Rectification.wants": _said(wants_done, "wants"),
    **{f"{label}.life_area": _said(life_area_name, "life_area")
       for label in ("needs.Need", "needs.Suggestion", "plans.Goal")},
    **{f"needs.Need.{column}": _said(level_name, column)
       for column in ("own_level", "professional_level", "wanted_level")},
}  # fmt: skip


def coded(label: str, column: str, row: Row) -> str | None:
    """A code in words, empty for none; None where the column holds no code."""
    say = CODES.get(f"{label}.{column}")
    if say is None:
        return None
    told = party_name(say(row)) if row.get(column) not in (None, "", []) else ""
    return told[:1].upper() + told[1:]


# What a row is called where another belongs to it: a column of its own, or the row that it in turn belongs to.
CALLED = {
    "people.Representative": "name",
    "teams.NamedContact": "holder_label",
    "teams.Thread": "title",
    "plans.Goal": "words",
    "plans.Proposal": "title",
    "plans.Commitment": "title",
    "plans.Application": "commitment_id",
    "plans.Activity": "title",
    "plans.CooperationDeviation": "words",
    "consent.Block": "around_label",
}
