"""The person's own extract in one file: a page to read, a paper, and all of it for machines (GDPR art. 15, 20).

The page needs nothing from outside. Nothing in the file's name says whose it is.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.keeping.queries import Extract, Table, extract
from ledstjarna.domain.people.queries import hidden_close, person
from ledstjarna.web.printed.pdf import NoPrinter, pdf_of
from ledstjarna.web.wording import date_text, label_text, moment_text, party_name
from ledstjarna.web.wording.extract import TABLE_WORDS
from ledstjarna.web.wording.extract_about import column_title, left_out_text, part_title, table_title
from ledstjarna.web.wording.extract_codes import CALLED, coded
from ledstjarna.web.wording.keeping import kept_texts
from ledstjarna.web.wording.labels import begun
from ledstjarna.web.wording.languages import language_name
from ledstjarna.web.wording.log_control import log_ground_name, log_kinds_text

MOST = 200  # rows of each table on paper: a log of years is hundreds of pages that nobody turns
# What lines up in a table on paper: columns, and characters of a cell; in few columns more of them.
_MOST_COLUMNS, _LONG, _FEW, _LONGER = 6, 90, 4, 160
_LOOK = Path(__file__).parent / "extract.css"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:")


@dataclass(frozen=True, slots=True)
class TableTold:
    """One table as somebody reads it: its title, each row as pairs of word and text, and the words in order."""

    title: str
    rows: list[list[tuple[str, str]]]
    order: list[str]

    @property
    def columns(self) -> list[str]:
        """The words to head a table with on paper; none where long texts read better after each other."""
        longest: dict[str, int] = {}
        for word, text in (pair for row in self.rows for pair in row):
            longest[word] = max(longest.get(word, len(word)), len(text))
        lines_up = all(len({word for word, _text in row}) == len(row) for row in self.rows)
        most = _LONGER if len(longest) <= _FEW else _LONG
        fits = len(longest) > 1 and len(longest) <= _MOST_COLUMNS and max(longest.values()) <= most
        return [word for word in dict.fromkeys(self.order) if word in longest] if lines_up and fits else []

    def grid(self, most: int) -> tuple[list[str], list[list[str]]]:
        """The columns, and the last rows' texts under them, empty for nothing."""
        columns = self.columns
        return columns, [[dict(row).get(word, "") for word in columns] for row in self.rows[-most:]]


@dataclass(frozen=True, slots=True)
class PartTold:
    """One part of the extract."""

    code: str
    title: str
    tables: list[TableTold]


def packed(reading: Reading) -> bytes:
    """The file: a ZIP with `las-mig.html`, `mina-uppgifter.pdf` and `uppgifter.json`, by the person's own reading.

    Where the machine cannot set text the paper is left out: the rest is whole without it.
    """
    told, whose = extract(reading), person(reading)
    for_another = reading.viewer.kind == "representative"
    about = whose.given_name if for_another else ""
    context = {
        "name": whose.name, "made_at": moment_text(told.made_at), "parts": list(_parts(told, about)),
        "left_out": list(dict.fromkeys(left_out_text(why, about) for why in told.left_out.values())),
        "kept": kept_texts(themself=not for_another), "hides": bool(hidden_close(reading)),
        "for_another": for_another,
    }  # fmt: skip
    page, paper = render_to_string("printed/extract.html", context), paper_of(context)
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        archive.writestr(_("las-mig") + ".html", page)
        archive.writestr("extract.css", _LOOK.read_text(encoding="utf-8"))
        if paper:
            archive.writestr(_("mina-uppgifter") + ".pdf", paper)
        archive.writestr(_("uppgifter") + ".json", as_json(told))
    return made.getvalue()


def paper_of(context: dict[str, Any]) -> bytes | None:
    """The extract as PDF/UA; None where the machine cannot set text."""
    try:
        return pdf_of(render_to_string("printed/extract_paper.html", {"size": "normal dense", "most": MOST, **context}))
    except NoPrinter:
        return None


def as_json(told: Extract) -> str:
    """Everything, for machines: by part and table, column by column."""
    return json.dumps(
        {
            "made_at": told.made_at.isoformat(),
            "parts": {part: {table.label: table.rows for table in tables} for part, tables in told.parts.items()},
            "left_out": told.left_out,
        },
        ensure_ascii=False,
        indent=1,
    )


def _parts(told: Extract, about: str = "") -> Iterator[PartTold]:
    called = _called(told)
    for part, tables in told.parts.items():
        if tables:
            yield PartTold(part, part_title(part, about), [_table(table, called, about) for table in tables])


def _called(told: Extract) -> dict[str, str]:
    """What each row that others belong to is called, by its id; a row called by another's name takes that one's."""
    found: dict[str, str] = {}
    for tables in told.parts.values():
        for table in tables:
            column = CALLED.get(table.label)
            for row in table.rows if column else ():
                found[row["id"]] = coded(table.label, str(column), row) or str(row[str(column)] or "")
    return {key: found.get(name, "") if _ID.fullmatch(name) else name for key, name in found.items()}


def _table(table: Table, called: Mapping[str, str], about: str) -> TableTold:
    words = TABLE_WORDS[table.label]
    rows = [
        [
            (column_title(name, about), text)
            for name in words.columns
            if (text := _cell(table.label, name, row, called, about))
        ]
        for row in table.rows
    ]
    order = [column_title(name, about) for name in words.columns]
    return TableTold(table_title(table.label, about), [row for row in rows if row], order)


def _cell(label: str, name: str, row: dict[str, Any], called: Mapping[str, str], about: str) -> str:
    """One value as somebody reads it, never as a code or an id; empty for nothing. `about`: whose it is, to another."""
    if about and label == "consent.AccessGround" and name in ("basis", "kinds"):
        return begun(log_ground_name(row["basis"]) if name == "basis" else log_kinds_text(row["kinds"]))
    told = coded(label, name, row)
    if told is not None:
        return told
    value = row.get(name)
    if name.endswith("_id"):
        return called.get(str(value), "")
    if name == "ends_on" and value:
        return _text(name, _day_before(value))
    return _text(name, value)


def _day_before(value: str) -> str:
    """Days end half-open: what is told is the last one."""
    return (date.fromisoformat(value) - timedelta(days=1)).isoformat()


def _text(name: str, value: Any) -> str:
    """A value as somebody reads it; empty for nothing."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("Ja") if value else _("Nej")
    if isinstance(value, dict):
        return _period(value.get("from"), value.get("to"))
    return _said(name, value) if isinstance(value, str) else str(value)


def _period(first: str | None, beyond: str | None) -> str:
    """From and to: with its last day where it is of days."""
    last = _day_before(beyond) if beyond and _DAY.fullmatch(beyond) else beyond
    told = _said("", first) if first else ""
    return f"{told} – {_said('', last) if last else _('tills vidare')}".removeprefix(" ") if first or last else ""


def _said(name: str, value: str) -> str:
    """A text as somebody reads it: moments and days as in our pages, people and languages by name."""
    if _MOMENT.match(value):
        return moment_text(datetime.fromisoformat(value))
    if _DAY.fullmatch(value):
        return date_text(date.fromisoformat(value), with_year=True)
    if name == "language":
        return language_name(value)
    return label_text(party_name(value)) if name.endswith("label") else value
