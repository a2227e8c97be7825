"""When two have written: field by field, mine and theirs, and which of them the writer keeps."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ledstjarna.web.forms import HouseForm


def kept(request: HttpRequest, written: Mapping[str, Any], saved: Mapping[str, Any]) -> dict[str, Any]:
    """What was written, with what is saved in the fields where the writer chose that after a race."""
    theirs = {name for name in saved if request.POST.get(f"keep-{name}") == "theirs"}
    return {name: saved[name] if name in theirs else value for name, value in written.items()}


def differences(form: HouseForm) -> list[dict[str, Any]]:
    """The rows of the difference component; empty when nobody else wrote meanwhile."""
    if form.conflict is None:
        return []
    return [
        {
            "name": name,
            "label": _label(form, name),
            "mine": _text(form, name, mine),
            "theirs": _text(form, name, theirs),
        }
        for name, mine in form.conflict.mine.items()
        if (theirs := form.conflict.theirs.get(name)) != mine
    ]


def _label(form: HouseForm, name: str) -> str:
    return str(form.fields[name].label) if name in form.fields else name


def _text(form: HouseForm, name: str, value: Any) -> str:
    """A value as people read it: the choice's own word, yes or no, a list with commas."""
    if isinstance(value, bool):
        return _("Ja") if value else _("Nej")
    if isinstance(value, list | tuple | set):
        return ", ".join(_text(form, name, one) for one in value)
    words = {str(code): str(word) for code, word in getattr(form.fields.get(name), "choices", [])}
    return words.get(str(value), "" if value is None else str(value))
