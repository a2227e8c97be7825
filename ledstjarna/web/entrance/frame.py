"""The frame of pages that belong to no door."""

from django.utils.translation import gettext as _

from ledstjarna.web.frame import Door

ENTRANCE = Door("entrance", lambda: "", "start")
START = Door("entrance", lambda: _("Start"), "start")
