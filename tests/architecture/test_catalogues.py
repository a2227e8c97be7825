"""Every text is translated, and says the same things in each language."""

import ast
import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog, Message

from ledstjarna.cli.catalogues import LANGUAGES, missing, read
from tests.architecture.sources import files, holds, place, texts, tree

TRANSLATORS = {"django.utils.translation", "ledstjarna.cli.language"}
NO_TEXTS = {"sv", "en"}  # languages, which `override` of the same module takes
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def placeholders(text: str) -> set[str]:
    """The places in a text that are filled in."""
    return set(PLACEHOLDER.findall(text))


def told_apart(catalogue: Catalog) -> Iterator[str]:
    """Translations whose places to fill in are not those of the text."""
    for message in catalogue:
        if message.id and message.string:
            wanted = placeholders(" ".join(_texts(message.id)))
            for text in _texts(message.string):
                if placeholders(text) != wanted:
                    yield f"{message.id!r} → {text!r}"


def said(source: ast.Module) -> Iterator[tuple[str, int]]:
    """Every text that a file gives gettext, under whichever name and wherever it stands; with its line."""
    names = {
        alias.asname or alias.name: alias.name == "pgettext"  # whose first word is the context
        for node in ast.walk(source)
        if isinstance(node, ast.ImportFrom) and node.module in TRANSLATORS
        for alias in node.names
    }
    for node in ast.walk(source):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names and node.args:
            text = node.args[1 if names[node.func.id] else 0]
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                yield text.value, node.lineno


def _texts(given: object) -> tuple[str, ...]:
    return tuple(str(each) for each in given) if isinstance(given, tuple | list) else (str(given),)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(language: str) -> None:
    holds(
        (
            f"{message.id!r} ({', '.join(file for file, _ in message.locations)})"
            for message in missing(language, texts())
        ),
        f"Run `make catalogues`, then translate what is empty in locale/{language}/LC_MESSAGES/django.po.",
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_fill_in_the_same_places(language: str) -> None:
    holds(told_apart(read(language)), "Use the same placeholders in the translation.")


def test_every_text_is_gathered() -> None:
    known = {text for message in texts() if message.id for text in _texts(message.id)}
    holds(
        (
            f"{place(path, line)}: {text!r}"
            for path in files("*.py")
            for text, line in said(tree(path))
            if text not in known | NO_TEXTS
        ),
        "Call gettext by a name that Babel knows (cli/catalogues.py), and never inside an f-string.",
    )


def test_a_text_that_is_not_gathered_is_seen() -> None:
    hidden = """
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
a = _now("Måndag")
b = f"{_('en enhet')}, {a}"
c = say(str(_("Vad vill du nu?")), _(a))
"""
    assert {text for text, _ in said(ast.parse(hidden))} == {"Måndag", "en enhet", "Vad vill du nu?"}


def test_the_texts_are_found() -> None:
    found = {_texts(message.id)[0] for message in texts() if message.id}
    assert {"Ja tack", "Planen har inte börjat än. Börja med ett mål."} <= found


def test_a_translation_that_lost_a_name_is_seen() -> None:
    catalogue = Catalog(locale="en")
    catalogue.add("%(who)s har redan svarat.", "They have answered.")
    catalogue.add(("%(n)s dag", "%(n)s dagar"), ("%(n)s day", "%(n)s days"))
    assert len(list(told_apart(catalogue))) == 1
    assert isinstance(catalogue.get("%(who)s har redan svarat."), Message)
