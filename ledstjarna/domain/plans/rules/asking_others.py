"""What somebody around the person is told of, by the event: what asks them something, or changes it. Pure."""

# What others hear about, since it is asked of them: the declared rule, and what the body must say.
REASONS_OF_OTHERS = {
    "MeetingTimesAsked": "meeting",
    "MeetingCalled": "meeting",
    "MeetingMoved": "meeting",
    "MeetingCancelled": "meeting",
    "ChoiceMade": "part",
    "NewOwnerAsked": "take_over",
    "NewOwnerChosen": "take_over",
    "MessageWritten": "message",
}


def reason_of_other(kind: str, body: dict[str, object]) -> str:
    """What an event is to whoever it asks; empty when it asks nobody around the person."""
    asks = {
        "MeetingCancelled": body.get("was_told"), "ChoiceMade": body.get("choice") == "yes",
        "NewOwnerAsked": not body.get("awaits_person"), "NewOwnerChosen": body.get("yes"),
        "MessageWritten": not body.get("to_person"),
    }  # fmt: skip
    return REASONS_OF_OTHERS.get(kind, "") if asks.get(kind, True) else ""
