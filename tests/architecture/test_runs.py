"""No work goes past the row policies that is not listed, with why, and with what it touches."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.architecture.runs import READS, RUNS, WRITES
from tests.architecture.sources import PACKAGE, files, holds, tree

DO = "List the run in tests/architecture/runs.txt with why and what it touches, or do the work as the viewer."
MEASURES = "bench/"  # on databases of its own
MANAGERS = {"objects", "_base_manager", "_default_manager"}
CHANGES = {"create", "get_or_create", "update_or_create", "bulk_create", "bulk_update", "update", "delete", "save"}


def runs_in(name: str, module: ast.AST) -> Iterator[tuple[tuple[str, str], set[str], bool]]:
    """Each use in a file: (file, run's name), the models that its block asks, and whether it changes any itself."""
    used = {id(found) for found in ast.walk(module) if _is_run(found)}
    for block in ast.walk(module):
        if not isinstance(block, ast.With):
            continue
        for item in block.items:
            if id(item.context_expr) in used:
                used.discard(id(item.context_expr))
                inside = [node for line in block.body for node in ast.walk(line)]
                yield (name, _named(item.context_expr)), set(_asked(inside)), any(map(_changes, inside))
    for found in ast.walk(module):
        if id(found) in used:  # held some other way than around a block: then nobody sees where it ends
            yield (name, f"{_named(found)}, not around a block"), set(), True


def _is_run(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "automatic_run"


def _named(call: ast.AST) -> str:
    assert isinstance(call, ast.Call)
    first = call.args[0]
    return str(first.value) if isinstance(first, ast.Constant) else ast.unparse(first)


def _asked(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if not (isinstance(node, ast.Attribute) and node.attr in MANAGERS and isinstance(node.value, ast.Name)):
            continue
        if node.value.id[0].isupper():
            yield node.value.id


def _changes(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGES


def _found() -> dict[tuple[str, str], tuple[set[str], bool]]:
    found: dict[tuple[str, str], tuple[set[str], bool]] = {}
    for path in files("*.py"):
        for key, models, writes in runs_in(_below(path), tree(path)):
            before = found.get(key, (set(), False))
            found[key] = before[0] | models, before[1] or writes
    return {key: use for key, use in found.items() if not key[0].startswith(MEASURES)}


def _below(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def test_every_run_is_listed_with_what_it_touches() -> None:
    listed, found = {(run.file, run.name): run for run in RUNS}, _found()
    assert len(listed) == len(RUNS), "listed twice"
    holds((f"{file}: {name} is not listed" for file, name in found.keys() - listed.keys()), DO)
    holds((f"{file}: {name} is listed, and is not there" for file, name in listed.keys() - found.keys()), DO)
    holds(
        (
            f"{file}: {name} touches {' '.join(sorted(models))}, listed is {listed[file, name].touches or 'none'}"
            for (file, name), (models, _writes) in found.items()
            if models != set(listed[file, name].touches.split())
        ),
        DO,
    )


def test_a_run_that_is_said_to_read_changes_nothing_itself() -> None:
    found = _found()
    holds((f"{run.file}: {run.name}" for run in RUNS if run.does == READS and found[run.file, run.name][1]), DO)
    assert {run.does for run in RUNS} == {READS, WRITES}
    assert all(len(run.why) > 10 or run.why == "the same" for run in RUNS)


def test_an_unlisted_run_is_seen() -> None:
    code = """
with transaction.atomic(), automatic_run("quietly"):
    Person.objects.update(name="")
stack.enter_context(automatic_run(NAME))
"""
    found = list(runs_in("some.py", ast.parse(code)))
    assert found == [
        (("some.py", "quietly"), {"Person"}, True), (("some.py", "NAME, not around a block"), set(), True),
    ]  # fmt: skip
