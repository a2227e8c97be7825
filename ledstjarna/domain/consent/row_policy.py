"""The row policies, for the migrations of every room: the last guard, below the doors.

A row shows when the viewer has a ground that reaches its kind at the context's moment, or when an automatic run has
said its name. It is added, changed or taken away on the same grounds less those for reading alone, which the rules name
(rules/kinds.py): what they would add to the others is refused. The settings are read in scalar sub-selects, once per
query.
"""

from typing import Any

from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import RunPython, RunSQL

from ledstjarna.domain.consent.rules.kinds import READS_ONLY

# The outer cast tells the parser that ANY takes an array here, not the rows of a sub-select.
# Whom the database is told is asking, for what rooms above ask in SQL of their own too.
ASKING = "(SELECT NULLIF(current_setting('ledstjarna.parties', true), '')::uuid[])::uuid[]"
_AT = "(SELECT NULLIF(current_setting('ledstjarna.at', true), '')::timestamptz)"
_RUN = "((SELECT NULLIF(current_setting('ledstjarna.run', true), '')) IS NOT NULL)"
# The grounds that the viewer holds and does not read by: who is close and represents too is here as one of them.
_NOT_AS = "(SELECT coalesce(NULLIF(current_setting('ledstjarna.not_as', true), ''), '{}')::varchar[])::varchar[]"
_ACTS = f"g.basis <> ALL ('{{{','.join(sorted(READS_ONLY))}}}'::varchar[])"


def my_grounds() -> RunSQL:
    """The view that every policy asks: the viewer's own grounds at the context's moment, and nothing more of them.

    It reads the grounds in their owner's name, whom the second line lets read them, so that their own policy is not
    asked once more inside each table's: the view says the narrower thing itself (docs/adr/0020).
    """
    return RunSQL(
        "CREATE OR REPLACE VIEW consent_mygrounds AS "
        "SELECT subject_id, party_id, basis, kinds, scope_id FROM consent_accessground "
        f"WHERE party_id = ANY ({ASKING}) AND period @> {_AT} AND basis <> ALL ({_NOT_AS}); "
        + _ONLY_READ
        + "DROP POLICY IF EXISTS consent_accessground_ours ON consent_accessground; "
        "CREATE POLICY consent_accessground_ours ON consent_accessground FOR SELECT TO CURRENT_USER USING (true);",
        RunSQL.noop,
    )


# A view so simple could be written through, and whoever may write tables may write new views too.
_ONLY_READ = """DO $$
DECLARE other regrole;
BEGIN
    FOR other IN SELECT DISTINCT a.grantee::regrole FROM pg_class c, aclexplode(c.relacl) a
        WHERE c.oid = 'consent_mygrounds'::regclass AND a.grantee NOT IN (0, c.relowner) LOOP
        EXECUTE format('REVOKE INSERT, UPDATE, DELETE ON consent_mygrounds FROM %s', other);
    END LOOP;
END $$; """


class RowPolicy(RunSQL):
    """Row security on one table: which rows show, which may be added, which may be changed or taken away.

    `adds` is asked of the row as it is to be, `changes` of the row as it is. `before` is the policy that stood, where
    there was one.
    """

    def __init__(
        self, table: str, shows: str, *, changes: str, adds: str = "", before: "RowPolicy | None" = None
    ) -> None:
        self.table = table
        self.anew = _set(table, shows, adds or changes, changes)
        begin = f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; ALTER TABLE {table} FORCE ROW LEVEL SECURITY; "
        end = f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY; ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;"
        super().__init__(begin + self.anew, before.anew if before else _dropped(table) + end)


_COMMANDS = ("rows", "added", "changed", "gone")


def _dropped(table: str) -> str:
    return "".join(f"DROP POLICY IF EXISTS {table}_{name} ON {table}; " for name in _COMMANDS)


def _set(table: str, shows: str, adds: str, changes: str) -> str:
    return _dropped(table) + (
        f"CREATE POLICY {table}_rows ON {table} FOR SELECT USING ({shows}); "
        f"CREATE POLICY {table}_added ON {table} FOR INSERT WITH CHECK ({adds}); "
        f"CREATE POLICY {table}_changed ON {table} FOR UPDATE USING ({changes}) WITH CHECK ({adds}); "
        f"CREATE POLICY {table}_gone ON {table} FOR DELETE USING ({changes});"
    )


def guards_anew() -> RunPython:
    """Every policy that the migrations so far have set, set again as it is made today. Finds the tables itself: those
    of migrations that are applied here; what comes later is made so from the start."""
    return RunPython(_set_again, RunPython.noop)


def _set_again(_apps: Any, schema_editor: Any) -> None:
    loader = MigrationLoader(schema_editor.connection)
    order = dict.fromkeys(node for leaf in loader.graph.leaf_nodes() for node in loader.graph.forwards_plan(leaf))
    applied = (loader.graph.nodes[node] for node in order if node in loader.applied_migrations)
    policies = (operation for migration in applied for operation in migration.operations)
    last = {policy.table: policy for policy in policies if isinstance(policy, RowPolicy)}
    for policy in last.values():
        schema_editor.execute(policy.anew, params=None)


def guard_person_rows(table: str, kind: str, *, subject: str = "subject_id", part: str = "") -> RowPolicy:
    """Force row security on `table`: its rows are of record kind `kind` and belong to column `subject`.

    `part` names the column that holds the commitment a narrowed ground points at: whoever answers for one
    part of a plan reaches that part's rows and no others.
    """
    reaches = _reaches(table, kind, part)
    return RowPolicy(table, _granted(table, reaches, subject), changes=_acting(table, reaches, subject))


def guard_named_rows(table: str, kind: str, *, part: str, named: str) -> RowPolicy:
    """The same, but somebody close reaches only rows whose column `named` names them, however much they may read.

    A ground may also be narrowed to one row of the table itself.
    """
    reaches = _named(table, kind, part, named)
    return RowPolicy(table, _granted(table, reaches), changes=_acting(table, reaches))


def guard_rows_within(table: str, parent: str, column: str, kind: str, *, part: str = "", named: str = "") -> RowPolicy:
    """A row shows where the row of `parent` that its `column` points at shows: the parent's own policy decides.

    `kind`, `part` and `named` are the parent's: a row is written by who may write its parent's.
    """
    return _within(table, parent, column, _named("p", kind, part, named) if named else _reaches("p", kind, part))


def guard_authored_rows(table: str, kind: str, *, author: str, organisation: str = "", part: str = "") -> RowPolicy:
    """The same as `guard_person_rows` where somebody at an organisation wrote the row: its own organisation's, others'
    and blocked rows show as the law of access says (`consent_author_shows`). In place of the policy that stood.

    `author` names the column with the assignment or unit that wrote, `organisation` the one with their organisation,
    where there is one. A ground narrowed to one part was asked for by name: whose row it is makes no difference.
    To add a row asks for the ground alone, as before: who holds the team together writes down an application to an
    authority whose rows they may not read.
    """
    reaches = _authored(table, kind, author, organisation)
    if part:
        reaches += f" OR {_of_part(table, part)}"
    return RowPolicy(
        table,
        _granted(table, reaches),
        adds=_acting(table, _reaches(table, kind, part)),
        changes=_acting(table, reaches),
        before=guard_person_rows(table, kind, part=part),
    )


def guard_rows_within_instead(
    table: str, kind: str, parent: str, column: str, *, author: str, organisation: str
) -> RowPolicy:
    """`guard_rows_within` for a parent of authored rows, in place of the policy for `kind` that stood."""
    reaches = _authored("p", kind, author, organisation)
    return _within(table, parent, column, reaches, before=guard_person_rows(table, kind))


def guard_told_rows(table: str, written_by: str) -> RowPolicy:
    """Rows that show to the person they are about and to who wrote them. Others are told of them by queries, as far as
    the law lets them be told. Who wrote them wrote on some ground."""
    subject = f"subject_id = ANY ({ASKING})"
    wrote = f"{written_by} = ANY ({ASKING})"
    acting = f"{_RUN} OR {subject} OR ({wrote} AND {_exists(table, _ACTS)})"
    return RowPolicy(table, f"{_RUN} OR {subject} OR {wrote}", changes=acting)


def guard_for_every_ground(table: str) -> RowPolicy:
    """Rows that everybody needs who reaches the person at all, a single part of the plan included: no kind is asked."""
    return RowPolicy(table, _granted(table, "true"), changes=_acting(table, "true"))


def guard_unit_rows(table: str, *, unit: str = "unit_id") -> RowPolicy:
    """Rows of a unit's own work, which tell of many persons by id: for those who act for it alone."""
    mine = f"{_RUN} OR {table}.{unit} = ANY ({ASKING})"
    return RowPolicy(table, mine, changes=mine)


_HAPPENINGS = "outbox_happening"


def guard_happenings() -> RowPolicy:
    """What happened shows with the plan; whoever does anything may add to it."""
    reaches = _reaches(_HAPPENINGS, "plan", "")
    granted, acting = _granted(_HAPPENINGS, reaches), _acting(_HAPPENINGS, reaches)
    return RowPolicy(_HAPPENINGS, granted, adds="true", changes=acting)


# What is for the person and who decides for them alone, however much of the plan others read: that something is
# blocked is told to others only as far as the law lets it be (rules/told.py).
_FOR_THE_PERSON = (
    "BlockSet", "BlockLifted", "BlockLiftAsked", "BlockLiftAnswered", "EmergencyOpened", "EmergencyReviewed",
    "ReadingBegun",
)  # fmt: skip


def guard_happenings_told() -> RowPolicy:
    """`guard_happenings`, in place of itself, with what is for the person alone held back from everybody else."""
    return _guarded_happenings(_but_for_the_person(), before=guard_happenings())


# How a person's identity is protected is nothing for those close to them, however much of the plan they read: the
# danger may come from there (OSL 22:1), and that it was noted tells that something was said. Staff need to know.
_NOT_FOR_THOSE_CLOSE = ("ProtectionRaised", "ProtectionLoweringAsked", "ProtectionLoweringAnswered")


def guard_happenings_of_protection() -> RowPolicy:
    """`guard_happenings_told`, in place of itself, with what is not for those close held back from them."""
    held_back = f"(g.basis <> 'close_one' OR {_HAPPENINGS}.kind NOT IN ({_listed(_NOT_FOR_THOSE_CLOSE)}))"
    return _guarded_happenings(f"{_but_for_the_person()} AND {held_back}", before=guard_happenings_told())


def _but_for_the_person() -> str:
    return f"(g.basis IN ('own', 'representative') OR {_HAPPENINGS}.kind NOT IN ({_listed(_FOR_THE_PERSON)}))"


def _guarded_happenings(told: str, *, before: RowPolicy) -> RowPolicy:
    """What happened shows with the plan, as far as it is told to whoever holds the ground."""
    reaches = f"g.scope_id IS NULL AND g.kinds @> ARRAY['plan']::varchar[] AND {told}"
    granted, acting = _granted(_HAPPENINGS, reaches), _acting(_HAPPENINGS, reaches)
    return RowPolicy(_HAPPENINGS, granted, adds="true", changes=acting, before=before)


def _listed(kinds: tuple[str, ...]) -> str:
    return ", ".join(f"'{kind}'" for kind in kinds)


def guard_grounds() -> RowPolicy:
    """Grounds show to the party that has them, wrote them, or is the person they are about.

    Nobody writes one but the actions of this room, each in a run of its name: who reads gives nobody a right to write.
    """
    mine = " OR ".join(f"{column} = ANY ({ASKING})" for column in ("party_id", "subject_id", "written_by_id"))
    return RowPolicy("consent_accessground", f"{_RUN} OR {mine}", changes=_RUN)


def guard_log() -> RowPolicy:
    """Log rows show to the person they are about; everybody's own work may add rows, nobody changes one (a trigger)."""
    mine = f"{_RUN} OR subject_id = ANY ({ASKING})"
    return RowPolicy("consent_accesslog", mine, adds="true", changes=_RUN)


def _reaches(row: str, kind: str, part: str) -> str:
    whole = f"(g.scope_id IS NULL AND g.kinds @> ARRAY['{kind}']::varchar[])"
    return f"{whole} OR {_of_part(row, part)}" if part else whole


def _of_part(row: str, part: str) -> str:
    return f"(g.scope_id = {row}.{part} AND g.kinds @> ARRAY['part']::varchar[])"


def _named(row: str, kind: str, part: str, named: str) -> str:
    return (
        f"(g.scope_id IS NULL AND g.kinds @> ARRAY['{kind}']::varchar[] "
        f"AND (g.basis <> 'close_one' OR g.party_id = ANY ({row}.{named}))) "
        f"OR (g.scope_id IN ({row}.{part}, {row}.id) AND g.kinds @> ARRAY['part']::varchar[])"
    )


def _authored(row: str, kind: str, author: str, organisation: str) -> str:
    whose = f"{row}.{organisation}" if organisation else "NULL::uuid"
    return (
        f"(g.scope_id IS NULL AND g.kinds @> ARRAY['{kind}']::varchar[] "
        f"AND consent_author_shows({row}.subject_id, g.basis, '{kind}', {whose}, {row}.{author}))"
    )


def _within(table: str, parent: str, column: str, reaches: str, before: RowPolicy | None = None) -> RowPolicy:
    def of_parent(also: str = "") -> str:
        return f"EXISTS (SELECT 1 FROM {parent} p WHERE p.id = {table}.{column}{also})"

    acts = of_parent(f" AND ({_acting('p', reaches)})")
    return RowPolicy(table, of_parent(), changes=acts, before=before)


def _granted(row: str, reaches: str, subject: str = "subject_id") -> str:
    return f"{_RUN} OR {_exists(row, f'({reaches})', subject)}"


def _acting(row: str, reaches: str, subject: str = "subject_id") -> str:
    return f"{_RUN} OR {_exists(row, f'{_ACTS} AND ({reaches})', subject)}"


def _exists(row: str, reaches: str, subject: str = "subject_id") -> str:
    return f"EXISTS (SELECT 1 FROM consent_mygrounds g WHERE g.subject_id = {row}.{subject} AND {reaches})"
