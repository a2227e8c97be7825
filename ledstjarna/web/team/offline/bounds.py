"""What the telephone has to know of the house's rules: told to it, so that they stand in one place."""

import json
from datetime import timedelta

from ledstjarna.domain.visits.rules.doing import EARLY, SHORT
from ledstjarna.domain.visits.rules.later import LATER
from ledstjarna.domain.visits.rules.states import VISIT

MOST = 50  # things in one sending; a day has some twenty visits, and the rest is sent next
# What cannot be left out at the door (rules.doing.miss_findings, and a message without words is none): by the word of
# the form's button, each field with the code of what is said beside it; and, for words, the reason that asks for them.
ASKED: dict[str, list[tuple[str, str, str]]] = {
    "miss": [("reason", "not_done_reason_missing", ""), ("words", "words_missing", "other")],
    "observe": [("words", "words_missing", "")],
}
TIMED = ("begin", "finish", "miss")  # what is refused when a visit's time is far off (rules.doing.begin_findings)
OPEN = frozenset({"published", "begun"})  # where what was done can still be done


def told_bounds() -> str:
    """What can be done without a net, what a visit becomes by it, where it can still be done and what after that, how
    much is sent, how many minutes before its time what is timed can be done, and what has to be said."""
    becomes = {step.verb: step.leads_to for step in VISIT.steps if step.state in OPEN and step.verb in LATER}
    still = {step.state: [step.verb] for step in VISIT.steps if step.state not in {*OPEN, VISIT.start}}
    return json.dumps(
        {
            "becomes": becomes, "later": LATER, "most": MOST, "open": sorted(OPEN), "still": still,
            "early": EARLY // timedelta(minutes=1), "timed": TIMED, "asked": ASKED,
            "short": SHORT // timedelta(minutes=1),
        },
        separators=(",", ":"),
    )  # fmt: skip
