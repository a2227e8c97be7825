"""Keep the demo's processes: start them, see when one ends, end them all in order."""

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import FrameType, TracebackType
from typing import NoReturn, Self

from ledstjarna.cli.failures import Exit, Failure
from ledstjarna.cli.language import _

PATIENCE = 3.0  # seconds for processes to end by themselves
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


class Ended(BaseException):
    """The user, or the machine, asks us to end. No Exception, so that nothing on the way swallows it."""


@contextmanager
def ending_on_signals() -> Iterator[None]:
    """Raise Ended in the main thread at the first Ctrl-C, SIGTERM or hang-up; later ones do not disturb the ending."""

    def end(number: int, frame: FrameType | None) -> NoReturn:
        for each in SIGNALS:
            signal.signal(each, signal.SIG_IGN)
        raise Ended

    before = {each: signal.signal(each, end) for each in SIGNALS}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


@dataclass(frozen=True)
class Child:
    """A process under care, its name for the user and the file it writes to."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path

    def tail(self, lines: int = 12) -> str:
        """The last it wrote."""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])

    def send(self, number: int) -> None:
        """Send a signal to the process and all that it started."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)


class Children:
    """The processes under care; leaving the block ends them all."""

    def __init__(self, logs: Path) -> None:
        self._logs = logs
        self._children: list[Child] = []

    def start(
        self, name: str, command: list[str], environment: Mapping[str, str], orphaned: int = signal.SIGTERM
    ) -> Child:
        """Start a process in a session of its own, so that Ctrl-C reaches only us.

        When we are killed it gets the signal `orphaned`: it does not outlive us.
        """
        self._logs.mkdir(parents=True, exist_ok=True)
        log = self._logs / f"{name}.log"
        with log.open("wb") as out:
            process = subprocess.Popen(
                command,
                env={**os.environ, **environment},
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=partial(_end_with_parent, orphaned),  # noqa: PLW1509 (one system call, no lock taken)
            )
        self._children.append(child := Child(name, process, log))
        return child

    def check(self) -> None:
        """Raises Failure when one of them has ended by itself."""
        for child in self._children:
            if (code := child.process.poll()) is not None:
                text = _("”{name}” slutade oväntat ({code}). Allt avslutas. Det sista den skrev:\n{tail}")
                raise Failure(text.format(name=child.name, code=code, tail=child.tail()), Exit.CHILD)

    def last_words(self) -> str:
        """The last that each of them wrote, for a message about what went wrong."""
        return "\n".join(filter(None, (child.tail() for child in self._children)))

    def watch(self) -> NoReturn:
        """Look after them until one ends or somebody asks us to end."""
        while True:
            self.check()
            time.sleep(0.3)

    def end(self) -> None:
        """Ask all to end, and kill what is left when the patience is over."""
        for child in self._children:
            if child.process.poll() is None:
                child.send(signal.SIGTERM)
        deadline = time.monotonic() + PATIENCE
        for child in self._children:
            with suppress(subprocess.TimeoutExpired):
                child.process.wait(max(0.0, deadline - time.monotonic()))
            child.send(signal.SIGKILL)  # the process when it is late, and in any case whatever it left behind
            child.process.wait()
        self._children.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()


def _end_with_parent(number: int) -> None:
    _libc.prctl(PR_SET_PDEATHSIG, number, 0, 0, 0)
