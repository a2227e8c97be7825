"""The server under hard treatment: killed, started twice, left behind, given bad folders."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from ledstjarna.foundation.postgres import (
    APP,
    SUPERUSER,
    EmbeddedServer,
    FolderInUse,
    NoDisk,
    StartFailed,
    WrongVersion,
    folder,
    process,
    running_server,
)

STARTER = """
import sys, time
from ledstjarna.foundation.postgres import EmbeddedServer
server = EmbeddedServer(sys.argv[1], mode="test").start()
print(server.pid, flush=True)
time.sleep(600)
"""


@pytest.fixture
def place(open_folder: Path) -> Path:
    return open_folder / "server"


@pytest.fixture
def starter(place: Path) -> Iterator[Callable[[], tuple[subprocess.Popen[str], int]]]:
    """Another process that starts a server over `place`, and the server's own process number."""
    started = []

    def start() -> tuple[subprocess.Popen[str], int]:
        child = subprocess.Popen([sys.executable, "-c", STARTER, str(place)], stdout=subprocess.PIPE, text=True)
        started.append(child)
        assert child.stdout is not None
        return child, int(child.stdout.readline())

    yield start
    for child in started:
        child.kill()
        child.communicate()
    _until(lambda: process.anybody_in(place / "data") is None)


def _until(condition: Callable[[], bool], seconds: float = 15) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "did not happen in time"
        time.sleep(0.05)


def _note(server: EmbeddedServer, text: str) -> None:
    with psycopg.connect(server.url(SUPERUSER)) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS note (text text)")
        connection.execute("INSERT INTO note VALUES (%s)", [text])


def _notes(server: EmbeddedServer) -> list[str]:
    with psycopg.connect(server.url(SUPERUSER)) as connection:
        return [text for (text,) in connection.execute("SELECT text FROM note")]


def test_a_second_start_finds_the_data(place: Path) -> None:
    with EmbeddedServer(place, mode="test") as server:
        _note(server, "kvar")
    with EmbeddedServer(place, mode="test") as server:
        assert _notes(server) == ["kvar"]
    assert server.pid is None


def test_the_runtime_role_is_not_above_the_row_policies(test_server: EmbeddedServer) -> None:
    with psycopg.connect(test_server.url(APP)) as connection:
        assert connection.execute(
            "SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user"
        ).fetchone() == (False, False, False, False)


def test_swedish_letters_have_upper_and_lower_case(test_server: EmbeddedServer) -> None:
    with psycopg.connect(test_server.url()) as connection:
        assert connection.execute("SELECT lower('ÅÄÖÉ'), upper('åäöé')").fetchone() == ("åäöé", "ÅÄÖÉ")


def test_nobody_listens_on_the_network(test_server: EmbeddedServer) -> None:
    with psycopg.connect(test_server.url()) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


def test_a_killed_server_recovers_at_the_next_start(place: Path) -> None:
    server = EmbeddedServer(place, mode="demo").start()
    _note(server, "före")
    assert server.pid is not None
    os.kill(server.pid, signal.SIGKILL)
    server.stop()
    assert (place / "data" / "postmaster.pid").exists()
    with EmbeddedServer(place, mode="demo") as server:
        assert _notes(server) == ["före"]


def test_the_server_ends_with_its_killed_starter(place: Path, starter) -> None:  # type: ignore[no-untyped-def]
    child, pid = starter()
    child.kill()
    with EmbeddedServer(place, mode="test") as server:  # waits for the leftover to end, then starts
        assert server.pid not in (None, pid)


def test_a_stale_pid_of_another_program_does_no_harm(place: Path) -> None:
    with EmbeddedServer(place, mode="test"):
        pass
    (place / "data" / "postmaster.pid").write_text(f"{os.getpid()}\n{place}/data\n")
    with EmbeddedServer(place, mode="test") as server:
        assert server.pid


def test_a_folder_held_by_another_is_refused(place: Path, starter) -> None:  # type: ignore[no-untyped-def]
    child, _ = starter()
    with pytest.raises(FolderInUse) as refusal:
        EmbeddedServer(place, mode="test").start()
    assert refusal.value.pid == child.pid
    address = running_server(place)
    assert address
    psycopg.connect(address).close()


def test_two_starts_at_once_give_one_server(place: Path) -> None:
    both = [
        subprocess.Popen([sys.executable, "-c", STARTER.replace("600", "1"), str(place)], stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    errors = [child.communicate(timeout=30)[1].decode() for child in both]
    assert sorted(child.returncode for child in both) == [0, 1]
    assert sum("FolderInUse" in error for error in errors) == 1


def test_a_server_started_by_hand_is_left_alone(
    place: Path, open_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "LEFTOVER_PATIENCE", 0.2)
    with EmbeddedServer(place, mode="test") as server:
        server.folder.release()  # as if nobody held the lock, and yet a server lives
        with pytest.raises(FolderInUse):
            EmbeddedServer(place, mode="test").start()
        _note(server, "lever")


def test_a_half_made_folder_is_made_again(place: Path) -> None:
    (place / "data.new" / "base").mkdir(parents=True)
    with EmbeddedServer(place, mode="test") as server:
        assert server.pid


def test_data_of_another_version_are_refused(place: Path) -> None:
    (place / "data").mkdir(parents=True)
    (place / "data" / "PG_VERSION").write_text("15\n")
    with pytest.raises(WrongVersion) as refusal:
        EmbeddedServer(place).start()
    assert refusal.value.found == "15"


def test_a_full_disk_is_told_before_anything_is_made(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "NEEDED_MIB", 10**9)
    with pytest.raises(NoDisk):
        EmbeddedServer(place).start()
    assert not (place / "data").exists()


def test_a_broken_data_folder_shows_the_servers_own_words(place: Path) -> None:
    (place / "data").mkdir(parents=True)
    (place / "data" / "PG_VERSION").write_text("18\n")
    with pytest.raises(StartFailed) as refusal:
        EmbeddedServer(place, mode="test").start()
    assert refusal.value.log
    EmbeddedServer(place)  # and the folder is free again
    assert not process.anybody_in(place / "data")


def test_a_folder_with_a_long_name_has_a_short_socket(open_folder: Path) -> None:
    with EmbeddedServer(open_folder / ("län" * 40) / "å ä'ö", mode="test") as server:
        psycopg.connect(server.url()).close()


def test_a_closed_umask_does_no_harm(place: Path) -> None:
    before = os.umask(0o077)
    try:
        with EmbeddedServer(place / "under", mode="test") as server:
            psycopg.connect(server.url()).close()
    finally:
        os.umask(before)
