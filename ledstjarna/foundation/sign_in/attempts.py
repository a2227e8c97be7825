"""Failed ways in, kept in the database that every process of the web shares."""

from datetime import datetime

from django.db.models import Q

from ledstjarna.foundation.clock import now
from ledstjarna.foundation.sign_in.digests import digest
from ledstjarna.foundation.sign_in.limits import LONGEST, wait_until
from ledstjarna.foundation.sign_in.models import FailedSignIn

_ENOUGH = 200  # rows that are looked at: more than any limit lets come


def must_wait(*, address: str, account: str = "") -> datetime | None:
    """When whoever comes from `address`, for `account` when it is known, may try again; None when now."""
    at, place, whose = now(), digest("address", address), digest("account", account)
    mine = Q(address=place) | (Q(account=whose) if whose else Q(pk__in=()))
    rows = FailedSignIn.objects.filter(mine, at__gt=at - LONGEST).order_by("-at")
    return wait_until(list(rows.values("address", "account", "at")[:_ENOUGH]), address=place, account=whose, at=at)


def note_failure(*, address: str, account: str = "") -> None:
    """Note that a way in failed. What is too old to count is taken away at the same time."""
    at = now()
    FailedSignIn.objects.filter(at__lte=at - LONGEST).delete()
    FailedSignIn.objects.create(address=digest("address", address), account=digest("account", account), at=at)


def forget_failures(*, address: str, account: str) -> None:
    """Whoever got in starts anew, from this address; what others try against the account still counts."""
    FailedSignIn.objects.filter(address=digest("address", address), account=digest("account", account)).delete()
