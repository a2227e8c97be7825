"""Thanks after something was done, and what happens now. Shown on the page that one comes to."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Thanks:
    """Thank you, and the sentences that say what happens now."""

    title: str
    now: tuple[str, ...]


Words = dict[str, Callable[[], Thanks]]


def thanks_at(name: str, code: str, **kwargs: object) -> str:
    """The address of the page `name` with the thanks `code` on it."""
    return f"{reverse(name, kwargs=kwargs)}?tack={code}"


def thanked(request: HttpRequest, words: Words) -> Thanks | None:
    """The thanks that the address asks for, None when there are none or they are not known."""
    said = words.get(request.GET.get("tack", ""))
    return said() if said else None
