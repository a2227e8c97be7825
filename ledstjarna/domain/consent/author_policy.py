"""The function that the policies of authored rows ask, for migrations: whose a row is, and what is blocked."""

from django.db.migrations.operations import RunSQL

from ledstjarna.domain.consent.rules.kinds import kinds_of
from ledstjarna.domain.consent.rules.sectors import ROLE_SECTOR, UNIT_SECTOR


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
    IF org IS NULL THEN RETURN on_basis NOT IN ('coherent', 'incapacity', 'own_records'); END IF;
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
        -- The last they said themself is a no: there is reason to believe that they would refuse (2022:913 3:2, 3:4),
        -- whatever somebody who decides for them has answered since.
        IF (
            SELECT c.state IN ('refused', 'withdrawn') FROM consent_consent c
            WHERE c.subject_id = whose AND c.kind = 'reading' AND c.said_by_id = whose
            ORDER BY c.said_at DESC, c.id DESC LIMIT 1
        ) THEN RETURN false; END IF;
    ELSIF on_basis NOT IN ('shared_plan', 'coherent', 'emergency') THEN
        moment_now := NULLIF(current_setting('ledstjarna.at', true), '')::timestamptz;
        -- Whoever works for the person reads what others share in the plan: those kinds, with the person's yes.
        IF of_kind NOT IN ({_SHARED}) OR NOT EXISTS (
            SELECT 1 FROM consent_consent c
            WHERE c.subject_id = whose AND c.kind = 'sharing' AND c.replaced_at IS NULL AND c.state = 'given'
              AND (c.ends_at IS NULL OR c.ends_at > moment_now)
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
              WHERE l.block_id = b.id AND l.organisation_id = ANY (my_orgs) AND l.period @> moment_now
                -- Each sector lets go of its own (rules/blocks.py: answers_for).
                AND (l.sector = '' OR l.sector = CASE its_sector WHEN 'care' THEN 'care' ELSE 'social' END)));
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
