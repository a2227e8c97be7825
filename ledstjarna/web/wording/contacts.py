"""Named contacts in words: which kind, what for, when they are reached."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import time

from babel.dates import format_time, get_day_names
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ledstjarna.domain.teams.rules import Hours
from ledstjarna.web.wording.dates import day_at_clock

_KINDS: dict[str, tuple[Callable[[], str], Callable[[], str]]] = {
    "care_contact": (lambda: _("fast vårdkontakt"), lambda: _("Ser till att vården hänger ihop.")),
    "physician_contact": (lambda: _("fast läkarkontakt"), lambda: _("Läkaren att vända sig till först.")),
    "home_care_contact": (lambda: _("fast omsorgskontakt"), lambda: _("Den i hemtjänsten att vända sig till först.")),
    "coordinating_contact": (
        lambda: _("fast vårdkontakt med samordningsansvar"),
        lambda: _("Håller ihop vården när många är inblandade."),
    ),
}

_TITLES: dict[str, Callable[[], str]] = {
    "assistant_nurse": lambda: _("undersköterska"),
    "physician": lambda: _("läkare"),
}


def contact_kind_name(code: str) -> str:
    """A kind of named contact, as it stands inside a sentence."""
    return _KINDS[code][0]() if code in _KINDS else code


def contact_kind_title(code: str) -> str:
    """A kind of named contact, as a heading."""
    name = contact_kind_name(code)
    return name[:1].upper() + name[1:]


def contact_purpose(code: str) -> str:
    """What the person has such a contact for."""
    return _KINDS[code][1]() if code in _KINDS else ""


_WHO_MAY: dict[str, Callable[[], str]] = {
    "care_contact": lambda: _("En fast vårdkontakt arbetar i hälso- och sjukvården."),
    "physician_contact": lambda: _("En fast läkarkontakt arbetar på en vårdcentral och har titeln läkare."),
    "home_care_contact": lambda: _(
        "En fast omsorgskontakt arbetar i hemtjänsten och har titeln undersköterska. Den som saknar titeln går inte "
        "att välja."
    ),
    "coordinating_contact": lambda: _("Den som samordnar vården arbetar i hälso- och sjukvården."),
}


def who_may_be(code: str) -> str:
    """Who may be the contact, as the law and its units and titles have it."""
    return _WHO_MAY[code]() if code in _WHO_MAY else ""


def title_name(code: str) -> str:
    """A protected title."""
    return _TITLES[code]() if code in _TITLES else code


def hours_text(hours: Hours) -> str:
    """Times of the week: måndag–fredag kl. 08.00–16.30, days with the same times together."""
    by_times: dict[tuple[tuple[time, time], ...], list[int]] = defaultdict(list)
    for day in sorted({each.day for each in hours}):
        by_times[tuple((each.start, each.end) for each in hours if each.day == day)].append(day)
    return ", ".join(_one(days, times) for times, days in by_times.items())


def _one(days: Sequence[int], times: Sequence[tuple[time, time]]) -> str:
    clock = ", ".join(f"{_clock(start)}–{_clock(end)}" for start, end in times)
    return day_at_clock(days_text(days), clock)


def days_text(days: Sequence[int]) -> str:
    """Weekdays, those that follow each other as a stretch: måndag–onsdag och fredag."""
    stretches: list[list[int]] = []
    for day in days:
        if stretches and stretches[-1][-1] == day - 1:
            stretches[-1].append(day)
        else:
            stretches.append([day])
    texts = [_stretch(one) for one in stretches]
    return texts[0] if len(texts) == 1 else _("%(some)s och %(last)s") % {
        "some": ", ".join(texts[:-1]), "last": texts[-1]
    }  # fmt: skip


def _stretch(days: Sequence[int]) -> str:
    first, last = day_name(days[0]), day_name(days[-1])
    if len(days) == 1:
        return first
    return _("%(some)s och %(last)s") % {"some": first, "last": last} if len(days) == 2 else f"{first}–{last}"


def day_name(day: int) -> str:
    """A weekday by its number; Monday is 0."""
    return str(get_day_names("wide", locale=_locale())[day])


def _clock(moment: time) -> str:
    return str(format_time(moment, "HH.mm" if _locale() == "sv_SE" else "HH:mm", locale=_locale()))


def _locale() -> str:
    return "en_GB" if (get_language() or "sv").startswith("en") else "sv_SE"
