"""What is told of somebody close who has a protected identity of their own, beyond the pages about the person."""

import re
from collections.abc import Iterable


def without_names(text: str, hidden: Iterable[str], instead: str) -> str:
    """`text` with every name and number of `hidden` told as `instead`, wherever it stands as a word of its own.

    A name inside a longer word stays: "Bo" is not in "Boende". Letters that differ in case alone are the same.
    """
    wanted = sorted({one.strip() for one in hidden if one.strip()}, key=len, reverse=True)
    if not wanted:
        return text
    pattern = "|".join(r"\s+".join(map(re.escape, one.split())) for one in wanted)
    return re.sub(rf"(?<!\w)(?:{pattern})(?!\w)", lambda _found: instead, text, flags=re.IGNORECASE)
