"""Sealing while other tests are at work on the same server."""

import time
from datetime import datetime

from ledstjarna.domain.control.actions import seal_log
from ledstjarna.foundation.anchoring import FileAnchor


def sealed(anchor: FileAnchor, *, at: datetime, rows: int) -> int:
    """Seal until so many rows are sealed; how many they were.

    A transaction of another database that ends in this very moment counts as ours, and holds rows back until next time.
    """
    done, last = 0, time.monotonic() + 10
    while done < rows and time.monotonic() < last:
        done += seal_log(at=at, anchors=[anchor])
        time.sleep(0.02)
    return done
