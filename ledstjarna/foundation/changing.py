"""When a row was changed last, kept by the database itself: no writer can forget it."""

from datetime import datetime

from django.db import models
from django.db.migrations.operations import RunSQL
from django.db.models.functions import Now

from ledstjarna.foundation.clock import now


def changed_at() -> "models.DateTimeField[datetime, datetime]":
    """The column. A table that has it is marked in a migration with `marks_change`."""
    return models.DateTimeField(default=now, db_default=Now(), editable=False)


def marks_change(*tables: str) -> RunSQL:
    """Let every change of a row in these tables set its `changed_at`."""
    function = (
        "CREATE OR REPLACE FUNCTION marks_change() RETURNS trigger LANGUAGE plpgsql AS $$ "
        "BEGIN NEW.changed_at := clock_timestamp(); RETURN NEW; END $$;"
    )
    made = "".join(
        f"CREATE TRIGGER {table}_changed BEFORE UPDATE ON {table} FOR EACH ROW "
        "WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION marks_change();"
        for table in tables
    )
    undone = "".join(f"DROP TRIGGER {table}_changed ON {table};" for table in tables)
    return RunSQL(function + made, undone)
