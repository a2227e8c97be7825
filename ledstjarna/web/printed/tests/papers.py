"""Opens a paper as a screen reader does: tags in reading order, headings, bookmarks; and asks two checkers."""

import io
from collections.abc import Iterator
from typing import Any

import page
import pdfua
import pikepdf


def faults(made: bytes) -> list[str]:
    """What two independent checkers of PDF/UA-1 find wrong; empty for a paper that holds."""
    report = page.validate_pdf_bytes(made, profile=page.ValidationProfile.PDF_UA_1)
    found = [f"{one.rule_id}: {one.message}" for one in report.failures]
    second = pdfua.validate(io.BytesIO(made))
    return found + [f"{one.rule_id}: {one.message}" for one in second.findings if one.severity is pdfua.Severity.ERROR]


class Paper:
    """One PDF."""

    def __init__(self, made: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(made))
        self.root: Any = self.pdf.Root

    @property
    def pages(self) -> int:
        return len(self.pdf.pages)

    def tags(self) -> list[str]:
        """Every tag, in reading order."""
        return [str(one.S)[1:] for one in self._elements(self.root.StructTreeRoot.K)]

    def last_page(self) -> list[str]:
        """The tags of what stands on the last page, in reading order."""
        last = self.pdf.pages[-1].objgen
        elements = self._elements(self.root.StructTreeRoot.K)
        return [str(one.S)[1:] for one in elements if "/Pg" in one and one.Pg.objgen == last]

    def headings(self) -> list[int]:
        """The levels of the headings, in reading order."""
        return [int(tag[1]) for tag in self.tags() if len(tag) == 2 and tag[0] == "H" and tag[1].isdecimal()]

    def languages(self) -> set[str]:
        """The languages that are marked inside the paper."""
        return {str(one.Lang) for one in self._elements(self.root.StructTreeRoot.K) if "/Lang" in one}

    def scopes(self) -> list[str]:
        """What each header of a table is said to be the header of, in reading order; empty where nothing is said."""
        headers = [one for one in self._elements(self.root.StructTreeRoot.K) if str(one.S) == "/TH"]
        return [str(one.A.get("/Scope", ""))[1:] for one in headers]

    def bookmarks(self) -> list[str]:
        """The titles of the outline."""
        with self.pdf.open_outline() as outline:
            return [item.title for item in _every(outline.root)]

    def metadata(self) -> str:
        """All that stands about the file and not in it: the information dictionary and the XMP packet."""
        packet = self.root.Metadata.read_bytes().decode()
        return packet + " ".join(str(value) for value in self.pdf.docinfo.values())

    def _elements(self, kids: Any) -> Iterator[Any]:
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield kid
                if "/K" in kid:
                    yield from self._elements(kid.K)


def _every(items: Any) -> Iterator[Any]:
    for item in items:
        yield item
        yield from _every(item.children)
