"""What else is in the week: meetings that are set, the day of the follow-up, and when somebody has promised to call."""

from collections.abc import Iterator
from datetime import date, datetime, time

from django.urls import reverse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.plans.queries import calls as meetings
from ledstjarna.domain.plans.queries import standing_plan
from ledstjarna.domain.teams.queries import calls
from ledstjarna.foundation.clock import STOCKHOLM, day_of, moment_of
from ledstjarna.web.lived.presenter import NoteShown
from ledstjarna.web.lived.words import clock_of
from ledstjarna.web.resident.standing import Standing
from ledstjarna.web.wording import label_text, written
from ledstjarna.web.wording.meetings import where_text

Notes = dict[date, list[NoteShown]]


def notes_of(reading: Reading, standing: Standing | None, start: datetime, end: datetime) -> Notes:
    """By day, in order of time. Four queries."""
    found: Notes = {}
    for at, note in sorted(_notes(reading, standing), key=lambda pair: pair[0]):
        if start <= at < end:
            found.setdefault(day_of(at), []).append(note)
    return found


def _notes(reading: Reading, standing: Standing | None) -> Iterator[tuple[datetime, NoteShown]]:
    answers = standing is None or standing.answers
    for call in meetings(reading):
        if call.state == "set" and call.starts_at and call.ends_at:
            href = reverse("resident_meeting", kwargs={"call_id": call.id}) if answers else reverse("resident_meetings")
            span = f"{_clock(call.starts_at)}–{_clock(call.ends_at)}"
            own = standing is not None and standing.themself
            told = written(call.about) or where_text(call, own=own, tell_home=own)
            yield call.starts_at, NoteShown(span, _("Möte om planen"), told, href)
    plan = standing_plan(reading)
    if plan and plan.next_follow_up:
        note = NoteShown("", _("Då stämmer ni av planen"), plan.follow_up_how, reverse("follow_ups"))
        yield moment_of(plan.next_follow_up, time.min), note
    for one in calls(reading):
        if one.is_open and one.promise == "waits":
            by = {"who": label_text(one.row.reaches_label)}
            href = reverse("call_asked", kwargs={"call_request_id": one.row.pk})
            span = _("Före %(clock)s") % {"clock": _clock(one.row.promised_at)}
            to_them = _("Någon hör av sig till dig")
            title = to_them if standing is None else standing.say(to_them, _("Någon hör av sig till %(name)s"))
            yield one.row.promised_at, NoteShown(span, title, _("%(who)s.") % by, href)


def _clock(at: datetime) -> str:
    return clock_of(at.astimezone(STOCKHOLM).time())
