"""`ledstjarna retain`: what need not be kept any more, counted; removed only when it is said."""

from collections import Counter
from typing import Any

import click

from ledstjarna.cli.database import django_ready, some_database
from ledstjarna.cli.language import N_, _

KINDS = {
    "care": N_("Hälso- och sjukvårdens journal"),
    "social": N_("Socialtjänstens akt"),
    "association": N_("Föreningens uppgifter"),
    "own": N_("Personens egna ord"),
    "proof": N_("Samtycken, spärrar och fullmakter"),
    "notice": N_("Aviseringar"),
    "control": N_("Kontroll av loggen"),
    "identity": N_("Vem personen är"),
}
VERDICTS = {
    "goes": N_("gallras"),
    "running": N_("pågår"),
    "not_yet": N_("ska sparas"),
    "preserved": N_("bevaras"),
    "stood_on": N_("behövs av annat som sparas"),
}


@click.command(
    help=_(
        "Gallra det som inte längre behöver sparas. Utan --do räknas bara: vad, hos vem och till vilken dag. Visar "
        "antal, aldrig namn. Varje körning skrivs i loggen."
    )
)
@click.option("--do", is_flag=True, help=_("Ta bort det som ska gallras. Det går inte att ångra."))
def command(do: bool) -> None:
    """Count, and with --do remove, batch by batch."""
    with some_database():
        django_ready()
        from ledstjarna.domain.keeping.actions import retain
        from ledstjarna.foundation.clock import now

        at = now()
        report = retain(at=at, do=do)
        table = _table(report, at)
    from rich.console import Console

    Console(soft_wrap=False).print(table)
    for line in _sources():
        click.echo(line)
    click.echo(_summed(report, do))


def _table(report: Any, at: Any) -> Any:
    """Per whose and kind: how many files, what happens with them, and the newest last entry that goes today."""
    from django.db import transaction
    from rich.table import Table

    from ledstjarna.domain.keeping.rules.terms import up_to
    from ledstjarna.domain.organisations.queries import organisations_by_id
    from ledstjarna.foundation.clock import day_of

    counts: dict[tuple[Any, str], Counter[str]] = {}
    for line, count in report.files.items():
        counts.setdefault((line.organisation_id, line.law), Counter())[line.what] += count
    with transaction.atomic():
        names = {row.pk: row.name for row in organisations_by_id(whose for whose, _law in counts if whose).values()}
    table = Table(_("Hos vem"), _("Vad"), _("Sista anteckning till och med"), _("Akter"))
    for (whose, law), found in sorted(counts.items(), key=lambda pair: (names.get(pair[0][0], ""), pair[0][1])):
        told = ", ".join(f"{found[what]} {_(word)}" for what, word in VERDICTS.items() if found[what])
        name = names.get(whose) or _("Personerna själva")
        table.add_row(name, _(KINDS[law]), up_to(day_of(at), law).isoformat(), told)
    return table


def _sources() -> list[str]:
    """For how long each kind is kept, and by which section."""
    from ledstjarna.domain.keeping.rules.terms import TERMS

    return [f"{_(KINDS[term.code])}: {term.years} {_('år')}, {term.section}" for term in TERMS]


def _summed(report: Any, do: bool) -> str:
    said = (
        _("{rows} rader är borttagna och {copies} delningar tömda, om {persons} personer.")
        if do
        else _("{rows} rader skulle tas bort och {copies} delningar tömmas, om {persons} personer. Kör med --do.")
    )
    return said.format(rows=sum(report.rows.values()), copies=report.copies, persons=report.persons)
