"""`ledstjarna retain`: what need not be kept any more, counted; removed only when it is said."""

from collections import Counter
from datetime import timedelta
from typing import Any

import click

from ledstjarna.cli.database import django_ready, some_database
from ledstjarna.cli.language import N_, _, ngettext

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
# The notes beside the sections in rules/terms.py, the longer before the shorter that it holds.
NOTES = {
    "[M: the chapter]": N_("(vilket kapitel ska bekräftas)"),
    "[M]": N_("(ska bekräftas)"),
    " [T]": "",
    "before it": N_("före den"),
    "how long is practice, as the log": N_("hur länge är praxis, som för loggen"),
    "how long is practice": N_("hur länge är praxis"),
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
    click.echo(_("Till och med: den dag då det senast skrevs i det som går i dag."))
    for line in _sources():
        click.echo(line)
    click.echo(_summed(report, do))


def _table(report: Any, at: Any) -> Any:
    """Per whose and kind: how many files, what happens with them, and the newest last entry that goes today."""
    from django.db import transaction
    from rich.table import Table

    from ledstjarna.domain.keeping.rules.terms import SENT_FORM_DAYS, UNIT_PLAN_DAYS, up_to
    from ledstjarna.domain.organisations.queries import organisations_by_id
    from ledstjarna.foundation.clock import day_of

    whose = {line.organisation_id for line in report.files if line.organisation_id}
    with transaction.atomic():
        names = {row.pk: row.name for row in organisations_by_id(whose).values()}
    counts: dict[tuple[str, str], Counter[str]] = {}
    for line, count in report.files.items():
        name = names.get(line.organisation_id, "") if line.organisation_id else ""
        counts.setdefault((name, line.law), Counter())[line.what] += count
    table = Table(box=None, padding=(0, 2, 0, 0))
    # At 80 columns the day stands on one line, and what is told wraps between words.
    for head, width, share in ((_("Hos vem"), 12, 3), (_("Vad"), 12, 3), (_("Till och med"), 12, None),
                               (_("Akter"), 12, 3)):  # fmt: skip
        table.add_column(head, min_width=width, ratio=share, no_wrap=share is None)
    for (name, law), found in sorted(counts.items()):
        told = ", ".join(f"{found[what]} {_(word)}" for what, word in VERDICTS.items() if found[what])
        table.add_row(name or _("Personerna själva"), _(KINDS[law]), up_to(day_of(at), law).isoformat(), told)
    if report.log_months:
        told = _("Månader som gallras: {count}. Rader: {rows}.").format(
            count=len(report.log_months), rows=sum(month.rows for month in report.log_months)
        )
        kind = KINDS["control"]
        table.add_row(_("Åtkomstloggen"), _(kind), report.log_months[-1].month, told)
    if report.copies:
        emptied = _("{count} delningar töms").format(count=report.copies)
        kind = KINDS["association"]
        table.add_row(_("Föreningarna"), _(kind), _("delens slut"), emptied)
    if report.sent_forms:
        sent = _("{count} gallras").format(count=report.sent_forms)
        last = day_of(at - timedelta(days=SENT_FORM_DAYS)).isoformat()
        table.add_row(_("Tjänsten"), _("Nycklar till formulär som skickats"), last, sent)
    if report.unit_plans:
        gone = _("{count} gallras").format(count=report.unit_plans)
        last = day_of(at - timedelta(days=UNIT_PLAN_DAYS)).isoformat()
        table.add_row(_("Enheterna"), _("Förslag till planer och meddelade planer, att jämföra med"), last, gone)
    return table


def _sources() -> list[str]:
    """For how long each kind is kept, and by which section."""
    from ledstjarna.domain.keeping.rules.terms import TERMS

    years = [
        ngettext("{count} år", "{count} år", term.years).format(count=term.years) if term.years else _("genast")
        for term in TERMS
    ]
    told = zip(TERMS, years, strict=True)
    return [f"{_(KINDS[term.code])}: {count}. {_section(term.section)}" for term, count in told]


def _section(section: str) -> str:
    """A section as people read it: the rules' own notes in words."""
    for note, words in NOTES.items():
        section = section.replace(note, _(words) if words else "")
    return section


def _summed(report: Any, do: bool) -> str:
    said = (
        _("{rows} rader är borttagna och {copies} delningar tömda, om {persons} personer.")
        if do
        else _("{rows} rader skulle tas bort och {copies} delningar tömmas, om {persons} personer. Kör med --do.")
    )
    return said.format(rows=sum(report.rows.values()), copies=report.copies, persons=report.persons)
