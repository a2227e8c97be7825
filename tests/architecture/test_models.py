"""Between the rooms, a row points down: by a string, with no way back."""

import ast
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models

from tests.architecture.sources import PACKAGE, ROOMS, files, holds, place, tree

DO = 'Point to a lower room by string, with related_name="+"; what a lower room must know comes as an argument.'


def broken_keys(room: str, name: str, fields: list[Any]) -> Iterator[str]:
    """The foreign keys among `fields` of a model in `room` that point up, or can be followed backwards."""
    for field in fields:
        if not field.is_relation or field.auto_created:
            continue
        target = field.related_model._meta.app_label
        if target in ROOMS and ROOMS.index(target) > ROOMS.index(room):
            yield f"{room}.{name}.{field.name} points up to {target}"
        if target != room and not field.remote_field.hidden:
            yield f"{room}.{name}.{field.name} can be followed backwards from {target}"


def unquoted_keys(source: ast.Module, room: str) -> Iterator[tuple[str, int]]:
    """Foreign keys to another room's model that are given as a class, except PersonBound's own parts."""
    foreign = {
        alias.asname or alias.name
        for node in ast.walk(source)
        if isinstance(node, ast.ImportFrom)
        and ".domain." in (node.module or "")
        and f".{room}." not in f"{node.module}."
        for alias in node.names
    }
    for node in ast.walk(source):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("ForeignKey", "OneToOneField")):
            target = ast.unparse(node.args[0])
            if target in foreign:
                yield target, node.lineno


def test_keys_between_rooms_point_down_and_have_no_way_back() -> None:
    holds(
        (
            line
            for room in ROOMS
            for model in apps.get_app_config(room).get_models()
            for line in broken_keys(room, model.__name__, model._meta.get_fields())
        ),
        DO,
    )


def test_keys_between_rooms_are_strings() -> None:
    holds(
        (
            f"{place(path, line)} names {target}"
            for room in ROOMS
            for path in files("*.py", under=PACKAGE / "domain" / room)
            if "models" in path.relative_to(PACKAGE).as_posix()
            for target, line in unquoted_keys(tree(path), room)
        ),
        DO,
    )


def test_a_key_that_points_up_or_back_is_seen() -> None:
    up = models.ForeignKey("plans.Plan", on_delete=models.PROTECT)
    from ledstjarna.domain.plans.models import Plan

    up.name, up.remote_field.model = "plan", Plan
    assert len(list(broken_keys("people", "Person", [up]))) == 2
    source = "from ledstjarna.domain.consent.models import Subject\nsubject = models.ForeignKey(Subject)\n"
    assert list(unquoted_keys(ast.parse(source), "plans")) == [("Subject", 2)]
    assert not list(unquoted_keys(ast.parse(source), "consent"))
