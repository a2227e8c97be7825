"""The chain of seals over the access log, pure: what a seal is made of, and where the first link is broken.

A seal covers the rows between two positions. A row's position is the transaction that wrote it, then its moment, then
its id; see docs/adr/0017-sealed-log.md for why no row can slip in behind a seal.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from uuid import UUID

FIRST = "0" * 64  # what the first seal of a county follows
LARGEST = 5_000  # rows of one seal: what a check holds in memory at once
LATE = 10  # minutes after which an unsealed row is an alarm
DIGEST = 32
LEAF = 16 + DIGEST

Position = tuple[int, int, UUID]  # transaction, microseconds since 1970, id


@dataclass(frozen=True, slots=True)
class LogRow:
    """One row of the log as it is sealed: where it stands and the SHA-256 of everything in it."""

    position: Position
    digest: bytes

    @property
    def id(self) -> UUID:
        """The row's id."""
        return self.position[2]


@dataclass(frozen=True, slots=True)
class Seal:
    """One link: the rows up to `last`, in order, and the link before. `leaves` are the rows' ids and digests."""

    county_id: str
    number: int
    previous: str
    count: int
    first: Position
    last: Position
    leaves: bytes
    hash: str


@dataclass(frozen=True, slots=True)
class Break:
    """The first broken link of a county: the seal's number, what differs, and the row where it is one row."""

    county_id: str
    number: int
    what: str
    row_id: UUID | None = None


def leaves_of(rows: Iterable[LogRow]) -> bytes:
    """Ids and digests, one after the other."""
    return b"".join(row.id.bytes + row.digest for row in rows)


def hash_of(county_id: str, number: int, previous: str, first: Position, last: Position, leaves: bytes) -> str:
    """The hash of a link, over everything that it says."""
    head = "\n".join((county_id, str(number), previous, _text(first), _text(last), str(len(leaves) // LEAF)))
    return sha256(head.encode() + b"\n" + leaves).hexdigest()


def sealed(county_id: str, number: int, previous: str, rows: Sequence[LogRow]) -> Seal:
    """The link over `rows`, in order of position."""
    leaves, first, last = leaves_of(rows), rows[0].position, rows[-1].position
    made = hash_of(county_id, number, previous, first, last, leaves)
    return Seal(county_id, number, previous, len(rows), first, last, leaves, made)


def first_break(seals: Iterable[Seal], rows: Iterable[LogRow], gone_before: int = 0) -> Break | None:
    """Where the chain of one county first breaks. Both in order; rows after the last seal are not looked at.

    Rows may be missing from seals that begin before `gone_before` (microseconds since 1970): their months need not be
    kept, and have gone. What is left of them, and every link, must be as it was. Holds no more than one seal and its
    rows at a time.
    """
    coming = iter(rows)
    waiting = next(coming, None)
    before, after = FIRST, (-1, -1, UUID(int=0))
    for number, seal in enumerate(seals, start=1):
        broken = _link(seal, number, before, after)
        if broken:
            return Break(seal.county_id, number, broken)
        found: list[LogRow] = []
        while waiting is not None and waiting.position <= seal.last and len(found) <= seal.count:
            found.append(waiting)
            waiting = next(coming, None)
        differs = _rows(seal, found, may_lack=min(seal.first[1], seal.last[1]) < gone_before)
        if differs:
            return differs
        before, after = seal.hash, seal.last
    return None


def _link(seal: Seal, number: int, before: str, after: Position) -> str:
    if seal.number != number:
        return "seal_missing" if seal.number > number else "seal_added"
    if seal.previous != before or not after < seal.first <= seal.last or len(seal.leaves) != seal.count * LEAF:
        return "chain_broken"
    made = hash_of(seal.county_id, seal.number, seal.previous, seal.first, seal.last, seal.leaves)
    return "" if made == seal.hash else "seal_changed"


def _rows(seal: Seal, found: list[LogRow], *, may_lack: bool) -> Break | None:
    if leaves_of(found) == seal.leaves:
        return None
    there = {row.id for row in found}
    wanted = [
        (UUID(bytes=seal.leaves[at : at + 16]), seal.leaves[at + 16 : at + LEAF])
        for at in range(0, len(seal.leaves), LEAF)
        if not may_lack or UUID(bytes=seal.leaves[at : at + 16]) in there
    ]
    known = {row_id for row_id, _digest in wanted}
    for place, row in enumerate(found):
        if row.id not in known:
            return Break(seal.county_id, seal.number, "row_added", row.id)
        if place >= len(wanted) or row.id != wanted[place][0]:
            gone = next((row_id for row_id, _digest in wanted if row_id not in there), None)
            return Break(seal.county_id, seal.number, "row_missing" if gone else "row_moved", gone or row.id)
        if row.digest != wanted[place][1]:
            return Break(seal.county_id, seal.number, "row_changed", row.id)
    missing = wanted[len(found) :]
    return Break(seal.county_id, seal.number, "row_missing", missing[0][0]) if missing else None


def anchor_break(county_id: str, number: int, anchored: str, standing: str | None) -> Break | None:
    """What an anchor outside the database says against the chain: a head that is gone, or that is another by now."""
    if standing is None:
        return Break(county_id, number, "older_than_anchor")
    return None if anchored == standing else Break(county_id, number, "other_than_anchor")


def by_county(rows: Iterable[Seal]) -> Iterator[tuple[str, Iterator[Seal]]]:
    """Seals in order, county by county."""
    return groupby(rows, key=lambda seal: seal.county_id)


def _text(position: Position) -> str:
    return "{}/{}/{}".format(*position)
