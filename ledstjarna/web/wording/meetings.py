"""Meetings in words: how and where, what somebody needs, what they answered, what there is to talk about."""

from collections.abc import Callable
from datetime import datetime

from babel.dates import format_datetime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ledstjarna.domain.plans.models import PlanMeetingCall
from ledstjarna.domain.plans.rules.agenda import AgendaItem
from ledstjarna.foundation.clock import STOCKHOLM
from ledstjarna.web.wording.dates import date_text, day_at_clock
from ledstjarna.web.wording.labels import filled, label_text, together, written

Words = dict[str, Callable[[], str]]

_HOWS: Words = {
    "room": lambda: _("I samma rum"),
    "phone": lambda: _("På telefon"),
    "video": lambda: _("På video"),
}
_PLACES: Words = {
    "home": lambda: _("I hemmet"),
    "care_centre": lambda: _("Vårdcentralen"),
    "association_house": lambda: _("En förenings lokal"),
    "municipal_house": lambda: _("Kommunens lokal"),
    "elsewhere": lambda: _("Någon annanstans"),
}
_NEEDS: Words = {
    "interpreter": lambda: _("Tolk"),
    "hearing": lambda: _("Hörselslinga, eller att en i taget pratar"),
    "pauses": lambda: _("Pauser"),
    "somebody_along": lambda: _("Någon med som stöd"),
    "easy_words": lambda: _("Enkla ord och bilder"),
    "step_free": lambda: _("Att komma in utan trappor"),
}
_ANSWERS: Words = {
    "yes": lambda: _("Passar"),
    "if_needed": lambda: _("Om det behövs"),
    "no": lambda: _("Passar inte"),
    "": lambda: _("Inget svar än"),
}
_COMING: Words = {
    "yes": lambda: _("Kommer"),
    "maybe": lambda: _("Kanske"),
    "no": lambda: _("Kan inte"),
    "": lambda: _("Inget svar än"),
}
_TONES = {"yes": "agreed", "if_needed": "thinking", "maybe": "thinking", "no": "declined", "": "waits"}
_CODES = {"own_point": "heart", "nobody_came": "late", "not_satisfied": "thought",
          "choose": "proposal", "wish": "change", "less": "thought", "part_ends": "calendar",
          "goal_alone": "people", "deviation": "info", "runs_out": "stamp",
          "waits": "clock", "point": "pen", "follow_up": "calendar"}  # fmt: skip


def how_name(code: str) -> str:
    """How one meets: in a room, by phone, by video."""
    return _HOWS[code]()


def place_name(code: str) -> str:
    """The kind of place."""
    return _PLACES[code]()


def need_name(code: str) -> str:
    """What somebody needs to take part."""
    return _NEEDS[code]()


def time_answer(code: str) -> str:
    """An answer to a proposed time; the empty one is none yet."""
    return _ANSWERS[code]()


def coming_name(code: str) -> str:
    """Whether somebody comes."""
    return _COMING[code]()


def answer_tone(code: str) -> str:
    """The tone of an answer: a key of LOOKS in components/state.html."""
    return _TONES[code]


def time_text(start: datetime, end: datetime | None = None) -> str:
    """When a meeting is, as one says it: tisdag 9 juni kl. 13.30–14.30; a year where it is another."""
    english = (get_language() or "sv").startswith("en")
    locale, pattern = ("en_GB", "HH:mm") if english else ("sv_SE", "HH.mm")
    local = start.astimezone(STOCKHOLM)
    clock = str(format_datetime(local, pattern, locale=locale))
    if end:
        clock += f"–{format_datetime(end.astimezone(STOCKHOLM), pattern, locale=locale)}"
    day = f"{format_datetime(local, 'EEEE', locale=locale)} {date_text(local.date())}"
    return day_at_clock(day, clock)


def where_text(call: PlanMeetingCall, *, tell_place: bool = True, own: bool = False, tell_home: bool = False) -> str:
    """Where and how, in a few words; a protected person's place and number not at all. Of a home the address too, when
    `tell_home` says so: on a page about this meeting, and never in a list or a calendar.
    """
    if call.how == "phone":
        return f"{how_name('phone')}, {call.phone}" if call.phone and tell_place else how_name("phone")
    if call.how == "video":
        return how_name("video")
    if not tell_place:
        return _("Fråga den som kallar var ni ses")
    home = call.place_kind == "home"
    kind = _("Hemma hos dig") if own and home else place_name(call.place_kind)
    place = "" if home and not tell_home else written(call.place)
    return together(*filter(None, (kind, place)), by=", ")


def agenda_text(item: AgendaItem) -> tuple[str, str, str]:
    """One thing to talk about: what, who says or does it, and the icon beside it."""
    told = {
        "own_point": lambda: written(item.title),
        "point": lambda: written(item.title),
        "nobody_came": lambda: (
            filled(_("Ingen kom: %(what)s"), what=written(item.title)) if item.title else _("Ingen kom")
        ),
        "not_satisfied": lambda: (
            filled(_("Inte nöjd: %(what)s"), what=written(item.title)) if item.title else _("Inte nöjd")
        ),
        "choose": lambda: filled(_("Att välja: %(what)s"), what=written(item.title)),
        "wish": lambda: filled(_("Önskemål att svara på: %(what)s"), what=written(item.title)),
        "runs_out": lambda: filled(
            _("Beslutet gäller till och med %(day)s: %(what)s"), day=date_text(item.day), what=written(item.title)
        ),
        "less": lambda: filled(_("Kan mindre hjälp räcka? %(what)s"), what=written(item.title)),
        "part_ends": lambda: filled(
            _("Till och med %(day)s, fortsätter det? %(what)s"), day=date_text(item.day), what=written(item.title)
        ),
        "goal_alone": lambda: filled(_("Ingen gör något för målet än: %(what)s"), what=written(item.title)),
        "deviation": lambda: filled(_("När samarbetet inte fungerade: %(what)s"), what=written(item.title)),
        "waits": lambda: filled(_("Väntar på svar: %(what)s"), what=written(item.title)),
        "follow_up": lambda: (
            filled(_("Hur har det gått? Avstämning %(day)s"), day=date_text(item.day))
            if item.day
            else _("Bestäm när ni stämmer av nästa gång")
        ),
    }[item.code]()
    who = label_text(item.who) if item.who else ""
    if who and item.code in ("nobody_came", "not_satisfied", "deviation"):  # who got to know it, not who did not come
        who = _("Ska svara: %(who)s") % {"who": who}
    return told, who, _CODES[item.code]
