"""Background work survives a killed worker."""

import asyncio

import pytest
from django.db import connection

from ledstjarna.cli.work import work

DEAD_WORKER = "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '10 minutes') RETURNING id"
ITS_JOB = """
INSERT INTO procrastinate_jobs (queue_name, task_name, status, worker_id, attempts)
VALUES ('default', 'nothing', 'doing', %s, 0)
"""


@pytest.mark.usefixtures("own_database")
def test_a_job_of_a_killed_worker_is_taken_up_again() -> None:
    with connection.cursor() as cursor:
        cursor.execute(DEAD_WORKER)
        cursor.execute(ITS_JOB, cursor.fetchone())
    asyncio.run(work(once=True))
    with connection.cursor() as cursor:
        cursor.execute("SELECT status, worker_id FROM procrastinate_jobs")
        assert cursor.fetchall() == [("failed", None)]  # taken, and refused since there is no such task
