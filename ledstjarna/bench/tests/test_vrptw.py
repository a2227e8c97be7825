"""RC208 as a day of visits: what is read, and that a plan is gone through from nothing."""

from ledstjarna.bench import vrptw
from ledstjarna.engines.routing.solution import Route, Solution, Stop
from ledstjarna.engines.routing.solving.pacing import Limits


def test_the_instance_is_read_and_any_plan_of_it_gone_through(monkeypatch) -> None:
    instance = vrptw.read(vrptw.FILE)
    assert (len(instance.places), instance.vehicles, instance.capacity, sum(instance.loads)) == (101, 25, 1000, 1724)
    assert instance.apart(0, 1) == 38.0  # 38.079, cut
    everybody = tuple(Stop(str(place), "any", 0.0, 0.0) for place in range(1, 101))
    assert vrptw.broken(instance, Solution((Route("0", everybody),))) > 2
    monkeypatch.setattr(vrptw.others, "installed", lambda: False)
    told = vrptw.measure(Limits(rounds=20_000), seed=1, workers=1)
    assert told["ours"]["broken"] == 0
    assert told["pyvrp"] is None
