"""When a row was changed last, and that some rows never are: kept by the database itself, no writer can forget it."""

from datetime import datetime

from django.db import models
from django.db.migrations.operations import RunSQL
from django.db.models.functions import Now

from ledstjarna.foundation.clock import now

_MARKS = """CREATE OR REPLACE FUNCTION marks_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.changed_at := clock_timestamp();
    RETURN NEW;
END $$;"""
# What stands may go only where it is removed by the function that removes what need not be kept (domain/keeping): as
# the table's owner, with a word that the function alone sets.
REMOVED = (
    "pg_get_userbyid((SELECT relowner FROM pg_class WHERE oid = TG_RELID)) = current_user "
    "AND current_setting('ledstjarna.removing', true) = 'retain'"
)
_STANDS = f"""CREATE OR REPLACE FUNCTION row_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND {REMOVED} THEN RETURN OLD; END IF;
    RAISE EXCEPTION '% is never changed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;"""


def changed_at() -> "models.DateTimeField[datetime, datetime]":
    """The column. A table that has it is marked in a migration with `marks_change`."""
    return models.DateTimeField(default=now, db_default=Now(), editable=False)


def marks_change(*tables: str) -> RunSQL:
    """Let every change of a row in these tables set its `changed_at`."""
    return _on_each(
        tables,
        "changed",
        "BEFORE UPDATE",
        "WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION marks_change()",
        _MARKS,
    )


def never_changes(*tables: str) -> RunSQL:
    """Refuse every change of a row in these tables, and that it is taken away but when it need not be kept any more.

    Without tables: the function alone, as it is now.
    """
    return _on_each(tables, "stands", "BEFORE UPDATE OR DELETE", "EXECUTE FUNCTION row_stands()", _STANDS)


def _on_each(tables: tuple[str, ...], ending: str, when: str, does: str, function: str) -> RunSQL:
    """A trigger `<table>_<ending>` on each table. The function is the whole house's: it stays when a room goes."""
    made = "".join(
        f"CREATE OR REPLACE TRIGGER {table}_{ending} {when} ON {table} FOR EACH ROW {does};" for table in tables
    )
    undone = "".join(f"DROP TRIGGER {table}_{ending} ON {table};" for table in tables)
    return RunSQL(function + made, undone)
