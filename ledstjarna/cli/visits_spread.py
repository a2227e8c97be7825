"""`ledstjarna visits spread`: plan every file of a folder, here or on many machines through Spark."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from ledstjarna.cli.bars import bars
from ledstjarna.cli.failures import Exit, Failure
from ledstjarna.cli.language import N_, _
from ledstjarna.cli.visits_files import kept, problem_in, unwritten
from ledstjarna.engines.spreading import Task, Telling, in_processes
from ledstjarna.engines.spreading.on_spark import NoSpark, on_spark


@click.command(
    help=_(
        "Planera besöken i varje fil i en mapp. Lagen är skilda arbeten: samma filer ger samma planer var de än görs."
    )
)
@click.argument("folder", metavar=_("MAPP"), type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, file_okay=False), required=True,
    help=_("Mappen som planerna skrivs i, under samma namn."),
)  # fmt: skip
@click.option("--rounds", type=click.IntRange(min=1), default=1_000_000, show_default=True, help=_("Försök per fil."))
@click.option("--seed", default=1, show_default=True, help=_("Samma tal ger samma planer, med lika många --rounds."))
@click.option(
    "--workers", type=click.IntRange(1, 64), default=2, show_default=True, help=_("Filer åt gången på den här datorn.")
)
@click.option("--spark", help=_("Adressen till ett Spark-kluster, som spark://värd:7077; då görs arbetet där."))
def command(folder: Path, output: Path, rounds: int, seed: int, workers: int, spark: str | None) -> None:
    """Read all, plan all, write all: every file that is wrong is told before anything is planned."""
    from ledstjarna.engines.routing.texts import planned

    files = sorted(folder.glob("*.json"))
    if not files:
        raise Failure(_("Det finns inga .json-filer i {folder}.").format(folder=folder), Exit.FOUND)
    _all_good(files)
    for each in files:
        kept(output / each.name, *files)
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritten(output, error) from error
    texts = {each.name: each.read_text(encoding="utf-8") for each in files}
    task = partial(planned, rounds=rounds, seed=seed)
    with bars() as progress:
        made = _made(task, texts, workers, spark, lambda done, of: progress(N_("Planerar"), done, of))
    for name, text in made.items():
        (output / name).write_text(text, encoding="utf-8")
    click.echo(_("{count} planer i {folder}.").format(count=len(made), folder=output))


def _all_good(files: Sequence[Path]) -> None:
    """Raises Failure once each file that is wrong has been told of."""
    wrong = 0
    for each in files:
        try:
            problem_in(each)
        except Failure as failure:
            failure.show()
            wrong += 1
    if wrong:
        text = _("{wrong} av {all} filer är fel. Inget är planerat: rätta dem, eller flytta dem ur mappen.")
        raise Failure(text.format(wrong=wrong, all=len(files)), Exit.FOUND)


def _made(task: Task, texts: dict[str, str], workers: int, spark: str | None, told: Telling) -> dict[str, str]:
    if not spark:
        return in_processes(task, texts, workers=workers, told=told)
    try:
        return on_spark(task, texts, master=spark, told=told)
    except NoSpark as error:
        if str(error) == "pyspark":
            raise Failure(_("Spark är inte installerat: pip install 'ledstjarna[spark]'."), Exit.MACHINE) from error
        raise Failure(_("Spark svarar inte på {address}.").format(address=error), Exit.MACHINE) from error
