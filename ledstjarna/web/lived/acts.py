"""Carries out what the lived plan's forms say, the same way from every door: parse, one action, where it leads."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import NotForYou, Viewer
from ledstjarna.domain.organisations.queries import staff_of
from ledstjarna.domain.plans.actions import (
    Said,
    Times,
    cancel_occurrence,
    end_times,
    mark_occurrence,
    move_occurrence,
    set_times,
)
from ledstjarna.domain.plans.models import Activity, ActivityMark, Commitment
from ledstjarna.domain.plans.queries import Happens, activity
from ledstjarna.foundation.clock import now, today
from ledstjarna.web.day_field import within_reason
from ledstjarna.web.door import ViewerRequest
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.lived.forms import ChangeForm, TapForm, TellForm, TimesForm, ends_from, initial_of, rule_from
from ledstjarna.web.lived.saying import told_in


@dataclass(frozen=True, slots=True)
class Tap:
    """What was tapped: said about which occurrence, building on the number of what was shown."""

    state: str
    activity_id: UUID
    day: date
    seen: int


def day_in(text: str, viewer: Viewer) -> date:
    """The day in an address. Raises NotForYou for one that is none, or so far off that nothing can be then."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise NotForYou(viewer, None, "occurrence") from None
    if not within_reason(day):
        raise NotForYou(viewer, None, "occurrence")
    return day


def tap_of(text: str) -> Tap | None:
    """The tap behind a button's value, None for nonsense."""
    try:
        state, activity_id, day, seen = text.split(".")
        return Tap(state, UUID(activity_id), date.fromisoformat(day), int(seen))
    except ValueError:
        return None


def tapped(
    request: ViewerRequest, form: TapForm, done: Callable[[ActivityMark], str], *, subject_id: UUID | None = None
) -> HttpResponse | None:
    """Carry out a tap on a list. `subject_id`: the only person that the list is about, None for several."""
    tap = tap_of(request.POST.get("act", ""))
    if tap is None:
        form.add_error(None, _("Det gick inte att förstå vad du tryckte på. Inget är sparat. Tryck en gång till."))
        return None
    row = activity(request.viewer, tap.activity_id)
    if subject_id is not None and row.subject_id != subject_id:
        raise NotForYou(request.viewer, subject_id, "occurrence")

    def act(_fields: dict[str, Any], _seen: int) -> ActivityMark:
        return mark_occurrence(
            by=request.viewer, subject_id=row.subject_id, activity_id=row.id, day=tap.day, at=now(),
            said=Said(state=tap.state, seen=tap.seen),
        )  # fmt: skip

    return sent(request, form, act, done=done)


def told(
    request: ViewerRequest, form: TellForm, found: Happens, done: Callable[[ActivityMark], str]
) -> HttpResponse | None:
    """Carry out what was told about one occurrence on its own page."""
    row = found.activity

    def act(fields: dict[str, Any], seen: int) -> ActivityMark:
        said = Said(
            state=request.POST.get("state", "not_done"),
            seen=seen,
            reason=fields["reason"],
            words=fields["words"],
            word_of=fields.get("word_of", ""),
            way=fields.get("way", ""),
        )
        return mark_occurrence(
            by=request.viewer, subject_id=row.subject_id, activity_id=row.id, day=found.one.day, said=said, at=now()
        )

    return sent(request, form, act, done=done)


def change_form(request: ViewerRequest, found: Happens) -> ChangeForm:
    """The form to change one occurrence, as it stands."""
    seen = str(found.exception.id) if found.exception else ""
    return form_for(request, ChangeForm, initial={"seen": seen, "to_day": found.one.local_day})


def changed(
    request: ViewerRequest, form: ChangeForm, found: Happens, done: Callable[[Any], str]
) -> HttpResponse | None:
    """Cancel or move one occurrence, by the button that was pressed."""
    row, moves = found.activity, request.POST.get("change") == "moved"

    def act(fields: dict[str, Any], _seen: int) -> object:
        about: dict[str, Any] = {
            "by": request.viewer, "subject_id": row.subject_id, "activity_id": row.id, "day": found.one.day,
            "seen": fields["seen"], "words": fields["words"], "at": now(),
        }  # fmt: skip
        if moves:
            to_day = fields["to_day"] or found.one.local_day
            return move_occurrence(**about, to_day=to_day, to_time=fields["to_time"])
        return cancel_occurrence(**about)

    return sent(request, form, act, done=done)


def colleagues(viewer: Viewer) -> list[tuple[str, str]]:
    """Whom an owner can name to come: those of their unit, or nobody in particular."""
    if viewer.unit_id is None:
        return []
    rows = staff_of(unit_id=viewer.unit_id)
    return [("", _("Den som har tid")), *((str(row.pk), row.staff_member.name) for row in rows)]


def times_form(request: ViewerRequest, row: Activity | None = None, when: str = "") -> TimesForm:
    """The form for the times of a part; with `row`, to change those. `when` is what was proposed, in words."""
    new = {"every": "week", "interval": 1, "starts_on": today(), **told_in(when)}
    initial = initial_of(row, today() + timedelta(days=1)) if row else new
    named = colleagues(request.viewer)
    return form_for(request, TimesForm, initial=initial, responsible=named, seen_version=row.version if row else 0)


def times_sent(
    request: ViewerRequest, form: TimesForm, part: Commitment, done: Callable[[Any], str], row: Activity | None = None
) -> HttpResponse | None:
    """Set the times of a part, change them, or end them when that button was pressed."""
    if row is not None and request.POST.get("do") == "end":
        return _ended(request, part, row, done)
    named = dict(colleagues(request.viewer))

    def act(fields: dict[str, Any], seen: int) -> object:
        who = fields.get("responsible") or ""
        times = Times(
            title=fields["title"], starts_on=fields["starts_on"], rule=rule_from(fields), at=fields["at"],
            minutes=fields["minutes"] or 0, ends_on=ends_from(fields["last_day"]),
            responsible_id=UUID(who) if who else None, responsible_label=named.get(who, "") if who else "",
        )  # fmt: skip
        return set_times(
            by=request.viewer, subject_id=part.subject_id, commitment_id=part.id, times=times, at=now(),
            replaces=row.id if row else None, seen_version=seen, beside=fields["beside"],
        )  # fmt: skip

    return sent(request, form, act, done=done)


def _ended(request: ViewerRequest, part: Commitment, row: Activity, done: Callable[[Any], str]) -> HttpResponse | None:
    form = TapForm(request.POST)

    def act(_fields: dict[str, Any], seen: int) -> object:
        return end_times(
            by=request.viewer, subject_id=part.subject_id, activity_id=row.id, seen_version=seen,
            ends_on=today() + timedelta(days=1), why="", at=now(),
        )  # fmt: skip

    return sent(request, form, act, done=done)
