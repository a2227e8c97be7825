"""What the demo's database holds: noted as a comment on the database, so that a killed load is seen.

No table of its own: the note must be readable before any migration has run.
"""

import json
from dataclasses import asdict, dataclass

import psycopg
from psycopg import sql

from ledstjarna.foundation.postgres import DATABASE


@dataclass(frozen=True)
class County:
    """A county that is being loaded, or is."""

    persons: int
    plans: int | None
    seed: int
    loaded: bool = False


def noted(owner_url: str) -> County | None:
    """The county in the database; None when none was ever begun."""
    with psycopg.connect(owner_url) as connection:
        row = connection.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"
        ).fetchone()
    text = row[0] if row else None
    return County(**json.loads(text)) if text else None


def note(owner_url: str, county: County) -> None:
    """Write down which county this is and whether it is whole."""
    text = sql.Literal(json.dumps(asdict(county)))
    with psycopg.connect(owner_url) as connection:
        connection.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(DATABASE), text))
