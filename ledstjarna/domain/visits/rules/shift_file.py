"""Who works when, from a file of a staffing system: read whole, or refused whole with what is wrong in each line. Pure.

A line is `hsa-id;day;from;to` (2026-12-01;07:00;15:30). The first line names the columns. What ends before it begins
goes on past midnight.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from ledstjarna.domain.visits.rules.placing import Shift
from ledstjarna.foundation.clock import moment_of
from ledstjarna.foundation.findings import Finding

COLUMNS = ("hsa-id", "dag", "från", "till")
AHEAD = timedelta(days=100)  # further on it is a slip of the pen
TOLD = 20  # how many faults are told at a time


@dataclass(frozen=True, slots=True)
class ShiftLine:
    """One shift of a file."""

    number: int
    carer_id: UUID
    day: date
    starts: datetime
    ends: datetime


def shifts_in(text: str, staff: Mapping[str, UUID], *, first: date) -> tuple[list[ShiftLine], list[Finding]]:
    """The shifts, and what is wrong; where anything is wrong the shifts are not to be used.

    `staff`: who works in the unit, by HSA id. `first`: the first day that may be set.
    """
    try:
        rows = _rows(text)
    except _UnreadableLine as error:
        return [], [_finding("shift_line_cells", error.number)]
    if not rows:
        return [], [Finding("shift_file_empty", field_name="file")]
    if tuple(cell.strip().lower() for cell in rows[0][1]) != COLUMNS:
        return [], [Finding("shift_file_columns", field_name="file")]
    found: list[ShiftLine] = []
    wrong: list[Finding] = []
    for number, cells in rows[1:]:
        told = _line(number, cells, staff, first)
        if isinstance(told, ShiftLine):
            found.append(told)
        else:
            wrong.append(told)
    wrong += [_finding("shift_line_overlaps", one.number) for one in _overlapping(found)]
    if not found and not wrong:
        wrong = [Finding("shift_file_empty", field_name="file")]
    wrong.sort(key=lambda one: int(one.params.get("line", 0)))
    more = [Finding("shift_lines_more", {"most": TOLD}, field_name="file")] if len(wrong) > TOLD else []
    return found, [*wrong[:TOLD], *more]


class _UnreadableLine(Exception):
    """A line that is no line of cells at all: one without end, or with what no text holds."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """The lines that say something, with their numbers, however they end. Raises _UnreadableLine."""
    lines = text.splitlines()
    reader = csv.reader(lines, delimiter=";" if lines and ";" in lines[0] else ",")
    try:
        return [(reader.line_num, cells) for cells in reader if any(cell.strip() for cell in cells)]
    except csv.Error as error:
        raise _UnreadableLine(reader.line_num) from error


def _line(number: int, cells: Sequence[str], staff: Mapping[str, UUID], first: date) -> ShiftLine | Finding:
    """One line, or what is wrong with it."""
    if len(cells) != len(COLUMNS):
        return _finding("shift_line_cells", number)
    who, day, starts, ends = (cell.strip() for cell in cells)
    carer_id, on, hours = staff.get(who.upper()), _day(day), _hours(starts, ends)
    if carer_id is None:
        return _finding("shift_line_staff", number)
    if on is None or not first <= on < first + AHEAD:
        return _finding("shift_line_day" if on is None else "shift_line_when", number)
    if hours is None or hours[0] == hours[1]:
        return _finding("shift_line_time" if hours is None else "shift_line_length", number)
    last = on if hours[1] > hours[0] else on + timedelta(days=1)
    return ShiftLine(number, carer_id, on, moment_of(on, hours[0]), moment_of(last, hours[1]))


def _finding(code: str, number: int) -> Finding:
    return Finding(code, {"line": number}, field_name="file")


def _day(told: str) -> date | None:
    try:
        return date.fromisoformat(told)
    except ValueError:
        return None


def _hours(*told: str) -> tuple[time, time] | None:
    """From and to; None where either is no time of day."""
    try:
        begins, stops = (datetime.strptime(each.replace(".", ":"), "%H:%M").time() for each in told)  # noqa: DTZ007
    except ValueError:
        return None
    return begins, stops


def standing_findings(lines: Sequence[ShiftLine], standing: Sequence[Shift]) -> list[Finding]:
    """The lines that go into a shift which stands and is not of the file's days: a night before, mostly."""
    return [
        _finding("shift_line_stands", one.number)
        for one in lines
        if any(row.carer_id == one.carer_id and one.starts < row.ends and row.starts < one.ends for row in standing)
    ][:TOLD]


def _overlapping(lines: Sequence[ShiftLine]) -> Iterator[ShiftLine]:
    """The later of two lines that say the same hours of the same person."""
    last: dict[UUID, datetime] = {}
    for one in sorted(lines, key=lambda one: (one.carer_id, one.starts, one.number)):
        if one.starts < last.get(one.carer_id, one.starts):
            yield one
        last[one.carer_id] = max(one.ends, last.get(one.carer_id, one.ends))
