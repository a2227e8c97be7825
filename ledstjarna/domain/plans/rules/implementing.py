"""What a provider's how holds, and the one text that an agreed version of it has. Pure.

Practice, not statute: SOSFS 2014:5 5 kap. speaks of how it is documented [M]. The decision says what, the plan says who
does what, and this says how.
"""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from ledstjarna.foundation.findings import Finding

FORM = "ledstjarna.implementation/1"
Timed = tuple[str, str, time | None, int, date, date | None]  # what, RFC 5545, at, minutes, from, until


def implementation_findings(*, assignment_state: str, is_theirs: bool, how: str) -> list[Finding]:
    """Why somebody may not write how, or what it lacks: only the provider that holds the assignment does."""
    if not is_theirs or assignment_state != "accepted":
        return [Finding("not_your_assignment")]
    return [] if how.strip() else [Finding("how_missing", field_name="how")]


def answer_findings(*, viewer_kind: str, yes: bool, words: str, way: str) -> list[Finding]:
    """What an answer lacks: a wish to change says what, and staff say in which way the person told them."""
    findings = []
    if viewer_kind == "staff" and way == "digital":
        findings.append(Finding("way_missing", field_name="way"))
    if not yes and not words.strip():
        code = "change_told_says_nothing" if viewer_kind == "staff" else "change_says_nothing"
        findings.append(Finding(code, field_name="words"))
    return findings


def snapshot_of(
    *, number: int, title: str, provider: str, decision: tuple[str, str, date | None, date | None], how: str,
    wishes: str, who_comes: str, times: Sequence[Timed],
) -> dict[str, Any]:  # fmt: skip
    """What the person reads and says yes to; `decision` is its id, scope, first day and first day without."""
    decided, scope, starts, ends = decision
    return {
        "form": FORM, "number": number, "part": title, "provider": provider,
        "decision": {"id": decided, "scope": scope, "from": _iso(starts), "until": _iso(ends)},
        "how": how, "wishes": wishes, "who_comes": who_comes,
        "times": [
            {"what": what, "rule": rule, "at": at.isoformat("minutes") if at else None, "minutes": minutes,
             "from": _iso(first), "until": _iso(until)}
            for what, rule, at, minutes, first, until in times
        ],
    }  # fmt: skip


def agreed_with(snapshot: dict[str, Any], *, who: str, way: str, at: datetime, by: str) -> dict[str, Any]:
    """The snapshot with who said yes to it, in which way, when, and who wrote it down."""
    return {**snapshot, "agreed": {"name": who, "way": way, "at": at.isoformat(), "by": by}}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
