"""`ledstjarna visits check`: a plan recomputed, by what was not part of making it."""

import sys
from pathlib import Path

import click

from ledstjarna.cli.failures import Exit
from ledstjarna.cli.language import _
from ledstjarna.cli.visits_files import problem_in, solution_in
from ledstjarna.cli.visits_wording import amount_text, broken_text
from ledstjarna.engines.routing.checking import Report, check


@click.command(
    help=_(
        "Räkna om allt i en plan: varje tid, varje regel och vad den kostar. Säger vad som bryts, och slutar med 1 när "
        "något gör det."
    )
)
@click.argument("instance", type=click.Path(path_type=Path))
@click.argument("solution", type=click.Path(path_type=Path))
def command(instance: Path, solution: Path) -> None:
    """Check and tell."""
    report = check(problem_in(instance), solution_in(solution))
    tell(report)
    for violation in report.violations:
        click.echo(broken_text(violation), err=True)
    if report.violations:
        click.echo(_("Planen bryter {number} regler.").format(number=len(report.violations)), err=True)
        sys.exit(Exit.FOUND)
    click.echo(_("Planen håller."))


def tell(report: Report) -> None:
    """What a plan costs, and of what: cost and amount of each component that is there."""
    click.echo(_("Kostnad: {cost}").format(cost=f"{report.cost:.3f}"))
    amounts = dict(report.amounts.items())
    for name, cost in report.costs.items():
        if amounts[name] or cost:
            click.echo(f"  {amount_text(name)}: {cost:.3f} ({amounts[name]:.10g})")
