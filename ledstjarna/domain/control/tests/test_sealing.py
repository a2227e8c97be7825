"""The sealer against the database: rows that commit late, two workers, and every kind of tampering by a superuser."""

import json
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from ledstjarna.cli.checking.sealing import seal_faults
from ledstjarna.domain.consent.actions import log_run
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.control.actions import anchors_missing, minutes_unsealed, open_log_months, seal_log
from ledstjarna.domain.control.models import LogSeal
from ledstjarna.domain.control.queries import rows_to
from ledstjarna.domain.control.queries.seals import micros
from ledstjarna.domain.control.tests.soon import sealed
from ledstjarna.foundation.anchoring import FileAnchor
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.foundation.postgres import APP, SUPERUSER
from tests.support.server import TestServer

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
INSERT = """
INSERT INTO consent_accesslog (id, at, county_id, party_label, verb, what, basis, kinds, correlation, detail)
VALUES (gen_random_uuid(), %s, '', 'run:late', 'run', 'late', '', '{}', gen_random_uuid(), '{"population": 0}')
"""
_TAIL = "(SELECT first_xact FROM control_logseal ORDER BY number DESC LIMIT 1)"
TAMPERING = {
    "cut_tail": f"""DELETE FROM consent_accesslog WHERE xact >= {_TAIL};
        DELETE FROM control_logseal WHERE number = (SELECT max(number) FROM control_logseal)""",
    "row_changed": "UPDATE consent_accesslog SET party_label = 'run:other' WHERE what = 'second'",
    "row_missing": "DELETE FROM consent_accesslog WHERE what = 'second'",
    "row_added": """INSERT INTO consent_accesslog SELECT '00000000-0000-7000-8000-000000000000', at, county_id,
        subject_id,
        party_id, party_label, unit_id, organisation_id, verb, what, basis, kinds, correlation, detail, xact
        FROM consent_accesslog WHERE what = 'second'""",
    "seal_missing": "DELETE FROM control_logseal WHERE number = 1",
    "seal_changed": "UPDATE control_logseal SET hash = repeat('a', 64) WHERE number = 1",
    "older_than_anchor": "DELETE FROM control_logseal WHERE number = 2",
}


def said(anchor: FileAnchor | None) -> str:
    """What the check finds, in one text."""
    with transaction.atomic(), automatic_run("test"):
        return " ".join(
            f"{fault.says} {fault.what}" for fault in seal_faults(connection.connection, [anchor] if anchor else [])
        )


def log(*names: str) -> None:
    for name in names:
        with transaction.atomic():
            log_run(name, population=0, detail={"words": 'å "b" \\ \n', "a": [1, None]})


def test_nothing_slips_in_behind_a_seal_and_every_tampering_is_named(
    own_database: str, test_server: TestServer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    anchor = FileAnchor(str(tmp_path / "anchor"))
    url = test_server.url(APP, own_database)
    with clock_set_to(NOW), psycopg.connect(test_server.url(SUPERUSER, "postgres")) as elsewhere:
        elsewhere.execute("SELECT pg_current_xact_id()")  # older than all that follows, and of no concern to it
        log("first")
        with psycopg.connect(url) as late:
            late.execute("SELECT set_config('ledstjarna.run', 'late', true)")
            late.execute(INSERT, [NOW - timedelta(minutes=20)])
            log("second")  # committed before a row whose transaction began earlier
            assert sealed(anchor, at=NOW, rows=1) == 1
            assert minutes_unsealed(at=NOW + timedelta(minutes=3)) == 3
            late.commit()
        with psycopg.connect(url) as other:
            other.execute("SELECT pg_advisory_xact_lock(%s, %s)", [0x10C, 0])
            assert seal_log(at=NOW, anchors=[anchor]) == 0  # another worker is at it
            assert "log_unsealed minutes=20" in caplog.text
        assert sealed(anchor, at=NOW, rows=2) == 2
        counts = [seal.count for seal in LogSeal.objects.order_by("number")]
        assert (counts[0], sum(counts)) == (1, 3)
        assert [head.number for head in anchor.heads()] == list(range(1, len(counts) + 1))
        assert said(anchor) == ""
        _second_implementation_agrees()
        with pytest.raises(DatabaseError), transaction.atomic():
            LogSeal.objects.all().delete()
        assert open_log_months(at=NOW + timedelta(days=1000)) > 0
        assert open_log_months(at=NOW + timedelta(days=1000)) == 0
        _only_added_to(test_server.url(APP, own_database))
        _each_tampering_is_named(test_server.url(SUPERUSER, own_database), anchor)
        with psycopg.connect(test_server.url(SUPERUSER, own_database)) as root:
            root.execute("DROP TABLE consent_accesslog_2026_03")
        assert "consent_accesslog_2026_03" in said(anchor)


def test_an_anchor_that_is_gone_is_told_of_and_not_made_anew(
    own_database: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    anchor = FileAnchor(str(tmp_path / "anchor"))
    with clock_set_to(NOW):
        assert anchors_missing([anchor]) == 0, "nothing is sealed yet"
        log("first")
        assert sealed(anchor, at=NOW, rows=1) == 1
        anchor.path.rename(tmp_path / "elsewhere")
        assert anchors_missing([anchor]) == 1
        assert "Ankaret {what} finns inte" in said(anchor)
        log("second")
        assert sealed(anchor, at=NOW + timedelta(minutes=1), rows=1) == 1
        assert "log_anchor_missing anchor=anchor" in caplog.text
        assert not anchor.path.exists(), "a new one would agree with a chain that was cut"
        (tmp_path / "elsewhere").rename(anchor.path)
        assert said(anchor) == "", "it may be behind for a few minutes"
    with clock_set_to(NOW + timedelta(minutes=30)):
        assert "säger inget om de senaste sigillen: {what}. anchor: -/2" in said(anchor)
        seal_log(at=NOW + timedelta(minutes=30), anchors=[anchor])
        assert said(anchor) == ""
        anchor.path.write_text("")
        assert "säger inget" in said(anchor), "an empty one says nothing of a county that has seals"
        seal_log(at=NOW + timedelta(minutes=31), anchors=[anchor])
        assert said(anchor) == "", "who has seen to why may begin a new one"


def _each_tampering_is_named(url: str, anchor: FileAnchor) -> None:
    keep = "CREATE TABLE kept_{0} AS SELECT * FROM {0}"
    back = "DELETE FROM {0}; INSERT INTO {0} SELECT * FROM kept_{0}"
    says = {
        "cut_tail": "Kedjan är kortare än sitt ankare",
        "row_changed": "ändrad",
        "row_missing": "rad saknas",
        "row_added": "till efteråt",
        "seal_missing": "sigill",
    }
    with psycopg.connect(url, autocommit=True) as root:
        root.execute("SET session_replication_role = replica")  # no trigger stops a superuser
        for table in ("consent_accesslog", "control_logseal"):
            root.execute(keep.format(table))
        for code, statement in TAMPERING.items():
            root.execute(statement)
            assert says.get(code, "") in said(anchor), code
            assert code != "cut_tail" or not said(None), "without an anchor a cut tail is not seen"
            assert said(anchor), code
            for table in ("consent_accesslog", "control_logseal"):
                root.execute(back.format(table))
        assert said(anchor) == ""


def _only_added_to(url: str) -> None:
    """The log with every month of it, those just opened too, and its seals: no right to change a row or remove it."""
    with psycopg.connect(url) as app:
        rights = app.execute(
            "SELECT c.relname, array(SELECT p FROM unnest(%s::text[]) p WHERE has_table_privilege(c.oid, p)) "
            "FROM pg_class c LEFT JOIN pg_inherits i ON i.inhrelid = c.oid "
            "WHERE c.relname IN ('consent_accesslog', 'control_logseal') "
            "OR i.inhparent = 'consent_accesslog'::regclass",
            [["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE"]],
        ).fetchall()
    assert len(rights) > 6
    assert {tuple(held) for _table, held in rights} == {("SELECT", "INSERT")}, rights


def _second_implementation_agrees() -> None:
    """Each row's digest once more, in Python from the fields as Django has them."""
    with transaction.atomic(), automatic_run("test"):
        rows = {row.pk: row for row in AccessLog.objects.all()}
        found = {row.id: row for row in rows_to("", 2**62)}
        assert set(found) == set(rows)
        for row_id, sealed_row in found.items():
            whole = _text(rows[row_id], sealed_row.position[0])
            assert sha256(whole.encode()).digest() == sealed_row.digest


def _text(row: AccessLog, xact: int) -> str:
    values: list[Any] = [
        str(xact), row.id, str(micros(row.at)), row.county_id, row.subject_id, row.party_id, row.party_label,
        row.unit_id, row.organisation_id, row.verb, row.what, row.basis, row.kinds, row.correlation,
        dict(sorted(row.detail.items(), key=lambda pair: (len(pair[0]), pair[0]))),
    ]  # fmt: skip
    return json.dumps(values, ensure_ascii=False, default=str)
