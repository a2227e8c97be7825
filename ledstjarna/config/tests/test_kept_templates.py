"""Compiled templates are kept on disk: found again, never where others may write, and missed by nobody."""

from pathlib import Path

import pytest
from django.test import override_settings
from jinja2 import DictLoader, Environment

from ledstjarna.config.jinja import environment


def made(var: Path, source: str) -> Environment:
    with override_settings(VAR=var):
        return environment(autoescape=True, loader=DictLoader({"page.html": source}))


def test_a_template_is_compiled_once_and_anew_when_it_says_something_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert made(tmp_path, "ett").get_template("page.html").render() == "ett"
    again = made(tmp_path, "ett")
    monkeypatch.setattr(Environment, "compile", lambda *_args, **_named: pytest.fail("compiled anew"))
    assert again.get_template("page.html").render() == "ett"
    monkeypatch.undo()
    assert made(tmp_path, "två").get_template("page.html").render() == "två"


def test_nothing_is_run_from_where_others_may_write(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates").chmod(0o777)
    assert made(tmp_path, "ett").bytecode_cache is None
    (tmp_path / "templates").chmod(0o700)
    assert made(tmp_path, "ett").bytecode_cache is not None


def test_a_page_is_shown_where_nothing_can_be_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert made(tmp_path / "file", "ett").get_template("page.html").render() == "ett"
    env = made(tmp_path, "ett")
    (tmp_path / "templates").rmdir()
    assert env.get_template("page.html").render() == "ett"
