"""What is confirmed by letter: said by voice or on paper, and written down by somebody else. Pure."""

from collections.abc import Mapping

from ledstjarna.domain.people.rules.entries import ContactDetails

CONFIRMED_WAYS = frozenset({"oral", "paper", "phone"})
TOLD_ANYWAY = frozenset({"PersonRegistered"})  # by staff, whoever said what: who was written in is to know of it
READ_FOR_A_WHILE = frozenset({"EmergencyOpened"})  # who did it reads for some hours, and prints nothing after them
ADDRESS_LEFT = "AddressLeft"  # the letter to where the person lived, when that was changed


def goes_to_address_before(way: str, before: ContactDetails, protected: str) -> bool:
    """Whether a changed address is told by letter to the one that stood: whoever called may not be the person.

    Never where the identity is protected: the danger may live there, or read what comes (OSL 22:1; FOL 16 §) [M].
    """
    return way in CONFIRMED_WAYS and not protected and bool(before.street and before.postcode)


# What a letter is an answer about: the noun, and what in the event says which. A later event about the same has
# changed what the letter says; an address that was left is told of whatever the address is by now.
_MATTERS = {
    "StoryTold": ("story", ""), "ContactDetailsChanged": ("details", ""),
    "ChoiceMade": ("choice", "proposal_id"), "GoalSet": ("goal", "goal_id"),
    "ConsentGiven": ("consent", "kind"), "ConsentHalfGiven": ("consent", "kind"),
    "ConsentRefused": ("consent", "kind"), "ConsentWithdrawn": ("consent", "kind"),
    "BlockSet": ("block", "block_id"), "BlockLifted": ("block", "block_id"),
    "AbsenceTold": ("absence", "absence_id"), "AbsenceEnded": ("absence", "absence_id"),
    "CloseOneNamed": ("close", "close_one_id"), "CloseOneEnded": ("close", "close_one_id"),
}  # fmt: skip
CHANGEABLE = tuple(_MATTERS)


def matter_of(kind: str, body: Mapping[str, object]) -> tuple[str, str] | None:
    """What an event, or the letter about it, is about; None for what no later event changes."""
    if kind not in _MATTERS:
        return None
    noun, key = _MATTERS[kind]
    return noun, str(body.get(key, "")) if key else ""
