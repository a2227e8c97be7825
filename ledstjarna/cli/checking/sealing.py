"""The sealed log: each county's chain link by link, its rows, the anchors outside, and months that must be kept."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any

import psycopg

from ledstjarna.cli.checking.log import LogFault, month_tables
from ledstjarna.cli.language import N_
from ledstjarna.domain.control.queries import (
    hashes,
    micros,
    oldest_sealed,
    oldest_unsealed,
    rows_to,
    sealed_counties,
    sealed_until,
    seals,
)
from ledstjarna.domain.control.rules.retention import gone_before, months_kept
from ledstjarna.domain.control.rules.seals import LATE, Break, anchor_break, first_break
from ledstjarna.foundation.anchoring import Anchor, AnchoredHead
from ledstjarna.foundation.clock import now, today

_PIECE = 500  # anchored heads looked up at a time
_SAYS = {
    "seal_missing": N_("Ett sigill saknas: {what}."),
    "seal_added": N_("Ett sigill har kommit till: {what}."),
    "seal_changed": N_("Ett sigill är ändrat: {what}."),
    "chain_broken": N_("Kedjan är bruten: {what}."),
    "row_added": N_("En rad har kommit till efteråt: {what}."),
    "row_missing": N_("En rad saknas: {what}."),
    "row_moved": N_("En rad står på fel plats: {what}."),
    "row_changed": N_("En rad är ändrad: {what}."),
    "older_than_anchor": N_("Kedjan är kortare än sitt ankare: {what}."),
    "other_than_anchor": N_("Kedjan är en annan än vid sitt ankare: {what}."),
}


def seal_faults(connection: "psycopg.Connection[Any]", anchors: list[Anchor]) -> Iterator[LogFault]:
    """The first broken link of each county, what anchors say against it, what waits too long, and months gone early.

    Needs a transaction that reaches every row. Holds one seal's rows at a time.
    """
    there, sealed = month_tables(connection), oldest_sealed()
    gone = gone_before(sealed.date(), there, today()) if sealed else None
    for county_id, last_xact in sealed_counties():
        broken = first_break(seals(county_id), rows_to(county_id, last_xact), _moment(gone) if gone else 0)
        if broken:
            yield _fault(broken)
    for anchor in anchors:
        if not anchor.there():
            yield LogFault(
                N_("Ankaret {what} finns inte, eller går inte att läsa. Loggen kan vara avklippt."), 1, anchor.name
            )
            continue
        broken = next(_against(anchor), None)
        if broken:
            yield _fault(broken)
        yield from _behind(anchor)
    oldest = oldest_unsealed()
    if oldest and oldest < now() - timedelta(minutes=LATE):
        waited = int((now() - oldest).total_seconds() // 60)
        yield LogFault(N_("Rader är inte förseglade. Den äldsta har väntat {what} minuter."), 1, str(waited))
    early = [name for name in months_kept(sealed.date(), today()) if name not in there] if sealed else []
    if early:
        yield LogFault(N_("Månader är borttagna som ska sparas: {what}."), len(early), ", ".join(early))


def _moment(first: date) -> int:
    """When the rows kept begin, in microseconds, and an hour more: a row of the month before may be sealed after it."""
    return micros(datetime(first.year, first.month, 1, tzinfo=UTC) + timedelta(hours=1))


def _against(anchor: Anchor) -> Iterator[Break]:
    heads = anchor.heads()
    while piece := list(islice(heads, _PIECE)):
        by_chain: dict[str, list[AnchoredHead]] = {}
        for head in piece:
            by_chain.setdefault(head.chain, []).append(head)
        for chain, anchored in by_chain.items():
            standing = hashes(chain, [head.number for head in anchored])
            for head in anchored:
                broken = anchor_break(chain, head.number, head.hash, standing.get(head.number))
                if broken:
                    yield broken


def _behind(anchor: Anchor) -> Iterator[LogFault]:
    """The chains that an anchor says nothing of, or stopped telling of: cut there, nobody would see it."""
    reached: dict[str, int] = {}
    for head in anchor.heads():
        reached[head.chain] = max(reached.get(head.chain, 0), head.number)
    behind = [
        f"{chain or '-'}/{number}"
        for chain, number in sorted(sealed_until(now() - timedelta(minutes=LATE)).items())
        if reached.get(chain, 0) < number
    ]
    if behind:
        what = f"{anchor.name}: {', '.join(behind)}"
        yield LogFault(N_("Ankaret säger inget om de senaste sigillen: {what}."), len(behind), what)


def _fault(broken: Break) -> LogFault:
    what = f"{broken.county_id or '-'}/{broken.number}" + (f", {broken.row_id}" if broken.row_id else "")
    return LogFault(_SAYS[broken.what], 1, what)
