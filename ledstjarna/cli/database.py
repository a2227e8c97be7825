"""Which database a command works on, and Django led to it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ledstjarna.cli import places
from ledstjarna.cli.failures import Exit, Failure
from ledstjarna.cli.language import _
from ledstjarna.foundation.postgres import APP, OWNER, EmbeddedServer, running_server


def demo_environment(app: str, owner: str) -> dict[str, str]:
    """The environment of everything that works on the demo's database."""
    return {
        "DJANGO_SETTINGS_MODULE": "ledstjarna.config.settings",
        "DATABASE_URL": app,
        "LEDSTJARNA_OWNER_DATABASE_URL": owner,
        "LEDSTJARNA_DEMO": "1",
        "LEDSTJARNA_VAR": str(places.var()),
        "LEDSTJARNA_SECRET_KEY": os.environ.get("LEDSTJARNA_SECRET_KEY") or _demo_key(),
        "LEDSTJARNA_LOG_ANCHORS": os.environ.get("LEDSTJARNA_LOG_ANCHORS") or str(log_anchor()),
        **_demo_address(),
    }


def log_anchor() -> Path:
    """Where the demo writes down the heads of its sealed log: beside its database, and outside it."""
    return places.demo() / "log-anchor"


def note_demo_address(address: str) -> None:
    """Let other commands know where the demo answers, for the links that they write."""
    path = places.demo() / "address"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(address)


def _demo_address() -> dict[str, str]:
    """Where the demo answers, or answered last; nothing before its first start, or where the environment says."""
    path = places.demo() / "address"
    if os.environ.get("LEDSTJARNA_ADDRESS") or not path.exists():
        return {}
    return {"LEDSTJARNA_ADDRESS": path.read_text().strip()}


def _demo_key() -> str:
    """A key of this demo's own, made once; sessions outlive a restart."""
    path = places.demo() / "key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(os.urandom(32).hex())
    return path.read_text()


@contextmanager
def some_database() -> Iterator[None]:
    """DATABASE_URL when it is set; else the demo's database, whether it runs already or is started for now."""
    if os.environ.get("DATABASE_URL"):
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ledstjarna.config.settings")
        yield
        return
    running = running_server(places.demo(), APP), running_server(places.demo(), OWNER)
    if running[0] and running[1]:
        os.environ.update(demo_environment(running[0], running[1]))
        yield
        return
    if not (places.demo()).exists():
        raise Failure(_("Ingen databas: sätt DATABASE_URL, eller starta demon först."), Exit.DATABASE)
    with EmbeddedServer(places.demo()) as server:
        os.environ.update(demo_environment(server.url(APP), server.url(OWNER)))
        yield


def django_ready() -> None:
    """Set Django up, once the environment is in place. Raises Failure for a setting that cannot be read."""
    import django

    from ledstjarna.config.whole import NotWhole

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ledstjarna.config.settings")
    try:
        django.setup()
    except NotWhole as wrong:
        raise Failure(not_whole(wrong.name, wrong.text), Exit.MACHINE) from None


def not_whole(name: str, text: str) -> str:
    """What to say of a setting that should be a whole number."""
    return _("{name} är ”{text}”. Skriv ett heltal.").format(name=name, text=text)


@contextmanager
def as_owner() -> Iterator[None]:
    """Let Django's connection be the owner's inside the block. Raises Failure when no owner is given."""
    import dj_database_url
    from django.db import connection

    url = os.environ.get("LEDSTJARNA_OWNER_DATABASE_URL")
    if not url:
        raise Failure(_("Ägarens databas saknas: sätt LEDSTJARNA_OWNER_DATABASE_URL."), Exit.DATABASE)
    let_go(connection)
    before = dict(connection.settings_dict)
    owner: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=0))
    connection.settings_dict.update({**owner, "OPTIONS": owner.get("OPTIONS", {})})
    try:
        yield
    finally:
        let_go(connection)
        connection.settings_dict.update(before)


def let_go(connection: Any) -> None:
    """Close Django's connection and the pool behind it."""
    connection.close()
    connection.close_pool()
