import pytest

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.consent.queries import NotForYou
from ledstjarna.domain.people.queries import PROTECTED_NAME, find_by_identity, find_in_reach, persons_named
from ledstjarna.domain.people.tests.made import asking, person, staff, themself
from ledstjarna.foundation.identity import parse, reserve_number

TOLVAN = parse("19121212-1212")


def logged(verb):
    with automatic_run("test"):
        return list(AccessLog.objects.filter(verb=verb).values_list("subject_id", flat=True))


@pytest.fixture
def several(eva):
    names = [("Åsa", "Öberg"), ("Karin", "Ek"), ("Anna Karin", "Ekström"), ("Bo", "Berg Ek"), ("Kari", "Moe")]
    return {f"{given} {family}": person(by=eva, given_name=given, family_name=family) for given, family in names}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ek", ["Bo Berg Ek", "Karin Ek", "Anna Karin Ekström"]),
        ("karin", ["Karin Ek", "Anna Karin Ekström"]),
        ("Karin Ek", ["Karin Ek", "Anna Karin Ekström"]),
        ("ekstr", ["Anna Karin Ekström"]),
        ("åsa", ["Åsa Öberg"]),
        ("asa", []),
        ("ström", []),
        ("  ", []),
        ("%", []),
    ],
)
def test_names_begin_as_the_words_do(several, eva, text, found):
    with asking(eva):
        assert [row.name for row in find_in_reach(eva, text)] == found
    assert len(logged("list")) == len(found)


def test_only_ones_own(several, where):
    other = staff(where)
    with asking(other):
        assert find_in_reach(other, "ek") == []
        assert persons_named(row.pk for row in several.values()) == {}


def test_at_most_the_limit(several, eva):
    with asking(eva):
        assert len(find_in_reach(eva, "k", limit=1)) == 1


def test_by_number_also_out_of_reach_and_always_logged(eva):
    tolvan = person(identity=TOLVAN, birth_date=None)
    with asking(eva):
        found = find_by_identity(eva, TOLVAN)
        assert (found.subject_id, found.name, found.birth_year) == (tolvan.pk, "Karin Ek", 1912)
        assert find_by_identity(eva, reserve_number(1)) is None
        assert persons_named([tolvan.pk]) == {}
    assert sorted(logged("find"), key=str) == sorted([tolvan.pk, None], key=str)


def test_a_protected_identity_is_found_without_a_name(eva):
    person(identity=TOLVAN, birth_date=None, protected_identity="sekretessmarkering")
    protected = person(by=eva, protected_identity="skyddadFolkbokforing")
    with asking(eva):
        found = find_by_identity(eva, TOLVAN)
        assert persons_named([protected.pk])
        assert find_in_reach(eva, protected.family_name) == [], "an answer to the name would be the name"
    assert (found.name, found.protected) == (PROTECTED_NAME, True)


def test_only_staff_look_up_numbers(karin):
    me = themself(karin)
    with pytest.raises(NotForYou):
        find_by_identity(me, TOLVAN)
