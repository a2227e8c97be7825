"""How a rule says no: a code, its parameters and the section of the law, never a sentence.

Each door words a finding in its own language and tone, so the rules know nothing of screens.
"""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that hinders or is missing. `section` names the law and section, empty where it is practice."""

    code: str
    params: dict[str, Any] = field(default_factory=dict)
    section: str = ""
    field_name: str = ""


class RuleBroken(Exception):
    """An action that the rules do not allow. Nothing has been saved when it is raised."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(", ".join(finding.code for finding in findings))
        self.findings = findings


class ChangedMeanwhile(Exception):
    """Somebody else changed the same thing first.

    `theirs` and `mine` hold the fields that differ, by field name, so that a door can show the
    difference field by field and nothing that was written is lost.
    """

    def __init__(self, *, what: str, version: int, mine: dict[str, Any], theirs: dict[str, Any]) -> None:
        super().__init__(what)
        self.what = what
        self.version = version
        self.mine = mine
        self.theirs = theirs


def require(*findings: Finding | None) -> None:
    """Raise RuleBroken with every finding that is not None; do nothing when all are."""
    broken = tuple(finding for finding in findings if finding is not None)
    if broken:
        raise RuleBroken(*broken)
