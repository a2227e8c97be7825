"""The whole way: a file in, everything that became of it out. Nothing here saves anything."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from ledstjarna.fhir.intake.answer import FileFacts, Intake
from ledstjarna.fhir.intake.codes import resource_type
from ledstjarna.fhir.intake.dates import moment
from ledstjarna.fhir.intake.decoding import LARGEST_FILE, FileRefusedError, decode
from ledstjarna.fhir.intake.entries import Entry, entries_of
from ledstjarna.fhir.intake.found import (
    FoundContact,
    FoundEncounter,
    FoundParty,
    SuggestedGoal,
    SuggestedPlan,
)
from ledstjarna.fhir.intake.judging import Judgement
from ledstjarna.fhir.intake.outcomes import EntryOutcome
from ledstjarna.fhir.intake.scene import Verdict, refused
from ledstjarna.fhir.intake.shielding import shielded
from ledstjarna.fhir.intake.values import Json, text
from ledstjarna.fhir.intake.versions import stated_version, version_of_most
from ledstjarna.fhir.resources.patient import PROTECTED_REGISTRATION
from ledstjarna.foundation.findings import Finding

Item = TypeVar("Item")
STEP: Final = 100
_UNOPENED: Final[dict[type[OSError], str]] = {
    FileNotFoundError: "file_missing",
    PermissionError: "file_forbidden",
    IsADirectoryError: "file_is_folder",
}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far: `stage` is decoding, judging or done; `done` of `total` entries."""

    stage: str
    done: int
    total: int


OnProgress = Callable[[Progress], None]


def read_file(
    path: Path, *, about: str = "", largest: int = LARGEST_FILE, on_progress: OnProgress | None = None
) -> Intake:
    """Read a file. Never raises for what is in it, nor when it cannot be opened: `refusal` says why."""
    try:
        with path.open("rb") as file:
            data = file.read(largest + 1)
    except OSError as error:
        return Intake(FileFacts(path.name), refusal=_unopened(error))
    return read_bundle(data, name=path.name, about=about, largest=largest, on_progress=on_progress)


def _unopened(error: OSError) -> Finding:
    code = next((code for kind, code in _UNOPENED.items() if isinstance(error, kind)), "")
    return Finding(code) if code else Finding("file_unreadable", {"why": error.strerror or ""})


def read_bundle(
    data: bytes, *, name: str = "", about: str = "", largest: int = LARGEST_FILE, on_progress: OnProgress | None = None
) -> Intake:
    """Read a bundle about exactly one person. `about` names the person when it holds several."""
    tell = on_progress or (lambda _: None)
    tell(Progress("decoding", 0, 0))
    try:
        decoded = decode(data, largest=largest)
        bundle, entries = entries_of(decoded)
    except FileRefusedError as error:
        return Intake(FileFacts(name, size=len(data)), refusal=error.finding)
    facts = _facts(name, bundle, entries, decoded.digest, decoded.size)
    if version := stated_version(bundle) or version_of_most(entries):
        return _of_another_version(facts, entries, version)
    return _judged(facts, entries, about, tell)


def _facts(name: str, bundle: Json, entries: tuple[Entry, ...], digest: str, size: int) -> FileFacts:
    made = moment(bundle.get("timestamp"))
    return FileFacts(
        name=name,
        digest=digest,
        size=size,
        bundle_type=text(bundle.get("type"), 40) or resource_type(entries[0].resource),
        bundle_id=text(bundle.get("id"), 80),
        made_at=made.isoformat() if made else "",
        source_system=next((entry.provenance.source_system for entry in entries if entry.type == "Patient"), ""),
    )


def _of_another_version(facts: FileFacts, entries: tuple[Entry, ...], version: str) -> Intake:
    finding = Finding("wrong_version", {"version": version})
    verdict = refused(finding.code, **finding.params)
    return Intake(facts, tuple(_outcome(entry, verdict, ()) for entry in entries), refusal=finding)


def _judged(facts: FileFacts, entries: tuple[Entry, ...], about: str, tell: OnProgress) -> Intake:
    def step(done: int) -> None:
        if done % STEP == 0:
            tell(Progress("judging", done, len(entries)))

    judgement = Judgement(entries, about=about, step=step)
    tell(Progress("done", len(entries), len(entries)))
    areas = {need.life_area: need.key for need in judgement.needs}
    verdicts = [judgement.verdicts[entry.index] for entry in entries]
    outcomes = tuple(
        _outcome(entry, verdict, _supports(verdict, areas)) for entry, verdict in zip(entries, verdicts, strict=True)
    )
    if judgement.person is None:
        return Intake(facts, outcomes, refusal=judgement.refusal)
    found = [item for verdict in verdicts for item in verdict.found]
    answer = Intake(
        file=facts,
        outcomes=outcomes,
        person=judgement.person,
        parties=_of_kind(found, FoundParty),
        contacts=_of_kind(found, FoundContact),
        needs=judgement.needs,
        goals=_of_kind(found, SuggestedGoal),
        plans=_of_kind(found, SuggestedPlan),
        encounters=_of_kind(found, FoundEncounter),
    )
    return shielded(answer) if judgement.person.protected_identity == PROTECTED_REGISTRATION else answer


def _of_kind(found: Sequence[object], kind: type[Item]) -> tuple[Item, ...]:
    return tuple(item for item in found if isinstance(item, kind))


def _supports(verdict: Verdict, areas: dict[str, str]) -> tuple[str, ...]:
    """The keys of what an entry led to: its items, and the needs that its evidence speaks for."""
    keys = [item.key if isinstance(item, FoundContact) else item.provenance.source_key for item in verdict.found]
    needs = [areas[item.life_area] for item in verdict.evidence if item.life_area in areas]
    return tuple(dict.fromkeys(keys + needs))


def _outcome(entry: Entry, verdict: Verdict, supports: tuple[str, ...]) -> EntryOutcome:
    return EntryOutcome(verdict.outcome, verdict.reason, entry.provenance, supports, verdict.marks)
