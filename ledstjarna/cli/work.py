"""`ledstjarna work`: background jobs, until Ctrl-C or SIGTERM. Jobs of a killed worker are taken up again."""

import asyncio
from typing import Any

import click

from ledstjarna.cli.database import django_ready, some_database
from ledstjarna.cli.language import _

HEARTBEAT = 5.0  # seconds between a worker's signs of life
SILENCE = 20.0  # seconds after which a worker counts as dead
GRACE = 2.0  # seconds that running jobs get at the end
PLANS_AT_ONCE = 2  # whoever is ill is not to wait for a plan of a fortnight
USUAL, PLANNING = "default", "planning"  # beside each other: a plan takes a minute, and no message waits for it


@click.command(help=_("Kör bakgrundsarbetet, mot DATABASE_URL eller demons databas."))
@click.option("--once", is_flag=True, help=_("Gör det som väntar och sluta sedan."))
def command(once: bool) -> None:
    """Work in the foreground."""
    with some_database():
        django_ready()
        asyncio.run(work(once=once))


async def work(*, once: bool) -> None:
    """Run a worker for all that is quick and one for plans, and beside them the watch over workers that have died.

    Until it ends by itself (`once`) or is ended; meanwhile the planning engine is compiled, where it is not.
    """
    from procrastinate.contrib.django import app

    from ledstjarna.jobs.solve_visits import make_ready

    connector: Any = app.connector
    with app.replace_connector(connector.get_worker_connector()) as worker_app:
        async with worker_app.open_async():
            await rescue(worker_app)
            beside = [asyncio.create_task(_rescue_for_ever(worker_app))]
            if not once:
                beside.append(asyncio.create_task(make_ready()))
            heavy = asyncio.create_task(
                _worker(worker_app, PLANNING, once=once, at_once=PLANS_AT_ONCE, hears_signals=False)
            )
            try:
                await _worker(worker_app, USUAL, once=once, at_once=1, hears_signals=True)
                if once:
                    await heavy
            finally:
                for each in (*beside, heavy):
                    each.cancel()
                await asyncio.wait([*beside, heavy])


async def _worker(app: Any, queue: str, *, once: bool, at_once: int, hears_signals: bool) -> None:
    """So many jobs at once of a queue."""
    await app.run_worker_async(
        queues=[queue],
        wait=not once,
        concurrency=at_once,
        delete_jobs="successful",
        shutdown_graceful_timeout=GRACE,
        install_signal_handlers=hears_signals,
        update_heartbeat_interval=HEARTBEAT,
        stalled_worker_timeout=SILENCE,
    )


async def _rescue_for_ever(app: Any) -> None:
    while True:
        await asyncio.sleep(SILENCE)
        await rescue(app)


async def rescue(app: Any) -> int:
    """Give back jobs whose worker has died, so that another takes them; how many."""
    from ledstjarna.foundation.clock import now

    stalled = list(await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=SILENCE))
    for job in stalled:
        await app.job_manager.retry_job(job, retry_at=now())
    return len(stalled)
