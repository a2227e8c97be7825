"""How long something has waited, in words, so that nothing is forgotten."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ledstjarna.foundation.clock import STOCKHOLM
from ledstjarna.web.wording.dates import held_together

_WEEK, _MONTH = 14, 60  # days from which weeks, and months, say more than days


def waited(since: datetime | None, at: datetime) -> str:
    """For how long: today, since yesterday, days, weeks or months. Empty when the moment is not known."""
    if since is None:
        return ""
    days = (at.astimezone(STOCKHOLM).date() - since.astimezone(STOCKHOLM).date()).days
    if days <= 0:
        return _("sedan i dag")
    if days == 1:
        return _("sedan i går")
    if days < _WEEK:
        return held_together(_("i %(count)s dagar") % {"count": days})
    if days < _MONTH:
        return held_together(ngettext("i %(count)s vecka", "i %(count)s veckor", days // 7) % {"count": days // 7})
    return held_together(ngettext("i %(count)s månad", "i %(count)s månader", days // 30) % {"count": days // 30})


def has_waited(since: datetime | None, at: datetime) -> str:
    """The same as a sentence of its own: has waited for three weeks."""
    how_long = waited(since, at)
    return _("Har väntat %(how_long)s") % {"how_long": how_long} if how_long else ""
