"""The readable extract tells in words: never a code, an id or a moment as machines write it."""

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.apps import apps
from django.contrib.postgres.fields import ArrayField, DateRangeField, DateTimeRangeField
from django.db.models import BooleanField, DateField, DateTimeField, ForeignKey, IntegerField, JSONField, UUIDField
from django.template.loader import render_to_string
from django.utils.translation import override

from ledstjarna.domain.keeping.queries import Extract, Table, told_columns
from ledstjarna.domain.keeping.queries.extract import NAMED
from ledstjarna.domain.keeping.rules.held import HELD, PARTS
from ledstjarna.web.printed import extract
from ledstjarna.web.printed.extract import _parts, paper_of
from ledstjarna.web.printed.tests.papers import Paper, faults
from ledstjarna.web.wording.extract import TABLE_WORDS
from ledstjarna.web.wording.extract_codes import _NOUNS, CODES
from ledstjarna.web.wording.states import _STATES

ID = "0198c0de-0000-7000-8000-000000000001"
_CODE, _INSIDE = r"[a-z][a-z0-9_]*", r"[a-z]+_[a-z]+|[0-9a-f]{8}-[0-9a-f]{4}-|\d{4}-\d\d-\d\d"
RAW = re.compile(rf"<dd>(?:{_CODE}</dd>|[^<]*(?:{_INSIDE}))")
# Codes that stand in no field's choices: one of them is enough to see that it is worded.
CODED = {
    "people.PersonContact.channel": "sms", "people.CloseOne.relation": "Dotter", "people.Letter.kind": "StoryTold",
    "people.Notice.reason": "message", "people.Notice.channel": "sms", "people.NoticeAttempt.channel": "email",
    "people.NoticeAttempt.outcome": "failed", "consent.AccessLog.basis": "own_work",
    "consent.AccessGround.reason": "pass_on_unanswered", "consent.EmergencyAccess.danger": "life",
    "needs.InstrumentResult.instrument": "isar", "teams.TeamMember.role": "district_nurse",
    "teams.CallAttempt.outcome": "not_reached", "keeping.Rectification.about": "need",
    "keeping.Rectification.wants": "erase", "consent.Block.process": "care_centre",
}  # fmt: skip


_AROUND: dict[str, Any] = {
    "name": "",
    "made_at": "",
    "kept": ["Tio år."],
    "left_out": [],
    "hides": True,
    "for_another": False,
}


def _values(label: str, field: Any) -> list[Any]:
    """What a column can hold, as the extract tells it."""
    name, own = f"{label}.{field.attname}", [code for code, _word in field.choices or ()]
    if name in CODED or own:
        return [CODED[name]] if name in CODED else own
    if name == f"{label}.state" and label in _NOUNS:
        return list(_STATES[_NOUNS[label]])
    kinds: list[tuple[Any, Any]] = [
        (ArrayField, ["plan"]), (JSONField, {}), (DateRangeField, {"from": "2026-01-05", "to": "2026-02-01"}),
        (DateTimeRangeField, {"from": "2026-01-05T08:00:00+00:00", "to": None}), (UUIDField, ID), (ForeignKey, ID),
        (DateTimeField, "2026-01-05T08:00:00+00:00"), (DateField, "2026-02-01"), (BooleanField, True),
        (IntegerField, 1),
    ]  # fmt: skip
    return [next((value for kind, value in kinds if isinstance(field, kind)), "Ord")]


def _rows(label: str) -> list[dict[str, Any]]:
    model = apps.get_model(label)
    told = set(told_columns(model))
    values = {each.attname: _values(label, each) for each in model._meta.concrete_fields if each.attname in told}
    values |= {NAMED[label]: ["Vårdcentralen Eken"]} if label in NAMED else {}
    longest = max(map(len, values.values()))
    return [{name: some[number % len(some)] for name, some in values.items()} for number in range(longest)]


def _page() -> tuple[Extract, str]:
    told = Extract(datetime(2026, 3, 2, tzinfo=UTC), {part: [] for part in PARTS})
    for label, held in HELD.items():
        if not held.left_out:
            told.parts[held.part].append(Table(label, _rows(label)))
    return told, render_to_string("printed/extract.html", {"parts": list(_parts(told)), **_AROUND})


def test_the_paper_holds_as_pdf_ua_and_long_lists_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract, "MOST", 1)
    told, _whole = _page()
    with override("sv"):
        made = paper_of({**_AROUND, "name": "Astrid Lind", "made_at": "i dag", "parts": list(_parts(told))[:2]})
    assert made
    assert not faults(made)
    assert Paper(made).headings()[:3] == [1, 2, 3]


def test_no_code_id_or_machine_time_is_read() -> None:
    for language in ("sv", "en"):
        with override(language):
            _told, page = _page()
        assert not RAW.search(page), RAW.search(page)
        assert "Vårdcentralen Eken" in page


def test_every_column_of_choices_that_is_told_has_words() -> None:
    for label, words in TABLE_WORDS.items():
        fields = {each.attname: each for each in apps.get_model(label)._meta.concrete_fields}
        for name in words.columns:
            if name in fields and (fields[name].choices or name in ("kind", "state", "channel", "kinds", "basis")):
                assert f"{label}.{name}" in CODES, f"{label}.{name}"


def test_days_end_with_the_last_one() -> None:
    with override("sv"):
        told, page = _page()
        until = next(
            row for part in _parts(told) for table in part.tables if table.title == "Till när" for row in table.rows
        )
    assert ("Till", "31\xa0januari 2026") in until, "the plan says 31 January where the row ends before 1 February"
    assert "5\xa0januari 2026 – 31\xa0januari 2026" in page
    assert date(2026, 2, 1).isoformat() not in page
