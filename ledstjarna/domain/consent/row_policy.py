"""The row policies, for the migrations of every room: the last guard, below the doors.

A row shows when the viewer has a ground that reaches its kind at the context's moment, or when an
automatic run has said its name. The settings are read in scalar sub-selects, once per query.
"""

from django.db.migrations.operations import RunSQL

from ledstjarna.domain.consent.rules.kinds import kinds_of
from ledstjarna.domain.consent.rules.sectors import ROLE_SECTOR, UNIT_SECTOR

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


def guard_authored_rows(table: str, kind: str, *, author: str, organisation: str = "", part: str = "") -> RunSQL:
    """The same as `guard_person_rows` where somebody at an organisation wrote the row: its own organisation's, others'
    and blocked rows show as the law of access says (`consent_author_shows`). In place of the policy that stood.

    `author` names the column with the assignment or unit that wrote, `organisation` the one with their organisation,
    where there is one. A ground narrowed to one part was asked for by name: whose row it is makes no difference.
    To add a row asks for the ground alone, as before: who holds the team together writes down an application to an
    authority whose rows they may not read.
    """
    whose = f"{table}.{organisation}" if organisation else "NULL::uuid"
    reaches = (
        f"(g.scope_id IS NULL AND g.kinds @> ARRAY['{kind}']::varchar[] "
        f"AND consent_author_shows({table}.subject_id, g.basis, '{kind}', {whose}, {table}.{author}))"
    )
    if part:
        reaches += f" OR (g.scope_id = {table}.{part} AND g.kinds @> ARRAY['part']::varchar[])"
    before = _visible(table, kind, "subject_id", part)
    return _instead(table, _granted(table, "subject_id", reaches), before, check=before)


def guard_rows_within_instead(table: str, kind: str, parent: str, column: str) -> RunSQL:
    """`guard_rows_within`, in place of the policy for `kind` that stood."""
    within = f"EXISTS (SELECT 1 FROM {parent} p WHERE p.id = {table}.{column})"
    return _instead(table, within, _visible(table, kind, "subject_id", ""))


def guard_told_rows(table: str, written_by: str) -> RunSQL:
    """Rows that show to the person they are about and to who wrote them. Others are told of them by queries, as far as
    the law lets them be told."""
    return _policy(table, f"{_RUN} OR subject_id = ANY ({_PARTIES}) OR {written_by} = ANY ({_PARTIES})")


def author_shows() -> RunSQL:
    """The function that the policies of authored rows ask: whether a row that `author` at `org` wrote about `whose`
    shows to the running transaction's viewer, who has a ground of `on_basis` that reaches its kind.

    It says the law of rules/grounds.py and rules/blocks.py once more, in SQL; tests/spec compares the two. It
    runs under a name of its own, since blocks are hidden from those whom they stop.
    """
    return RunSQL(
        _AUTHOR_SHOWS,
        "DROP FUNCTION consent_author_shows(uuid, text, text, uuid, uuid); "
        "DROP FUNCTION consent_author_decided(uuid, text, text, uuid, uuid);",
    )


def author_shows_anew() -> RunSQL:
    """The same functions as they now stand, for a database that has them since before."""
    return RunSQL(_AUTHOR_SHOWS, RunSQL.noop)


def _sector(role: str, unit_kind: str) -> str:
    roles = " ".join(f"WHEN '{name}' THEN '{sector}'" for name, sector in ROLE_SECTOR.items())
    kinds = " ".join(f"WHEN '{name}' THEN '{sector}'" for name, sector in UNIT_SECTOR.items())
    return f"CASE {role} {roles} ELSE CASE {unit_kind} {kinds} ELSE '' END END"


_SHARED = ", ".join(f"'{kind}'" for kind in kinds_of("shared_plan", narrowed=False))
_WHERE_THE_AUTHOR_WORKS = f"""
        SELECT u.id, u.organisation_id, u.kind, {_sector("s.role", "u.kind")}
            INTO its_unit, its_org, its_kind, its_sector
            FROM organisations_assignment s JOIN organisations_unit u ON u.id = s.unit_id WHERE s.id = author;
        IF its_unit IS NULL THEN
            SELECT u.id, u.organisation_id, u.kind, {_sector("''", "u.kind")}
                INTO its_unit, its_org, its_kind, its_sector FROM organisations_unit u WHERE u.id = author;
        END IF;
"""
_AUTHOR_SHOWS = f"""
CREATE OR REPLACE FUNCTION consent_author_decided(
    whose uuid, on_basis text, of_kind text, org uuid, author uuid
) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
DECLARE
    parties text := NULLIF(current_setting('ledstjarna.parties', true), '');
    moment_now timestamptz; my_units uuid[]; my_orgs uuid[]; my_kinds text[]; mine text[]; kept text;
    its_unit uuid; its_org uuid; its_kind text; its_sector text; looked boolean := false;
BEGIN
    -- Where the author works is looked up only where it decides: most rows name their organisation.
    IF org IS NULL OR on_basis = 'incapacity' THEN
        {_WHERE_THE_AUTHOR_WORKS}
        org := coalesce(org, its_org);
        looked := true;
    END IF;
    IF org IS NULL THEN RETURN on_basis NOT IN ('coherent', 'incapacity'); END IF;
    -- Where the viewer works is looked up once a transaction, not for every row: it is kept beside whose it is.
    mine := string_to_array(current_setting('ledstjarna.works', true), '|');
    IF mine[1] IS DISTINCT FROM parties THEN
        SELECT ARRAY[parties, coalesce(array_agg(u.id), '{{}}')::text,
                     coalesce(array_agg(u.organisation_id), '{{}}')::text,
                     coalesce(array_agg(u.kind::text), '{{}}')::text,
                     coalesce(array_remove(array_agg({_sector("s.role", "u.kind")}), NULL), '{{}}')::text]
            INTO mine
            FROM organisations_unit u
            LEFT JOIN organisations_assignment s ON s.unit_id = u.id AND s.id = ANY (parties::uuid[])
            WHERE u.id = ANY (parties::uuid[]);
        kept := set_config('ledstjarna.works', array_to_string(mine, '|'), true);
    END IF;
    -- Who works nowhere has empty lists: a comparison with nothing known would be neither yes nor no, and let through.
    my_orgs := coalesce(mine[3]::uuid[], '{{}}');
    IF org = ANY (my_orgs) THEN
        IF on_basis IN ('coherent', 'incapacity') THEN RETURN false; END IF;
    ELSIF on_basis = 'incapacity' THEN
        IF NOT ('care' = ANY (coalesce(mine[5]::text[], '{{}}')) OR coalesce(its_sector, '') = 'social') THEN
            RETURN false;
        END IF;
    ELSIF on_basis NOT IN ('shared_plan', 'coherent', 'emergency') THEN
        -- Whoever works for the person reads what others share in the plan: those kinds, with the person's yes.
        IF of_kind NOT IN ({_SHARED}) OR NOT EXISTS (
            SELECT 1 FROM consent_consent c
            WHERE c.subject_id = whose AND c.kind = 'sharing' AND c.replaced_at IS NULL AND c.state = 'given'
              AND (org = ANY (c.organisations) OR c.organisations && my_orgs)
        ) THEN RETURN false; END IF;
    END IF;
    IF NOT EXISTS (SELECT 1 FROM consent_block b WHERE b.subject_id = whose AND b.organisation_id = org) THEN
        RETURN true;
    END IF;
    IF NOT looked THEN {_WHERE_THE_AUTHOR_WORKS} END IF;
    my_units := coalesce(mine[2]::uuid[], '{{}}'); my_kinds := coalesce(mine[4]::text[], '{{}}');
    moment_now := NULLIF(current_setting('ledstjarna.at', true), '')::timestamptz;
    RETURN NOT EXISTS (
        SELECT 1 FROM consent_block b
        WHERE b.subject_id = whose AND b.organisation_id = org AND b.period @> moment_now
          AND (b.unit_id IS NULL OR b.unit_id = its_unit) AND (b.process = '' OR b.process = its_kind)
          AND (NOT (org = ANY (my_orgs))
               OR (b.unit_id IS NOT NULL AND NOT (b.unit_id = ANY (my_units)))
               OR (b.process <> '' AND NOT (b.process = ANY (my_kinds))))
          AND NOT EXISTS (
              SELECT 1 FROM consent_blocklift l
              WHERE l.block_id = b.id AND l.organisation_id = ANY (my_orgs) AND l.period @> moment_now));
END $$;

CREATE OR REPLACE FUNCTION consent_author_shows(
    whose uuid, on_basis text, of_kind text, org uuid, author uuid
) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
DECLARE
    before text := coalesce(current_setting('ledstjarna.run', true), '');
    shows boolean;
    mine text[];
    kept text;  -- to assign is a tenth of what PERFORM costs
BEGIN
    -- No block stands between the person and their own records, nor before whom they let in themselves.
    IF on_basis IN ('own', 'representative', 'close_one') THEN RETURN true; END IF;
    -- Another organisation's row of a kind that nobody shares is no question of consents or blocks: told at once.
    IF org IS NOT NULL AND of_kind NOT IN ({_SHARED})
       AND on_basis NOT IN ('shared_plan', 'coherent', 'emergency', 'incapacity') THEN
        mine := string_to_array(current_setting('ledstjarna.works', true), '|');
        IF mine[1] = current_setting('ledstjarna.parties', true)
           AND NOT org = ANY (coalesce(mine[3], '{{}}')::uuid[]) THEN RETURN false; END IF;
    END IF;
    kept := set_config('ledstjarna.run', 'consent_author_shows', true);
    shows := consent_author_decided(whose, on_basis, of_kind, org, author);
    kept := set_config('ledstjarna.run', before, true);
    RETURN shows;
END $$;
"""


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


# What is for the person and who decides for them alone, however much of the plan others read: that something is
# blocked is told to others only as far as the law lets it be (rules/told.py).
_FOR_THE_PERSON = (
    "BlockSet", "BlockLifted", "BlockLiftAsked", "BlockLiftAnswered", "EmergencyOpened", "EmergencyReviewed",
    "ReadingBegun",
)  # fmt: skip


def guard_happenings_told() -> RunSQL:
    """`guard_happenings`, in place of itself, with what is for the person alone held back from everybody else."""
    table, kinds = "outbox_happening", ", ".join(f"'{kind}'" for kind in _FOR_THE_PERSON)
    reaches = (
        "g.scope_id IS NULL AND g.kinds @> ARRAY['plan']::varchar[] "
        f"AND (g.basis IN ('own', 'representative') OR {table}.kind NOT IN ({kinds}))"
    )
    before = _visible(table, "plan", "subject_id", "")
    return _instead(table, _granted(table, "subject_id", reaches), before, check="true")


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


def _instead(table: str, visible: str, before: str, check: str = "") -> RunSQL:
    def policy(shows: str) -> str:
        return (
            f"DROP POLICY {table}_rows ON {table}; "
            f"CREATE POLICY {table}_rows ON {table} USING ({shows}) WITH CHECK ({check or shows});"
        )

    return RunSQL(policy(visible), policy(before))


def _policy(table: str, visible: str, check: str = "") -> RunSQL:
    return RunSQL(
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; ALTER TABLE {table} FORCE ROW LEVEL SECURITY; "
        f"CREATE POLICY {table}_rows ON {table} USING ({visible}) WITH CHECK ({check or visible});",
        f"DROP POLICY {table}_rows ON {table}; ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY; "
        f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;",
    )
