"""Draw the next batch while the database takes in the one before."""

from collections.abc import Iterable, Iterator
from contextvars import copy_context
from queue import Queue
from threading import Event, Thread
from typing import TypeVar

Batch = TypeVar("Batch")
_END = object()
_AHEAD = 1  # so many batches wait in memory


def drawn_ahead(batches: Iterable[Batch]) -> Iterator[Batch]:
    """The same batches in the same order, each drawn in a thread while the one before it is being used."""
    waiting: Queue[object] = Queue(maxsize=_AHEAD)
    given_up = Event()

    def draw() -> None:
        try:
            for batch in batches:
                waiting.put(batch)
                if given_up.is_set():
                    return
            waiting.put(_END)
        except BaseException as error:  # told to whoever waits, in their thread
            waiting.put(error)

    # The thread takes the context with it: the clock that may be set, and the language of labels.
    thread = Thread(target=copy_context().run, args=(draw,), name="drawing", daemon=True)
    thread.start()
    try:
        while (found := waiting.get()) is not _END:
            if isinstance(found, BaseException):
                raise found
            yield found  # type: ignore[misc]
    finally:
        given_up.set()
        while thread.is_alive():
            _empty(waiting)
            thread.join(timeout=0.1)


def _empty(waiting: "Queue[object]") -> None:
    while not waiting.empty():
        waiting.get_nowait()
