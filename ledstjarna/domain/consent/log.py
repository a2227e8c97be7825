"""Writing the access log. Nothing is answered before its row is committed."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import connection

from ledstjarna.domain.consent.access import NotForYou, Viewer
from ledstjarna.domain.consent.models import AccessGround, AccessLog, LogVerb
from ledstjarna.domain.consent.rules.named import NAMED
from ledstjarna.foundation.clock import now
from ledstjarna.foundation.ids import new_id


def log_row(
    viewer: Viewer | None, *, verb: str, what: str, subject_id: UUID | None, county_id: str = "",
    basis: str = "", kinds: Iterable[str] = (), detail: dict[str, Any] | None = None,
    correlation: UUID | None = None, label: str = "",
) -> AccessLog:  # fmt: skip
    """One unsaved row of the log. `viewer` None is an automatic run, named by `label`."""
    return AccessLog(
        at=now(),
        county_id=county_id or (viewer.county_id if viewer else ""),
        subject_id=subject_id,
        party_id=viewer.party_id if viewer else None,
        party_label=(viewer.logged_as or viewer.label) if viewer else label,
        unit_id=viewer.unit_id if viewer else None,
        organisation_id=viewer.organisation_id if viewer else None,
        verb=verb,
        what=what,
        basis=basis,
        kinds=sorted(kinds),
        correlation=correlation or new_id(),
        detail=detail or {},
    )


_FIELDS = AccessLog._meta.concrete_fields
_INSERT = 'INSERT INTO "{}" ({}) VALUES '.format(
    AccessLog._meta.db_table, ", ".join(f'"{field.column}"' for field in _FIELDS)
)
_ROW = "({})".format(", ".join("%s" for _ in _FIELDS))

# Why a name was seen by somebody who held no ground to open what is behind it: words of the log's own, no grounds.
SEARCH, WORK_LIST, CONTROL = "search", "work_list", "control"
_GROUND = f"""COALESCE((
    SELECT g.basis FROM {AccessGround._meta.db_table} g
    WHERE g.subject_id = s.subject_id AND g.party_id = ANY (%s) AND g.period @> %s AND g.basis <> ALL (%s::varchar[])
    ORDER BY array_position(%s::text[], g.basis::text) LIMIT 1
), %s)"""
_EACH = {"id": "s.id", "subject_id": "s.subject_id", "basis": _GROUND}
_INSERT_EACH = 'INSERT INTO "{}" ({}) SELECT {} FROM unnest(%s::uuid[], %s::uuid[]) AS s (id, subject_id)'.format(
    AccessLog._meta.db_table,
    ", ".join(f'"{field.column}"' for field in _FIELDS),
    ", ".join(_EACH.get(field.column or "", "%s") for field in _FIELDS),
)


def write_each(viewer: Viewer, subject_ids: Iterable[UUID], *, what: str, detail: dict[str, Any] | None = None) -> None:
    """Add one row for each person that a list showed, on the first of the viewer's grounds as the log
    names them (rules/named.py). One statement."""
    subjects = list(subject_ids)
    if not subjects:
        return
    row = log_row(viewer, verb=LogVerb.LIST, what=what, subject_id=None, detail=detail)
    without = CONTROL if viewer.role == "log_controller" else WORK_LIST
    values: list[Any] = []
    for field in _FIELDS:
        if field.column == "basis":
            values += [list(viewer.parties), row.at, list(viewer.not_as), list(NAMED), without]
        elif field.column not in _EACH:
            values.append(field.get_db_prep_save(getattr(row, field.attname), connection))
    with connection.cursor() as cursor:
        cursor.execute(_INSERT_EACH, [*values, [new_id() for _subject in subjects], subjects])


UNNAMED = "unnamed"  # in the detail of a listing: the list showed the person without their name


def write(*rows: AccessLog) -> None:
    """Add the rows, in one statement. Its SQL is the same on every page, so it is not compiled anew for each."""
    values = [field.get_db_prep_save(getattr(row, field.attname), connection) for row in rows for field in _FIELDS]
    with connection.cursor() as cursor:
        cursor.execute(_INSERT + ", ".join([_ROW] * len(rows)), values)


def log_refusal(refusal: NotForYou) -> None:
    """Log that somebody was refused. Called by the edges outside the transaction that was rolled back."""
    viewer, subject_id = refusal.viewer, refusal.subject_id
    write(log_row(viewer, verb=LogVerb.REFUSED, what=refusal.what, subject_id=subject_id))


def log_sign_in(viewer: Viewer, *, what: str, way: str) -> None:
    """Log that somebody signed in, or chose as what they act; `way` is the code of how, never a name or a number."""
    write(log_row(viewer, verb=LogVerb.SIGN_IN, what=what, subject_id=None, detail={"way": way}))


def log_run(
    name: str,
    *,
    population: int,
    detail: dict[str, Any] | None = None,
    county_id: str = "",
    subject_id: UUID | None = None,
) -> None:
    """Log an automatic run over many persons: which, over how many. `subject_id` where it was about one alone."""
    facts = {**(detail or {}), "population": population}
    label = f"run:{name}"
    write(
        log_row(
            None, verb=LogVerb.RUN, what=name, subject_id=subject_id, detail=facts, label=label, county_id=county_id
        )
    )  # fmt: skip
