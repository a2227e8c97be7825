"""Migrations that only add tables: a room's first, and later ones.

Django draws every model anew for each table, index and column that a migration adds, thirteen seconds in a house
of eighty tables. A migration that only begins has nothing in between to draw: its models are drawn once, when all
are known. Tables that point at each other can therefore be made together; their foreign keys come last.
"""

from typing import Any

from django.db.migrations import Migration
from django.db.migrations.state import ProjectState


class NewTables(Migration):
    """The base of a migration that holds whole `CreateModel`s, with columns, indexes and constraints, and SQL alone."""

    def apply(self, project_state: ProjectState, schema_editor: Any, collect_sql: bool = False) -> ProjectState:
        """Make the tables. Nothing is drawn until every one of them is known."""
        project_state.__dict__.pop("apps", None)
        after = self.mutate_state(project_state)
        for operation in self.operations:
            operation.database_forwards(self.app_label, schema_editor, project_state, after)
        return after


class FirstTables(NewTables):
    """The base of a room's first migration."""

    initial = True
