"""`ledstjarna catalogues`: gather every text, build what programs read. Swedish is the source."""

from collections.abc import Iterator
from pathlib import Path

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from ledstjarna.cli import places
from ledstjarna.cli.language import LOCALE, _

SOURCE = places.ROOT / "ledstjarna"
METHODS = [("**/tests/**", "ignore"), ("**/migrations/**", "ignore"), ("**.py", "python"), ("**.html", "jinja2")]
OPTIONS = {"**.html": {"silent": "false", "newstyle_gettext": "true", "trimmed": "true"}}
# The names that gettext goes by in the house, besides the usual ones: a text under another name is never gathered.
KEYWORDS = {**DEFAULT_KEYWORDS, "gettext_lazy": None, "ngettext_lazy": (1, 2)}
LANGUAGES = ("en",)
CLICK = LOCALE / "sv" / "LC_MESSAGES" / "click.po"  # what click says itself: it is written in English
HEADER = "# Ledstjärna: texts in Swedish, translated. Kept by `ledstjarna catalogues update`."


@click.command(help=_("Samla texterna i katalogerna (update) och bygg dem (compile)."))
@click.argument("verb", type=click.Choice(["update", "compile"]))
def command(verb: str) -> None:
    """Update the catalogues from the code, or compile them for the programs."""
    for language in LANGUAGES:
        if verb == "update":
            update(language)
        compile_one(language)
    compile_file(CLICK)


def gathered() -> Catalog:
    """Every text of the house, as it stands in the code now."""
    catalogue = Catalog(fuzzy=False)
    for name, line, text, comments, context in extract_from_dir(
        SOURCE, METHODS, OPTIONS, KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
    ):
        catalogue.add(text, None, [(f"ledstjarna/{name}", line)], auto_comments=comments, context=context)
    return catalogue


def po(language: str) -> Path:
    """The catalogue's file."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    """The catalogue as it is, or an empty one."""
    if not po(language).exists():
        return Catalog(locale=language, domain="django", project="Ledstjärna", header_comment=HEADER, fuzzy=False)
    with po(language).open("rb") as file:
        return read_po(file, locale=language, domain="django")


def update(language: str) -> None:
    """Bring in new texts and drop those that are gone. What is translated stays."""
    catalogue = read(language)
    begun = catalogue.creation_date
    catalogue.update(gathered(), no_fuzzy_matching=True)
    catalogue.creation_date = begun  # a date that changes at every run would be a change to commit
    catalogue.obsolete.clear()
    write(catalogue, language)


def write(catalogue: Catalog, language: str) -> None:
    """Write the catalogue to its file, sorted, without line numbers: only changed texts change it."""
    po(language).parent.mkdir(parents=True, exist_ok=True)
    with po(language).open("wb") as file:
        write_po(file, catalogue, width=120, sort_output=True, include_lineno=False)


def compile_one(language: str) -> None:
    """Write the file that programs read, when the catalogue is newer."""
    compile_file(po(language))


def compile_file(source: Path) -> None:
    """Write what programs read of a catalogue's file, when the file is newer."""
    target = source.with_suffix(".mo")
    if source.exists() and (not target.exists() or target.stat().st_mtime < source.stat().st_mtime):
        with source.open("rb") as read_from, target.open("wb") as file:
            write_mo(file, read_po(read_from))


def missing(language: str, texts: Catalog | None = None) -> Iterator[Message]:
    """Texts in the code, or in `texts` when they are gathered already, that have no translation."""
    catalogue = read(language)
    for message in texts or gathered():
        if message.id and not _translated(catalogue.get(message.id, message.context)):
            yield message


def _translated(known: Message | None) -> bool:
    if known is None or known.fuzzy:
        return False
    return all(known.string) if isinstance(known.string, (tuple, list)) else bool(known.string)
