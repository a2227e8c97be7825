"""What makes a deployment unsafe, one fault at a time, and the command that tells of it."""

import os
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from ledstjarna.cli.deploying.facts import Deployment, ProviderFacts, Role, anchor_wrong, role_of
from ledstjarna.cli.deploying.rules import MOST_PROXIES, RULES, faults
from ledstjarna.cli.failures import Exit
from ledstjarna.foundation.postgres import APP, OWNER, SUPERUSER
from tests.support.server import TestServer

KEY = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
SITHS = ProviderFacts("siths", tls=True, has_secret=True, needs_levels=True, has_levels=True)
APP_ROLE = Role("ledstjarna_app")
SAFE = Deployment(
    debug=False, demo=False, build=False, secret_key=KEY, https=True, address="https://plan.example",
    hosts=("plan.example",), proxies=1, log_level="WARNING",
    environment={"DATABASE_URL": "postgresql://ledstjarna_app@db.example/ledstjarna?sslmode=verify-full"},
    providers=(SITHS,), role=APP_ROLE, log_anchors=("/srv/anchors/log",),
)  # fmt: skip
UNSAFE = {
    "debug": {"debug": True},
    "demo": {"demo": True, "listens_on": "0.0.0.0"},
    "demo_on": {"demo": True},
    "build": {"build": True},
    "key": {"secret_key": "changeme"},
    "hosts_all": {"hosts": ("*", "plan.example")},
    "https": {"https": False},
    "address": {"address": "http://plan.example"},
    "hosts": {"hosts": ("127.0.0.1",)},
    "proxies": {"proxies": 0},
    "log_level": {"log_level": "debug"},
    "log_anchors": {"log_anchors": ()},
    "proxies_many": {"proxies": 50},
    "log_anchors_unknown": {"anchors_wrong": (("anchor", "unknown"),)},
    "log_anchors_nowhere": {"anchors_wrong": (("/nowhere/log", "nowhere"),)},
    "log_anchors_closed": {"anchors_wrong": (("/srv/anchors/log", "closed"),)},
    "log_anchors_inside": {"anchors_wrong": (("/var/lib/postgresql/18/main/log", "inside"),)},
    "providers_wrong": {"providers_wrong": "siths.issuer: https", "providers": ()},
    "providers": {"providers": ()},
    "issuer": {"providers": (replace(SITHS, tls=False),)},
    "provider_secret": {"providers": (replace(SITHS, has_secret=False),)},
    "levels": {"providers": (replace(SITHS, has_levels=False),)},
    "file_writable": {"file_writable": "/etc/ledstjarna/sign-in.toml"},
    "secrets_open": {"secrets_open": ("/etc/ledstjarna/environment",)},
    "secrets_missing": {"secrets_missing": ("/etc/ledstjarna/gone",)},
    "secrets_of_others": {"environment": {**SAFE.environment, "LEDSTJARNA_OWNER_DATABASE_URL": "postgresql://"}},
    "database_open": {"environment": {"DATABASE_URL": "postgresql://ledstjarna_app@db.example/ledstjarna"}},
    "mail": {"smtp_host": "smtp.example", "smtp_tls": False},
    "sms": {"sms_url": "http://sms.example/v1"},
    "role_superuser": {"role": replace(APP_ROLE, superuser=True, owns=True, makes_roles=True)},
    "role_owner": {"role": replace(APP_ROLE, owns=True)},
    "role_makes": {"role": replace(APP_ROLE, makes_roles=True)},
    "unguarded": {"role": replace(APP_ROLE, unguarded=("people_story",))},
    "unmigrated": {"role": replace(APP_ROLE, migrated=False)},
}


def codes(deployment: Deployment, **how: bool) -> list[str]:
    return [rule.code for rule, _ in faults(deployment, **how)]


def test_what_is_safe_is_let_through() -> None:
    assert codes(SAFE) == []
    assert UNSAFE.keys() == {rule.code for rule in RULES}


@pytest.mark.parametrize("code", UNSAFE)
def test_each_fault_is_found_alone_and_says_what_to_do(code: str) -> None:
    [(rule, what)] = faults(replace(SAFE, **UNSAFE[code]))
    assert rule.code == code
    assert "." in rule.do.format(what=what)


def test_a_former_key_is_as_long_as_a_new_one() -> None:
    assert codes(replace(SAFE, former_keys=(KEY[::-1],))) == []
    assert codes(replace(SAFE, former_keys=("changeme",))) == ["key"]


def test_what_stops_the_web_from_starting() -> None:
    everything = {name: value for facts in UNSAFE.values() for name, value in facts.items()}
    stopping = codes(replace(SAFE, **{**everything, "listens_on": "0.0.0.0"}), only_dangerous=True)
    assert {"debug", "demo", "key", "build"} <= set(stopping)
    assert codes(replace(SAFE, https=False, proxies=0, providers=()), only_dangerous=True) == []


@pytest.mark.parametrize(
    ("role", "found"), [(APP, []), (OWNER, ["role_owner"]), (SUPERUSER, ["role_superuser"])]
)  # fmt: skip
def test_the_database_says_who_runs_the_house(
    own_database: str, test_server: TestServer, role: str, found: list[str]
) -> None:
    assert codes(replace(SAFE, role=role_of(test_server.url(role, own_database)))) == found


def test_an_anchor_must_be_writable_and_outside_the_database(tmp_path: Path) -> None:
    cluster, closed = tmp_path / "cluster" / "base", tmp_path / "closed"
    cluster.mkdir(parents=True)
    closed.mkdir()
    (cluster.parent / "PG_VERSION").write_text("18\n")
    assert anchor_wrong(str(tmp_path / "log")) == ""
    (tmp_path / "log").write_text("")
    assert anchor_wrong(str(tmp_path / "log")) == ""
    assert anchor_wrong("/nonexistent/x") == "nowhere"
    assert anchor_wrong(str(cluster / "log")) == "inside"
    assert anchor_wrong(str(closed)) == "closed", "a folder is no file"
    if os.geteuid():
        closed.chmod(0o500)
        assert anchor_wrong(str(closed / "log")) == "closed"
    assert anchor_wrong("anchor") == "unknown"
    assert anchor_wrong("ledstjarna.foundation.anchoring.FileAnchor") == ""


def test_as_many_proxies_as_somebody_may_have_are_let_through() -> None:
    assert codes(replace(SAFE, proxies=MOST_PROXIES)) == []
    assert codes(replace(SAFE, proxies=MOST_PROXIES + 1)) == ["proxies_many"]
    [rule] = [rule for rule in RULES if rule.code == "proxies_many"]
    assert f"högst {MOST_PROXIES}" in rule.do


def run(*words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "ledstjarna.cli.main", *words]
    unset = {"LEDSTJARNA_DEMO": "", "LEDSTJARNA_OWNER_DATABASE_URL": ""}
    everything = {**os.environ, **unset, "LEDSTJARNA_POOL": "0", **environment}
    return subprocess.run(command, env=everything, capture_output=True, text=True, timeout=60, check=False)


def test_the_command_tells_and_ends_with_one_and_with_nothing_when_all_is_well(
    own_database: str, test_server: TestServer, tmp_path: Path
) -> None:
    file, secrets = tmp_path / "sign-in.toml", tmp_path / "environment"
    file.write_text(
        '[siths]\nfor = "staff"\nname = "SITHS"\nissuer = "https://idp.example"\nclient_id = "x"\n'
        'claim = "hsaId"\nmeaning = "hsa_id"\nacr = ["loa3"]\n'
    )
    secrets.write_text("")
    file.chmod(0o644)
    secrets.chmod(0o600)
    safe = {
        "DATABASE_URL": test_server.url(APP, own_database), "LEDSTJARNA_SECRET_KEY": KEY, "LEDSTJARNA_HTTPS": "1",
        "LEDSTJARNA_ADDRESS": "https://plan.example", "LEDSTJARNA_HOSTS": "plan.example", "LEDSTJARNA_PROXIES": "1",
        "LEDSTJARNA_LOG_ANCHORS": str(tmp_path / "anchor"),
        "LEDSTJARNA_SIGN_IN": str(file), "LEDSTJARNA_OIDC_SECRET_SITHS": "x",
    }  # fmt: skip
    words = ["check", "deploy", "--secrets", str(secrets)]
    assert run(*words, **safe).returncode == Exit.FINE
    secrets.chmod(0o644)
    told = run(*words, **{**safe, "LEDSTJARNA_DEMO": "1", "LEDSTJARNA_OIDC_SECRET_SITHS": ""})
    assert told.returncode == Exit.FOUND
    assert [line.split(":")[0] for line in told.stderr.splitlines()] == ["demo_on", "provider_secret", "secrets_open"]
    refused = run("serve", "--host", "0.0.0.0", **{**safe, "LEDSTJARNA_SECRET_KEY": "short", "LEDSTJARNA_DEMO": "1"})
    assert refused.returncode == Exit.MACHINE
    assert "LEDSTJARNA_DEMO" in refused.stderr
    assert "LEDSTJARNA_SECRET_KEY" in refused.stderr


def test_what_cannot_be_read_is_told_in_a_line_and_the_rest_all_the_same(tmp_path: Path) -> None:
    gone = str(tmp_path / "gone")
    told = run("check", "deploy", "--secrets", gone, DATABASE_URL="", LEDSTJARNA_PROXIES="abc", LEDSTJARNA_DEMO="1")
    assert told.returncode == Exit.MACHINE
    assert "LEDSTJARNA_PROXIES är ”abc”. Skriv ett heltal." in told.stderr
    found = [line.split(":")[0] for line in told.stderr.splitlines()]
    assert {"demo_on", "secrets_missing", "log_anchors"} <= set(found)
    assert "proxies" not in found
    served = run("serve", DATABASE_URL="postgresql://x@127.0.0.1/x", LEDSTJARNA_SECRET_KEY=KEY, LEDSTJARNA_PROXIES="-1")
    assert served.returncode == Exit.MACHINE
    assert served.stderr.strip() == "LEDSTJARNA_PROXIES är ”-1”. Skriv ett heltal."


def test_a_database_that_does_not_answer_is_waited_for_last_and_not_long() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"postgresql://app@127.0.0.1:{silent.getsockname()[1]}/x"
        told = run("check", "deploy", DATABASE_URL=address, LEDSTJARNA_DEMO="1")
    assert told.returncode == Exit.DATABASE
    assert "demo_on:" in told.stderr
    assert told.stderr.index("demo_on:") < told.stderr.index("Databasen svarar inte")
