"""Wait until the web answers."""

import time
import urllib.error
import urllib.request
from collections.abc import Callable

from ledstjarna.cli.failures import Exit, Failure
from ledstjarna.cli.language import _

PATIENCE = 60.0  # seconds
PATH = "/halsa"


def wait_for_health(address: str, check: Callable[[], None]) -> None:
    """Ask for the health page until it answers 200; `check` raises when there is nothing left to wait for."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        check()
        if _answers(address + PATH):
            return
        time.sleep(0.1)
    raise Failure(_("Webben svarar inte på {address}.").format(address=address + PATH), Exit.CHILD)


def _answers(address: str) -> bool:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # a proxy would not know this machine
    try:
        with opener.open(address, timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False
