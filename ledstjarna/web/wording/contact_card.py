"""A named contact in words: who, what for, how and when they are reached, who steps in, what is missing.

The page, the card on paper and the team say the same from here.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.teams.queries import Contact, Way
from ledstjarna.domain.teams.rules import is_open, opens_at
from ledstjarna.foundation.clock import day_of, last_day_of
from ledstjarna.web.wording.contacts import contact_kind_name, contact_kind_title, contact_purpose, day_name, hours_text
from ledstjarna.web.wording.dates import clock_text, date_text, day_at_clock, moment_text
from ledstjarna.web.wording.findings import finding_text
from ledstjarna.web.wording.labels import label_text

_DAYS_NAMED = 6  # so far ahead a weekday says which day it is


@dataclass(frozen=True, slots=True)
class SomebodyShown:
    """Somebody to call: name, what they are and where, numbers, hours, and whether they are reached now."""

    name: str
    work: str
    phone: str
    text_phone: str
    email: str
    hours: str
    now: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class ContactShown:
    """One named contact in words. `steps_in` is who is reached instead now; empty `gap` means nothing is missing."""

    id: UUID
    kind: str
    title: str
    purpose: str
    who: SomebodyShown
    team: str
    away: str
    coming: tuple[str, ...]
    steps_in: SomebodyShown | None
    gap: str
    may_be_asked: bool
    takes_part: bool


def contact_shown(contact: Contact, at: datetime) -> ContactShown:
    """A contact as it stands at `at`."""
    row, reached = contact.row, contact.reached
    instead = reached.why in ("stand_in", "coordinator")
    return ContactShown(
        id=row.pk, kind=row.kind, title=contact_kind_title(row.kind), purpose=contact_purpose(row.kind),
        who=somebody(row.holder_label, contact.way, at),
        team=contact.way.unit_name if row.team_id and contact.takes_part else "",
        away=_away(contact),
        coming=tuple(_coming(one) for one in contact.coming),
        steps_in=somebody(contact.reached_label, contact.reached_way, at) if instead else None,
        gap=finding_text(contact.gap) if contact.gap else "",
        may_be_asked=contact.may_be_asked, takes_part=contact.takes_part,
    )  # fmt: skip


def somebody(label: str, way: Way, at: datetime) -> SomebodyShown:
    """Somebody as they are reached; the unit's number where they have told none of their own."""
    name, _comma, work = label_text(label).partition(", ")
    now, open_now = _now(way, at)
    return SomebodyShown(
        name=name, work=work, phone=way.phone or way.unit_phone, text_phone=way.text_phone, email=way.email,
        hours=hours_text(way.hours), now=now, is_open=open_now,
    )  # fmt: skip


def _now(way: Way, at: datetime) -> tuple[str, bool]:
    if not way.hours:
        return "", False
    if is_open(way.hours, at):
        return _("Nås nu"), True
    opens = opens_at(way.hours, at)
    return (_("Nås nästa gång %(when)s") % {"when": when_text(opens, at)} if opens else ""), False


def when_text(moment: datetime, at: datetime) -> str:
    """A moment near in time as one says it: i dag, i morgon, på torsdag, else the date."""
    ahead = (day_of(moment) - day_of(at)).days
    day = _("i dag") if ahead == 0 else _("i morgon") if ahead == 1 else ""
    if 1 < ahead <= _DAYS_NAMED:
        day = _("på %(day)s") % {"day": day_name(day_of(moment).weekday())}
    if not day:
        return moment_text(moment)
    return day_at_clock(day, clock_text(moment))


def _away(contact: Contact) -> str:
    if contact.away is None:
        return ""
    last = last_day(contact.away.period.upper)
    return _("Borta till och med %(day)s") % {"day": last} if last else _("Borta tills vidare")


def _coming(one: Any) -> str:
    told = {"from": date_text(day_of(one.period.lower)), "who": label_text(one.stand_in_label).partition(",")[0]}
    return (
        _("Borta från %(from)s. Då kliver %(who)s in.") % told
        if one.stand_in_id
        else _("Borta från %(from)s. Ingen kliver in än.") % told
    )


def last_day(upper: datetime | None) -> str:
    """The last day of a period that ends when the next day begins; empty where it has no end."""
    return date_text(last_day_of(upper)) if upper else ""


def contact_named(row: Any) -> str:
    """Who became which contact: Marina Petersson till fast vårdkontakt."""
    return _("%(who)s till %(kind)s") % {
        "who": label_text(row.holder_label).partition(",")[0], "kind": contact_kind_name(row.kind)
    }  # fmt: skip
