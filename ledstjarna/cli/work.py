"""`ledstjarna work`: background jobs, until Ctrl-C or SIGTERM. Jobs of a killed worker are taken up again."""

import asyncio
from typing import Any

import click

from ledstjarna.cli.database import django_ready, some_database
from ledstjarna.cli.language import _

HEARTBEAT = 5.0  # seconds between a worker's signs of life
SILENCE = 20.0  # seconds after which a worker counts as dead
GRACE = 2.0  # seconds that running jobs get at the end


@click.command(help=_("Kör bakgrundsarbetet, mot DATABASE_URL eller demons databas."))
@click.option("--once", is_flag=True, help=_("Gör det som väntar och sluta sedan."))
def command(once: bool) -> None:
    """Work in the foreground."""
    with some_database():
        django_ready()
        asyncio.run(work(once=once))


async def work(*, once: bool) -> None:
    """Run the worker, and beside it the watch over workers that have died."""
    from procrastinate.contrib.django import app

    connector: Any = app.connector
    with app.replace_connector(connector.get_worker_connector()) as worker_app:
        async with worker_app.open_async():
            await rescue(worker_app)
            watch = asyncio.create_task(_rescue_for_ever(worker_app))
            try:
                await worker_app.run_worker_async(
                    wait=not once,
                    concurrency=1,
                    delete_jobs="successful",
                    shutdown_graceful_timeout=GRACE,
                    update_heartbeat_interval=HEARTBEAT,
                    stalled_worker_timeout=SILENCE,
                )
            finally:
                watch.cancel()


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
