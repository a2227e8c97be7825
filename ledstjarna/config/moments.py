"""Moments are read from the database by Python's own compiled parser.

A plan holds some seventy of them; Django's loader takes each apart in Python, and is asked only for what is
not in the common form (before our era, without end).
"""

from datetime import UTC, datetime
from typing import Any

import psycopg
from django.db.backends.postgresql.psycopg_any import get_adapters_template
from psycopg.pq import Format

_TIMESTAMPTZ = psycopg.adapters.types["timestamptz"].oid


def read_moments_fast() -> None:
    """Let every connection from now on read them so. Called once when a process starts."""
    template = get_adapters_template(True, UTC)
    django_loader: Any = template.get_loader(_TIMESTAMPTZ, Format.TEXT)

    class Moments(django_loader):  # type: ignore[misc]
        def load(self, data: Any) -> datetime:
            try:
                moment = datetime.fromisoformat(str(data, "ascii"))
            except ValueError:
                other: datetime = super().load(data)
                return other
            return moment if moment.tzinfo is UTC else moment.astimezone(UTC)

    template.register_loader(_TIMESTAMPTZ, Moments)
