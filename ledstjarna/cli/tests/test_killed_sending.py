"""A worker that is killed in the middle of sending a notice: another sends it again, under the same key."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from django.db import connection, transaction

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.people.actions import Wanted, change_notices, tell_of_news
from ledstjarna.domain.people.models import Notice, NoticeAttempt
from ledstjarna.domain.plans.actions import write_about
from ledstjarna.domain.plans.tests.cast import AT, gather
from ledstjarna.domain.teams.actions import begin_contact
from ledstjarna.foundation.clock import clock_set_to, now
from ledstjarna.foundation.outbox.models import Happening
from ledstjarna.jobs.notify import send_notice
from tests.support.house import house_environment, run_command
from tests.support.server import TestServer


class Gateway(ThreadingHTTPServer):
    """A gateway for text messages that takes what it is given, and whose first answer never comes."""

    def __init__(self) -> None:
        self.keys: list[str] = []
        self.taken, self.answers = threading.Event(), threading.Event()
        super().__init__(("127.0.0.1", 0), _Taking)


class _Taking(BaseHTTPRequestHandler):
    server: Gateway

    def do_POST(self) -> None:
        self.server.keys.append(self.headers["Idempotency-Key"])
        self.server.taken.set()
        if len(self.server.keys) == 1:
            self.server.answers.wait(60)
            return
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


@contextmanager
def gateway() -> Iterator[Gateway]:
    served = Gateway()
    threading.Thread(target=served.serve_forever, daemon=True).start()
    try:
        yield served
    finally:
        served.answers.set()
        served.shutdown()
        served.server_close()


def told() -> str:
    """A person who wants text messages and has been written to: the notice that is due."""
    with clock_set_to(AT + timedelta(days=1)), transaction.atomic():
        cast = gather()
        nurse = cast.act(cast.staff["nurse"])
        begin_contact(by=nurse, subject_id=cast.subject_id, reason="Astrid ringde", at=cast.at())
        wanted = Wanted({"sms": "070-174 06 05"})
        change_notices(by=cast.act(cast.person), subject_id=cast.subject_id, wanted=wanted, at=cast.at())
        write_about(by=cast.act(nurse), subject_id=cast.subject_id, title="Hej", words="Hej", at=cast.at())
        with automatic_run("test"):
            tell_of_news(Happening.objects.get(kind="MessageWritten"))
            return str(Notice.objects.get().pk)


def test_a_worker_killed_in_the_middle_is_followed_by_one_with_the_same_key(
    own_database: str, test_server: TestServer
) -> None:
    notice_id = told()
    send_notice.defer(notice_id=notice_id)
    with gateway() as served:
        environment = house_environment(test_server, own_database)
        environment["LEDSTJARNA_SMS_URL"] = f"http://127.0.0.1:{served.server_port}/"
        command = [sys.executable, "-m", "ledstjarna.cli.main", "work", "--once"]
        with subprocess.Popen(command, env={**os.environ, **environment}) as worker:
            assert served.taken.wait(60), "The gateway was never asked."
            worker.send_signal(signal.SIGKILL)
            assert worker.wait(10) == -signal.SIGKILL
        with transaction.atomic(), automatic_run("test"):
            row = Notice.objects.get()
            assert (row.state, row.attempts, row.channel) == ("waiting", 1, "sms")
            # As when the wait is over: the dead worker counts as dead, and the notice is due again.
            Notice.objects.update(due_at=now())
        with connection.cursor() as cursor:
            cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '10 minutes'")
        run_command(environment, "work", "--once")
    assert served.keys == [notice_id, notice_id]  # the gateway may have taken the first: the key tells it
    with transaction.atomic(), automatic_run("test"):
        assert Notice.objects.get().state == "sent"
        outcomes = NoticeAttempt.objects.order_by("begun_at").values_list("outcome", flat=True)
        assert list(outcomes) == ["", "sent"]
