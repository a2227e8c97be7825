"""What became of each file as one line of JSON, for programs. Codes, counts and ids; no words of anybody's."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import click

from ledstjarna.fhir.intake.outcomes import Outcome
from ledstjarna.fhir.saving.bundles import entry_of
from ledstjarna.fhir.saving.persons import Kept
from ledstjarna.fhir.saving.save import Ended, How, Saved
from ledstjarna.fhir.wording import reason


class Lines:
    """Writes the lines."""

    def __init__(self, how: How, entries: bool) -> None:
        self._how = how
        self._entries = entries

    def file(self, saved: Saved) -> None:
        """One file."""
        click.echo(json.dumps(self.line(saved), ensure_ascii=False))

    def line(self, saved: Saved) -> dict[str, Any]:
        """The line as it is before it is written."""
        found, totals = saved.found, saved.found.totals
        refusal = found.refusal
        line: dict[str, Any] = {
            "file": found.file.name.encode("utf-8", "replace").decode(),
            "digest": found.file.digest,
            "source_system": found.file.source_system,
            "dry_run": self._how.dry_run,
            "ended": saved.ended.value,
            "refusal": {"code": refusal.code, "params": refusal.params, "text": reason(refusal)} if refusal else None,
            "entries": totals.entries,
            "outcomes": {outcome.value: count for outcome, count in totals.by_outcome.items()},
            "reasons": [[outcome.value, code, count] for (outcome, code), count in sorted(totals.by_reason.items())],
            "suggestions": counts(saved),
            "recorded": asdict(saved.recorded) if saved.recorded else None,
            "person": _person(saved.kept) if saved.kept else None,
        }
        return line | ({"each": [entry_of(item) for item in found.outcomes]} if self._entries else {})

    def interrupted(self, done: int, of: int) -> None:
        """Nothing more than the lines that are there: what has no line was not read."""

    def end(self, files: Mapping[Ended, int], entries: Mapping[Outcome, int], seconds: float) -> None:
        """Nothing: a program counts the lines."""


def counts(saved: Saved) -> dict[str, int]:
    """How many suggestions of each kind the file holds, new or not."""
    found = saved.found
    return {
        "need": len(found.needs),
        "goal": len(found.goals),
        "contact": len(found.contacts),
        "plan": len(found.plans),
    }


def _person(kept: Kept) -> dict[str, Any]:
    held = kept.held
    secret = bool(held.protected_identity)
    return {
        "subject_id": str(held.pk),
        "is_new": kept.is_new,
        "number": kept.number.value12 if kept.number and not secret else None,
        "county": held.county_id,
        "municipality": held.municipality_id,
        "protected": secret,
        "protection_raised": kept.raised or None,
        "new_numbers": kept.new_numbers,
        "differs": [item.field for item in kept.differences],
    }
