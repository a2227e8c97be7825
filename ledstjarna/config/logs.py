"""How the log is written: codes, places in the code and kinds of errors. Never what somebody typed, or a row held.

An error's own words may quote a row ("Key (value)=(…) already exists"), a path what somebody typed into it: neither
is written. What is left still says which page, which line and what kind of error.
"""

import logging
import traceback
from types import TracebackType

_Told = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutPersons(logging.Formatter):
    """Writes requests by the name of their page, and errors by their kind and place."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """One record; of a request only its status, its verb and its page."""
        copy = logging.makeLogRecord(
            {**record.__dict__, "exc_text": None}
        )  # another's writing of the error is not ours
        request = getattr(record, "request", None)
        if request is not None:
            found = getattr(request, "resolver_match", None)
            status, page = getattr(record, "status_code", ""), found.view_name if found else "no page"
            copy.msg, copy.args = "%s %s %s", (status, getattr(request, "method", ""), page)
        return super().format(copy)

    def formatException(self, ei: _Told) -> str:  # noqa: N802 (logging's own name)
        """The kinds of the errors, the outermost last, each with its places in the code and without its words."""
        lines: list[str] = []
        error = ei[1]
        while error is not None:
            places = traceback.extract_tb(error.__traceback__)
            lines += [type(error).__qualname__, *(f"  {at.filename}:{at.lineno} {at.name}" for at in places)]
            error = error.__cause__ or error.__context__
        return "\n".join(lines)
