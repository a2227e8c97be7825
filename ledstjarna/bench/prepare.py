"""Load one size of county and tell which pages to open: run as a process of its own, with its own database.

`python -m ledstjarna.bench.prepare PERSONS PLANS` prints one line of JSON: the seconds of the loading (none when
it was loaded before), the rows, the targets (path and cookie) of each page for those who open it, and how many
queries each opening costs.
"""

import json
import os
import sys
import time
from typing import Any
from uuid import UUID

HOW_MANY = 400
COUNTED = 40
Target = dict[str, str]
_PERSONS_AND_COORDINATORS = """
SELECT p.subject_id, t.party_id, p.id FROM plans_plan p
JOIN teams_teammember t ON t.subject_id = p.subject_id AND t.is_coordinator AND upper_inf(t.period)
JOIN people_person o ON o.subject_id = p.subject_id AND NOT o.deceased
WHERE p.ended_at IS NULL ORDER BY md5(p.id::text) LIMIT %s
"""
# Who opens the plan for the person, or because the person lets them. Their queries are counted, not timed.
_OTHERS = """
SELECT g.subject_id, g.party_id FROM consent_accessground g
JOIN plans_plan p ON p.subject_id = g.subject_id AND p.ended_at IS NULL
JOIN people_person o ON o.subject_id = g.subject_id AND NOT o.deceased
WHERE g.basis = %s AND g.scope_id IS NULL AND g.period @> now() ORDER BY md5(g.id::text) LIMIT 40
"""


def main(persons: int, plans: int) -> dict[str, Any]:
    """Prepare and count what needs Django."""
    import django

    django.setup()
    loaded = _load(persons, plans)
    targets = _targets()
    return {**loaded, "targets": targets, "queries": {page: _queries(found) for page, found in targets.items()}}


def _load(persons: int, plans: int) -> dict[str, Any]:
    from django.db import connection

    from ledstjarna.bench.filling import counted, fill
    from ledstjarna.demo.loading import load_county

    owner, seconds = os.environ["LEDSTJARNA_OWNER_DATABASE_URL"], {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT 1 FROM organisations_unit)")
        is_there = cursor.fetchone()[0]
    began = time.perf_counter()
    if not is_there:
        load_county(persons, plans, 1, lambda *_step: None)
        seconds["county"] = round(time.perf_counter() - began, 1)
    began = time.perf_counter()
    if fill(owner, parts=plans * 10, log_rows=persons * 10):
        seconds["more_parts_and_log_rows"] = round(time.perf_counter() - began, 1)
    return {"load_seconds": seconds or None, "rows": counted(owner)}


def _targets() -> dict[str, list[Target]]:
    """Random plans, each opened by the coordinator of its team and by the person, with a session of their own."""
    from django.db import connection, transaction
    from django.urls import reverse

    from ledstjarna.domain.consent.context import automatic_run

    with transaction.atomic(), automatic_run("bench"), connection.cursor() as cursor:
        found = _ask(cursor, _PERSONS_AND_COORDINATORS, HOW_MANY)
        others = {kind: _ask(cursor, _OTHERS, kind) for kind in ("representative", "close_one")}
    return {
        "team": [
            {"path": reverse("team_person", args=[subject_id]), "cookie": _signed_in(party_id, "staff")}
            for subject_id, party_id, _ in found
        ],
        "fhir": [
            {"path": reverse("fhir", args=[f"CarePlan/{plan_id}"]), "bearer": _token(party_id)}
            for _, party_id, plan_id in found
        ],
        "resident": [
            {"path": reverse("plan"), "cookie": _signed_in(subject_id, "person", subject_id)}
            for subject_id, _, _ in found
        ],
        **{
            kind: [
                {"path": reverse("plan"), "cookie": _signed_in(party_id, kind, subject_id)}
                for subject_id, party_id in others[kind]
            ]
            for kind in others
        },
    }


def _ask(cursor: Any, statement: str, value: object) -> list[tuple[UUID, ...]]:
    cursor.execute(statement, [value])
    found: list[tuple[UUID, ...]] = cursor.fetchall()
    return found


def _signed_in(party_id: UUID, kind: str, subject_id: UUID | None = None) -> str:
    """The cookies that a browser sends once it has signed in: the session's and the forms' own."""
    from django.conf import settings
    from django.utils.crypto import get_random_string

    from ledstjarna.web.entrance.session_store import SessionStore
    from ledstjarna.web.entrance.sessions import KIND, PARTY, SUBJECT

    session = SessionStore()
    session.update({PARTY: str(party_id), KIND: kind, SUBJECT: str(subject_id or "")})
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}; {settings.CSRF_COOKIE_NAME}={get_random_string(32)}"


def _token(party_id: UUID) -> str:
    """A key for another system, as the command gives one: good for the run."""
    from ledstjarna.domain.organisations.actions import make_machine_token
    from ledstjarna.foundation.clock import now

    return make_machine_token(assignment_id=party_id, days=30, at=now(), made_by="bench")[1]


def _queries(targets: list[Target]) -> dict[str, int]:
    """How many statements a page sends, all counted at the cursor; what begins and ends its transaction beside them."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    counts, frames = [], []
    for target in targets[:COUNTED]:
        who = {"authorization": f"Bearer {target['bearer']}"} if "bearer" in target else {"cookie": target["cookie"]}
        client = Client(headers={"host": "127.0.0.1", **who})
        with CaptureQueriesContext(connection) as captured:
            status = client.get(target["path"]).status_code
        assert status == 200, f"{target['path']} answers {status}"
        frame = [query["sql"] in ("BEGIN", "COMMIT") for query in captured.captured_queries]
        counts.append(frame.count(False))
        frames.append(frame.count(True))
    if not counts:
        return {}
    return {"most": max(counts), "fewest": min(counts), "begin_and_commit": max(frames)}


if __name__ == "__main__":
    json.dump(main(int(sys.argv[1]), int(sys.argv[2])), sys.stdout)
