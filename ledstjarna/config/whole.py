"""Settings that are whole numbers, and what to say of one that is not."""

from django.core.exceptions import ImproperlyConfigured


class NotWhole(ImproperlyConfigured):
    """A setting that should be a whole number and is not; the terminal says so in one line (cli/database)."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__(f"{name} is no whole number")
        self.name, self.text = name, text


def is_whole(text: str) -> bool:
    """Whether it is a whole number from 0, in digits as settings have them."""
    return text.strip().isdecimal() and text.isascii()


def whole(name: str, text: str) -> int:
    """The number that a setting says. Raises NotWhole."""
    if not is_whole(text):
        raise NotWhole(name, text)
    return int(text)
