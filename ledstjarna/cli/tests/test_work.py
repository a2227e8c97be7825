"""Background work survives a killed worker."""

from django.db import connection

from tests.support.house import house_environment, run_command
from tests.support.server import TestServer

DEAD_WORKER = "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '10 minutes') RETURNING id"
ITS_JOB = """
INSERT INTO procrastinate_jobs (queue_name, task_name, status, worker_id, attempts)
VALUES ('default', 'nothing', 'doing', %s, 0)
"""


def test_a_job_of_a_killed_worker_is_taken_up_again(own_database: str, test_server: TestServer) -> None:
    with connection.cursor() as cursor:
        cursor.execute(DEAD_WORKER)
        cursor.execute(ITS_JOB, cursor.fetchone())
    run_command(house_environment(test_server, own_database), "work", "--once")
    with connection.cursor() as cursor:
        cursor.execute("SELECT status, worker_id FROM procrastinate_jobs WHERE task_name = 'nothing'")
        assert cursor.fetchall() == [("failed", None)]  # taken, and refused since there is no such task
