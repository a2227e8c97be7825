"""Ring mig: asked, promised, called, and what the person no longer needs."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer, open_change
from ledstjarna.domain.consent.rules import TEAM
from ledstjarna.domain.organisations.queries import unit_of
from ledstjarna.domain.teams.actions._shared import envelope, locked, only_staff
from ledstjarna.domain.teams.events import CallAsked, CallTried, CallWithdrawn
from ledstjarna.domain.teams.models import CallAttempt, CallRequest
from ledstjarna.domain.teams.queries import Contact, contact_card, team
from ledstjarna.domain.teams.rules import asking_findings, promised_at
from ledstjarna.domain.teams.rules.hours import Hours
from ledstjarna.domain.teams.rules.states import CALL, OPEN_CALLS
from ledstjarna.foundation.findings import Finding, RuleBroken, require
from ledstjarna.foundation.outbox.publishing import publish

_OUTCOMES = {"reach": "reached", "miss": "not_reached", "give_up": "given_up"}


@transaction.atomic
def ask_for_call(
    *, by: Viewer, subject_id: UUID, channel: str, about: str, way: str, at: datetime, contact_id: UUID | None = None
) -> CallRequest:
    """Ask that somebody gets in touch: the contact or whoever steps in, else the coordinator, else one of the team.

    Raises RuleBroken when nobody with a name can be reached: then the finding says whom to call; and when the same
    one has promised already, and the promise has not passed.
    """
    change = open_change(by, subject_id, what="ask_for_call", kinds=[TEAM])
    require(
        *asking_findings(channel, about),
        Finding("way_missing", field_name="way") if by.is_staff and way == "digital" else None,
    )
    members = [member for member in team(change) if member.organisation_id]
    lead = next((member for member in members if member.is_coordinator), None)
    contact = _contact(change, contact_id) if contact_id else None
    if contact and contact.reached.party_id:
        reached = (contact.reached.party_id, contact.reached_label, contact.reached.why)
    elif members:
        reached = (members[0].party_id, members[0].label, "coordinator" if members[0] is lead else "unit")
    else:
        raise RuleBroken(Finding("nobody_to_reach"))
    _once(change, reached[0], at)
    hours = contact.reached_way.hours if contact and contact.reached.party_id else ()
    standing = contact if contact and contact.takes_part else None  # the unit of who has left reads nothing either
    call = CallRequest.objects.create(
        **change.rows, contact=contact.row if contact else None, state=CALL.start, channel=channel,
        about=about.strip(), way=way, asked_by_id=by.party_id, asked_by_label=by.label, asked_at=at,
        reaches_id=reached[0], reaches_label=reached[1], reached_as=reached[2],
        unit_id=standing.row.unit_id if standing else unit_of(reached[0]),
        coordinator_id=lead.party_id if lead else None, coordinator_label=lead.label if lead else "",
        promised_at=promised_at(channel, at, hours),
    )  # fmt: skip
    publish(CallAsked(**envelope(change, at), call_id=call.id, way=way))
    return call


@transaction.atomic
def note_attempt(*, by: Viewer, subject_id: UUID, call_id: UUID, outcome: str, words: str, at: datetime) -> CallAttempt:
    """Note that somebody called: `reach`, `miss`, or `give_up` after trying, with words. Any of the team's staff may.

    Whoever is missed is promised another attempt, as if they had asked again: the request stays open with its new
    time. Raises RuleBroken.
    """
    change = open_change(by, subject_id, what="note_attempt", kinds=[TEAM])
    only_staff(change, "note_attempt")
    call = locked(change, CallRequest.objects.all(), call_id, "note_attempt")
    require(
        None if outcome in _OUTCOMES else Finding("outcome_of_call_missing", field_name="outcome"),
        Finding("words_missing", field_name="words") if outcome == "give_up" and not words.strip() else None,
    )
    call.state = CALL.after(call.state, outcome)
    attempt = CallAttempt.objects.create(
        **change.rows, call=call, outcome=_OUTCOMES[outcome], words=words.strip(), promised_at=call.promised_at,
        made_by_id=by.party_id, made_by_label=by.label, made_at=at,
    )  # fmt: skip
    if call.state in CALL.ends:
        call.tried_at = call.over_at = at
    else:
        call.tried_at, call.promised_at = None, promised_at(call.channel, at, _hours(change, call))
    call.save(update_fields=["state", "tried_at", "over_at", "promised_at"])
    publish(CallTried(**envelope(change, at), call_id=call.id, outcome=attempt.outcome))
    return attempt


@transaction.atomic
def withdraw_call(*, by: Viewer, subject_id: UUID, call_id: UUID, at: datetime) -> CallRequest:
    """The person no longer needs to be called. Whoever may ask for them may take it back."""
    change = open_change(by, subject_id, what="withdraw_call", kinds=[TEAM])
    if by.is_staff:
        raise NotForYou(by, subject_id, "withdraw_call")
    call = locked(change, CallRequest.objects.all(), call_id, "withdraw_call")
    call.state, call.over_at = CALL.after(call.state, "withdraw"), at
    call.save(update_fields=["state", "over_at"])
    publish(CallWithdrawn(**envelope(change, at), call_id=call.id))
    return call


def _once(change: Reading, reaches_id: UUID, at: datetime) -> None:
    """One promise at a time of each: nothing is won by asking twice. What is late may be asked again."""
    asked = CallRequest.objects.filter(**change.rows, reaches_id=reaches_id, state__in=OPEN_CALLS, promised_at__gt=at)
    row = asked.order_by("promised_at").first()
    if row:
        raise RuleBroken(Finding("call_asked_already", {"who": row.reaches_label, "promised_at": row.promised_at}))


def _hours(change: Reading, call: CallRequest) -> Hours:
    """When whoever has the call is reached: none for others than a contact that still stands."""
    one = next((one for one in contact_card(change) if one.row.pk == call.contact_id), None)
    return one.reached_way.hours if one and one.reached.party_id else ()


def _contact(change: Reading, contact_id: UUID) -> Contact:
    found = next((one for one in contact_card(change) if one.row.pk == contact_id), None)
    if found is None:
        raise NotForYou(change.viewer, change.subject_id, "ask_for_call")
    return found
