"""How many failed ways in are let pass, as data. Pure.

A limit counts a window back from now, so that every one of them lifts by itself: nobody can lock anybody out for
longer than the window, however much they try. Successes are never counted: a region's whole staff may come from one
address.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from ledstjarna.foundation.rates import free_at


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` failures within `window`, counted by what `by` says."""

    by: tuple[str, ...]  # address, account
    most: int
    window: timedelta


LIMITS = (
    # One who guesses at one account from one place.
    Limit(("address", "account"), 5, timedelta(minutes=10)),
    # One who tries many accounts from one place.
    Limit(("address",), 30, timedelta(minutes=10)),
    # Many places against one account. High, and short: it also keeps out whoever the account belongs to.
    Limit(("account",), 50, timedelta(minutes=5)),
)
LONGEST = max(limit.window for limit in LIMITS)


def wait_until(
    failures: Sequence[Mapping[str, object]], *, address: str, account: str, at: datetime
) -> datetime | None:
    """When one may try again; None when one may now. `failures` hold `address`, `account` and `at`."""
    mine = {"address": address, "account": account}
    ends = [_end(limit, failures, mine, at) for limit in LIMITS if all(mine[name] for name in limit.by)]
    return max((end for end in ends if end), default=None)


def tries_left(failures: Sequence[Mapping[str, object]], *, address: str, account: str, at: datetime) -> int:
    """How many more may fail before one must wait."""
    mine = {"address": address, "account": account}
    asked = [limit for limit in LIMITS if all(mine[name] for name in limit.by)]
    return max(0, min(limit.most - len(_times(limit, failures, mine, at)) for limit in asked))


def _times(
    limit: Limit, failures: Sequence[Mapping[str, object]], mine: Mapping[str, str], at: datetime
) -> list[datetime]:
    return [
        moment
        for row in failures
        if isinstance(moment := row["at"], datetime) and at - limit.window < moment <= at
        if all(row[name] == mine[name] for name in limit.by)
    ]


def _end(
    limit: Limit, failures: Sequence[Mapping[str, object]], mine: Mapping[str, str], at: datetime
) -> datetime | None:
    times = _times(limit, failures, mine, at)
    return free_at(times, most=limit.most, window=limit.window, at=at)
