"""What is confirmed by letter: said by voice or on paper, and written down by somebody else. Pure."""

CONFIRMED_WAYS = frozenset({"oral", "paper", "phone"})
