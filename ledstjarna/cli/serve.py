"""`ledstjarna serve`: the web, in this process's place."""

import os
import shutil
import sys
from ctypes.util import find_library

import click

from ledstjarna.cli.database import django_ready
from ledstjarna.cli.failures import Exit, Failure
from ledstjarna.cli.language import _
from ledstjarna.cli.port import check_port

APPLICATION = "ledstjarna.config.wsgi:application"


def usual_workers() -> int:
    """Two processes for each processor: while one waits for the database the other has it."""
    return min(64, 2 * (os.cpu_count() or 1))


@click.command(help=_("Kör webben, mot DATABASE_URL. Avslutas med Ctrl-C eller SIGTERM."))
@click.option("--host", default="127.0.0.1", show_default=True, help=_("Adress att lyssna på."))
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help=_("Port att lyssna på."))
@click.option(
    "--workers", default=usual_workers, show_default=_("2 × processorer"), type=click.IntRange(1, 64),
    help=_("Antal processer; var och en svarar på en fråga i taget."),
)  # fmt: skip
def command(host: str, port: int, workers: int) -> None:
    """Check what can be checked, then become the server."""
    for name in ("DATABASE_URL", "LEDSTJARNA_SECRET_KEY"):
        if not os.environ.get(name):
            raise Failure(_("Inställningen {name} saknas.").format(name=name), Exit.MACHINE)
    _refuse_danger(host)
    check_port(host, port)
    line = web_command(host, port, workers, respawn=True)
    os.execv(line[0], line)


def _refuse_danger(host: str) -> None:
    """What would let anybody in, or let data out: then nothing is started. `ledstjarna check deploy` looks at more."""
    django_ready()
    from ledstjarna.cli.deploying.facts import of_settings
    from ledstjarna.cli.deploying.rules import faults

    found = [_(rule.do).format(what=what) for rule, what in faults(of_settings(listens_on=host), only_dangerous=True)]
    if found:
        raise Failure("\n".join(found), Exit.MACHINE)


def web_command(host: str, port: int, workers: int, *, respawn: bool = False) -> list[str]:
    """The command line of the web: granian over the WSGI application. Without `respawn` one lost process ends all.

    One thread in each process: threads of one process share one Python lock, and four of them made a page a third
    dearer in processor than four processes did. Granian warns, in English, of more processes than processors, which our
    own number is on purpose: only its errors are let through.
    """
    return [
        *_in_large_pages(), sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port),
        "--workers", str(workers), "--blocking-threads", "1", "--no-ws", "--log-level", "error",
        "--workers-kill-timeout", "3", *(["--respawn-failed-workers"] if respawn else []), APPLICATION,
    ]  # fmt: skip


def _in_large_pages() -> list[str]:
    """Where jemalloc is installed, Python's objects lie in large pages of memory: a page asks for a twentieth less
    processor, most of all on virtual machines, where to find a small page takes twice as long.
    """
    found, env = find_library("jemalloc"), shutil.which("env")
    if found is None or env is None:
        return []
    return [env, f"LD_PRELOAD={found}", "PYTHONMALLOC=malloc", "MALLOC_CONF=thp:always,narenas:1"]
