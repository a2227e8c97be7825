"""`ledstjarna demo`: a made-up county to try things in. One command, one folder, nothing left behind."""

import os
import signal
import sys
from contextlib import ExitStack
from importlib.util import find_spec

import click

from ledstjarna.cli import places
from ledstjarna.cli.county_state import County
from ledstjarna.cli.database import demo_environment, note_demo_address
from ledstjarna.cli.demo_county import see_to_county
from ledstjarna.cli.health import wait_for_health
from ledstjarna.cli.language import _
from ledstjarna.cli.look import see_to_look
from ledstjarna.cli.port import check_port
from ledstjarna.cli.serve import web_command
from ledstjarna.cli.sign_in_links import show_links
from ledstjarna.cli.supervision import Children, Ended, ending_on_signals
from ledstjarna.cli.waiting import waiting
from ledstjarna.demo.receiving import free_port
from ledstjarna.foundation.postgres import APP, OWNER, EmbeddedServer

HOST = "127.0.0.1"


@click.command(
    help=_("Starta ett påhittat län att prova i, med egen databas. Ctrl-C avslutar allt; uppgifterna finns kvar.")
)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help=_("Port att lyssna på."))
@click.option("--persons", default=2000, show_default=True, type=click.IntRange(1, 300_000), help=_("Antal personer."))
@click.option("--plans", type=click.IntRange(0, 300_000), help=_("Antal planer; annars efter antalet personer."))
@click.option("--seed", default=1, show_default=True, help=_("Samma tal ger samma län."))
@click.option("--fresh", is_flag=True, help=_("Ta bort länet som finns och ladda ett nytt."))
def command(port: int, persons: int, plans: int | None, seed: int, fresh: bool) -> None:
    """Start, tell where to sign in, and keep everything until somebody ends it."""
    check_port(HOST, port)
    server = EmbeddedServer(places.demo())
    try:
        with ending_on_signals():
            _run(server, port, County(persons, plans, seed), fresh=fresh)
    except Ended:
        click.echo("\n" + _("Allt är avslutat. Uppgifterna finns kvar i {folder}.").format(folder=server.folder.root))


def work_command() -> list[str]:
    """The command line of the background work."""
    return [sys.executable, "-m", "ledstjarna.cli.main", "work"]


def _received(children: Children) -> dict[str, str]:
    """Let what goes out be received on this machine, where the mail server for it is installed; the settings for it."""
    if find_spec("aiosmtpd") is None:
        return {}
    sms, mail, folder = free_port(), free_port(), places.demo()
    folder.mkdir(parents=True, exist_ok=True)
    receiver = [sys.executable, "-m", "ledstjarna.demo.receiving", str(sms), str(mail), str(folder / "received.jsonl")]
    children.start("receiver", receiver, {})
    return {
        "LEDSTJARNA_SMS_URL": f"http://{HOST}:{sms}/v1/messages",
        "LEDSTJARNA_SMTP_HOST": HOST,
        "LEDSTJARNA_SMTP_PORT": str(mail),
        "LEDSTJARNA_SMTP_TLS": "0",
    }


def _run(server: EmbeddedServer, port: int, wanted: County, *, fresh: bool) -> None:
    address = f"http://{HOST}:{port}"
    with ExitStack() as stack:
        with waiting(_("Databasen startar …")):
            stack.enter_context(server)
        environment = demo_environment(server.url(APP), server.url(OWNER))
        os.environ.update(environment)
        with waiting(_("Stilmallen ses över …")):
            see_to_look()
        see_to_county(server, wanted, fresh=fresh)
        children = stack.enter_context(Children(places.demo()))
        note_demo_address(address)
        environment |= {"LEDSTJARNA_ADDRESS": address, **_received(children)}
        children.start("web", web_command(HOST, port, workers=2), environment)
        # Without its database a worker waits for ever to end politely; its jobs are taken up again anyway.
        children.start("work", work_command(), environment, orphaned=signal.SIGKILL)
        with waiting(_("Webben startar …")):
            wait_for_health(address, children)
        show_links(address)
        children.watch()
