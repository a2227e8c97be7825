"""Whom one can ask to be called by, what is promised before one has asked, and how it went."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ledstjarna.domain.teams.queries import Call, Contact
from ledstjarna.domain.teams.rules import promised_at
from ledstjarna.web.number_to_call import words_and_number
from ledstjarna.web.resident.my_team.presenter import CallShown, call_shown
from ledstjarna.web.resident.standing import Standing
from ledstjarna.web.resident.thanking import Thanks, thanked
from ledstjarna.web.wording import channel_name, contact_kind_name, label_text, moment_text
from ledstjarna.web.wording.contact_card import when_text

_OUTCOMES = {
    "reached": lambda: _("Fick tag i dig"),
    "not_reached": lambda: _("Fick inte tag i dig"),
    "given_up": lambda: _("Lämnade besked"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One call on its own page."""

    call: CallShown
    facts: list[tuple[str, str]]
    about: str
    attempts: list[tuple[str, str, str]]  # what, who and when, words
    may_withdraw: bool


def choices(contacts: Sequence[Contact], lead: Any) -> list[tuple[str, str]]:
    """The contacts, whoever is reached for each, and the one who holds the plan together, by value and text."""
    asked = [one for one in contacts if one.may_be_asked]
    found = [(str(one.row.pk), _contact(one)) for one in asked]
    if lead and lead.party_id not in {one.row.holder_id for one in asked if one.takes_part}:
        name = label_text(lead.label).partition(",")[0]
        found.append(("", _("%(name)s, som håller ihop planen") % {"name": name}))
    return found


def _contact(one: Contact) -> str:
    told = {"name": label_text(one.row.holder_label).partition(",")[0], "kind": contact_kind_name(one.row.kind)}
    if one.reached.why in ("contact", "unit"):
        return _("%(name)s, %(kind)s") % told
    told["instead"] = label_text(one.reached_label).partition(",")[0]
    return _("%(instead)s, i stället för %(name)s som är %(kind)s") % told


def chosen(contacts: Sequence[Contact], lead: Any, wanted: str) -> str:
    """Who is chosen beforehand: whom the link named, else the first contact, else whoever coordinates."""
    values = [value for value, _text in choices(contacts, lead)]
    return wanted if wanted in values else next(iter(values), "")


def promises_before(
    contacts: Sequence[Contact], asked: Sequence[tuple[str, str]], chosen_now: str, channels: Sequence[str],
    at: datetime,
) -> list[tuple[str, str]]:  # fmt: skip
    """The channels by value and text, each with what is promised if one asks whoever is chosen now.

    `asked` are those one can choose, by value and text. Where another of them would promise another time, it is
    said whose time it is: theirs stands by them (`promises_of_each`).
    """
    found = []
    for channel in channels:
        times = _times(contacts, [value for value, _text in asked], channel, at)
        told = {"how": channel_name(channel), "when": when_text(times[chosen_now], at)}
        if len(set(times.values())) > 1:
            text = _("%(how)s, senast %(when)s om %(who)s hör av sig")
            told["who"] = next(name for value, name in asked if value == chosen_now).partition(",")[0]
        else:
            text = _("%(how)s, senast %(when)s")
        found.append((channel, text % told))
    return found


def promises_of_each(
    contacts: Sequence[Contact], asked: Sequence[tuple[str, str]], at: datetime
) -> list[tuple[str, str]]:
    """Those one can ask, each with when they ring at the latest where they promise different times."""
    times = _times(contacts, [value for value, _text in asked], "phone", at)
    if len(set(times.values())) < 2:
        return list(asked)
    text = _("%(who)s. Telefon senast %(when)s.")
    return [(value, text % {"who": name, "when": when_text(times[value], at)}) for value, name in asked]


def _times(contacts: Sequence[Contact], asked: Sequence[str], channel: str, at: datetime) -> dict[str, datetime]:
    about = {str(one.row.pk): one for one in contacts}
    return {value: promised_at(channel, at, _hours(about.get(value))) for value in asked}


def _hours(contact: Contact | None) -> Any:
    return contact.reached_way.hours if contact and contact.reached.party_id is not None else ()


def who_calls(contacts: Sequence[Contact], asked: Sequence[str]) -> str:
    """Who gets in touch, when only one can be asked; else somebody."""
    one = next((one for one in contacts if [str(one.row.pk)] == list(asked)), None)
    if one is None or one.reached.party_id is None:
        return _("Om du skickar nu hör någon av sig. När du senast blir kontaktad står vid varje sätt.")
    who = {"who": label_text(one.reached_label).partition(",")[0]}
    return _("Om du skickar nu hör %(who)s av sig. När du senast blir kontaktad står vid varje sätt.") % who


def asked_shown(one: Call, at: datetime, standing: Standing) -> Asked:
    """The call with what was said and how it went."""
    row = one.row
    facts = [
        (_("Vem har det?"), label_text(one.who) if one.who else _("Chefen på enheten")),
        (_("Lovat senast"), moment_text(row.promised_at)),
        (_("Hur"), channel_name(row.channel)),
        (_("Frågat"), f"{moment_text(row.asked_at)}, {label_text(standing.known(row.asked_by_label))}"),
    ]
    words, number = words_and_number(row.about)
    if number:
        facts.append((_("Nummer"), number))
    attempts = [
        (_OUTCOMES[made.outcome](), f"{label_text(made.made_by_label)}, {moment_text(made.made_at)}", made.words)
        for made in one.attempts
    ]
    return Asked(call_shown(one, at), facts, words, attempts, one.is_open)


def thanks_for(request: HttpRequest, one: Call, at: datetime) -> Thanks | None:
    """Who has it and when they get in touch, right after one has asked."""
    who = label_text(one.row.reaches_label).partition(",")[0]
    told = {"who": who, "when": when_text(one.row.promised_at, at)}

    def asked() -> Thanks:
        return Thanks(
            _("Tack. Vi hör av oss."),
            (
                _("%(who)s hör av sig senast %(when)s.") % told,
                _("Blir det sent går det vidare till den som håller ihop planen, och sedan till chefen.")
                if one.row.coordinator_id not in (None, one.row.reaches_id)
                else _("Blir det sent går det vidare till chefen."),
                _("Behöver du hjälp nu? Ring, vänta inte."),
            ),
        )

    return thanked(request, {"fragat": asked})
