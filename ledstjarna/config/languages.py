"""The language of the moment, kept by thread.

Django keeps it so that a coroutine finds it too, and looks in four places for it; a page asks two hundred times. The
house serves each request in one thread from start to end.
"""

import threading
from typing import Any

from django.utils.translation import trans_real


def keep_the_language_by_thread() -> None:
    """Let Django's translation look in one place from now on. Called once when a process starts."""
    django_s: Any = trans_real
    kept = threading.local()
    before = getattr(django_s._active, "value", None)
    if before is not None:
        kept.value = before
    django_s._active = kept
