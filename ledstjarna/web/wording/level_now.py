"""Where the person is now towards a goal, in words: the level, and from where and when it is known."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from ledstjarna.domain.plans.rules.level_now import ASSESSMENT, FOLLOW_UP, LevelNow
from ledstjarna.web.wording.dates import date_text
from ledstjarna.web.wording.vocabulary import level_name

_FROM: dict[str, Callable[[], str]] = {
    FOLLOW_UP: lambda: _("%(level)s, enligt uppföljningen den %(day)s"),
    ASSESSMENT: lambda: _("%(level)s, enligt bedömningen den %(day)s"),
}


def level_now_text(now: LevelNow) -> str:
    """The level with where it was seen; what stands since the goal was set needs no more."""
    level = level_name(now.level).lower()
    if now.where not in _FROM:
        return level
    return _FROM[now.where]() % {"level": level, "day": date_text(now.day)}
