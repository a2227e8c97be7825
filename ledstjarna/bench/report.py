"""The figures put together. Times are medians over all rounds; shares are of the whole machine's processors."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from statistics import median
from typing import Any, NamedTuple

from ledstjarna.bench.county import WRITES_PER_SECOND, County


class Asked(NamedTuple):
    """One turn: which page, in which county, over how many connections, and what came of it."""

    page: str
    persons: int
    connections: int
    told: dict[str, Any]


def report(
    facts: dict[str, object], counties: list[County], asked: list[Asked], weights: dict[str, dict[str, object]]
) -> dict[str, Any]:
    """Everything as one dictionary for JSON."""
    sizes = [one.size.persons for one in counties]
    throughput = {
        page: _throughput([one.told for one in asked if one.page == page and one.connections > 1])
        for page in dict.fromkeys(one.page for one in asked)
    }
    return {
        "machine": facts,
        "counties": [_county(one) for one in counties],
        "queries_per_page": {page: _queries(counties, page) for page in counties[-1].prepared["queries"]},
        "writes_per_second_wanted": WRITES_PER_SECOND,
        "time_of_a_page_alone": {page: _times(asked, page, sizes) for page in weights},
        "throughput_in_the_largest": throughput,
        "fhir_to_bare_writes": round(throughput["fhir"]["per_second"] / throughput["writes"]["per_second"], 3),
        "page_weight": weights,
    }


def _county(one: County) -> dict[str, Any]:
    return {
        "persons": one.size.persons, "plans": one.size.plans, "rows": one.prepared["rows"],
        "load_seconds_in_this_run": one.prepared["load_seconds"],
    }  # fmt: skip


def _queries(counties: Iterable[County], page: str) -> dict[str, int]:
    counted = [found for one in counties if (found := one.prepared["queries"][page])]
    if not counted:
        return {}
    return {
        "most": max(each["most"] for each in counted), "fewest": min(each["fewest"] for each in counted),
        "begin_and_commit_beside_them": max(each["begin_and_commit"] for each in counted),
    }  # fmt: skip


def _times(asked: list[Asked], page: str, sizes: list[int]) -> dict[str, Any]:
    alone = [one for one in asked if one.page == page and one.connections == 1]
    times = {size: [time for one in alone if one.persons == size for time in one.told["times_ms"]] for size in sizes}
    cpu = {size: _sum(one.told for one in alone if one.persons == size) for size in sizes}
    return {
        "by_persons": {
            size: {
                "median_ms": round(median(found), 2),
                "p95_ms": round(_p95(found), 2),
                "pages": len(found),
                "cpu_ms": round(1000 * (cpu[size]["web"] + cpu[size]["database"]) / len(found), 2),
                "writes_per_second": round(cpu[size]["writes"] / cpu[size]["writing_seconds"], 1),
            }
            for size, found in times.items()
        },
        "largest_to_smallest": round(median(times[sizes[-1]]) / median(times[sizes[0]]), 3),
    }  # fmt: skip


def _throughput(turns: list[dict[str, Any]]) -> dict[str, Any]:
    sums, times = _sum(turns), [time for told in turns for time in told["times_ms"]]
    return {
        "per_second": round(sums["answers"] / sums["seconds"], 1),
        "per_second_by_round": [round(told["answers"] / told["seconds"], 1) for told in turns],
        "median_ms": round(median(times), 1), "p95_ms": round(_p95(times), 1),
        "statuses": dict(sum((Counter(told["statuses"]) for told in turns), Counter[str]())),
        "bytes": round(sums["bytes"] / sums["answers"]),
        "web_cpu_ms": round(1000 * sums["web"] / sums["answers"], 2),
        "database_cpu_ms": round(1000 * sums["database"] / sums["answers"], 2),
        "writes_per_second": round(sums["writes"] / sums["writing_seconds"], 1),
        "share_of_processors": {
            "load_generator": round(sums["cpu_seconds"] / sums["all"], 3), "web": round(sums["web"] / sums["all"], 3),
            "database": round(sums["database"] / sums["all"], 3), "writers": round(sums["writers"] / sums["all"], 3),
            "others_on_the_machine": round(
                (sums["busy"] - sums["cpu_seconds"] - sums["web"] - sums["database"] - sums["writers"]) / sums["all"], 3
            ),
        },
    }  # fmt: skip


def _p95(times: list[float]) -> float:
    return sorted(times)[len(times) * 95 // 100]


def _sum(turns: Iterable[dict[str, Any]]) -> dict[str, float]:
    sums: dict[str, float] = defaultdict(float)
    for told in turns:
        written = told["written"]
        counted = {key: told[key] for key in ("answers", "seconds", "bytes", "cpu_seconds")} | told["used"]
        counted |= {
            "writes": written["writes"],
            "writing_seconds": written["seconds"],
            "writers": written["cpu_seconds"],
        }
        for key, value in counted.items():
            sums[key] += value
    return sums
