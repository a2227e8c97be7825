"""Visits in words: to the minute for those who make them, around when to the person; who, without where they work."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ledstjarna.domain.plans.rules.marking import WHOLE_DAY
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries import ToldTime
from ledstjarna.domain.visits.rules.promised import outside
from ledstjarna.domain.visits.rules.resting import LENGTH, Break
from ledstjarna.foundation.clock import STOCKHOLM
from ledstjarna.web.lived.words import clock_of, long_text
from ledstjarna.web.wording import held_together, written


def clock(at: datetime) -> str:
    """A moment as a time of day in Sweden."""
    return clock_of(at.astimezone(STOCKHOLM).time())


def span(row: Visit) -> str:
    """From when to when, for those who plan and make it."""
    return f"{clock(row.starts_at)}–{clock(row.ends_at)}"


def told_when(one: ToldTime) -> str:
    """When somebody comes, as the person is told it: Omkring 12.10, 15 minuter."""
    if one.length >= WHOLE_DAY:  # a time that the plan sets no hour for, and that is cancelled
        return _("Någon gång under dagen")
    long = long_text(int(one.length.total_seconds() // 60))
    return held_together(_("Omkring %(at)s, %(long)s") % {"at": clock(one.starts), "long": long})


def break_text(one: Break) -> str:
    """When somebody's break is, or until when there is no time for it."""
    if one.at is None:
        return _("ingen tid för rast före %(at)s") % {"at": clock(one.due.latest + LENGTH)}
    return _("rast %(starts)s–%(ends)s") % {"starts": clock(one.at), "ends": clock(one.at + LENGTH)}


def promise_text(row: Visit) -> str:
    """How far outside what was promised a visit begins; "" within."""
    off = int(outside(row.starts_at, row.earliest_at, row.latest_at).total_seconds() // 60)
    if off > 0:
        return ngettext("%(n)s minut sent", "%(n)s minuter sent", off) % {"n": off}
    return ngettext("%(n)s minut tidigt", "%(n)s minuter tidigt", -off) % {"n": -off} if off else ""


def what(row: Visit) -> str:
    """What is done, in the words of the plan."""
    return written(row.activity.title or row.commitment.title)


def carer_name(label: str) -> str:
    """Who comes, by name: the label says where they work too."""
    return label.split(", ", maxsplit=1)[0]
