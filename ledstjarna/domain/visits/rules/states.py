"""What a visit may become, as rows; drawn in docs/states.md. Pure."""

from datetime import datetime

from ledstjarna.foundation.states import StateTable, Step

# Before it is published nobody but the unit is told. What was told about a visit stands.
VISIT = StateTable(
    "visit",
    "planned",
    (
        Step("planned", "place", "planned", "who plans"),
        Step("planned", "publish", "published", "who plans"),
        Step("planned", "cancel", "cancelled", "who plans, or the plan that it came from"),
        Step("published", "place", "published", "who plans"),
        Step("published", "begin", "begun", "somebody of the unit, at the door"),
        Step("published", "finish", "done", "somebody of the unit"),
        Step("published", "miss", "not_done", "somebody of the unit, with the reason"),
        Step("published", "cancel", "cancelled", "who plans, or the plan that it came from"),
        Step("begun", "regret", "published", "who began it"),
        Step("begun", "finish", "done", "somebody of the unit"),
        Step("begun", "miss", "not_done", "somebody of the unit, with the reason"),
        # Two said different things: who was there says so, and both stand in the plan's marks.
        Step("not_done", "finish", "done", "somebody of the unit who was there all the same"),
    ),
)

AHEAD = frozenset({"planned", "published"})  # what can still be moved


def ahead(state: str, starts_at: datetime, at: datetime) -> bool:
    """Whether there is something left to coordinate: what has begun, or should have, is as it is."""
    return state in AHEAD and at < starts_at


SHOWN = frozenset({"published", "begun", "done", "not_done"})  # what the person and the carer see
MET = frozenset({"published", "begun", "done"})  # where somebody has come, or is to come

MEETS = MET | {"planned"}  # the same with what nobody but the unit has been told

HELP_CALL = StateTable(
    "help_call",
    "asked",
    (
        Step("asked", "answer", "answered", "a colleague of the unit"),
        Step("asked", "end", "ended", "who asked"),
        Step("answered", "end", "ended", "who asked"),
    ),
)

# A plan that the planning engine is asked for. Nothing on the board changes until somebody takes it.
PLAN_DRAFT = StateTable(
    "plan_draft",
    "asked",
    (
        Step("asked", "begin", "solving", "the planning engine"),
        Step("asked", "drop", "dropped", "who plans"),
        Step("solving", "begin", "solving", "the planning engine, anew when it was cut off"),
        Step("solving", "solve", "solved", "the planning engine"),
        Step("solving", "fail", "failed", "the planning engine, with the reason"),
        Step("solving", "drop", "dropped", "who plans"),
        Step("solved", "take", "taken", "who plans"),
        Step("solved", "drop", "dropped", "who plans"),
        Step("failed", "drop", "dropped", "who plans"),
    ),
)
BEING_MADE = frozenset({"asked", "solving"})
