"""The look: complete, small, our own, and readable."""

import gzip
import re
from pathlib import Path

import pytest

from ledstjarna.web.layout.bundle import ROOT, WEB, MissingPackagesError, build, own_sheets

pytestmark = pytest.mark.skipif(not (ROOT / "node_modules").exists(), reason="npm ci has not been run")


# Grows a textarea where Designsystemet's own script runs; we do not load it, and every textarea of ours has rows.
SET_BY_THEIR_SCRIPT = {"--_ds-field-sizing"}


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("vendor"))


def test_every_property_that_is_used_is_defined(sheet: Path) -> None:
    css = sheet.read_text(encoding="utf-8")
    defined = set(re.findall(r"(--[\w-]+)\s*:", css))
    used_without_fallback = set(re.findall(r"var\(\s*(--[\w-]+)\s*\)", css))
    assert used_without_fallback - defined == SET_BY_THEIR_SCRIPT


def test_nothing_is_fetched_from_elsewhere_or_from_data_addresses(sheet: Path) -> None:
    addresses = re.findall(r"url\(\"?([^\")]+)", sheet.read_text(encoding="utf-8"))
    assert addresses
    assert all((sheet.parent / address).exists() for address in addresses)


def test_the_sheet_is_small(sheet: Path) -> None:
    assert len(gzip.compress(sheet.read_bytes())) < 25_000


def test_building_again_changes_nothing(sheet: Path) -> None:
    before = sheet.read_bytes()
    assert build(sheet.parent.parent).read_bytes() == before


def test_braces_balance_in_our_sheets() -> None:
    for path in own_sheets():
        css = path.read_text(encoding="utf-8")
        assert css.count("{") == css.count("}"), path.name


def test_a_missing_package_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(MissingPackagesError, match="npm ci"):
        build(tmp_path, modules=tmp_path)


def test_templates_carry_no_inline_style_or_script() -> None:
    forbidden = re.compile(r"\sstyle=|<style|\son\w+=|<script(?![^>]*\ssrc=)|javascript:")
    assert [path.name for path in WEB.rglob("*.html") if forbidden.search(path.read_text(encoding="utf-8"))] == []
