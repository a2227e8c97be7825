"""A call as those who called it see it: who has answered what, which time is best and why, what to talk about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.people.queries import person
from ledstjarna.domain.plans.models import MeetingParticipant, MeetingTime, PlanMeetingCall
from ledstjarna.domain.plans.queries import CallView, ToCall
from ledstjarna.domain.plans.queries.calls import OPEN_CALLS
from ledstjarna.domain.plans.rules.meeting_times import Option
from ledstjarna.foundation.clock import day_of
from ledstjarna.web.invited.presenter import when_of
from ledstjarna.web.lived.away import days_text
from ledstjarna.web.team.units import Groups, Offered, in_groups
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording import date_text, filled, finding_text, label_text
from ledstjarna.web.wording.meetings import (
    answer_tone,
    coming_name,
    how_name,
    need_name,
    time_answer,
    time_text,
    where_text,
)
from ledstjarna.web.wording.states import state_text


@dataclass(frozen=True, slots=True)
class CallRow:
    """A call in a list."""

    href: str
    when: str
    where: str
    tone: str
    word: str


@dataclass(frozen=True, slots=True)
class ComingRow:
    """Somebody who is called: who, from where, what they answered and need."""

    name: str
    who: str
    detail: str
    tone: str
    word: str
    answer_href: str
    leave_href: str


def units_to_call(reading: Reading, more: Sequence[ToCall]) -> Groups:
    """Units that are not around the plan yet, those where the person lives first. One query."""
    home = person(reading).municipality
    offered = [Offered(str(row.party_id), row.label, row.organisation_label) for row in more]
    return in_groups(offered, home.name if home else "")


def call_rows(
    subject_id: UUID, calls: Sequence[PlanMeetingCall], cannot: Mapping[UUID, Sequence[MeetingParticipant]]
) -> list[CallRow]:
    """Calls as a list; `cannot` are those who have said that they cannot come, by call."""
    return [
        CallRow(
            way_to("team_call", subject_id, call_id=row.id), when_of(row) or _("Ingen tid bestämd än"), where_text(row),
            *_standing(row, cannot.get(row.id, ())),
        )
        for row in calls
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class WishShown:
    """A time that somebody who is called would rather have: who, when, since when, and where it is decided on."""

    who: str
    when: str
    since: str
    href: str


def wishes_shown(view: CallView, at: datetime) -> list[WishShown]:
    """The times that are wished for instead of the one that is set and can still be chosen, the person's first."""
    return [
        WishShown(
            label_text(row.label), time_text(row.wished_starts_at, row.wished_ends_at),
            _("Föreslaget %(day)s") % {"day": date_text(day_of(row.wished_at))} if row.wished_at else "",
            way_to("move_meeting", row.subject_id, call_id=view.call.id) + f"?wish={row.id}",
        )
        for row in wished(view, at)
        if row.wished_starts_at
    ]  # fmt: skip


def wished(view: CallView, at: datetime) -> list[MeetingParticipant]:
    """Those who wish for another time than the one that is set, that has not been."""
    if view.call.state != "set":
        return []
    return [row for row in view.participants if row.wished_starts_at and row.wished_starts_at > at]


def changed_facts(call: PlanMeetingCall) -> list[tuple[str, str]]:
    """Who changed or cancelled the meeting, where that was somebody else than whoever called to it."""
    facts = []
    if call.changed_at and call.changed_by_id != call.called_by_id:
        facts.append((_("Ändrat av"), _by(call.changed_by_label, call.changed_at)))
    if call.cancelled_at and call.cancelled_by_label and call.cancelled_by_id != call.called_by_id:
        facts.append((_("Inställt av"), _by(call.cancelled_by_label, call.cancelled_at)))
    return facts


def _by(label: str, at: datetime) -> str:
    return filled(_("%(who)s, %(day)s"), who=label_text(label), day=date_text(day_of(at)))


def _standing(call: PlanMeetingCall, cannot: Sequence[MeetingParticipant]) -> tuple[str, str]:
    """How it stands with a call: that the person cannot come before anything else, that others cannot beside it."""
    state = state_text(call.state, "meeting_call")
    if any(row.kind == "person" for row in cannot):
        return "declined", _("Personen kan inte komma")
    if cannot:
        told = ngettext("%(count)s kan inte komma", "%(count)s kan inte komma", len(cannot))
        return state.tone, f"{state.word} · {told % {'count': len(cannot)}}"
    return state.tone, state.word


def coming_rows(view: CallView) -> list[ComingRow]:
    """Everybody who is called, the person first."""
    return [_coming(view, row) for row in view.participants]


def gone_text(view: CallView) -> str:
    """Who is called no more because what they reached has ended; empty when nobody is."""
    if not view.struck_off or view.call.state not in OPEN_CALLS:
        return ""
    who = "; ".join(label_text(row.label) for row in view.struck_off)
    return _("Inte kallade längre, för de är inte med kring planen nu: %(who)s.") % {"who": who}


def _coming(view: CallView, row: MeetingParticipant) -> ComingRow:
    tone, word = _said(view, row)
    needs = [*(need_name(code) for code in row.needs), *([row.needs_words] if row.needs_words else [])]
    detail = [how_name(row.how)] if row.how else []
    ids: dict[str, Any] = {"call_id": view.call.id, "participant_id": row.id}
    open_now = view.call.state in ("asked", "set")
    may_leave = row.kind != "person" and view.call.state in ("draft", "asked", "set")
    return ComingRow(
        label_text(row.label), kind_text(row), " · ".join([*detail, *needs]), tone, word,
        way_to("team_call_answer", row.subject_id, **ids) if open_now else "",
        way_to("leave_out", row.subject_id, **ids) if may_leave else "",
    )  # fmt: skip


def kind_text(row: MeetingParticipant) -> str:
    """As what somebody is called."""
    return {
        "person": lambda: _("Personen själv"),
        "representative": lambda: _("Företräder personen"),
        "close_one": lambda: _("Närstående"),
    }.get(row.kind, lambda: row.organisation_label)()


def _said(view: CallView, row: MeetingParticipant) -> tuple[str, str]:
    if view.call.state == "held":
        return ("done", _("Var med")) if row.was_there else ("ended", _("Var inte med"))
    if view.call.state == "set":
        return answer_tone(row.coming), coming_name(row.coming)
    if view.call.state == "asked":
        missing = sum(str(time.id) not in row.answers for time in view.times)
        return ("waits", _("Inget svar än")) if missing else ("done", _("Har svarat"))
    if view.call.state == "cancelled":
        asked = row.answered_at or view.call.told_at
        return ("ended", _("Får veta att det är inställt")) if asked else ("draft", _("Blev aldrig frågad"))
    if view.call.state == "cancelled" and view.call.told_at:
        return "ended", _("Vet att mötet är inställt")
    return "draft", _("Inte frågad än")


def answers_table(view: CallView) -> tuple[list[tuple[str, str]], list[list[str]]]:
    """Who answered what: columns and rows, a row for each participant."""
    away = {one.time_id for one in view.options if one.away}
    gone = _("personen är borta")
    times = [time_text(row.starts_at) + (f" ({gone})" if row.id in away else "") for row in view.times]
    columns = [(_("Vem"), "text"), *((time, "text") for time in times)]
    rows = [
        [
            label_text(row.label).split(",")[0],
            *(time_answer(str(row.answers.get(str(one.id), ""))) for one in view.times),
        ]
        for row in view.participants
    ]
    return columns, rows


def waited_for(view: CallView) -> str:
    """How many have answered the times."""
    done = sum(all(str(time.id) in row.answers for time in view.times) for row in view.participants)
    return _("%(done)s av %(all)s har svarat") % {"done": done, "all": len(view.participants)}


def why_best(option: Option) -> str:
    """Why a time suits, in one sentence."""
    if option.away:
        return _("Personen är borta då.")
    persons = option.of("person")
    person = {
        "yes": lambda: _("Den passar personen."), "if_needed": lambda: _("Personen kan om det behövs."),
        "no": lambda: _("Den passar inte personen."),
    }.get(persons[0] if persons else "", lambda: _("Personen har inte svarat än."))()  # fmt: skip
    can, cannot = option.others.count("yes"), option.others.count("no")
    told = ngettext("%(count)s annan kan.", "%(count)s andra kan.", can) % {"count": can} if can else ""
    missing = ngettext("%(count)s kan inte.", "%(count)s kan inte.", cannot) % {"count": cannot} if cannot else ""
    return " ".join(part for part in (person, told, missing) if part)


def best_time(view: CallView, at: datetime) -> tuple[MeetingTime, str, bool] | None:
    """The time that suits best, why, and whether anybody has said so."""
    found = view.suggested(at)
    # Before anybody has answered no time suits better than another: the first one stands first.
    option = next((one for one in view.options if found and one.time_id == found.id), None)
    return (found, why_best(option), option.answered) if found and option else None


def none_suits(view: CallView, at: datetime) -> str:
    """What can be done when no time is suggested: a day when the person is away may be set all the same."""
    if any(one.away and "no" not in one.of("person") and one.starts_at > at for one in view.options):
        return _("Personen är borta en av dagarna. Fråga om nya tider, eller bestäm den tiden ändå.")
    return _("Fråga om nya tider.")


def away_ahead(view: CallView, today: date) -> list[str]:
    """The days away that have not passed, as text, the first one first. Why is not told."""
    return [days_text(first, back) for first, back in sorted(view.away) if back is None or back > today]


def time_choices(view: CallView, at: datetime) -> list[tuple[str, str]]:
    """The times to choose among, each with who can: the best says so."""
    best = view.suggested(at)
    by_id = {one.time_id: one for one in view.options}
    return [
        (
            str(row.id),
            f"{time_text(row.starts_at, row.ends_at)} · {why_best(by_id[row.id])}"
            + (" " + _("Passar bäst.") if best and row.id == best.id and by_id[row.id].answered else ""),
        )
        for row in view.times
        if row.starts_at > at
    ]


def who_choices(found: Sequence[ToCall]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Who may be called, as choices; and who may not, with why. Somebody close is asked about in the form itself."""
    others = [row for row in found if row.rule.kind != "person"]
    free = [row for row in others if row.with_word(agrees=True).hindrance is None]
    choices = [(str(row.party_id), _choice(row)) for row in free]
    hindered = [
        (label_text(row.label), finding_text(row.hindrance)) for row in others if row not in free and row.hindrance
    ]
    return choices, hindered


def _choice(row: ToCall) -> str:
    name = label_text(row.label)
    if row.rule.kind == "close_one":
        return _("%(name)s, närstående") % {"name": name} + (
            "" if row.rule.agrees else " – " + _("fråga personen först")
        )
    if row.rule.kind == "representative":
        return _("%(name)s, företräder personen") % {"name": name}
    return name
