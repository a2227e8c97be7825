"""The simulated fortnight's shape: no figure is asserted but that everything was checked."""

from ledstjarna.bench import fortnight
from ledstjarna.engines.routing.solving.pacing import Limits


def test_every_figure_is_told(monkeypatch) -> None:
    small = fortnight.generated
    monkeypatch.setattr(fortnight, "generated", lambda *, seed: small(persons=8, carers=10, days=3, seed=seed))
    monkeypatch.setattr(fortnight, "ANEW", 500)
    said: list[str] = []
    told = fortnight.measure(Limits(rounds=2_000), seed=1, workers=1, teams=(1, 2), say=said.append)
    assert told["simulated"]
    for each in ("planned", "without_continuity", "with_sick_leave"):
        assert told[each]["violations"] == 0
    assert told["planned"]["assigned_percent"] == 100
    assert [each["teams"] for each in told["growth"]] == [1, 2]
    assert len(said) == 5
