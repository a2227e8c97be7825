"""Debian's Chromium, driven by Playwright: one browser per worker, one visitor (own cookies) per role in a journey."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from tests.support.house import House

# The same engine without a window around each page takes half of the processor; where it is missing, the whole browser.
CHROMIUM = os.environ.get("LEDSTJARNA_CHROMIUM") or shutil.which("chromium-headless-shell") or "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",  # Chromium refuses its sandbox to root
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--js-flags=--no-opt --no-maglev",  # a page is looked at once: it is over before what is compiled for it has paid
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",  # no network but this machine
]
SCREENSHOTS = Path(__file__).resolve().parents[2] / "screenshots"
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 780}

Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of this worker."""
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's loop runs in this thread; our calls are not inside it
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def visit(browser: Browser, house: House, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """`visit("/path")` opens a page as somebody new, with cookies of their own; faults on the page fail the test."""
    faults: list[str] = []
    contexts = []

    def somebody(path: str = "/", *, viewport: Any = DESK, **options: Any) -> Page:
        context = browser.new_context(base_url=house.address, viewport=viewport, locale="sv-SE", **options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
        page.on("console", lambda message: _note(faults, message))
        page.goto(path)
        return page

    yield somebody
    if failed(request):
        _picture(contexts, request.node.name)
    for context in contexts:
        context.close()
    assert not faults, "the browser complained: " + "; ".join(faults)


def _note(faults: list[str], message: ConsoleMessage) -> None:
    # An answer of 4xx is often what a journey wants to see; scripts and the security policy never complain in peace.
    if message.type == "error" and "Failed to load resource" not in message.text:
        faults.append(message.text)


def _picture(contexts: list[Any], name: str) -> None:
    SCREENSHOTS.mkdir(exist_ok=True)
    for number, context in enumerate(contexts):
        for page in context.pages:
            page.screenshot(path=SCREENSHOTS / f"failed-{re.sub(r'[^a-z0-9_]+', '-', name.lower())}-{number}.png")


REPORTS = pytest.StashKey[dict[str, pytest.TestReport]]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: Any) -> Any:
    """Remember how each part of a test went, so that a failed journey leaves its pictures."""
    report = yield
    item.stash.setdefault(REPORTS, {})[report.when] = report
    return report


def failed(request: pytest.FixtureRequest) -> bool:
    """Whether the test itself failed."""
    report = request.node.stash.get(REPORTS, {}).get("call")
    return report is not None and report.failed
