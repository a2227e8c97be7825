"""`ledstjarna visits divide`: a large area's visits as one file for each team, to be planned apart."""

import json
from pathlib import Path

import click

from ledstjarna.cli.failures import Exit, Failure
from ledstjarna.cli.language import _
from ledstjarna.cli.visits_files import kept, problem_in, told, unwritten
from ledstjarna.engines.routing.errors import RoutingError
from ledstjarna.engines.routing.formats.fields import said
from ledstjarna.engines.routing.fortnight.dividing import STAFF, divided, parts
from ledstjarna.engines.routing.fortnight.problem import Fortnight
from ledstjarna.engines.routing.fortnight.reading import fortnight_of


@click.command(
    help=_(
        "Dela ett stort område i arbetslag som planeras var för sig: de som bor nära varandra, med lika mycket "
        "kompetens, tid och arbete i varje lag. Skriver en fil per lag, att planera med visits spread."
    )
)
@click.argument("instance", metavar=_("UPPGIFT"), type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, file_okay=False), required=True,
    help=_("Mappen som lagens filer skrivs i."),
)  # fmt: skip
@click.option(
    "--staff", type=click.IntRange(min=2), default=STAFF, show_default=True, help=_("Personal per lag, ungefär.")
)
def command(instance: Path, output: Path, staff: int) -> None:
    """Divide, see that each part can be planned, and write them."""
    problem = problem_in(instance)
    if not isinstance(problem, Fortnight):
        raise Failure(_("{file} är en dag av besök; bara flera dagar delas.").format(file=instance.name), Exit.FOUND)
    try:
        teams = divided(problem, staff=staff)
        files = parts(said(instance.read_bytes(), instance.name), teams)
        for part in files:
            fortnight_of(part)
    except RoutingError as error:
        raise told(error, instance) from error
    names = [output / f"{number:03}.json" for number, _team in enumerate(files, start=1)]
    for each in names:
        kept(each, instance)
    try:
        output.mkdir(parents=True, exist_ok=True)
        for name, part in zip(names, files, strict=True):
            name.write_text(json.dumps(part, ensure_ascii=False), encoding="utf-8")
    except OSError as error:
        raise unwritten(output, error) from error
    for number, team in enumerate(teams, start=1):
        click.echo(
            _("{number:03}: {persons} personer, {carers} i personalen.").format(
                number=number, persons=len(team.persons), carers=len(team.carers)
            )
        )
