"""`make docs`: write docs/rules.md and docs/states.md from the tables that the tests run."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.utils import translation

from ledstjarna.foundation.states import StateTable
from tests.spec.rules import BY_ROOM
from tests.spec.state_tables import TABLES
from tests.spec.tables import YES, RuleTable, answer, section_of
from tests.spec.tables_kinds import AUTHORED, PART_COLUMN, TABLE_KINDS

DOCS = Path(__file__).resolve().parents[2] / "docs"
NOTE = "Written by `make docs` from tables that the tests run; change the table, not this page."

RULES_HEAD = f"""# The rules, each with its section
{NOTE}

Every row below is asked of the rule itself at every change of the code. A rule answers in codes and each door words
them; the Swedish words here are the ones that the screens show. What stands as *from memory* is not settled: it is one
line in one table, to be confirmed by somebody who knows the law.

SoL = socialtjänstlagen (2025:400), HSL = hälso- och sjukvårdslagen (2017:30), PDL = patientdatalagen (2008:355),
OSL = offentlighets- och sekretesslagen (2009:400), FL = förvaltningslagen (2017:900), FB = föräldrabalken,
LFF = lagen om framtidsfullmakter (2017:310), LSS = lagen om stöd och service (1993:387), PL = patientlagen (2014:821).
`10:8` is chapter 10, section 8."""

STATES_HEAD = f"""# The states of everything in a plan
{NOTE}

Nothing is overwritten: a state ends and the next begins, and who did it stands on the row. A black circle is where
something begins; what leads to a ringed one is over."""


def rules_page() -> str:
    """The page of rules."""
    with translation.override("sv"):
        return _rules_page()


def _rules_page() -> str:
    parts = [RULES_HEAD]
    for room, tables in BY_ROOM.items():
        parts += [f"## {room}", *("\n".join(_rule(table)) for table in tables)]
        if room == "consent":
            parts.append("\n".join(_kinds()))
    return "\n\n".join(parts) + "\n"


def _rule(table: RuleTable) -> Iterator[str]:
    yield f"### {table.title}"
    yield f"{table.about}  "
    yield f"Source: {table.section}."
    yield ""
    yield _row(*table.columns, "answer")
    yield _row(*("---" for _ in (*table.columns, "")))
    for asked, _ in table.cases():
        yield _row(*(_cell(value) for value in asked), _answered(table.ask(*asked)))


def _answered(given: Any) -> str:
    from ledstjarna.foundation.findings import Finding

    findings = [given] if isinstance(given, Finding) else given if isinstance(given, list) else []
    words = "<br>".join(_worded(finding) for finding in findings if isinstance(finding, Finding))
    section = section_of(given)
    return (words or _cell(answer(given))) + (f"<br>*{section}*" if section else "")


def _worded(finding: Any) -> str:
    from ledstjarna.web.wording.findings import finding_text

    return f"`{finding.code}` {finding_text(finding)}"


def _cell(value: Any) -> str:
    if value is True or value is False:
        return "yes" if value else "no"
    if value is None or value in ("", ()):
        return "–"
    if isinstance(value, tuple):
        return ", ".join(_cell(each) for each in value)
    return f"**{value}**" if value == YES else str(value)


def _row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"


def _kinds() -> Iterator[str]:
    yield "### Which kind of record each table holds"
    yield "A row shows when the viewer has a ground that reaches its kind, now; the database checks it for every row.  "
    yield "Whoever answers for one part of a plan reaches the tables marked *its part*, that part's rows only.  "
    yield "Tables marked *author* show by whose the row is, and not where it is blocked: see the law of access above.  "
    yield "Threads of messages show somebody close only where the person has let them in to the thread."
    yield ""
    yield _row("kind", "tables")
    yield _row("---", "---")
    for kind in dict.fromkeys(TABLE_KINDS.values()):
        tables = [
            name + " (*its part*)" * (name in PART_COLUMN) + " (*author*)" * (name in AUTHORED)
            for name in TABLE_KINDS
            if TABLE_KINDS[name] == kind
        ]
        yield _row(kind, ", ".join(tables))


def states_page() -> str:
    """The page of state tables."""
    with translation.override("sv"):
        return "\n\n".join([STATES_HEAD, *("\n".join(_states(table)) for table in TABLES)]) + "\n"


def _states(table: StateTable) -> Iterator[str]:
    from ledstjarna.web.wording.states import state_text

    yield f"## {table.noun}"
    yield "```mermaid"
    yield "stateDiagram-v2"
    yield f"    [*] --> {table.start}"
    yield from (f"    {step.state} --> {step.leads_to}: {step.verb}" for step in table.steps)
    yield from (f"    {state} --> [*]" for state in table.states if state in table.ends)
    yield "```"
    yield ""
    yield _row("state", "on the screen", "what may happen", "leads to", "who", "section")
    yield _row(*("---" for _ in range(6)))
    for state in table.states:
        steps = [step for step in table.steps if step.state == state]
        word = state_text(state, table.noun).word
        if not steps:
            yield _row(state, word, "–", "–", "–", "–")
        for step in steps:
            yield _row(state, word, step.verb, step.leads_to, step.who, step.section or "–")


PAGES = {"rules.md": rules_page, "states.md": states_page}


def main() -> None:
    """Write both pages."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ledstjarna.config.settings")
    os.environ.setdefault("LEDSTJARNA_BUILD", "1")
    import django

    django.setup()
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
