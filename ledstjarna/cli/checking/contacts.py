"""Named contacts, who steps in for them, and what was promised when the person asked to be called."""

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from typing import Any

from ledstjarna.cli.checking.check import Check, Fault, each, fault
from ledstjarna.cli.checking.known import Known
from ledstjarna.cli.checking.life import Life, day_of, grouped
from ledstjarna.cli.language import N_
from ledstjarna.domain.teams.rules import contact_hindrance, same_seat, stand_in_hindrance
from ledstjarna.domain.teams.rules.states import CALL, CONTACT_WISH

_VERBS = {"reached": "reach", "not_reached": "miss", "given_up": "give_up"}


def _contacts(life: Life, known: Known) -> Iterator[Fault]:
    for row in life.contacts:
        holder, unit = known.assignments.get(row.holder_id), known.units.get(row.unit_id)
        if holder is None or unit is None or holder.unit_id != row.unit_id:
            yield Fault(row.id, "holder_elsewhere")
        elif not row.period.isempty:
            found = contact_hindrance(
                row.kind, unit_kind=unit.kind, title=holder.title, title_until=holder.title_until,
                named_on=day_of(row.period.lower),
            )  # fmt: skip
            yield from fault(row, found)


def _one_of_each(life: Life, _known: Known) -> Iterator[Fault]:
    standing = [row for row in life.contacts if not row.period.isempty and row.period.upper is None]
    for number, row in enumerate(standing):
        others = standing[:number]
        if any(same_seat(row.kind, row.organisation_id, one.kind, one.organisation_id) for one in others):
            yield Fault(row.id)


def _absences(life: Life, known: Known) -> Iterator[Fault]:
    contacts = {row.id: row for row in life.contacts}
    for row in life.contact_absences:
        contact = contacts.get(row.contact_id)
        if contact is None or row.period.isempty:
            yield Fault(row.id, "absence_of_nobody")
        elif row.stand_in_id:
            same = known.organisation_of(row.stand_in_id) == contact.organisation_id
            hindrance = stand_in_hindrance(
                holder_id=contact.holder_id, stand_in_id=row.stand_in_id, same_organisation=same, stand_in_works=True
            )
            yield from fault(row, hindrance)
    standing = [row for row in life.contact_absences if row.ended_at is None]
    for rows in grouped(standing, "contact_id").values():
        ordered = sorted(rows, key=lambda row: row.period.lower)
        yield from each(b for a, b in pairwise(ordered) if a.period.upper is None or b.period.lower < a.period.upper)


def _wishes(life: Life, _known: Known) -> Iterator[Fault]:
    for row in life.contact_wishes:
        is_over = row.answered_at is not None
        if row.state not in CONTACT_WISH.states or is_over != (row.state in CONTACT_WISH.ends):
            yield Fault(row.id)


def _calls(life: Life, known: Known) -> Iterator[Fault]:
    made = grouped(life.call_attempts, "call_id")
    for row in life.calls:
        attempts = sorted(made.get(row.id, []), key=lambda one: one.made_at)
        if row.promised_at <= row.asked_at:
            yield Fault(row.id, "promised_too_early")
        if row.reaches_id not in known.assignments and row.reaches_id not in known.units:
            yield Fault(row.id, "nobody_to_reach")
        replayed = _replayed(attempts)
        told = (row.tried_at, row.over_at is not None)
        wanted = (_tried(row, attempts), row.state in CALL.ends)
        withdrawn = row.state == "withdrawn" and CALL.may(replayed, "withdraw")
        if told != wanted or not (withdrawn or replayed == row.state):
            yield Fault(row.id, "call_not_replayed")


def _tried(row: Any, attempts: list[Any]) -> datetime | None:
    """When the last promise was tried: a miss makes a new one. Older attempts have none, and tried the first."""
    if not attempts or attempts[-1].promised_at is None:
        return attempts[0].made_at if attempts else None
    return attempts[-1].made_at if attempts[-1].outcome != "not_reached" else None


def _replayed(attempts: list[Any]) -> str:
    """The state that the attempts lead to; `?` where one of them was not allowed."""
    state = CALL.start
    for attempt in attempts:
        verb = _VERBS.get(attempt.outcome, "")
        if not CALL.may(state, verb):
            return "?"
        state = CALL.after(state, verb)
    return state


CHECKS = (
    Check(
        "named_contact_wrong",
        "NamedContact",
        N_("En fast kontakt saknar titel, eller arbetar inte där den ska."),
        _contacts,
    ),
    Check("contacts_twice", "NamedContact", N_("Personen har två fasta kontakter där det finns en."), _one_of_each),
    Check(
        "contact_absence_wrong", "ContactAbsence", N_("En kontakt är borta på ett sätt som inte går ihop."), _absences
    ),
    Check(
        "contact_wish_wrong",
        "ContactWish",
        N_("Ett önskemål om kontakt är besvarat utan svar, eller tvärtom."),
        _wishes,
    ),
    Check("call_wrong", "CallRequest", N_("Ett löfte om att höra av sig går inte ihop."), _calls),
)
