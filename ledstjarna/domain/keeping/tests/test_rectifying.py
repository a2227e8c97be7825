"""Something is said to be put right only when it has been changed since the person asked."""

from datetime import UTC, datetime, timedelta

import pytest

from ledstjarna.domain.keeping.rules.rectifying import ABOUT, VERSIONED, not_yet_changed

ASKED = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize("about", ABOUT)
@pytest.mark.parametrize("verdict", ["rectify", "dispute", "erase", "refuse"])
@pytest.mark.parametrize("minutes", [None, -1, 0, 1])
def test_only_what_is_changed_is_put_right(about: str, verdict: str, minutes: int | None) -> None:
    changed = None if minutes is None else ASKED + timedelta(minutes=minutes)
    found = not_yet_changed(about=about, verdict=verdict, asked_at=ASKED, changed_at=changed)
    assert bool(found) == (verdict == "rectify" and about in VERSIONED and minutes != 1)
