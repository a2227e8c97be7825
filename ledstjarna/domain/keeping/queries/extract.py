"""Everything that is kept about the person, for themself: read with their own reading, so that access and log hold.

The row policies decide what shows, as on every page. Ids of others are left out; they stand by the name that the pages
show.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db.models import BinaryField, ForeignKey, Model, UUIDField

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.consent.rules import BASIC, LOG
from ledstjarna.domain.keeping.rules.held import HELD, PARTS, SOMEBODY_ELSES
from ledstjarna.domain.keeping.rules.held import LOG as LOG_PART
from ledstjarna.domain.keeping.rules.promised import told_tables
from ledstjarna.domain.organisations.queries import organisations_by_id, units
from ledstjarna.domain.people.queries import PROTECTED_NAME, hidden_close, without_names

_NOT_TOLD = frozenset({"county_id", "subject_id", "digest", "sort_key", "correlation", "calendar_address"})
# What others who are called have asked for themselves, to be able to come: theirs, and told in their own rows only.
_ONES_OWN = ("needs", "needs_words")
# Where others stand by id alone: the columns, and what their names are told as.
NAMED = {
    "consent.AccessGround": "party_label",
    "consent.Consent": "organisations_label",
    "consent.Block": "around_label",
    "consent.BlockLift": "party_label",
    "plans.Application": "party_label",
}
_IDS = ("party_id", "organisation_id", "organisations", "unit_id", "principal_id")
_MEETING = "plans.MeetingParticipant"
_NAMES = (
    ("people.CloseOne", "id", "name"), ("people.Representative", "id", "name"),
    ("consent.AccessLog", "party_id", "party_label"), ("teams.TeamMember", "party_id", "label"),
)  # fmt: skip
_BY_TIME = ("recorded_at", "made_at", "written_at", "at", "asked_at", "assessed_at", "written_at", "noted_at")


@dataclass(frozen=True, slots=True)
class Table:
    """One table's rows about the person, oldest first."""

    label: str
    rows: list[dict[str, Any]]


@dataclass(slots=True)
class Extract:
    """What is held, part by part, and what is left out with its reason."""

    made_at: datetime
    parts: dict[str, list[Table]] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)


def extract(reading: Reading) -> Extract:
    """The whole extract. What the reading does not reach is empty. Needs the kind `basic`; the reading is logged."""
    reading.needs(BASIC)
    told, hidden = Extract(reading.at, {part: [] for part in PARTS}), hidden_close(reading)
    among = _among(reading)
    for label, held in HELD.items():
        if held.left_out:
            told.left_out[label] = held.left_out
        elif among is not None and label not in among:
            continue
        elif held.part != LOG_PART or reading.may(LOG):
            rows = [_without(row, hidden) for row in _rows(reading, label)]
            if rows:
                told.parts[held.part].append(Table(label, rows))
    return told


def _among(reading: Reading) -> frozenset[str] | None:
    """The tables that the reader's page promises, where it promises less than what their kinds show; else None."""
    if reading.viewer.kind != "representative":
        return None
    return told_tables(reading.reached.kinds, called=bool(reading.reached.parts))


def _without(row: dict[str, Any], hidden: Collection[str]) -> dict[str, Any]:
    """A row of a file that goes further than its reader's eyes: nobody close whose own identity is protected is named,
    nor telephoned.
    """
    return {name: _masked(value, hidden) for name, value in row.items()} if hidden else row


def _masked(value: Any, hidden: Collection[str]) -> Any:
    if isinstance(value, str):
        return without_names(value, hidden, PROTECTED_NAME)
    if isinstance(value, list):
        return [_masked(each, hidden) for each in value]
    return {name: _masked(each, hidden) for name, each in value.items()} if isinstance(value, dict) else value


def told_columns(model: type[Model]) -> tuple[str, ...]:
    """The columns of a table that the person is told: never ids of others, never what only the machine needs."""
    fields = model._meta.concrete_fields
    own = {"id", *(each.attname for each in fields if isinstance(each, ForeignKey))}
    return tuple(
        each.attname for each in fields
        if each.attname not in _NOT_TOLD and not isinstance(each, BinaryField)
        and (each.attname in own or not _names_others(each))
    )  # fmt: skip


def _names_others(each: Any) -> bool:
    """Whether a column holds ids of parties; which organisations a consent covers is told."""
    listed = isinstance(each, ArrayField) and isinstance(each.base_field, UUIDField)
    return isinstance(each, UUIDField) or (listed and each.attname != "organisations")


def _rows(reading: Reading, label: str) -> Iterator[dict[str, Any]]:
    model = apps.get_model(label)
    columns = told_columns(model)
    order = next((name for name in _BY_TIME if name in columns), str(model._meta.pk.attname if model._meta.pk else ""))
    there = {each.attname for each in model._meta.concrete_fields}
    ids = [name for name in _IDS if name in there and (label in NAMED or (label == _MEETING and name == "party_id"))]
    found = model._base_manager.filter(**reading.rows)
    if "scope_id" in there:
        found = found.exclude(scope_id__in=_others_own(reading))
    rows = list(found.order_by(order).values(*{*columns, *ids}))
    names = _names(reading, rows) if label in NAMED and rows else {}
    for row in rows:
        others = label == _MEETING and row["party_id"] != reading.subject_id
        told = {name: plain(row[name]) for name in columns if not (others and name in _ONES_OWN)}
        yield told | ({NAMED[label]: _named(row, names)} if label in NAMED else {})


def _others_own(reading: Reading) -> list[UUID]:
    """The rows that others have asked for themselves, which the person reads nothing of: nor who reaches them."""
    with automatic_run("others_own"):
        return [
            row_id for label, held in HELD.items() if held.left_out == SOMEBODY_ELSES
            for row_id in apps.get_model(label)._base_manager.filter(**reading.rows).values_list("pk", flat=True)
        ]  # fmt: skip


def _named(row: dict[str, Any], names: Mapping[UUID, str]) -> str:
    """Whom a row's ids stand for: the party, or what is closest around it that has a name."""
    several = [names[each] for each in row.get("organisations", ()) if each in names]
    one = (
        names.get(row[name], "") for name in ("party_id", "unit_id", "organisation_id", "principal_id") if name in row
    )
    return "; ".join(several) or next(filter(None, one), "")


def _names(reading: Reading, rows: list[dict[str, Any]]) -> dict[UUID, str]:
    """Parties as the person's pages name them, organisations and units by their own names."""
    found: dict[UUID, str] = {}
    for label, key, name in _NAMES:
        if label != "consent.AccessLog" or reading.may(LOG):
            named = apps.get_model(label)._base_manager.filter(**reading.rows)
            found |= {party: text for party, text in named.values_list(key, name).distinct() if party and text}
    whose = {row[name] for row in rows for name in ("organisation_id", "principal_id") if row.get(name)}
    whose |= {each for row in rows for each in row.get("organisations", ())}
    found |= {each.pk: each.name for each in organisations_by_id(whose).values()}
    if any(row.get("unit_id") for row in rows):
        found |= {unit.pk: unit.name for unit in units(county_id=reading.county_id)}
    return found


def plain(value: Any) -> Any:
    """A value as JSON has it: moments and days in ISO 8601, periods as from and to, ids as text."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if hasattr(value, "lower_inc"):
        return {"from": plain(value.lower), "to": plain(value.upper)}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {str(name): plain(each) for name, each in value.items()}
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)
