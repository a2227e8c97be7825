"""Failed ways in, kept in the database that every process of the web shares."""

from datetime import datetime
from typing import Any

from django.db.models import Q

from ledstjarna.foundation.clock import now
from ledstjarna.foundation.sign_in.digests import digest
from ledstjarna.foundation.sign_in.limits import LONGEST, tries_left, wait_until
from ledstjarna.foundation.sign_in.models import FailedSignIn

_ENOUGH = 200  # rows that are looked at: more than any limit lets come


def must_wait(*, address: str, account: str = "") -> datetime | None:
    """When whoever comes from `address`, for `account` when it is known, may try again; None when now."""
    return wait_until(**_counted(address, account))


def may_fail(*, address: str, account: str = "") -> int:
    """How many more tries of theirs may fail before they must wait."""
    return tries_left(**_counted(address, account))


def _counted(address: str, account: str) -> dict[str, Any]:
    at, place, whose = now(), digest("address", address), digest("account", account)
    mine = Q(address=place) | (Q(account=whose) if whose else Q(pk__in=()))
    rows = FailedSignIn.objects.filter(mine, at__gt=at - LONGEST).order_by("-at")
    failures = list(rows.values("address", "account", "at")[:_ENOUGH])
    return {"failures": failures, "address": place, "account": whose, "at": at}


def note_failure(*, address: str, account: str = "") -> None:
    """Note that a way in failed. What is too old to count is taken away at the same time."""
    at = now()
    FailedSignIn.objects.filter(at__lte=at - LONGEST).delete()
    FailedSignIn.objects.create(address=digest("address", address), account=digest("account", account), at=at)


def forget_failures(*, address: str, account: str) -> None:
    """Whoever got in starts anew, from this address; what others try against the account still counts."""
    FailedSignIn.objects.filter(address=digest("address", address), account=digest("account", account)).delete()
