"""Coming back from a provider, and what a page says."""

import re
from urllib.parse import urlsplit

from django.test import Client


def back(client: Client, address: str) -> object:
    """What the house answers when the browser comes back."""
    parts = urlsplit(address)
    return client.get(f"{parts.path}?{parts.query}")


def words(answer: object) -> str:
    """The words of an answer, on one line."""
    return re.sub(r"\s+", " ", answer.content.decode())
