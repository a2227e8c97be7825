"""The web process's way in."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ledstjarna.config.settings")
application = get_wsgi_application()
# What is loaded now lives as long as the process: it need not be searched for garbage after every few pages.
gc.freeze()
gc.set_threshold(20_000, 20, 20)

from ledstjarna.domain.teams.rules import is_working_day  # noqa: E402 – Django must stand first
from ledstjarna.foundation.clock import today  # noqa: E402

is_working_day(today())  # reads the calendar in now, so that nobody's first page waits for it
