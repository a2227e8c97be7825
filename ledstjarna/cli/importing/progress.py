"""How far the import has come, on standard error and only where somebody watches."""

from collections.abc import Callable
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from ledstjarna.fhir.intake.intake import Progress as Reading

LONGEST_NAME = 40


class Bar:
    """One bar over the files, and one over the entries of the file that is being read."""

    def __init__(self, files: int) -> None:
        console = Console(stderr=True)
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self._bar = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
        self._files = self._bar.add_task("", total=files)
        self._entries = self._bar.add_task("", total=None)

    def begin(self, name: str) -> Callable[[Reading], None]:
        """A file begins; what its reader tells its progress to."""
        self._bar.update(self._entries, description=escape(name[:LONGEST_NAME]), completed=0, total=None)
        return lambda told: self._bar.update(self._entries, completed=told.done, total=told.total or None)

    def next(self) -> None:
        """A file has ended."""
        self._bar.advance(self._files)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()
