"""From bytes to JSON, or a clear refusal of the file. Limits come first, so that no file can exhaust the machine."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any, Final, NoReturn

from ledstjarna.foundation.findings import Finding

MEGABYTE: Final = 1_000_000
LARGEST_FILE: Final = 50 * MEGABYTE
MOST_PARTS: Final = 3_000_000
"""Objects and lists in a file. An honest one holds about 15 000 per megabyte."""
LONGEST_INTEGER: Final = 30
_PACKED = (b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf")
_BOM: Final = b"\xef\xbb\xbf"
_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Decoded:
    """What the file holds, its SHA-256 and size. `lines` when it was newline-delimited JSON."""

    content: object
    digest: str
    size: int
    lines: bool = False


class FileRefusedError(Exception):
    """The file as a whole cannot be read. Carries the finding."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.finding = Finding(code, params)


def decode(data: bytes, *, largest: int = LARGEST_FILE) -> Decoded:
    """The JSON of a file. Raises FileRefusedError with a `file_…` code."""
    _check_limits(data, largest)
    words = _words(data)
    digest = hashlib.sha256(data).hexdigest()
    try:
        return Decoded(_loads(words), digest, len(data))
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and (lines := _lines(words)):
            return Decoded(lines, digest, len(data), lines=True)
        _refuse(error, words)


def _check_limits(data: bytes, largest: int) -> None:
    if len(data) > largest:
        raise FileRefusedError("file_too_large", megabytes=largest // MEGABYTE)
    start = data[:64].removeprefix(_BOM).lstrip()
    if not start and not data.removeprefix(_BOM).strip():
        raise FileRefusedError("file_empty")
    if start.startswith(b"<"):
        raise FileRefusedError("file_xml")
    if data.startswith(_PACKED):
        raise FileRefusedError("file_packed")
    if data.count(b"{") + data.count(b"[") > MOST_PARTS:
        raise FileRefusedError("file_too_many_parts", most=MOST_PARTS)


def _words(data: bytes) -> str:
    if data.startswith(_WIDE_BOMS) or b"\x00" in data[:4]:
        raise FileRefusedError("file_encoding", position=0)
    try:
        return data.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        raise FileRefusedError("file_encoding", position=error.start) from None


def _loads(words: str) -> object:
    try:
        # NaN and Infinity are not JSON: the value is left out and what needed it says so.
        return json.loads(words, parse_constant=lambda _: None, parse_int=_integer)
    except RecursionError:
        raise FileRefusedError("file_too_deep") from None


def _integer(digits: str) -> int | None:
    return int(digits) if len(digits) <= LONGEST_INTEGER else None


def _lines(words: str) -> list[object] | None:
    """One JSON value per line; a line that is none becomes a text, refused later as an entry. None if no line is."""
    found = [_line(line) for line in words.splitlines() if line.strip()]
    return found if sum(isinstance(item, dict) for item in found) > 1 else None


def _line(line: str) -> object:
    try:
        return _loads(line)
    except json.JSONDecodeError:
        return "not JSON"


def _refuse(error: json.JSONDecodeError, words: str) -> NoReturn:
    ended = error.pos >= len(words.rstrip()) or error.msg.startswith("Unterminated string")
    code = "file_truncated" if ended and words.lstrip()[:1] in "{[" else "file_not_json"
    raise FileRefusedError(code, line=error.lineno, column=error.colno) from None
