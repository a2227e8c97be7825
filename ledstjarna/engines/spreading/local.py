"""In processes of this machine."""

import multiprocessing
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed

from ledstjarna.engines.spreading.task import Task, Telling


def in_processes(
    task: Task, texts: Mapping[str, str], *, workers: int, told: Telling = lambda done, of: None
) -> dict[str, str]:
    """What the task makes of each text, by the same names; so many at once. What the task raises is raised."""
    context = multiprocessing.get_context("spawn")  # a forked process would share what is not for sharing
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        names = {pool.submit(task, text): name for name, text in texts.items()}
        made: dict[str, str] = {}
        try:
            for each in as_completed(names):
                made[names[each]] = each.result()
                told(len(made), len(texts))
        except BaseException:  # nothing more is begun: neither after a fault nor after Ctrl-C
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return {name: made[name] for name in texts}
