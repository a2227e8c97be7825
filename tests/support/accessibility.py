"""axe over an open page: WCAG 2.2 AA and below."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# What axe finds good is not told: nobody reads it, and it takes longer than the rest to carry here.
RUN = """rules => axe.run(document, {runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']})
    .then(found => ({violations: found.violations}))"""


def violations(page: Page, *, everywhere: bool = False) -> list[str]:
    """What axe finds, each with its place; the page's security policy stays on.

    Half a megabyte of script costs as much to carry into a page as axe to run, and half of that to have ready in each:
    the next pages have it where axe looks `everywhere`.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
        if everywhere:
            page.context.add_init_script(path=AXE)
    found: dict[str, Any] = page.evaluate(RUN, RULES)
    return [
        f"{each['id']}: {each['help']} – {node['target']} {node['html'][:160]}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


def assert_accessible(page: Page) -> None:
    """Fails with every violation on the page, and when the page is wider than its window."""
    found = violations(page)
    assert not found, f"{page.url}\n" + "\n".join(found)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), f"{page.url} is too wide"
