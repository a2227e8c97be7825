"""The simulated fortnight's shape: no figure is asserted but that everything was checked."""

from ledstjarna.bench import county_visits, fortnight
from ledstjarna.engines.routing.solving.pacing import Limits


def test_every_figure_is_told(monkeypatch) -> None:
    small = fortnight.generated
    monkeypatch.setattr(fortnight, "generated", lambda *, seed: small(persons=6, carers=10, days=2, seed=seed))
    monkeypatch.setattr(fortnight, "ANEW", 500)
    said: list[str] = []
    told = fortnight.measure(Limits(rounds=2_000), seeds=1, workers=1, say=said.append)
    assert told["simulated"]
    (town,) = told["towns"]
    for each in ("planned", "without_continuity", "with_sick_leave"):
        assert town[each]["violations"] == 0
    assert told["all"]["assigned_percent"] == 100
    assert len(said) == 1


def test_growth_is_told_for_every_size(monkeypatch) -> None:
    small = county_visits.generated
    monkeypatch.setattr(county_visits, "generated", lambda *, seed: small(persons=2, carers=4, days=1, seed=seed))
    monkeypatch.setattr(
        county_visits, "in_processes", lambda task, texts, workers: {n: task(t) for n, t in texts.items()}
    )
    told = county_visits.measure((2, 1), rounds=200, seed=1, workers=1, say=lambda text: None)
    assert [each["teams"] for each in told["growth"]] == [1, 2]
    assert told["minutes_for_5000_visits_a_day"] >= 0
