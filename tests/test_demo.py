"""`ledstjarna demo` as somebody who tries it meets it: start, links, the end of every process, a second start."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ledstjarna.cli.county_state import noted
from ledstjarna.cli.failures import Exit
from ledstjarna.foundation.postgres import OWNER, running_server
from ledstjarna.foundation.postgres.process import anybody_in
from tests.support.house import free_port

pytestmark = pytest.mark.journey
READY = "Ctrl-C avslutar."


class Demo:
    """A demo in a process of its own."""

    def __init__(self, folder: Path, *words: str) -> None:
        self.port = free_port()
        self.folder = folder
        self.said = ""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("LEDSTJARNA", "DATABASE"))}
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-m", "ledstjarna.cli.main", "demo", "--port", str(self.port), *words],
            env={**kept, "LEDSTJARNA_VAR": str(folder), "LEDSTJARNA_LANGUAGE": "sv"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def wait_for(self, text: str) -> None:
        """Read on until the demo says it."""
        assert self.process.stdout is not None
        while text not in self.said:
            line = self.process.stdout.readline()
            assert line, f"the demo ended: {self.said}"
            self.said += line

    def end(self, number: int = signal.SIGTERM) -> tuple[int, float]:
        """Send a signal; the exit code and the seconds it took."""
        began = time.monotonic()
        self.process.send_signal(number)
        self.said += self.process.communicate(timeout=30)[0]
        return self.process.returncode, time.monotonic() - began

    @property
    def everything_ended(self) -> bool:
        """Whether neither database nor web is left."""
        with socket.socket() as probe:
            web = probe.connect_ex(("127.0.0.1", self.port)) == 0
        return not web and anybody_in(self.folder / "demo" / "data") is None


@pytest.fixture
def demo(open_folder: Path) -> Iterator[Callable[..., Demo]]:
    started: list[Demo] = []

    def start(*words: str) -> Demo:
        started.append(Demo(open_folder, *words))
        return started[-1]

    yield start
    for each in started:
        each.process.kill()
        each.process.communicate()


def test_a_demo_killed_while_loading_loads_again_ends_and_starts_with_its_data(demo: Callable[..., Demo]) -> None:
    _is_killed_while_loading(demo("--persons", "20000"))

    first = demo("--persons", "300")
    first.wait_for(READY)
    assert "inte färdigladdat" in first.said
    assert first.said.count(f"http://127.0.0.1:{first.port}/") >= 3
    with urllib.request.urlopen(f"http://127.0.0.1:{first.port}/halsa", timeout=5) as answer:
        assert answer.status == 200

    beside = demo()
    beside.process.wait(timeout=30)
    assert beside.process.returncode == Exit.IN_USE

    picks = (first.folder / "demo" / "roles.json").read_text()
    code, seconds = first.end(signal.SIGINT)
    assert (code, first.everything_ended) == (Exit.FINE, True)
    assert seconds < 12  # alone it takes about two; other tests are at work beside it

    second = demo()
    second.wait_for(READY)
    assert "finns kvar sedan förra gången: 300 personer" in second.said
    assert (second.folder / "demo" / "roles.json").read_text() == picks
    assert _offered(second) == _offered(first)
    second.end()
    assert second.everything_ended


def _offered(demo: Demo) -> list[str]:
    lines = demo.said.split("Logga in som:")[1].splitlines()
    return [line for line in lines if line.startswith("  ") and "http" not in line]


def _is_killed_while_loading(demo: Demo) -> None:
    demo.wait_for("tabeller ses över")
    _wait_until_noted(demo)
    demo.process.kill()
    demo.process.wait()


def _wait_until_noted(demo: Demo) -> None:
    address = running_server(demo.folder / "demo", OWNER)
    assert address
    deadline = time.monotonic() + 60
    while noted(address) is None:
        assert time.monotonic() < deadline
        time.sleep(0.05)
