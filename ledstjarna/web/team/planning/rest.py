"""Too little rest between shifts, in words, with the section; told, and hinders nothing."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ledstjarna.domain.organisations.queries import assignments_by_id
from ledstjarna.domain.visits.queries import RestKeeps, rests_of
from ledstjarna.domain.visits.rules.resting import DAILY, DAILY_REST, SECTIONS, WEEK, WEEKLY_REST, ShortRest
from ledstjarna.domain.visits.rules.shift_file import AHEAD
from ledstjarna.foundation.clock import day_of
from ledstjarna.web.team.planning.days import day_name
from ledstjarna.web.visiting.words import clock

TOLD = 10  # at a time
HOUR = timedelta(hours=1)


def rest_text(one: ShortRest) -> str:
    """One of them."""
    told = {
        "n": one.longest // HOUR, "day": day_name(day_of(one.since)), "at": clock(one.since), "law": one.section,
        "least": (DAILY_REST if one.kind == DAILY else WEEKLY_REST) // HOUR,
    }  # fmt: skip
    if one.kind == DAILY:
        return _("Dygnsvila: %(n)s tim i rad dygnet från %(day)s %(at)s, minst %(least)s (%(law)s).") % told
    return _("Veckovila: %(n)s tim i rad veckan från %(day)s, minst %(least)s (%(law)s).") % told


def rests_on(found: Mapping[UUID, Iterable[ShortRest]], day: date) -> dict[UUID, list[str]]:
    """Of a day: what begins in it, and the week that it is in."""
    return {
        key: [
            rest_text(one) for one in its
            if (day_of(one.since) == day if one.kind == DAILY else day_of(one.since) <= day < day_of(one.since + WEEK))
        ]
        for key, its in found.items()
    }  # fmt: skip


def after_saving(unit_id: UUID, carer_id: UUID, day: date) -> list[str]:
    """What somebody's rest has come to around a day."""
    return [rest_text(one) for one in rests_of(unit_id, day - timedelta(days=1), 3).get(carer_id, [])]


def keeps_text(one: RestKeeps) -> str:
    """That somebody who is off has to rest, before a shift is laid on them: told, and hinders nothing."""
    told = {"law": SECTIONS[one.kind]}
    if one.every:
        return _("Behöver vila: arbetar hen den här dagen blir vilan för kort (%(law)s).") % told
    spans = ", ".join(f"{clock(starts)}–{clock(ends)}" for starts, ends in one.hours)
    return _("Behöver vila: vilan blir för kort med passet %(spans)s (%(law)s).") % {**told, "spans": spans}


def after_import(unit_id: UUID, first: date) -> list[str]:
    """The same of everybody, as far ahead as a file may say; the first of them."""
    found = rests_of(unit_id, first, AHEAD.days)
    rows = assignments_by_id(found)
    told = sorted(
        (one.since, rows[key].staff_member.name, rest_text(one))
        for key, its in found.items()
        if key in rows
        for one in its
    )
    shown = [f"{name}. {text}" for _since, name, text in told[:TOLD]]
    more = len(told) - len(shown)
    return [*shown, *([ngettext("Och %(n)s till.", "Och %(n)s till.", more) % {"n": more}] if more else [])]
