"""The state tables of the team's nouns. Drawn into docs/states.md; explored exhaustively in the tests."""

from ledstjarna.foundation.states import StateTable, Step

CALL = StateTable(
    "call",
    "asked",
    (
        Step("asked", "reach", "reached", "the team"),
        Step("asked", "miss", "tried", "the team"),
        Step("asked", "withdraw", "withdrawn", "the person"),
        Step("tried", "reach", "reached", "the team"),
        Step("tried", "miss", "tried", "the team"),
        Step("tried", "give_up", "given_up", "the team, with words to the person"),
        Step("tried", "withdraw", "withdrawn", "the person"),
    ),
)

CONTACT_WISH = StateTable(
    "contact_wish",
    "asked",
    (
        Step("asked", "name", "named", "the team"),
        Step("asked", "answer_otherwise", "answered", "the team, with words to the person"),
        Step("asked", "withdraw", "withdrawn", "the person"),
    ),
)

OPEN_CALLS = frozenset({"asked", "tried"})
