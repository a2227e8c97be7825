"""Texts are gathered from code and pages, and what is missing is told."""

from pathlib import Path

import click
import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from ledstjarna.cli import catalogues


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A house with one text in code and one on a page."""
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "page.html").write_text('<p>{{ _("Min plan") }}</p>{% trans n=n %}{{ n }} mål{% endtrans %}')
    (tmp_path / "rule.py").write_text('_("Mina mål")')
    monkeypatch.setattr(catalogues, "SOURCE", tmp_path)
    monkeypatch.setattr(catalogues, "LOCALE", tmp_path / "locale")
    return tmp_path


def test_texts_come_from_code_and_pages(house: Path) -> None:
    assert {message.id for message in catalogues.gathered() if message.id} == {"Min plan", "Mina mål", "%(n)s mål"}


def test_texts_come_by_every_name_that_gettext_goes_by(house: Path) -> None:
    (house / "form.py").write_text('label = gettext_lazy("Hur länge?"); choices = [("", gettext("Ingen alls"))]')
    assert {"Hur länge?", "Ingen alls"} <= {message.id for message in catalogues.gathered()}


def test_what_is_not_translated_is_missing(house: Path) -> None:
    catalogues.update("en")
    catalogue = catalogues.read("en")
    catalogue["Min plan"].string = "My plan"
    catalogues.write(catalogue, "en")
    assert {message.id for message in catalogues.missing("en")} == {"Mina mål", "%(n)s mål"}


def test_updating_keeps_what_is_translated_and_drops_what_is_gone(house: Path) -> None:
    catalogues.update("en")
    catalogue = catalogues.read("en")
    catalogue["Min plan"].string = "My plan"
    catalogues.write(catalogue, "en")
    (house / "rule.py").write_text("")
    catalogues.update("en")
    after = catalogues.read("en")
    assert after["Min plan"].string == "My plan"
    assert "Mina mål" not in after


def test_a_second_update_changes_nothing(house: Path) -> None:
    catalogues.update("en")
    first = catalogues.po("en").read_bytes()
    catalogues.update("en")
    assert catalogues.po("en").read_bytes() == first


def test_everything_that_click_says_itself_is_in_swedish() -> None:
    with catalogues.CLICK.open("rb") as file:
        known = read_po(file, locale="sv")
    says = {
        text
        for _file, _line, text, _comments, _context in extract_from_dir(
            str(Path(click.__file__).parent), [("**.py", "python")]
        )
    }
    assert [text for text in says if not (found := known.get(text)) or not found.string] == []
