"""Everybody who can read is told, by every ground that the law has, with why and until when."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from ledstjarna.domain.consent.models import AccessGround
from ledstjarna.domain.consent.rules import kinds_of
from ledstjarna.domain.consent.rules.kinds import BASES
from ledstjarna.foundation.ids import new_id
from ledstjarna.web.resident.sharing import readers
from ledstjarna.web.resident.sharing.readers import CASES, TOLD_BESIDE, Around, Reader, reader_groups
from ledstjarna.web.resident.standing import THEMSELF

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
BY_GROUND = sorted({rule.basis for rule in BASES} - TOLD_BESIDE)


def told(*grounds: AccessGround, members: tuple[object, ...] = ()) -> list[Reader]:
    around = Around(
        members=members, close=(), representatives=(), parts=(), grounds=grounds,
        meetings=frozenset(one.scope_id for one in grounds if one.scope_id),
    )  # fmt: skip
    return [one for group in reader_groups(around, THEMSELF) for one in group.readers]


def ground(basis: str, **more: object) -> AccessGround:
    until = DateTimeTZRange(AT, AT + timedelta(days=1))
    kinds = list(kinds_of(basis, narrowed=False))
    return AccessGround(**{"party_id": new_id(), "basis": basis, "kinds": kinds, "period": until} | more)


def test_every_ground_of_the_law_has_its_sentence() -> None:
    """A new ground has no case here until somebody has said what the person is told of it."""
    assert CASES.keys() | TOLD_BESIDE == {rule.basis for rule in BASES}
    assert not CASES.keys() & TOLD_BESIDE


@pytest.mark.parametrize("basis", BY_GROUND)
def test_whoever_reads_by_it_is_told_with_why_and_until_when(basis: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "_name", lambda _id: ("Ida Berg", "läkare"))
    for scope in (None, new_id()):
        (one,) = told(ground(basis, reason="Ny medicin", scope_id=scope))
        assert (one.name, one.role) == ("Ida Berg", "läkare")
        assert one.what
        assert one.why.replace("\xa0", " ") == "Till 3 mars kl. 10.00. Skälet: Ny medicin"
    monkeypatch.setattr(readers, "_name", lambda _id: ("", ""))
    assert not told(ground(basis)), "an assignment that is over reads nothing"


def test_who_is_in_the_team_and_reads_others_too_stands_as_both(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "_name", lambda _id: ("Ida Berg", "läkare"))
    work, others = ground("own_work", reason="Astrid ringde", period=DateTimeTZRange(AT, None)), ground("coherent")
    others.party_id = work.party_id
    member = SimpleNamespace(party_id=work.party_id, label="Ida Berg, läkare")
    in_team, reads = told(work, others, members=(member,))
    assert in_team.why == "Skälet: Astrid ringde"
    assert "De som är med i ditt team." in in_team.what
    assert "det som andra har skrivit om dig" in reads.what


def test_what_ends_at_midnight_is_told_by_its_last_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "_name", lambda _id: ("Ida Berg", "läkare"))
    (one,) = told(ground("coherent", period=DateTimeTZRange(AT, datetime(2026, 12, 6, 23, tzinfo=UTC))))
    assert one.why.replace("\xa0", " ") == "Till och med 6 december."
