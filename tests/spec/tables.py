"""A rule as a table: example in, answer out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from ledstjarna.foundation.findings import Finding

YES = "yes"


@dataclass(frozen=True)
class RuleTable:
    """One rule. Each row holds a value for every column, and last what the rule answers: codes, or `yes`."""

    title: str
    section: str
    about: str
    columns: tuple[str, ...]
    ask: Callable[..., Any]
    rows: tuple[tuple[Any, ...], ...]

    def cases(self) -> list[tuple[tuple[Any, ...], Any]]:
        """The rows as (what is asked, what is to be answered)."""
        return [(row[:-1], row[-1]) for row in self.rows]


def answer(given: Any) -> Any:
    """What a rule answered, as the tables write it: the codes of its findings, `yes` for none."""
    if given is None:
        return YES
    if isinstance(given, Finding):
        return given.code
    if isinstance(given, Sequence) and not isinstance(given, str):
        codes = tuple(each.code if isinstance(each, Finding) else each for each in given)
        return codes[0] if len(codes) == 1 else (codes or YES)
    return given


def section_of(given: Any) -> str:
    """The sections that a rule's findings name."""
    findings = [given] if isinstance(given, Finding) else given if isinstance(given, list) else []
    return "; ".join(dict.fromkeys(each.section for each in findings if isinstance(each, Finding) and each.section))
