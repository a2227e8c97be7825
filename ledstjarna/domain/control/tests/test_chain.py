"""Any single tampering with rows or seals is found, and a slow second implementation says the same."""

from dataclasses import replace
from hashlib import sha256
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.domain.control.rules.seals import FIRST, LogRow, Seal, anchor_break, first_break, sealed

KINDS = (
    "change row", "delete row", "insert row", "swap rows", "change seal", "delete seal", "swap seals", "rewrite leaves",
)  # fmt: skip


def rows_of(count: int) -> list[LogRow]:
    return [
        LogRow((n // 3, 1000 - n % 2, UUID(int=n * 7919 % 10_007 + 1)), sha256(b"%d" % n).digest())
        for n in range(count)
    ]


def chained(rows: list[LogRow], size: int) -> list[Seal]:
    made: list[Seal] = []
    for begin in range(0, len(rows), size):
        before = made[-1].hash if made else FIRST
        made.append(sealed("04", len(made) + 1, before, rows[begin : begin + size]))
    return made


def slowly_whole(seals: list[Seal], rows: list[LogRow]) -> bool:
    """The obvious way: take the seals by number, look each one's rows up among all, and hash it all by hand."""
    previous, low = "0" * 64, None
    for number, seal in enumerate(seals, 1):
        own = sorted((r for r in rows if (low is None or r.position > low) and r.position <= seal.last),
                     key=lambda r: r.position)  # fmt: skip
        if not own:
            return False
        text = f"04\n{number}\n{previous}\n"
        for row in (own[0], own[-1]):
            text += f"{row.position[0]}/{row.position[1]}/{row.position[2]}\n"
        whole = (text + f"{len(own)}\n").encode() + b"".join(r.position[2].bytes + r.digest for r in own)
        if seal.number != number or seal.previous != previous or sha256(whole).hexdigest() != seal.hash:
            return False
        if seal.leaves != b"".join(r.position[2].bytes + r.digest for r in own) or seal.first != own[0].position:
            return False
        previous, low = seal.hash, seal.last
    return True


@given(st.integers(2, 40), st.integers(1, 7), st.sampled_from(KINDS), st.integers(0, 10_000), st.integers(0, 10_000))
def test_any_single_tampering_is_found(count: int, size: int, kind: str, one: int, other: int) -> None:
    rows = sorted(rows_of(count), key=lambda row: row.position)
    seals = chained(rows, size)
    assert first_break(seals, rows) is None
    assert slowly_whole(seals, rows)
    heads = {seal.number: seal.hash for seal in seals}
    at, to = one % len(rows), other % len(rows)
    link, with_link = one % len(seals), other % len(seals)
    if kind == "change row":
        rows[at] = replace(rows[at], digest=sha256(b"other").digest())
    elif kind == "delete row":
        del rows[at]
    elif kind == "insert row":
        there = rows[at].position
        rows.insert(at, LogRow((there[0], there[1] - 10, UUID(int=one + 20_000)), sha256(b"new").digest()))
        rows.sort(key=lambda row: row.position)
    elif kind == "swap rows":
        rows[at], rows[to] = (
            LogRow(rows[at].position, rows[to].digest), LogRow(rows[to].position, rows[at].digest),
        )  # fmt: skip
    elif kind == "change seal":
        seals[link] = replace(seals[link], hash=sha256(b"other").hexdigest())
    elif kind == "delete seal":
        del seals[link]
    elif kind == "swap seals":
        seals[link], seals[with_link] = seals[with_link], seals[link]
    else:
        leaves = sha256(b"a").digest()[:16] + seals[link].leaves[16:]
        seals[link] = replace(seals[link], leaves=leaves)
    touched = at != to if kind == "swap rows" else link != with_link if kind == "swap seals" else True
    found = first_break(seals, rows)
    assert slowly_whole(seals, rows) == (found is None)
    standing = {seal.number: seal.hash for seal in seals}
    anchored = [anchor_break("04", number, made, standing.get(number)) for number, made in heads.items()]
    assert bool(found or any(anchored)) == touched
    if kind in ("change row", "delete row", "insert row"):
        assert found
        assert found.row_id


@given(st.integers(4, 40), st.integers(1, 7), st.integers(0, 10_000))
def test_a_chain_made_anew_by_somebody_who_can_is_told_by_the_anchor(count: int, size: int, at: int) -> None:
    rows = sorted(rows_of(count), key=lambda row: row.position)
    anchored = chained(rows, size)[-1]
    del rows[at % len(rows)]
    standing = {seal.number: seal.hash for seal in chained(rows, size)}
    assert anchor_break("04", anchored.number, anchored.hash, standing.get(anchored.number))
