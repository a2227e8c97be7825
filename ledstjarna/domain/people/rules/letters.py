"""What is confirmed by letter: said by voice or on paper, and written down by somebody else. Pure."""

from ledstjarna.domain.people.rules.entries import ContactDetails

CONFIRMED_WAYS = frozenset({"oral", "paper", "phone"})
ADDRESS_LEFT = "AddressLeft"  # the letter to where the person lived, when that was changed


def goes_to_address_before(way: str, before: ContactDetails, protected: str) -> bool:
    """Whether a changed address is told by letter to the one that stood: whoever called may not be the person.

    Never where the identity is protected: the danger may live there, or read what comes (OSL 22:1; FOL 16 §) [M].
    """
    return way in CONFIRMED_WAYS and not protected and bool(before.street and before.postcode)
