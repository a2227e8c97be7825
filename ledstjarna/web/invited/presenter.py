"""An invitation in words: what, when, where, who calls, and what this one has answered."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.plans.models import MeetingParticipant, PlanMeetingCall
from ledstjarna.domain.plans.queries import Invitation, may_tell_place
from ledstjarna.web.wording import filled, label_text
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
class InvitationShown:
    """One invitation. `times` are (when, answer in words, its tone) while times are asked for."""

    call_id: UUID
    title: str
    when: str
    times: list[tuple[str, str, str]]
    facts: list[tuple[str, str]]
    state: str
    word: str
    tone: str
    waits: bool
    link: str
    calendar: bool
    cancelled: str


def invitation_shown(row: Invitation, *, tell_place: bool, own: bool = False) -> InvitationShown:
    """The invitation as `row`'s participant may read it; `own` when it is the person's own meeting."""
    call, mine = row.call, row.participant
    state = state_text(call.state, "meeting_call")
    word, tone = state.word, state.tone
    if call.state == "asked":
        word, tone = (_("Väntar på ditt svar"), "waits") if row.waits else (_("Du har svarat"), "done")
    elif call.state == "set":
        word, tone = coming_name(mine.coming), answer_tone(mine.coming)
    return InvitationShown(
        call.id, title_of(row, own=own), when_of(call), _times(row), _facts(row, tell_place=tell_place, own=own),
        call.state, word, tone, row.waits, call.link if tell_place else "", has_file(call),
        call.why_cancelled or _("Mötet är inställt.") if call.state == "cancelled" else "",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class LeftOutShown:
    """A meeting that one was called to and need not come to: what it was called, and the time that one was told."""

    call_id: UUID
    title: str
    when: str


def left_out_shown(row: MeetingParticipant) -> LeftOutShown:
    """The meeting as it was told to them, and nothing of what it is now."""
    when = time_text(row.left_out_starts_at, row.left_out_ends_at) if row.left_out_starts_at else ""
    return LeftOutShown(row.call_id, _named(row.about_label), when)


def title_of(row: Invitation, *, own: bool = False) -> str:
    """What the meeting is called to this participant: the person's name only where they were told it."""
    if own:
        return _("Möte om din plan")
    return _named(row.participant.about_label)


def _named(name: str) -> str:
    return filled(_("Möte om planen för %(name)s"), name=name) if name else _("Möte om en plan")


def when_of(call: PlanMeetingCall) -> str:
    """The time that is set; empty while there is none."""
    return time_text(call.starts_at, call.ends_at) if call.starts_at else ""


def tells_home(call: PlanMeetingCall) -> bool:
    """Whether the address of a home may be told to others: not when the identity has become protected since."""
    return call.place_kind != "home" or not call.place or may_tell_place(call)


def has_file(call: PlanMeetingCall) -> bool:
    """Whether there is something for a calendar: a time was set, and told."""
    return call.starts_at is not None and call.state in ("set", "held", "cancelled")


def _times(row: Invitation) -> list[tuple[str, str, str]]:
    if row.call.state != "asked":
        return []
    said = row.participant.answers
    return [
        (time_text(one.starts_at, one.ends_at), time_answer(str(said.get(str(one.id), ""))),
         answer_tone(str(said.get(str(one.id), ""))))
        for one in row.times
    ]  # fmt: skip


def _facts(row: Invitation, *, tell_place: bool, own: bool) -> list[tuple[str, str]]:
    call, mine = row.call, row.participant
    facts = [(_("När"), when_of(call))] if call.starts_at else []
    facts.append((_("Var"), where_text(call, tell_place=tell_place, own=own, tell_home=own or tells_home(call))))
    facts.append((_("Hur länge"), _("%(minutes)s minuter") % {"minutes": call.minutes}))
    facts.append((_("Kallar"), label_text(call.called_by_label)))
    if mine.wished_starts_at:
        facts.append((_("Tid som du har föreslagit"), time_text(mine.wished_starts_at, mine.wished_ends_at)))
    if mine.how:
        facts.append((_("Så vill du vara med"), how_name(mine.how)))
    needs = [*(need_name(code) for code in mine.needs), *([mine.needs_words] if mine.needs_words else [])]
    if needs:
        facts.append((_("Det här behöver du"), ", ".join(needs)))
    return facts
