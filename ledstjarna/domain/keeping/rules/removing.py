"""What goes on a day, pure: from when each file need not be kept, and which may go without leaving anything dangling.

A file is what is kept and removed as one: a row with all that belongs to it. Whose it is stands on its rows.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ledstjarna.domain.keeping.rules.terms import (
    ASSOCIATION,
    CONTROL,
    IDENTITY,
    NOTICE,
    OWN,
    PROOF,
    RECORD,
    SOCIAL,
    until,
)

Key = tuple[str, UUID]  # the table's label and the row's id

GOES = "goes"
RUNNING = "running"  # the matter is not over
NOT_YET = "not_yet"
PRESERVED = "preserved"  # kept for research, or by decision of the archive authority
STOOD_ON = "stood_on"  # something that is kept points at it
VERDICTS = (GOES, RUNNING, NOT_YET, PRESERVED, STOOD_ON)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a record is, and by which law they keep it."""

    organisation_id: UUID
    law: str


@dataclass(frozen=True, slots=True)
class File:
    """One file of a person's. `last` is the day of its last entry; `points_at` are other files it stands on."""

    key: Key
    kept_as: str
    last: date
    owners: frozenset[Owner] = frozenset()
    is_open: bool = False
    points_at: frozenset[Key] = frozenset()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What happens to a file, and the first day that it need not be kept; None while that cannot be told."""

    file: File
    what: str
    due: date | None


def judged(files: Sequence[File], day: date, *, preserved: bool) -> list[Verdict]:
    """The verdict on every file of one person on `day`. `preserved`: their social services' records are kept for ever.

    An owner's record is all of that owner's files: its last entry counts for each of them, and while one of them is
    open none goes.
    """
    due = _due(files, preserved)
    going = _without_dangling(files, {key for key, first in due.items() if first is not None and first <= day})
    return [Verdict(file, _what(file, due[file.key], going, files, day, preserved), due[file.key]) for file in files]


def _what(
    file: File, due: date | None, going: Collection[Key], files: Sequence[File], day: date, preserved: bool
) -> str:  # fmt: skip
    if file.key in going:
        return GOES
    if due is None:
        held = file.owners if file.kept_as == RECORD else {owner for each in files for owner in each.owners}
        return PRESERVED if preserved and any(owner.law == SOCIAL for owner in held) else RUNNING
    return STOOD_ON if due <= day else NOT_YET


def _due(files: Sequence[File], preserved: bool) -> dict[Key, date | None]:
    """From which day each file need not be kept; None: it cannot be told yet, or never comes."""
    records = _owners_due(files, preserved)
    longest = None if None in records.values() else max((each for each in records.values() if each), default=date.min)
    own_open = any(file.is_open for file in files if file.kept_as == RECORD and not _principals(file))
    last = {
        code: max((file.last for file in files if _as(file) == code), default=date.min)
        for code in (OWN, PROOF, IDENTITY)
    }  # fmt: skip
    due: dict[Key, date | None] = {}
    for file in files:
        code = _as(file)
        if code == RECORD:
            due[file.key] = _latest(records[owner] for owner in _principals(file))
        elif code in (NOTICE, CONTROL):
            due[file.key] = until(file.last, code)
        elif longest is None or own_open:
            due[file.key] = None
        else:
            due[file.key] = max(until(last[code], code), longest)
    # Who the person is goes last, and with it what lets them in as long as anything is there.
    final = _latest(due.values())
    for file in files:
        if _goes_last(file):
            due[file.key] = final
    return due


def _goes_last(file: File) -> bool:
    return file.kept_as == IDENTITY or (file.kept_as == PROOF and file.is_open)


def _owners_due(files: Sequence[File], preserved: bool) -> dict[Owner, date | None]:
    last: dict[Owner, date] = defaultdict(lambda: date.min)
    running = set()
    for file in files:
        for owner in _principals(file) if file.kept_as == RECORD else ():
            last[owner] = max(last[owner], file.last)
            if file.is_open:
                running.add(owner)
    return {
        owner: None if owner in running or (preserved and owner.law == SOCIAL) else until(each, owner.law)
        for owner, each in last.items()
    }


def _principals(file: File) -> list[Owner]:
    """An association keeps nothing here: its copy goes at once, and the rest is the person's own."""
    return [owner for owner in file.owners if owner.law != ASSOCIATION]


def _as(file: File) -> str:
    """A record that no principal has written in is the person's own."""
    return OWN if file.kept_as == RECORD and not _principals(file) else file.kept_as


def _latest(days: Iterable[date | None]) -> date | None:
    told = list(days)
    known = [each for each in told if each is not None]
    return max(known) if known and len(known) == len(told) else None


def _without_dangling(files: Sequence[File], due: Collection[Key]) -> set[Key]:
    """Of what is due, what nothing that stays points at. A file that stays keeps all that it stands on, and so on."""
    stands_on: Mapping[Key, frozenset[Key]] = {file.key: file.points_at for file in files}
    going = set(due)
    stays = [file.key for file in files if file.key not in going]
    while stays:
        for key in stands_on.get(stays.pop(), frozenset()):
            if key in going:
                going.remove(key)
                stays.append(key)
    return going
