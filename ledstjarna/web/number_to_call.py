"""The number that somebody who asked to be phoned is reached at: known already, or asked for with the request."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

NEED_A_NUMBER = ("phone", "text")  # channels
_NUMBER = re.compile(r"(?:\+46|0)[\d -]{6,14}\d")


def phone_of(ways: Mapping[str, Any], *words: str) -> str:
    """The number to call: one that the person wrote with the request or in how they want to be reached, else the one
    that they are sent texts to. Empty when none is known.
    """
    written = (found[0] for text in words if (found := _NUMBER.search(text)))
    return next(written, ways["sms"].address if "sms" in ways and ways["sms"].on else "")


def number_field() -> forms.CharField:
    """Where the number is written; shown only where none is known."""
    return forms.CharField(
        label=_("Vilket nummer?"), required=False, max_length=30,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
        help_text=_("Behövs för telefon och sms. Det följer med frågan."),
    )  # fmt: skip


def wrong_number(channel: str, number: str, about: str, *, must: bool = True) -> str:
    """What is wrong with the number, for whom none is known; empty when nothing is. It may stand among the words."""
    if channel not in NEED_A_NUMBER or _NUMBER.search(about):
        return ""
    if not number.strip() and not must:
        return ""
    wrong = _("Skriv numret, med riktnummer: 070-123 45 67. Annars kan ingen ringa.")
    return "" if _NUMBER.fullmatch(number.strip()) else str(wrong)


def words_and_number(about: str) -> tuple[str, str]:
    """What `with_number` put together, parted again: the person's own words, and the number that stood last."""
    *lines, last = about.splitlines() or [""]
    return ("\n".join(lines), last.strip()) if _NUMBER.fullmatch(last.strip()) else (about, "")


def with_number(about: str, number: str) -> str:
    """What the call is about, with the number to call last: kept for this call alone."""
    return "\n".join(filter(None, (about.strip(), number.strip())))
