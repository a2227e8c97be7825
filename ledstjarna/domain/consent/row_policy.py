"""The row policies, for the migrations of every room: the last guard, below the doors.

A row shows when the viewer has a ground that reaches its kind at the context's moment, or when an
automatic run has said its name. The settings are read in scalar sub-selects, once per query.
"""

from django.db.migrations.operations import RunSQL

# The outer cast tells the parser that ANY takes an array here, not the rows of a sub-select.
_PARTIES = "(SELECT NULLIF(current_setting('ledstjarna.parties', true), '')::uuid[])::uuid[]"
_AT = "(SELECT NULLIF(current_setting('ledstjarna.at', true), '')::timestamptz)"
_RUN = "((SELECT NULLIF(current_setting('ledstjarna.run', true), '')) IS NOT NULL)"


def guard_person_rows(table: str, kind: str, *, subject: str = "subject_id", part: str = "") -> RunSQL:
    """Force row security on `table`: its rows are of record kind `kind` and belong to column `subject`.

    `part` names the column that holds the commitment a narrowed ground points at: whoever answers for one
    part of a plan reaches that part's rows and no others.
    """
    return _policy(table, _visible(table, kind, subject, part))


def guard_named_rows(table: str, kind: str, *, part: str, named: str) -> RunSQL:
    """The same, but somebody close reaches only rows whose column `named` names them, however much they may read.

    A ground may also be narrowed to one row of the table itself.
    """
    reaches = (
        f"(g.scope_id IS NULL AND g.kinds @> ARRAY['{kind}']::varchar[] "
        f"AND (g.basis <> 'close_one' OR g.party_id = ANY ({table}.{named}))) "
        f"OR (g.scope_id IN ({table}.{part}, {table}.id) AND g.kinds @> ARRAY['part']::varchar[])"
    )
    return _policy(table, _granted(table, "subject_id", reaches))


def guard_rows_within(table: str, parent: str, column: str) -> RunSQL:
    """A row shows where the row of `parent` that its `column` points at shows: the parent's own policy decides."""
    return _policy(table, f"EXISTS (SELECT 1 FROM {parent} p WHERE p.id = {table}.{column})")


def guard_for_every_ground(table: str) -> RunSQL:
    """Rows that everybody needs who reaches the person at all, a single part of the plan included: no kind is asked."""
    return _policy(
        table,
        f"""{_RUN} OR EXISTS (
        SELECT 1 FROM consent_accessground g
        WHERE g.subject_id = {table}.subject_id AND g.party_id = ANY ({_PARTIES}) AND g.period @> {_AT})""",
    )


def guard_happenings() -> RunSQL:
    """What happened shows with the plan; whoever may act may add to it."""
    return _policy(
        "outbox_happening",
        _visible("outbox_happening", "plan", "subject_id", ""),
        check="true",
    )


def guard_grounds() -> RunSQL:
    """Grounds show to the party that has them, wrote them, or is the person they are about.

    Nobody writes one in another's name.
    """
    visible = (
        f"{_RUN} OR party_id = ANY ({_PARTIES}) OR subject_id = ANY ({_PARTIES}) OR written_by_id = ANY ({_PARTIES})"
    )
    return _policy(
        "consent_accessground",
        visible,
        check=f"{_RUN} OR written_by_id = ANY ({_PARTIES})",
    )


def guard_log() -> RunSQL:
    """Log rows show to the person they are about; everybody's own work may add rows, nobody changes one."""
    return _policy("consent_accesslog", f"{_RUN} OR subject_id = ANY ({_PARTIES})", check="true")


def _visible(table: str, kind: str, subject: str, part: str) -> str:
    reaches = f"(g.scope_id IS NULL AND g.kinds @> ARRAY['{kind}']::varchar[])"
    if part:
        reaches += f" OR (g.scope_id = {table}.{part} AND g.kinds @> ARRAY['part']::varchar[])"
    return _granted(table, subject, reaches)


def _granted(table: str, subject: str, reaches: str) -> str:
    return f"""{_RUN} OR EXISTS (
        SELECT 1 FROM consent_accessground g
        WHERE g.subject_id = {table}.{subject} AND g.party_id = ANY ({_PARTIES})
          AND g.period @> {_AT} AND ({reaches}))"""


def _policy(table: str, visible: str, check: str = "") -> RunSQL:
    return RunSQL(
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; ALTER TABLE {table} FORCE ROW LEVEL SECURITY; "
        f"CREATE POLICY {table}_rows ON {table} USING ({visible}) WITH CHECK ({check or visible});",
        f"DROP POLICY {table}_rows ON {table}; ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY; "
        f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;",
    )
