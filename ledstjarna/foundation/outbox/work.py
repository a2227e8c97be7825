"""Heavy work that a room asks for and an edge does: one job for one row, made in the transaction that made the row.

As with events the wiring is given by `config/wiring.py`: a room names the work and knows nothing of who does it.
"""

from collections.abc import Callable, Mapping
from uuid import UUID

Defer = Callable[[UUID], None]

_work: dict[str, Defer] = {}


def connect_work(work: Mapping[str, Defer]) -> None:
    """Set who does what in this process, replacing any before."""
    _work.clear()
    _work.update(work)


def ask_for(name: str, row_id: UUID) -> None:
    """Make the job that does the work `name` for one row. Nothing but the row's id goes with it."""
    _work[name](row_id)
