"""Wait until the web answers."""

import time
import urllib.error
import urllib.request

from ledstjarna.cli.failures import Exit, Failure
from ledstjarna.cli.language import _
from ledstjarna.cli.supervision import Children

PATIENCE = 60.0  # seconds
PATH = "/halsa"
FINE, BROKEN = 200, 500


def wait_for_health(address: str, children: Children) -> None:
    """Ask for the health page until it answers 200. Raises Failure when a process ends, or it answers a fault."""
    deadline = time.monotonic() + PATIENCE
    status = 0
    while status < BROKEN and time.monotonic() < deadline:
        children.check()
        status = _status(address + PATH)
        if status == FINE:
            return
        time.sleep(0.1)
    text = _("Webben svarar inte som den ska på {address} ({status}).\n{words}")
    raise Failure(text.format(address=address + PATH, status=status, words=children.last_words()), Exit.CHILD)


def _status(address: str) -> int:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # a proxy would not know this machine
    try:
        with opener.open(address, timeout=5) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            return int(error.code)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return 0  # nobody answers yet
