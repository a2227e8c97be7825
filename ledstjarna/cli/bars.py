"""Progress in the terminal: one bar for each step, on standard error."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from ledstjarna.cli.language import _


@contextmanager
def bars() -> Iterator[Callable[[str, int, int], None]]:
    """Inside the block: call with a step (marked N_), how much is done, and of how much."""
    shown = Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
        console=Console(stderr=True),
    )  # fmt: skip
    with shown:
        tasks = {}

        def progress(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = shown.add_task(_(step), total=total)
            shown.update(tasks[step], completed=done, total=total)

        yield progress
