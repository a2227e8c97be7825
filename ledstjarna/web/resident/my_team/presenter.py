"""Mitt team: whom to call, how they are reached, what is promised and what is missing, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.teams.queries import Call, Contact
from ledstjarna.foundation.findings import Finding
from ledstjarna.web.resident.contacts import Contact as Member
from ledstjarna.web.resident.contacts import contacts as members_shown
from ledstjarna.web.wording import (
    contact_kind_name,
    contact_kind_title,
    finding_text,
    label_text,
    moment_text,
    state_text,
)
from ledstjarna.web.wording.contact_card import ContactShown, contact_shown, when_text

ON_PAPER = 10  # contacts on the printed card, in two columns


@dataclass(frozen=True, slots=True)
class OnCard:
    """Somebody on the card: as what, who, and the number to ring now. `first` is the one to begin with."""

    label: str
    name: str
    work: str
    away: str
    phone: str
    hours: str
    first: bool


@dataclass(frozen=True, slots=True)
class CallShown:
    """One wish to be called: who has it, the promise and how it stands."""

    id: UUID
    title: str
    text: str
    look: str
    word: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class WishShown:
    """One wish about a contact that waits, or was answered with words."""

    id: UUID
    title: str
    words: str
    answer: str
    look: str
    word: str
    waits: bool


@dataclass(frozen=True, slots=True)
class TeamShown:
    """The whole page."""

    contacts: list[ContactShown]
    missing: list[tuple[str, str]]  # kind, words
    others: list[Member]
    waiting: list[CallShown]
    earlier: list[CallShown]
    wishes: list[WishShown]

    @property
    def is_empty(self) -> bool:
        """Whether nobody can be called at all."""
        return not self.contacts and not self.others


def team_shown(
    contacts: Sequence[Contact], members: Sequence[Any], *, missing: Sequence[Finding], calls: Sequence[Call],
    wishes: Sequence[Any], at: datetime,
) -> TeamShown:  # fmt: skip
    """The page in words. Who is a named contact is not listed once more among the others."""
    named = {contact.row.holder_id for contact in contacts}
    shown = [call_shown(one, at) for one in calls]
    return TeamShown(
        contacts=[contact_shown(contact, at) for contact in contacts],
        missing=[(finding.params["kind"], finding_text(finding)) for finding in missing],
        others=members_shown([member for member in members if member.party_id not in named]),
        waiting=[one for one in shown if one.is_open],
        earlier=[one for one in shown if not one.is_open],
        wishes=[_wish(row) for row in wishes if row.state in ("asked", "answered")][:3],
    )


def on_card(contacts: Sequence[Contact], members: Sequence[Any], at: datetime) -> list[OnCard]:
    """The card as the paper has it: whoever holds the plan together first, the named contacts, others with a number."""
    lead = next((member.party_id for member in members if member.is_coordinator), None)
    named = {contact.row.holder_id for contact in contacts}
    people = [_contact_on_card(contact, at, first=contact.row.holder_id == lead) for contact in contacts]
    for member in members:
        if member.party_id not in named:
            [one] = members_shown([member])
            first = member.party_id == lead
            if one.phone or first:
                people.append(OnCard(label_text(one.role), one.name, "", "", one.phone, "", first))
    return sorted(people, key=lambda one: not one.first)[:ON_PAPER]


def _contact_on_card(contact: Contact, at: datetime, *, first: bool) -> OnCard:
    shown = contact_shown(contact, at)
    now = shown.steps_in or shown.who
    return OnCard(
        shown.title, shown.who.name, ", ".join(filter(None, (shown.who.work, shown.team))),
        _instead(shown),
        now.phone, now.hours, first,
    )  # fmt: skip


def _instead(shown: ContactShown) -> str:
    """Why somebody else is called now, and who; of a contact who left the team and has nobody instead, that alone."""
    if shown.steps_in is None:
        return "" if shown.takes_part else shown.gap
    if not shown.away:
        return _("Är inte med i teamet längre. Ring %(name)s.") % {"name": shown.steps_in.name}
    return _("%(away)s. Ring %(name)s.") % {"away": shown.away, "name": shown.steps_in.name}


def call_shown(one: Call, at: datetime) -> CallShown:
    """A call as the person reads it."""
    told = {"who": label_text(one.row.reaches_label).partition(",")[0], "when": when_text(one.row.promised_at, at)}
    look, word = call_state(one)
    title = _("Ring mig: %(who)s") if not one.is_open and one.row.tried_at else {
        "phone": _("%(who)s ringer"), "text": _("%(who)s skickar sms"), "video": _("%(who)s ringer med video"),
        "letter": _("%(who)s skriver brev"), "visit": _("%(who)s hör av sig om ett besök"),
    }[one.row.channel]  # fmt: skip
    return CallShown(one.row.pk, title % told, call_text(one, at), look, word, one.is_open)


def call_text(one: Call, at: datetime) -> str:
    """What is promised, or how it went."""
    when = when_text(one.row.promised_at, at)
    if one.promise == "late":
        return _("Det skulle ha varit gjort %(when)s. %(who)s") % {"when": when, "who": _late_with(one)}
    if one.row.state == "tried":
        return _("Sökte dig %(tried)s och försöker igen senast %(when)s.") % {
            "tried": when_text(one.attempts[-1].made_at, at), "when": when,
        }  # fmt: skip
    if one.is_open:
        return _("Senast %(when)s.") % {"when": when}
    if one.row.tried_at is None:
        return _("Du behövde det inte längre.")
    told = {"when": moment_text(one.row.tried_at), "promised": moment_text(one.row.promised_at)}
    if one.promise == "kept":
        return _("Hörde av sig %(when)s, som lovat.") % told
    return _("Hörde av sig %(when)s. Lovat var senast %(promised)s.") % told


def _late_with(one: Call) -> str:
    if one.with_whom == "coordinator":
        return _("%(who)s, som håller ihop planen, har det nu.") % {"who": label_text(one.who).partition(",")[0]}
    return _("Chefen på enheten har det nu.")


def call_state(one: Call) -> tuple[str, str]:
    """The look and the word of a call."""
    if one.promise == "late":
        return "late", _("Försenat")
    text = state_text(one.row.state, "call")
    return text.tone, text.word


def _wish(row: Any) -> WishShown:
    text = state_text(row.state, "contact_wish")
    title = (
        _("En annan %(kind)s") % {"kind": contact_kind_name(row.kind)}
        if row.contact_id
        else contact_kind_title(row.kind)
    )
    return WishShown(row.pk, title, row.words, row.answer, text.tone, text.word, row.state == "asked")
