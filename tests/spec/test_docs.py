"""The committed pages say what the tables say."""

import re

import pytest

from tests.spec.render import DOCS, PAGES


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_up_to_date(name: str) -> None:
    written = (DOCS / name).read_text(encoding="utf-8")
    assert written == PAGES[name](), f"Run `make docs` and commit docs/{name}."


def test_a_row_in_a_page_has_all_its_cells() -> None:
    for name, page in PAGES.items():
        head = 0
        for line in page().splitlines():
            cells = len(re.findall(r"(?<!\\)\|", line)) if line.startswith("|") else 0
            assert not cells or not head or cells == head, f"{name}: {line}"
            head = cells
