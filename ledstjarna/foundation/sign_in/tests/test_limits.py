"""The limits of failed ways in, against a second, slow way to count them, and that none of them lasts."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.foundation.sign_in.limits import LIMITS, LONGEST, tries_left, wait_until

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
FAILURES = st.lists(
    st.builds(
        lambda address, account, ago: {"address": address, "account": account, "at": AT - timedelta(seconds=ago)},
        st.sampled_from(["a", "b"]), st.sampled_from(["x", "y", ""]), st.integers(0, 900),
    ),
    max_size=120,
)  # fmt: skip


def closed(failures: list[dict[str, object]], address: str, account: str, at: datetime) -> bool:
    """Whether one must wait, counted limit by limit in the plainest way."""
    for limit in LIMITS:
        mine = {"address": address, "account": account}
        if any(not mine[name] for name in limit.by):
            continue
        count = 0
        for row in failures:
            if all(row[name] == mine[name] for name in limit.by) and at - limit.window < row["at"] <= at:  # type: ignore[operator]
                count += 1
        if count >= limit.most:
            return True
    return False


@given(FAILURES, st.sampled_from(["a", "c"]), st.sampled_from(["x", ""]))
def test_as_the_slow_way_and_open_again_when_it_is_said(
    failures: list[dict[str, object]], address: str, account: str
) -> None:
    until = wait_until(failures, address=address, account=account, at=AT)
    assert (until is not None) == closed(failures, address, account, AT)
    if until:
        assert AT < until <= AT + LONGEST
        assert not closed(failures, address, account, until)
        assert closed(failures, address, account, until - timedelta(milliseconds=1))


def test_who_floods_an_account_keeps_its_owner_out_for_minutes_at_most() -> None:
    flood = [{"address": f"b{n}", "account": "x", "at": AT} for n in range(1000)]
    until = wait_until(flood, address="home", account="x", at=AT)
    assert until is not None
    assert until - AT <= timedelta(minutes=5)
    assert wait_until(flood[:49], address="home", account="x", at=AT) is None
    assert wait_until(flood, address="home", account="y", at=AT) is None


@given(FAILURES, st.sampled_from(["a", "c"]), st.sampled_from(["x", ""]))
def test_as_many_tries_as_are_said_to_be_left_and_no_more(
    failures: list[dict[str, object]], address: str, account: str
) -> None:
    left = tries_left(failures, address=address, account=account, at=AT)
    assert (left == 0) == closed(failures, address, account, AT)
    one = {"address": address, "account": account, "at": AT}
    for number in range(1, left + 1):
        assert closed([*failures, *[one] * number], address, account, AT) == (number == left)
