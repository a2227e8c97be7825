"""The two tables of mandates, what each decides and what each reads, held together; and facts.md's own lines."""

from itertools import chain, combinations, product

from ledstjarna.domain.consent.rules import mandate_reads
from ledstjarna.domain.people.rules import MATTERS, mandate_allows
from ledstjarna.domain.people.rules.mandates import DECIDED_ON, KINDS, SCOPES

AGES = (None, 0, 14, 15, 17, 18, 82)
ALL_SCOPES = tuple(chain.from_iterable(combinations(SCOPES, count) for count in range(len(SCOPES) + 1)))


def test_nobody_decides_on_what_they_may_not_read() -> None:
    assert set(DECIDED_ON) == set(MATTERS)
    decides = 0
    for kind, scopes, age, matter in product(KINDS, ALL_SCOPES, AGES, MATTERS):
        if mandate_allows(kind, scopes, matter, age) is None:
            decides += 1
            unread = DECIDED_ON[matter] - mandate_reads(kind, scopes, age)
            assert not unread, (kind, scopes, age, matter)
    assert decides


def test_a_forvaltare_decides_and_reads_nothing_personal_and_a_future_power_nothing_in_health() -> None:
    for scopes, age in product(ALL_SCOPES, AGES):
        assert not mandate_reads("forvaltare", scopes, age)
        assert all(mandate_allows("forvaltare", scopes, one, age) for one in MATTERS if one != "economic")
        assert mandate_allows("future_power", scopes, "health", age)


def test_from_15_a_young_person_stands_for_themself() -> None:
    for age in (15, 16, 17):
        assert not mandate_reads("guardian", (), age)
        assert all(mandate_allows("guardian", (), one, age) for one in MATTERS if one != "economic")
    for matter in MATTERS:
        assert mandate_allows("guardian", (), matter, 14) is None
