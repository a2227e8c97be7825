"""Processes under care end together, in time, and never outlive us."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from ledstjarna.cli.failures import Exit, Failure
from ledstjarna.cli.supervision import Children, Ended, ending_on_signals

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]
STUBBORN = [
    sys.executable,
    "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(60)",
]
KEEPER = """
import subprocess, sys, time
from pathlib import Path
from ledstjarna.cli.supervision import Children
with Children(Path(sys.argv[1])) as children:
    children.start("sleeper", [sys.executable, "-c", "import time; time.sleep(60)"], {})
    print(children._children[0].process.pid, flush=True)
    time.sleep(60)
"""


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def _pids(children: Children) -> list[int]:
    return [child.process.pid for child in children._children]


def test_leaving_the_block_ends_all(tmp_path: Path) -> None:
    with Children(tmp_path) as children:
        children.start("a", SLEEPER, {})
        children.start("b", SLEEPER, {})
        pids = _pids(children)
        assert all(map(_lives, pids))
    assert not any(map(_lives, pids))


def test_one_that_will_not_end_is_killed_in_time(tmp_path: Path) -> None:
    with Children(tmp_path) as children:
        children.start("stubborn", STUBBORN, {})
        while "up" not in (tmp_path / "stubborn.log").read_text():
            time.sleep(0.02)
        began = time.monotonic()
        pids = _pids(children)
        children.end()
    assert time.monotonic() - began < 5
    assert not any(map(_lives, pids))


def test_one_that_ends_by_itself_ends_all_and_its_last_words_are_told(tmp_path: Path) -> None:
    with pytest.raises(Failure) as failure, Children(tmp_path) as children:  # noqa: PT012 (the block's end is the point)
        children.start("a", SLEEPER, {})
        children.start("b", [sys.executable, "-c", "print('my last words'); raise SystemExit(9)"], {})
        pids = _pids(children)
        children.watch()
    assert failure.value.exit_code == Exit.CHILD
    assert "my last words" in failure.value.message
    assert not any(map(_lives, pids))


def test_children_end_with_a_killed_keeper(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", KEEPER, str(tmp_path)], stdout=subprocess.PIPE, text=True) as keeper:
        assert keeper.stdout is not None
        pid = int(keeper.stdout.readline())
        keeper.kill()
    deadline = time.monotonic() + 5
    while _lives(pid):
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_the_work_once(number: signal.Signals) -> None:
    signal.signal(number, signal.SIG_DFL)  # a run in the background starts with some signals ignored
    cleaned = []
    with pytest.raises(Ended), ending_on_signals():  # noqa: PT012 (what happens after the signal is the point)
        threading.Timer(0.05, os.kill, (os.getpid(), number)).start()
        try:
            time.sleep(5)
        finally:
            os.kill(os.getpid(), number)  # an impatient second one
            cleaned.append(True)
    assert cleaned
    assert signal.getsignal(number) not in (signal.SIG_IGN, None)
