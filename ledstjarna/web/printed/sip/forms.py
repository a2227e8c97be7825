"""A county's SIP form as data: which sections, in which order and words. The standard form where it has none."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from ledstjarna.domain.plans.rules.sip_form import form_findings
from ledstjarna.foundation.findings import RuleBroken

STANDARD = Path(__file__).parent / "layouts" / "standard.toml"
Words = dict[str, str]


class FormUnreadable(Exception):
    """A county's form is no TOML, or lacks a title, a section or a word."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One field as the form asks it; `label` is empty where the house's own words will do."""

    code: str
    label: Words

    def in_words(self, otherwise: str) -> str:
        """The label in the reader's language."""
        return said(self.label) or otherwise


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what is asked under it."""

    title: Words
    fields: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """The whole form."""

    title: Words
    sections: tuple[Section, ...]


def said(words: Words) -> str:
    """In the reader's language, Swedish where it has no other."""
    return words.get((get_language() or "sv")[:2]) or words.get("sv", "")


def form_of(county_id: str) -> Form:
    """The form of a county: its own where there is a file for it, else the standard one.

    Raises RuleBroken for a form that leaves out what the law asks, FormUnreadable for one that cannot be read.
    """
    folder: Path | None = settings.SIP_FORMS
    own = folder / f"{county_id}.toml" if folder and county_id.isalnum() else None
    return read(own if own and own.exists() else STANDARD)


def read(path: Path) -> Form:
    """A form from its file. Raises as `form_of`."""
    try:
        given: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        form = Form(
            given["title"],
            tuple(
                Section(part["title"], tuple(Asked(one["code"], one.get("label", {})) for one in part["fields"]))
                for part in given["section"]
            ),
        )
    except (OSError, ValueError, KeyError, TypeError) as broken:
        raise FormUnreadable(f"{path.name}: {broken!r}") from broken
    findings = form_findings(one.code for section in form.sections for one in section.fields)
    if findings:
        raise RuleBroken(*findings)
    return form
