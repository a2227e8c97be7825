"""`ledstjarna visits check`: a plan recomputed, by what was not part of making it."""

import sys
from collections.abc import Iterable
from pathlib import Path
from statistics import mean, median

import click

from ledstjarna.cli.failures import Exit
from ledstjarna.cli.language import _
from ledstjarna.cli.visits_files import plan_in, problem_in, solution_in
from ledstjarna.cli.visits_fortnight import broken_text as fortnight_broken_text
from ledstjarna.cli.visits_fortnight import part_text, why_text
from ledstjarna.cli.visits_wording import amount_text, broken_text
from ledstjarna.engines.routing.checking import Report, check
from ledstjarna.engines.routing.fortnight import checking as fortnight_checking
from ledstjarna.engines.routing.fortnight.plan import Plan
from ledstjarna.engines.routing.fortnight.problem import Fortnight

SHOWN = 40  # broken rules told one by one
Costs = tuple[float, float]  # amount and cost


@click.command(
    help=_(
        "Räkna om allt i en plan: varje tid, varje regel och vad den kostar. Säger vad som bryts, och slutar med 1 när "
        "något gör det."
    )
)
@click.argument("instance", metavar=_("UPPGIFT"), type=click.Path(path_type=Path))
@click.argument("solution", metavar=_("PLAN"), type=click.Path(path_type=Path))
def command(instance: Path, solution: Path) -> None:
    """Check and tell."""
    problem = problem_in(instance)
    if isinstance(problem, Fortnight):
        broken = _checked(problem, plan_in(solution, problem))
    else:
        report = check(problem, solution_in(solution))
        tell(report)
        broken = [broken_text(each) for each in report.violations]
    for text in broken[:SHOWN]:
        click.echo(text, err=True)
    if len(broken) > SHOWN:
        click.echo(_("… och {number} till.").format(number=len(broken) - SHOWN), err=True)
    if broken:
        click.echo(_("Planen bryter {number} regler.").format(number=len(broken)), err=True)
        sys.exit(Exit.FOUND)
    click.echo(_("Planen håller."))


def _checked(problem: Fortnight, plan: Plan) -> list[str]:
    report = fortnight_checking.check(problem, plan)
    tell_fortnight(report)
    for each in plan.unmade:
        click.echo(why_text(each))
    return [fortnight_broken_text(problem, each) for each in report.violations]


def tell(report: Report) -> None:
    """What a plan costs, and of what: cost and amount of each component that is there."""
    _tell(report.cost, {amount_text(name): each for name, each in _both(report.amounts.items(), report.costs.items())})


def tell_fortnight(report: fortnight_checking.Report) -> None:
    """The same of a fortnight, and how many carers the persons meet."""
    _tell(report.cost, {part_text(name): each for name, each in _both(report.amounts.items(), report.costs.items())})
    faces = [number for number in report.faces.values() if number]
    if faces:
        text = _("Olika personal per person: median {median}, medel {mean}, flest {most}.")
        click.echo(text.format(median=f"{median(faces):g}", mean=f"{mean(faces):.1f}", most=max(faces)))


def _both(amounts: Iterable[tuple[str, float]], costs: Iterable[tuple[str, float]]) -> list[tuple[str, Costs]]:
    return [(name, (amount, cost)) for (name, amount), (_name, cost) in zip(amounts, costs, strict=True)]


def _tell(cost: float, parts: dict[str, Costs]) -> None:
    click.echo(_("Kostnad: {cost}").format(cost=f"{cost:.3f}"))
    for text, (amount, costs) in parts.items():
        if amount or costs:
            click.echo(f"  {text}: {costs:.3f} ({amount:.10g})")
