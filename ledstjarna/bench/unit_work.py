"""Ask one county for a unit's work, over and over: run as a process of its own, with its own database.

`python -m ledstjarna.bench.unit_work PERSONS PLANS UNIT` loads the county unless it is there, makes a unit that reaches
UNIT persons with a plan, and prints one line of JSON: what is there. For each number on standard input it asks so many
times, each in a transaction with its row policies, and prints the milliseconds and its own CPU. It ends with its input.
"""

import json
import os
import resource
import sys
import time
from typing import Any
from uuid import UUID

_UNIT = UUID("0bec0000-0000-8000-8000-000000000002")
_THERE = "SELECT count(*) FROM consent_accessground WHERE party_id = %s"
# As a unit that works with each of them: it reaches everything in the plan and the decisions, the dearest there is. It
# meets persons of one county, as units do, and of the next one only where there are not enough.
_REACH = """
INSERT INTO consent_accessground (id, county_id, subject_id, party_id, basis, kinds, period, reason, written_by_id,
                                  recorded_at)
SELECT gen_random_uuid(), county_id, subject_id, %(unit)s, 'own_work', %(kinds)s,
       tstzrange(now() - interval '1 day', NULL), 'bench', %(unit)s, now()
FROM (SELECT county_id, subject_id FROM plans_plan WHERE ended_at IS NULL
      ORDER BY county_id, md5(id::text) LIMIT %(size)s) p
"""


def main(persons: int, plans: int, size: int) -> None:
    """Load, make the unit, then ask whenever told to."""
    import ledstjarna.config.wsgi  # noqa: F401  set up as the server's own process is

    facts = _prepared(persons, plans, size)
    items, _ = _ask()
    print(json.dumps({**facts, "items": items}), flush=True)
    for line in sys.stdin:
        before = _cpu()
        times = [_ask()[1] for _ in range(int(line))]
        print(json.dumps({"times_ms": times, "cpu_seconds": _cpu() - before}), flush=True)


def _prepared(persons: int, plans: int, size: int) -> dict[str, Any]:
    from django.db import connection

    from ledstjarna.bench.filling import counted, fill
    from ledstjarna.demo.loading import load_county

    owner = os.environ["LEDSTJARNA_OWNER_DATABASE_URL"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT 1 FROM organisations_unit)")
        is_there = cursor.fetchone()[0]
    if not is_there:
        load_county(persons, plans, 1, lambda *_step: None)
    fill(owner, parts=plans * 10, log_rows=0)
    return {"persons_in_unit": _unit(owner, size), "rows": counted(owner)}


def _unit(owner: str, size: int) -> int:
    from ledstjarna.bench.filling import unguarded
    from ledstjarna.domain.consent.rules import kinds_of

    with unguarded(owner) as cursor:
        cursor.execute(_THERE, [_UNIT])
        there = cursor.fetchone()
        if there is None or there[0] != size:
            cursor.execute("DELETE FROM consent_accessground WHERE party_id = %s", [_UNIT])
            cursor.execute(_REACH, {"unit": _UNIT, "kinds": list(kinds_of("own_work", narrowed=False)), "size": size})
        cursor.execute(_THERE, [_UNIT])
        row = cursor.fetchone()
        return row[0] if row else 0


def _ask() -> tuple[int, float]:
    """How many things wait for the unit, and in how many milliseconds that is told: grounds, work and coordinators."""
    from django.db import transaction

    from ledstjarna.domain.consent.context import set_viewer
    from ledstjarna.domain.consent.queries import Viewer
    from ledstjarna.domain.worklists.queries import work_of

    viewer = Viewer(_UNIT, (_UNIT,), "staff", "bench", unit_id=_UNIT)
    with transaction.atomic():
        set_viewer(viewer.parties)
        began = time.perf_counter()
        items = work_of(viewer)
        return len(items), 1000 * (time.perf_counter() - began)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main(*map(int, sys.argv[1:4]))
