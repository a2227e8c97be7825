"""A small instance in the house's own format, as a file's object, for tests to change."""

from typing import Any

MONDAY, TUESDAY = "2026-11-30", "2026-12-01"


def small() -> dict[str, Any]:
    """Two days, three carers, three persons; four single visits, a double one and a link."""
    return {
        "format": "ledstjarna-visits/1",
        "days": [MONDAY, TUESDAY],
        "places": [{"id": "office"}, {"id": "a"}, {"id": "b"}, {"id": "c"}],
        "travel": {"car": {"matrix": [[0, 5, 6, 7], [5, 0, 3, 4], [6, 3, 0, 2], [7, 4, 2, 0]]}},
        "depots": [{"id": "office", "place": "office"}],
        "carers": [carer("c1"), carer("c2", delegations=[{"ability": "insulin"}]), carer("c3", titles=["nurse"])],
        "persons": [{"id": "p1", "place": "a"}, {"id": "p2", "place": "b"}, {"id": "p3", "place": "c"}],
        "visits": [
            visit("v1", "p1"),
            visit("v2", "p1", opens="11:00", closes="12:00"),
            visit("v3", "p2", abilities=["insulin"]),
            visit("v4", "p3", together=2),
            visit("v5", "p1", day=TUESDAY),
        ],
        "links": [{"first": "v1", "second": "v2", "shortest": 180, "longest": 300}],
    }


def carer(name: str, **more: Any) -> dict[str, Any]:
    """One with the same shift both days."""
    pause = {"earliest": "11:00", "latest": "12:00", "minutes": 30}
    shifts = [{"day": day, "starts": "07:00", "ends": "15:30", "breaks": [pause]} for day in (MONDAY, TUESDAY)]
    return {"id": name, "depot": "office", "mode": "car", "shifts": shifts, "abilities": ["care"], **more}


def visit(
    name: str, person: str, *, day: str = MONDAY, opens: str = "07:30", closes: str = "09:00", minutes: float = 30,
    **more: Any,
) -> dict[str, Any]:  # fmt: skip
    """One with a soft window."""
    window = {"opens": opens, "closes": closes, "soft": True}
    return {"id": name, "person": person, "day": day, "minutes": minutes, "windows": [window], **more}
