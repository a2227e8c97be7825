"""Two who edit the same thing at once: what only one of them changed stands, and only what both changed is asked about.

A form that edits what stands carries its base: for each field a digest of what the form was drawn from. When it comes
back the base tells what its writer changed, and what stands now tells what was saved meanwhile.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _

from ledstjarna.web.merged import merged

BASE, ASKED, KEEP = "base", "asked", "keep-"
_DIGITS = 16  # of a digest: enough to tell one text from another, and no more to carry


@dataclass(frozen=True, slots=True)
class Asked:
    """One field that both have changed: what was written and what is saved, as people read it.

    `unchosen` when the writer was asked already and has chosen neither.
    """

    mine: str
    theirs: str
    unchosen: bool = False


def base_of(form: forms.Form, values: Mapping[str, Any]) -> str:
    """What a form is drawn from, as it is carried by the form: a digest for each field that edits a standing value."""
    drawn = {name: _digest(form, name, as_sent(form.fields[name], value)) for name, value in _in(form, values)}
    return " ".join(f"{name}:{digest}" for name, digest in drawn.items())


def merge(form: forms.Form, written: QueryDict, stands: Mapping[str, Any]) -> tuple[QueryDict, dict[str, Asked]]:
    """What was written together with what stands now, and the fields that must be asked about.

    A field that the writer left as it was drawn takes what is saved, and so does one where they chose that. Where
    both have changed it, or the writer was asked and has not chosen, what was written is kept and asked about.
    """
    base, before = _base(written), {name: written.get(KEEP + name, "") for name in written.getlist(ASKED)}
    stood = dict(_in(form, stands))
    saved = {name: as_sent(form.fields[name], value) for name, value in stood.items()}
    theirs = {name: _digest(form, name, sent) for name, sent in saved.items()}
    mine = {name: _digest(form, name, written.getlist(name)) for name in stood}
    left = {name for name, choice in before.items() if choice == "theirs" and name in mine}
    outcome = merged({**base, **{name: mine[name] for name in left}}, mine, theirs)
    open_ = {name for name, choice in before.items() if choice not in ("mine", "theirs") and name in mine}
    ask = {name for name in (*outcome.conflicts, *open_) if mine[name] != theirs[name]}
    taken = {name: saved[name] for name, value in outcome.settled.items() if value != mine[name] and name not in ask}
    asked = {
        name: asked_of(form, name, _of(form, name, written.getlist(name)), value, unchosen=name in open_)
        for name, value in stood.items() if name in ask
    }  # fmt: skip
    return with_values(written, taken), asked


def asked_of(form: forms.Form, name: str, mine: Any, theirs: Any, *, unchosen: bool = False) -> Asked:
    """A field that both changed, in words."""
    return Asked(_text(form, name, mine), _text(form, name, theirs), unchosen)


def with_values(posted: QueryDict, values: Mapping[str, list[str]]) -> QueryDict:
    """What was sent, with these values instead in these fields."""
    data = posted.copy()
    for name, value in values.items():
        data.setlist(name, value)
    return data


def as_sent(field: forms.Field, value: Any) -> list[str]:
    """A standing value as a browser would send it."""
    if isinstance(value, bool):
        return ["on"] if value else []
    if isinstance(value, list | tuple | set | frozenset):
        return sorted(str(item) for item in value)
    shown = field.widget.format_value(field.prepare_value(value))
    return [str(one) for one in shown] if isinstance(shown, list) else ["" if shown is None else str(shown)]


def _in(form: forms.Form, values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    return ((name, value) for name, value in values.items() if name in form.fields)


def _base(written: QueryDict) -> dict[str, str]:
    pairs = (one.rpartition(":") for one in written.get(BASE, "").split())
    return {name: digest for name, _colon, digest in pairs}


def _digest(form: forms.Form, name: str, sent: list[str]) -> str:
    """The same for what means the same: spaces around, line breaks and the way a day is written make no difference."""
    return sha256(_plain(_of(form, name, sent)).encode()).hexdigest()[:_DIGITS]


def _of(form: forms.Form, name: str, sent: list[str]) -> Any:
    """What a field makes of what a browser sent; the raw text where it makes nothing of it."""
    data = QueryDict(mutable=True)
    data.setlist(form.add_prefix(name), sent)
    field = form.fields[name]
    raw = field.widget.value_from_datadict(data, {}, form.add_prefix(name))
    try:
        return field.to_python(raw)
    except ValidationError:
        return raw


def _plain(value: Any) -> str:
    if isinstance(value, list | tuple | set):
        return json.dumps(sorted(str(one) for one in value))
    return "" if value is None else str(value).replace("\r\n", "\n").strip()


def _text(form: forms.Form, name: str, value: Any) -> str:
    """A value as people read it: the choice's own word, yes or no, a list with commas."""
    if isinstance(value, bool):
        return _("Ja") if value else _("Nej")
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(_text(form, name, one) for one in value)
    words = {str(code): str(word) for code, word in _choices(getattr(form.fields[name], "choices", []))}
    return words.get(str(value), "" if value is None else str(form.fields[name].prepare_value(value)))


def _choices(choices: Any) -> Iterator[tuple[Any, Any]]:
    for code, word in choices:
        if isinstance(word, list | tuple):
            yield from _choices(word)
        else:
            yield code, word
