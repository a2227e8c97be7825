"""Another room is entered by its doors only, and every room and door stands in the import contracts."""

import ast
import importlib
import re
import tomllib
from collections.abc import Iterator

import grimp
from django.db.models import Model

from tests.architecture.sources import PACKAGE, ROOMS, ROOT, files, holds, place, tree

DOORS = {"actions", "queries", "events"}
# The lowest room that knows persons lends everybody the words of access: kinds of records, and who is asking.
LENT_BY_CONSENT = {"rules", "context"}
# The demonstration county is loaded in bulk, straight into the tables.
STRAIGHT_INTO_TABLES = "ledstjarna.demo.loading"
DO = "Enter another room by its actions, queries or events (and from an edge its rules); see ARCHITECTURE.md."


def wrong_ways(imports: dict[str, set[str]]) -> Iterator[str]:
    """The imports (module → modules) that enter a room by another way than its doors."""
    for module, imported in imports.items():
        for target in imported:
            if _room(target) and _room(target) != _room(module) and not _may_enter(module, target):
                yield f"{module} → {target}"


def _may_enter(module: str, target: str) -> bool:
    room, part = _room(target), _part(target)
    if part in DOORS or (room == "consent" and part in LENT_BY_CONSENT):
        return True
    if _room(module):
        return room == "consent" and part == "models" and _part(module) == "models"
    # Doors may name a room's nouns in annotations; `used_nouns` sees to it that they do no more.
    return part in {"rules", "models"} or module.startswith(STRAIGHT_INTO_TABLES)


def _room(module: str) -> str | None:
    parts = module.split(".")
    return parts[2] if parts[1:2] == ["domain"] and len(parts) > 2 else None


def _part(module: str) -> str:
    return (module.split(".") + [""] * 4)[3]


def used_nouns(source: ast.Module) -> Iterator[tuple[str, int]]:
    """Nouns taken from a room's models and used for more than an annotation: (name, line). Vocabularies are free."""
    nouns = {
        alias.asname or alias.name
        for node in ast.walk(source)
        if isinstance(node, ast.ImportFrom) and ".domain." in (node.module or "") and "models" in str(node.module)
        for alias in node.names
        if issubclass(getattr(importlib.import_module(str(node.module)), alias.name), Model)
    }
    if not nouns:
        return
    annotations = {id(inner) for node in ast.walk(source) for outer in _annotations(node) for inner in ast.walk(outer)}
    for node in ast.walk(source):
        if isinstance(node, ast.Name) and node.id in nouns and id(node) not in annotations:
            yield node.id, node.lineno


def _annotations(node: ast.AST) -> list[ast.expr]:
    found = [getattr(node, "annotation", None), getattr(node, "returns", None)]
    return [each for each in found if isinstance(each, ast.expr)]


def test_rooms_are_entered_by_their_doors() -> None:
    graph = grimp.build_graph("ledstjarna")
    modules = [name for name in graph.modules if not re.search(r"[.](tests|migrations|conftest)", name)]
    holds(wrong_ways({name: graph.find_modules_directly_imported_by(name) for name in modules}), DO)


def test_a_way_around_a_door_is_seen() -> None:
    plans, web = "ledstjarna.domain.plans.actions.sip", "ledstjarna.web.team.home.view"
    assert list(wrong_ways({plans: {"ledstjarna.domain.people.models"}}))
    assert list(wrong_ways({plans: {"ledstjarna.domain.people.rules"}}))
    assert list(wrong_ways({web: {"ledstjarna.domain.people.access"}}))
    assert not list(wrong_ways({plans: {"ledstjarna.domain.people.queries", "ledstjarna.domain.plans.models"}}))


def test_doors_name_nouns_and_leave_the_asking_to_the_rooms() -> None:
    broken = (
        f"{place(path, line)} uses {name}"
        for edge in ("web", "fhir", "cli", "jobs")
        for path in files("*.py", under=PACKAGE / edge)
        for name, line in used_nouns(tree(path))
    )
    holds(broken, "Ask the room's queries for it: a door uses a room's models for annotations only.")


def test_a_question_past_the_door_is_seen() -> None:
    source = "from ledstjarna.domain.people.models import Person\ndef name(who: Person) -> str:\n    return who.name\n"
    assert not list(used_nouns(ast.parse(source)))
    assert list(used_nouns(ast.parse(source + "everybody = Person.objects.all()\n"))) == [("Person", 4)]


def test_every_room_and_door_stands_in_the_contracts() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    named = {word for contract in contracts for words in contract.values() if isinstance(words, list) for word in words}
    rooms = {f"ledstjarna.domain.{path.parent.name}" for path in PACKAGE.glob("domain/*/README.md")}
    doors = {f"ledstjarna.web.{path.parent.name}" for path in PACKAGE.glob("web/*/urls.py")}
    holds((rooms | doors) - named, "Name it in the import contracts of pyproject.toml.")
    assert {f"ledstjarna.domain.{room}" for room in ROOMS} == rooms, "Name the room in sources.ROOMS, low to high."
