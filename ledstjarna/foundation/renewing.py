"""For how long something goes on when one tap lets it go on: the one formula, for a yes and for a part.

Our own choice, not law [M].
"""

from datetime import date, timedelta

LONGEST = timedelta(days=365)


def goes_on_until(begun: date, over: date, *, today: date) -> date:
    """The new first day without it, where it has held from `begun` up to, not including, `over`.

    As many days again as it held, a year at most: from its end, or from today when that is later.
    """
    held = min(max(over - begun, timedelta(days=1)), LONGEST)
    return max(over, today) + held
