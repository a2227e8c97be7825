"""What representatives read from now on is what their mandates let them, no longer every kind of record.

Counted by the rule itself (`reading_terms`), as the actions do. Grounds that are right are left as they are; the others
end now and are followed by right ones, so that what has been stays told. Done twice it changes nothing.
"""

from collections import defaultdict
from datetime import date, datetime, time
from typing import Any

from django.db import migrations
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Q

from ledstjarna.domain.people.rules import Held, reading_terms
from ledstjarna.foundation.clock import STOCKHOLM, now

_RUN = "SELECT set_config('ledstjarna.run', %s, true)"


def count_anew(apps: Any, schema_editor: Any) -> None:
    """Every representative's grounds, counted from their mandates."""
    schema_editor.execute(_RUN, ["representatives_read_within_mandate"])
    at, held, standing = now(), defaultdict(list), defaultdict(list)
    mandates = apps.get_model("people", "Mandate").objects.filter(period__isempty=False)
    for row in mandates.iterator(chunk_size=2000):
        held[row.subject_id, row.representative_id].append(row)
    grounds = apps.get_model("consent", "AccessGround").objects.filter(basis="representative", scope_id=None)
    for row in grounds.filter(Q(period__upper_inf=True) | Q(period__endswith__gt=at)).iterator(chunk_size=2000):
        standing[row.subject_id, row.party_id].append(row)
    people = apps.get_model("people", "Person").objects.filter(pk__in={subject_id for subject_id, _ in held})
    born = dict(people.values_list("pk", "birth_date"))
    for pair in {**held, **standing}:
        _of_one(grounds.model, pair, held[pair], standing[pair], born.get(pair[0]), at)
    schema_editor.execute(_RUN, [""])


def _of_one(ground: Any, pair: Any, mandates: list[Any], standing: list[Any], born: date | None, at: datetime) -> None:
    held = [Held(row.kind, frozenset(row.scopes), row.period.lower, row.period.upper) for row in mandates]
    wanted = {
        (term.kinds, max(_midnight(term.start), at), _midnight(term.end) if term.end else None)
        for term in reading_terms(held, born)
        if term.end is None or _midnight(term.end) > at
    }
    for row in standing:
        key = frozenset(row.kinds), max(row.period.lower, at), row.period.upper
        if key in wanted:
            wanted.remove(key)
        else:
            row.period = DateTimeTZRange(row.period.lower, max(row.period.lower, at))
            row.save(update_fields=["period"])
    for kinds, start, end in sorted(wanted, key=lambda key: key[1]):
        ground.objects.create(
            county_id=mandates[0].county_id, subject_id=pair[0], party_id=pair[1], basis="representative",
            kinds=sorted(kinds), period=DateTimeTZRange(start, end), written_by_id=mandates[0].registered_by_id,
        )  # fmt: skip


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), STOCKHOLM)


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0009_protected_close_ones"),
        ("consent", "0010_consent_for_a_time"),
    ]

    operations = [migrations.RunPython(count_anew, migrations.RunPython.noop)]
