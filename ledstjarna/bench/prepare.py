"""Load one size of county and tell which pages to open: run as a process of its own, with its own database.

`python -m ledstjarna.bench.prepare PERSONS PLANS` prints one line of JSON: the load's seconds, the rows, the
targets (path and cookie) and how many queries each page costs, all counted at the cursor.
"""

import json
import os
import sys
import time
from typing import Any

HOW_MANY = 200
COUNTED = 20


def main(persons: int, plans: int) -> dict[str, Any]:
    """Prepare and measure what needs Django."""
    import django

    django.setup()
    seconds, rows = _load(persons, plans)
    targets = _targets()
    return {"load_seconds": round(seconds, 1), "rows": rows, "targets": targets, "queries": _queries(targets)}


def _load(persons: int, plans: int) -> tuple[float, dict[str, int]]:
    from django.db import connection

    from ledstjarna.bench.filling import fill
    from ledstjarna.demo.loading import load_county

    began = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM organisations_unit")
        if not cursor.fetchone()[0]:
            load_county(persons, plans, 1, lambda *_step: None)
    seconds = time.perf_counter() - began
    return seconds, fill(os.environ["LEDSTJARNA_OWNER_DATABASE_URL"], parts=plans * 10, log_rows=persons * 10)


def _targets() -> list[dict[str, str]]:
    """Random plans, each opened by the coordinator of its team with a session of their own."""
    from django.conf import settings
    from django.contrib.sessions.backends.db import SessionStore
    from django.db import connection, transaction

    from ledstjarna.domain.consent.context import automatic_run
    from ledstjarna.web.entrance.sessions import KIND, PARTY, SUBJECT

    with transaction.atomic(), automatic_run("bench"), connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.subject_id, t.party_id FROM plans_plan p JOIN teams_teammember t ON t.subject_id = p.subject_id "
            "AND t.is_coordinator WHERE p.state = 'agreed' ORDER BY md5(p.id::text) LIMIT %s",
            [HOW_MANY],
        )
        found = cursor.fetchall()
    targets = []
    for subject_id, party_id in found:
        session = SessionStore()
        session[PARTY], session[KIND], session[SUBJECT] = str(party_id), "staff", ""
        session.save()
        cookie = f"{settings.SESSION_COOKIE_NAME}={session.session_key}"
        targets.append({"path": f"/teamet/person/{subject_id}/", "cookie": cookie})
    return targets


def _queries(targets: list[dict[str, str]]) -> dict[str, int]:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    counts = []
    for target in targets[:COUNTED]:
        client = Client(headers={"host": "127.0.0.1"})
        name, _, value = target["cookie"].partition("=")
        client.cookies[name] = value
        with CaptureQueriesContext(connection) as captured:
            assert client.get(target["path"]).status_code == 200
        plain = [
            query for query in captured.captured_queries if not query["sql"].startswith(("BEGIN", "COMMIT", "SAVE"))
        ]
        counts.append(len(plain))
    return {"most": max(counts), "fewest": min(counts)}


if __name__ == "__main__":
    json.dump(main(int(sys.argv[1]), int(sys.argv[2])), sys.stdout)
