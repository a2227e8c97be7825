"""The story by day: what is the same on one day is together, to be told once."""

from datetime import UTC, datetime

from ledstjarna.web.months import by_day


def test_repeats_of_a_day_are_folded_and_days_are_swedish() -> None:
    told = [
        (datetime(2026, 6, 2, 22, 30, tzinfo=UTC), "ringde"),  # past midnight in Sweden
        (datetime(2026, 6, 2, 12, 0, tzinfo=UTC), "ringde"),
        (datetime(2026, 6, 2, 11, 0, tzinfo=UTC), "skrev"),
        (datetime(2026, 6, 2, 10, 0, tzinfo=UTC), "ringde"),
    ]
    days = by_day(told, lambda one: one[0], lambda one: one[1])
    assert [(day.day, [(alike[0][1], len(alike)) for alike in things]) for day, things in days] == [
        (3, [("ringde", 1)]),
        (2, [("ringde", 2), ("skrev", 1)]),
    ]
