"""Anchors: places outside the database where the head of a chain is written down, so that no superuser can rewrite it.

A file is one kind; whoever wants another (a service elsewhere, a printer) writes a class with the same verbs and
names it in the setting by its dotted path.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

_TAIL = 65_536  # bytes from the end of a file in which the newest heads stand


@dataclass(frozen=True, slots=True)
class AnchoredHead:
    """One line: when, whose chain, which link, and its hash."""

    at: str
    chain: str
    number: int
    hash: str


class Anchor(Protocol):
    """Somewhere outside the database. `drop` only ever adds."""

    name: str

    def there(self) -> bool:
        """Whether the place is there and can be read. One that is gone is not made anew while a log is sealed."""

    def drop(self, chain: str, number: int, made: str, at: datetime) -> None:
        """Write one head down; returns when it is safe. Raises OSError when it is not."""

    def heads(self, *, newest: bool = False) -> Iterator[AnchoredHead]:
        """Every head in the order it came, or only the newest ones."""


class FileAnchor:
    """A file that is only added to: put it on a disk that the database's keeper may not write to."""

    def __init__(self, path: str) -> None:
        self.path = Path(path)
        self.name = self.path.name

    def there(self) -> bool:
        """Whether the file is there, and may be read."""
        return os.access(self.path, os.R_OK)

    def drop(self, chain: str, number: int, made: str, at: datetime) -> None:
        """One line, on the disk before this returns."""
        line = f"{at.isoformat()} {chain or '-'} {number} {made}\n".encode()
        file = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o640)
        try:
            os.write(file, line)
            os.fsync(file)
        finally:
            os.close(file)

    def heads(self, *, newest: bool = False) -> Iterator[AnchoredHead]:
        """Line by line. A line that is no head is told as one that nothing matches."""
        if not self.path.exists():
            return
        with self.path.open("rb") as file:
            if newest and self.path.stat().st_size > _TAIL:
                file.seek(-_TAIL, os.SEEK_END)
                file.readline()
            for line in file:
                words = line.decode("utf-8", "replace").split()
                if len(words) == 4 and words[2].isdigit():
                    yield AnchoredHead(words[0], "" if words[1] == "-" else words[1], int(words[2]), words[3])
                elif words:
                    yield AnchoredHead(words[0], "?", 0, "")


def configured_anchors() -> list[Anchor]:
    """The anchors of the setting: paths of files, or dotted paths of classes."""
    return [_anchor(text) for text in settings.LOG_ANCHORS]


def _anchor(text: str) -> Anchor:
    if "/" in text:
        return FileAnchor(text)
    made: Anchor = import_string(text)()
    return made
