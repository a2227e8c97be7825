"""Commands found by a table: nothing is imported before it is run, and what is not there is not shown."""

import importlib
import importlib.util
from collections.abc import Mapping
from dataclasses import dataclass

import click

from ledstjarna.cli.language import _


@dataclass(frozen=True)
class Entry:
    """A command's module, which has a `command`, and its line in the list."""

    module: str
    line: str

    @property
    def exists(self) -> bool:
        """Whether the module is there."""
        try:
            return importlib.util.find_spec(self.module) is not None
        except ModuleNotFoundError:
            return False


class Table(click.Group):
    """A group whose commands are the table's entries."""

    def __init__(self, name: str | None, entries: Mapping[str, Entry], line: str = "") -> None:
        super().__init__(name, help=line, options_metavar=_("[VAL]"), subcommand_metavar=_("KOMMANDO …"))
        self.entries = {command: entry for command, entry in entries.items() if entry.exists}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the table's order."""
        return list(self.entries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command that is asked for, and only that."""
        entry = self.entries.get(cmd_name)
        if entry is None:
            return None
        command: click.Command = importlib.import_module(entry.module).command
        command.options_metavar = _("[VAL]")
        for option in command.params:
            if isinstance(option.type, (click.types.IntParamType, click.types.FloatParamType)):
                option.metavar = option.metavar or _("TAL")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the table, without importing them."""
        if not self.entries:
            return
        with formatter.section(_("Kommandon")):
            formatter.write_dl([(name, _(entry.line)) for name, entry in self.entries.items()])
