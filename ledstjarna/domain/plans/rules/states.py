"""The state tables of the plan's nouns. Drawn into docs/states.md; explored exhaustively in the tests."""

from ledstjarna.foundation.states import StateTable, Step

PLAN = StateTable(
    "plan",
    "written",
    (
        Step("written", "agree", "agreed", "the person with another party"),
        Step("agreed", "change", "changed", "the team"),
        Step("changed", "agree", "agreed", "the person with another party"),
        Step("written", "end", "ended", "the person"),
        Step("agreed", "end", "ended", "the person"),
        Step("changed", "end", "ended", "the person"),
    ),
)

SIP = StateTable(
    "sip",
    "judged",
    (
        Step("judged", "consent", "consented", "the person", "SoL 2025:400 10:8; HSL 16:4"),
        Step("judged", "refuse", "refused", "the person", "SoL 2025:400 10:8; HSL 16:4"),
        Step("judged", "withdraw", "ended", "the person"),
        Step("judged", "close", "ended", "region or municipality"),
        Step("consented", "agree", "in_force", "the person with the principals", "SoL 2025:400 10:9; HSL 16:4"),
        Step("consented", "refuse", "ended", "the person"),
        Step("consented", "withdraw", "ended", "the person"),
        Step("consented", "close", "ended", "region or municipality"),
        Step("in_force", "agree", "in_force", "the person with the principals", "SoL 2025:400 10:9; HSL 16:4"),
        Step("in_force", "refuse", "ended", "the person"),
        Step("in_force", "withdraw", "ended", "the person"),
        Step("in_force", "close", "ended", "region or municipality"),
    ),
)

GOAL = StateTable(
    "goal",
    "wanted",
    (
        Step("wanted", "agree", "agreed", "with the plan"),
        Step("wanted", "let_go", "ended", "the person"),
        Step("agreed", "agree", "agreed", "with the plan"),
        Step("agreed", "change", "wanted", "the person or the team"),
        Step("agreed", "reach", "reached", "the person with the team"),
        Step("agreed", "let_go", "ended", "the person"),
    ),
)

PROPOSAL = StateTable(
    "proposal",
    "open",
    (
        Step("open", "yes", "chosen", "the person"),
        Step("open", "change", "countered", "the person"),
        Step("open", "no", "declined", "the person"),
        Step("open", "later", "thinking", "the person"),
        Step("open", "withdraw", "withdrawn", "who proposed it"),
        Step("thinking", "yes", "chosen", "the person"),
        Step("thinking", "change", "countered", "the person"),
        Step("thinking", "no", "declined", "the person"),
        Step("thinking", "withdraw", "withdrawn", "who proposed it"),
        # Two guardians decide together: the first yes waits for the other's (FB 6:13).
        Step("open", "guardian_yes", "other_guardian", "one of two guardians", "FB 6:13"),
        Step("thinking", "guardian_yes", "other_guardian", "one of two guardians", "FB 6:13"),
        Step("other_guardian", "yes", "chosen", "the other guardian", "FB 6:13"),
        Step("other_guardian", "guardian_yes", "other_guardian", "one of three guardians", "FB 6:13"),
        Step("other_guardian", "change", "countered", "either guardian", "FB 6:13"),
        Step("other_guardian", "no", "declined", "either guardian", "FB 6:13"),
        Step("other_guardian", "later", "thinking", "either guardian", "FB 6:13"),
        Step("other_guardian", "withdraw", "withdrawn", "who proposed it"),
        Step("declined", "reopen", "open", "the person"),
        # A counter-proposal is the person's own: it waits for the team's answer.
        Step("asked", "accept", "chosen", "the team"),
        Step("asked", "answer_otherwise", "answered", "the team"),
        Step("asked", "withdraw", "withdrawn", "the person"),
        Step("countered", "counter", "asked", "the person"),
    ),
)

COMMITMENT = StateTable(
    "commitment",
    "chosen",
    (
        Step("chosen", "own", "active", "the person"),
        Step("chosen", "ask_owner", "awaits_owner", "the person"),
        Step("chosen", "apply", "awaits_decision", "the person"),
        Step("chosen", "ask_assessment", "awaits_assessment", "the person"),
        Step("awaits_owner", "owner_yes", "active", "the owner"),
        Step("awaits_owner", "owner_no", "declined", "the owner"),
        Step("awaits_owner", "stop", "ended", "the person"),
        Step("awaits_decision", "grant", "awaits_provider", "the authority", "SoL 2025:400; LSS 1993:387"),
        Step("awaits_decision", "refuse", "refused", "the authority", "SoL 2025:400; LSS 1993:387"),
        Step("awaits_decision", "stop", "ended", "the person"),
        Step("awaits_provider", "provider_yes", "active", "the provider"),
        Step("awaits_provider", "provider_no", "awaits_provider", "the provider"),
        Step("awaits_provider", "stop", "ended", "the person"),
        Step("awaits_assessment", "suitable", "active", "a health care professional", "HSL 2017:30; PSL 2010:659 6:1"),
        Step("awaits_assessment", "not_suitable", "declined", "a health care professional", "PSL 2010:659 6:1"),
        Step("awaits_assessment", "stop", "ended", "the person"),
        Step("active", "stop", "ended", "the person"),
        Step("active", "run_out", "ended", "the owner or the person, on the day that was said"),
        Step("active", "provider_leaves", "awaits_provider", "the provider"),
        # Whoever leaves at once is answered for by the coordinator until somebody new has said yes: never by nobody.
        Step("active", "owner_leaves", "seeks_owner", "the owner"),
        Step("seeks_owner", "new_owner", "active", "the new owner"),
        Step("seeks_owner", "stop", "ended", "the person"),
    ),
)

OWNER_CHANGE = StateTable(
    "owner_change",
    "sought",
    (
        Step("sought", "ask", "asked", "the team, within the same organisation"),
        Step("sought", "ask_person", "awaits_person", "the team, when what the person said yes to changes"),
        Step("sought", "stay", "kept", "the present owner"),
        Step("sought", "close", "ended", "the person, who ends the part"),
        Step("awaits_person", "person_yes", "asked", "the person"),
        Step("awaits_person", "person_no", "sought", "the person"),
        Step("awaits_person", "take_back", "sought", "the team"),
        Step("awaits_person", "stay", "kept", "the present owner"),
        Step("awaits_person", "close", "ended", "the person, who ends the part"),
        Step("asked", "new_yes", "done", "the new owner"),
        Step("asked", "new_no", "sought", "the new owner"),
        Step("asked", "take_back", "sought", "the team"),
        Step("asked", "stay", "kept", "the present owner"),
        Step("asked", "close", "ended", "the person, who ends the part"),
    ),
)

APPLICATION = StateTable(
    "application",
    "submitted",
    (
        Step("submitted", "investigate", "investigated", "the authority", "FL 2017:900 23 §"),
        Step("submitted", "withdraw", "withdrawn", "the person"),
        Step("investigated", "decide", "decided", "the authority", "FL 2017:900 31–33 §§"),
        Step("investigated", "withdraw", "withdrawn", "the person"),
    ),
)

ASSIGNMENT = StateTable(
    "assignment",
    "given",
    (
        Step("given", "accept", "accepted", "the provider"),
        Step("given", "decline", "declined", "the provider"),
        Step("given", "take_back", "ended", "the authority"),
        Step("accepted", "end", "ended", "the authority or the person"),
        Step("accepted", "give_back", "returned", "the provider"),
    ),
)

# That less support could do: a suggestion, on which the person has the word; a decision stands whatever it comes to.
STEP_DOWN = StateTable(
    "step_down",
    "suggested",
    (
        Step("suggested", "propose", "proposed", "the team"),
        Step("suggested", "ask_review", "review_asked", "the person", "FL 2017:900 37 §"),
        Step("suggested", "leave", "left", "the person"),
        Step("review_asked", "open", "review_opened", "the authority", "FL 2017:900 37 §"),
        Step("review_asked", "leave", "left", "the person or the authority"),
    ),
)

ACTIVITY = StateTable(
    "activity",
    "running",
    (
        Step("running", "change", "replaced", "who answers for the part"),
        Step("running", "end", "ended", "who answers for the part"),
    ),
)

CALL = StateTable(
    "meeting_call",
    "draft",
    (
        Step("draft", "ask", "asked", "who calls", "SoL 2025:400 10:8; HSL 16:4"),
        Step("draft", "set", "set", "who calls", "SoL 2025:400 10:8; HSL 16:4"),
        Step("draft", "cancel", "cancelled", "who calls"),
        Step("asked", "ask", "asked", "who calls"),
        Step("asked", "set", "set", "who calls"),
        Step("asked", "cancel", "cancelled", "who calls"),
        Step("set", "move", "set", "who calls"),
        Step("set", "hold", "held", "who calls, the person chairs"),
        Step("set", "cancel", "cancelled", "who calls"),
    ),
)

# A draft is its writer's alone. Open until everybody it reached has answered; closed when what was learnt is written.
DEVIATION = StateTable(
    "deviation",
    "draft",
    (
        Step("draft", "send", "open", "whoever began it"),
        Step("draft", "withdraw", "withdrawn", "whoever began it"),
        Step("open", "answer", "open", "one of those it reached"),
        Step("open", "answer_last", "answered", "the last of those it reached"),
        Step("open", "withdraw", "withdrawn", "the organisation that noted it"),
        Step("answered", "learn", "closed", "anybody of those concerned"),
    ),
)

IMPLEMENTATION = StateTable(
    "implementation",
    "written",
    (
        Step("written", "ask", "asked", "the provider"),
        Step("asked", "write", "written", "the provider"),
        Step("asked", "change", "written", "the person"),
        Step("asked", "yes", "agreed", "the person with the provider"),
        Step("agreed", "replace", "replaced", "with a new version"),
    ),
)

TABLES = (
    PLAN,
    SIP,
    GOAL,
    PROPOSAL,
    COMMITMENT,
    OWNER_CHANGE,
    APPLICATION,
    ASSIGNMENT,
    STEP_DOWN,
    ACTIVITY,
    CALL,
    DEVIATION,
    IMPLEMENTATION,
)

# What counts as part of the plan when it is agreed: everything the person chose that has not come to an end.
LIVE_COMMITMENTS = frozenset(
    {"awaits_owner", "awaits_decision", "awaits_provider", "awaits_assessment", "active", "seeks_owner"}
)

# What the person chose and somebody has not yet answered.
WAITING_COMMITMENTS = LIVE_COMMITMENTS - {"active"}

# Where somebody else than the person has said yes: the owner, the professional, or the authority by its decision.
ANSWERED_COMMITMENTS = frozenset({"awaits_provider", "active"})
