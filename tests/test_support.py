"""What the tests themselves stand on."""

import socket
import tempfile
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection, transaction

from ledstjarna.foundation.postgres import APP
from tests.support import server as test_servers
from tests.support.network import NetworkClosed
from tests.support.server import TestServer


def _send(address: tuple[str, int]) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.sendto(b"", address)


@pytest.mark.django_db
def test_tests_run_as_the_runtime_role() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (APP, False)


@pytest.mark.django_db
@pytest.mark.parametrize("turn", [1, 2])
def test_what_a_test_writes_is_gone_in_the_next(turn: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_session")
        assert cursor.fetchone() == (0,)
        cursor.execute("INSERT INTO django_session VALUES ('a', 'b', now())")


@pytest.mark.django_db
def test_no_context_is_left_from_another_test() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting('ledstjarna.parties', true), '')")
        assert cursor.fetchone() == ("",)


def test_a_database_of_ones_own_keeps_what_is_committed(own_database: str, test_server: TestServer) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO django_session VALUES ('a', 'b', now())")
    with psycopg.connect(test_server.url(APP, own_database)) as other:
        assert other.execute("SELECT count(*) FROM django_session").fetchone() == (1,)


def test_data_lie_in_memory_where_there_is_room(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(test_servers, "MEMORY", tmp_path)
    monkeypatch.setattr(test_servers, "ROOM", 0)
    assert test_servers.place_of_data() == tmp_path
    monkeypatch.setattr(test_servers, "ROOM", 2**62)
    assert test_servers.place_of_data() == Path(tempfile.gettempdir())
    monkeypatch.setattr(test_servers, "MEMORY", tmp_path / "nowhere")
    assert test_servers.place_of_data() == Path(tempfile.gettempdir())


@pytest.mark.parametrize(
    "reach",
    [
        lambda: socket.create_connection(("198.51.100.7", 80), timeout=0.1),
        lambda: socket.getaddrinfo("example.org", 80),
        lambda: _send(("198.51.100.7", 53)),
    ],
)
def test_other_machines_are_out_of_reach(reach: Any) -> None:
    with pytest.raises(NetworkClosed):
        reach()


def test_this_machine_is_within_reach() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        pass
