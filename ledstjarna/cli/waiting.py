"""Something takes its time: told at once, with a sign of life every few seconds until it is done."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import click

from ledstjarna.cli.language import _

EVERY = 4.0  # seconds; nobody waits longer than five without a word


@contextmanager
def waiting(text: str, every: float = EVERY, *, err: bool = False) -> Iterator[None]:
    """Say `text`, and while the block goes on how long it has taken; `err`: beside what is written for programs."""
    click.echo(text, err=err)
    done = threading.Event()
    told = threading.Thread(target=_tell, args=(done, every, err), daemon=True)
    told.start()
    try:
        yield
    finally:
        done.set()
        told.join()


def _tell(done: threading.Event, every: float, err: bool) -> None:
    began = time.monotonic()
    while not done.wait(every):
        click.echo("  " + _("{seconds} sekunder …").format(seconds=round(time.monotonic() - began)), err=err)
