"""One row of every model, filled in by the kinds of its fields: for tests that hold whatever rooms there will be."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField, DateRangeField, DateTimeRangeField
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange, DateTimeTZRange

from ledstjarna.foundation.ids import new_id

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
OURS = "ledstjarna."
COUNTY = "04"

_VALUES: tuple[tuple[type, Any], ...] = (
    (ArrayField, lambda field: []),
    (DateTimeRangeField, lambda field: DateTimeTZRange(AT, None)),
    (DateRangeField, lambda field: DateRange(date(2026, 3, 2), None)),
    (models.UUIDField, lambda field: new_id()),
    (models.BooleanField, lambda field: True),
    (models.IntegerField, lambda field: 1),
    (models.FloatField, lambda field: 1.0),
    (models.DecimalField, lambda field: 1),
    (models.DateTimeField, lambda field: AT),
    (models.DateField, lambda field: AT.date()),
    (models.BinaryField, lambda field: new_id().bytes),
    (models.JSONField, lambda field: {}),
    (models.TextField, lambda field: "words"),
)


def one_of_each(
    wanted: Iterable[type[models.Model]], county: str = COUNTY, there: dict[str, Any] | None = None
) -> dict[str, Any]:
    """Make one row of each of our models, those it points to first; by label. All belong to one person in `county`.

    What is `there` already, by label, is taken as it is, and the rest is made to fit it.
    """
    from ledstjarna.domain.organisations.models import County

    made = dict(there) if there else {"organisations.County": County.objects.create(code=county, name="län")}
    for model in wanted:
        if model.__module__.startswith(OURS):
            _make(model, made)
    return made


def _make(model: Any, made: dict[str, Any]) -> Any:
    label = model._meta.label
    if label not in made:
        fields = [field for field in model._meta.concrete_fields if _asks(field)]
        made[label] = model(**{field.attname: _value(field, made) for field in fields})
        made[label].save(force_insert=True)
    return made[label]


def _asks(field: Any) -> bool:
    return field.column == "subject_id" or not (
        field.null or field.has_default() or isinstance(field, models.AutoField)
    )


def _value(field: Any, made: dict[str, Any]) -> Any:
    if field.is_relation:
        return _make(field.related_model, made).pk
    if field.name == "subject_id":
        return _subject(made)
    if field.name in ("code", "county_id"):
        return made["organisations.County"].pk
    if field.choices:
        return field.flatchoices[-1][0]
    if isinstance(field, models.CharField):
        return f"{made['organisations.County'].pk} words"[: field.max_length]
    return next(value(field) for kind, value in _VALUES if isinstance(field, kind))


def _subject(made: dict[str, Any]) -> UUID:
    from ledstjarna.domain.consent.models import Subject

    subject: UUID = _make(Subject, made).pk
    return subject
