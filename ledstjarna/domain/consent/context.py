"""Who the database is told is asking. Transaction-local, so that it is gone when the work is done.

The row policies of every person-bound table read what is set here: without it no row is shown.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import NamedTuple, Protocol
from uuid import UUID

from django.db import connection

from ledstjarna.foundation.clock import now


class NoTransaction(Exception):
    """The context was to be set outside a transaction, where it would outlive the work."""


class Acting(Protocol):
    """Whoever asks, as the context is told of them: a `Viewer`."""

    @property
    def parties(self) -> tuple[UUID, ...]: ...

    @property
    def not_as(self) -> tuple[str, ...]: ...


def set_viewer_as(viewer: Acting) -> None:
    """`set_viewer` from now on, of a whole viewer: nothing that they are not here by is left behind."""
    set_viewer(viewer.parties, not_as=viewer.not_as)


def set_viewer(parties: tuple[UUID, ...], at: datetime | None = None, *, not_as: tuple[str, ...] = ()) -> None:
    """Tell the running transaction which parties the viewer acts as, and which moment the policies take.

    `not_as`: the grounds of theirs that they do not read by (`Viewer.not_as`).
    """
    _set(
        "{" + ",".join(str(party) for party in parties) + "}",
        (at or now()).isoformat(),
        "",
        "{" + ",".join(not_as) + "}" if not_as else "",
    )


class TokenHolder(NamedTuple):
    """The assignment that a token of another system's stands for, with what a viewer is made of."""

    number_systems: str
    assignment_id: UUID
    role: str
    given_name: str
    family_name: str
    unit_id: UUID
    unit_name: str
    organisation_id: UUID
    organisation_kind: str
    organisation_name: str
    county_id: str
    municipality_id: str | None


_HELD = """
SELECT t.number_systems, a.id, a.role, s.given_name, s.family_name, u.id, u.name, o.id, o.kind, o.name, o.county_id,
    o.municipality_id, set_config('ledstjarna.parties', '{' || a.id || ',' || u.id || '}', true),
    set_config('ledstjarna.at', %s, true), set_config('ledstjarna.run', '', true),
    set_config('ledstjarna.not_as', '', true)
FROM organisations_machinetoken t
JOIN organisations_assignment a ON a.id = t.assignment_id
JOIN organisations_staffmember s ON s.id = a.staff_member_id
JOIN organisations_unit u ON u.id = a.unit_id
JOIN organisations_organisation o ON o.id = u.organisation_id
WHERE t.digest = %s AND t.revoked_at IS NULL AND t.expires_at > %s AND a.period @> %s::timestamptz
"""


def set_viewer_of_token(digest: str) -> TokenHolder | None:
    """Whom the token with this SHA-256 stands for, told to the running transaction; None, and nothing told, for nobody.

    One statement: every read of another system's begins with it.
    """
    if not connection.in_atomic_block:
        raise NoTransaction
    at = now()
    with connection.cursor() as cursor:
        cursor.execute(_HELD, [at.isoformat(), digest, at, at])
        row = cursor.fetchone()
    return TokenHolder(*row[:12]) if row else None


@contextmanager
def automatic_run(name: str) -> Iterator[None]:
    """Let the running transaction reach every row inside the block, as the automatic run `name`.

    Only for work that no viewer stands behind (delivery of events, import, the loading of a county):
    such runs log actor and population. What the context was before is set again afterwards.
    """
    before = _get()
    _set("", now().isoformat(), name, "")
    try:
        yield
    finally:
        # After a database error the transaction rolls back, and the context with it.
        if not connection.needs_rollback:
            _set(*before)


def _set(parties: str, at: str, run: str, not_as: str) -> None:
    if not connection.in_atomic_block:
        raise NoTransaction
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('ledstjarna.parties', %s, true), set_config('ledstjarna.at', %s, true), "
            "set_config('ledstjarna.run', %s, true), set_config('ledstjarna.not_as', %s, true)",
            [parties, at, run, not_as],
        )


def _get() -> tuple[str, str, str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(current_setting('ledstjarna.parties', true), ''), "
            "coalesce(current_setting('ledstjarna.at', true), ''), "
            "coalesce(current_setting('ledstjarna.run', true), ''), "
            "coalesce(current_setting('ledstjarna.not_as', true), '')"
        )
        row: tuple[str, str, str, str] = cursor.fetchone()
        return row
