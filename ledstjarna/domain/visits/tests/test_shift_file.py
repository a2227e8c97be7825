"""The staffing system's file: what each line says, and what is wrong with it."""

from datetime import time, timedelta
from uuid import UUID

import pytest

from ledstjarna.domain.visits.rules.placing import Shift
from ledstjarna.domain.visits.rules.shift_file import TOLD, shifts_in, standing_findings
from ledstjarna.domain.visits.tests.home import TODAY
from ledstjarna.foundation.clock import moment_of

EVA = UUID(int=1)
STAFF = {"SE1-EVA": EVA}
HEAD = "hsa-id;dag;från;till\n"


def told(text: str) -> list[tuple[str, object]]:
    return [(one.code, one.params.get("line")) for one in shifts_in(text, STAFF, first=TODAY)[1]]


def test_a_file_in_order_is_shifts() -> None:
    text = "HSA-id,Dag,Från,Till\n\nse1-eva,2026-03-03,7.00,15:30\nSE1-EVA,2026-03-03,21:00,07:00\n"
    lines, wrong = shifts_in(text, STAFF, first=TODAY)
    assert wrong == []
    assert [one.number for one in lines] == [3, 4]
    assert [one.ends - one.starts for one in lines] == [timedelta(hours=8, minutes=30), timedelta(hours=10)]
    assert lines[0].starts.astimezone().date() == TODAY
    assert lines[1].carer_id == EVA
    night = Shift(EVA, moment_of(TODAY, time(1)), moment_of(TODAY, time(8)))
    assert [one.params["line"] for one in standing_findings(lines, [night])] == [3]
    assert moment_of(TODAY, lines[0].starts.time().replace(hour=7)) == lines[0].starts


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", [("shift_file_empty", None)]),
        (HEAD, [("shift_file_empty", None)]),
        ("namn;dag\n", [("shift_file_columns", None)]),
        (HEAD + "SE1-EVA;2026-03-03;07:00\n", [("shift_line_cells", 2)]),
        (HEAD + "SE1-BO;2026-03-03;07:00;15:00\n", [("shift_line_staff", 2)]),
        (HEAD + "SE1-EVA;3/3;07:00;15:00\n", [("shift_line_day", 2)]),
        (HEAD + "SE1-EVA;2026-03-02;07:00;15:00\n", [("shift_line_when", 2)]),
        (HEAD + "SE1-EVA;2027-03-03;07:00;15:00\n", [("shift_line_when", 2)]),
        (HEAD + "SE1-EVA;2026-03-03;sju;15:00\n", [("shift_line_time", 2)]),
        (HEAD + "SE1-EVA;2026-03-03;25:00;15:00\n", [("shift_line_time", 2)]),
        (HEAD + "SE1-EVA;2026-03-03;07:00;07:00\n", [("shift_line_length", 2)]),
        (HEAD + "SE1-EVA;2026-03-03;07:00;15:00\nSE1-EVA;2026-03-03;14:00;20:00\n", [("shift_line_overlaps", 3)]),
        (
            HEAD.replace("\n", "\r") + "SE1-EVA;3/3;07:00;15:00\rSE1-EVA;2026-03-03;07:00\r",
            [("shift_line_day", 2), ("shift_line_cells", 3)],
        ),
        (HEAD + "\nSE1-EVA;" + "x" * 200_000 + ";07:00;15:00\n", [("shift_line_cells", 3)]),
        (HEAD + "SE1-EVA;2026-03-03;22:00;07:00\nSE1-EVA;2026-03-04;06:00;12:00\n", [("shift_line_overlaps", 3)]),
    ],
)
def test_what_is_wrong_is_told_by_line(text: str, codes: list[tuple[str, object]]) -> None:
    assert told(text) == codes


def test_many_faults_are_told_a_page_at_a_time() -> None:
    found = told(HEAD + "SE1-BO;2026-03-03;07:00;15:00\n" * 50)
    assert len(found) == TOLD + 1
    assert found[-1] == ("shift_lines_more", None)
