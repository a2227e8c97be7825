"""What is kept of the compiler's work, and what only looks as if it were."""

from pathlib import Path

import pytest

from ledstjarna.engines.routing.solving import compiled


@pytest.mark.parametrize("as_written", [False, True])
def test_what_ran_as_it_is_written_is_not_taken_for_compiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, as_written: bool
) -> None:
    monkeypatch.setattr(compiled._config, "CACHE_DIR", str(tmp_path))
    monkeypatch.setattr(compiled._config, "DISABLE_JIT", as_written)
    with compiled.compiled_once("some"):
        pass
    assert compiled.is_compiled("some") is not as_written, "the next would wait a minute for what it thinks is there"
