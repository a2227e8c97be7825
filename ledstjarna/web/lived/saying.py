"""The weekdays and the clock that a sentence names, to fill in a form with beforehand. Pure; it decides nothing."""

import re

# As Swedish says them, in any form: måndag, måndagar, måndagen; and måndagskväll.
_DAYS = ("månda", "tisda", "onsda", "torsda", "freda", "lörda", "sönda")
_CLOCK = re.compile(r"\b(?:kl\.?|klockan)\s*([01]?\d|2[0-3])(?:[.:]([0-5]\d))?\b", re.IGNORECASE)


def told_in(when: str) -> dict[str, object]:
    """The fields that `when` tells: every and weekdays, and the time where a clock is named. Empty for neither."""
    text = when.lower()
    found: dict[str, object] = {}
    days = [str(number) for number, day in enumerate(_DAYS) if re.search(rf"\b{day}g", text)]
    if days:
        found = {"every": "week", "weekdays": days}
    elif re.search(r"\b(varje dag|dagligen|varje (morgon|kväll|eftermiddag))\b", text):
        found = {"every": "day"}
    clock = _CLOCK.search(text)
    if clock:
        found["at"] = f"{int(clock[1]):02}:{clock[2] or '00'}"
    return found
