from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.web.merged import merged

NAMES = ("what_matters", "what_i_can", "reach")
VALUES = st.sampled_from(("", "Katten", "Kören", "Barnen"))
WORDS = st.fixed_dictionaries(dict.fromkeys(NAMES, VALUES))
SEEN = st.fixed_dictionaries({}, optional=dict.fromkeys(NAMES, VALUES))  # some of it may be unknown


def outcomes(base, mine, theirs):
    """The slow way: per field, the set of new values that somebody wrote; one is settled, two are a conflict."""
    settled, conflicts = {}, set()
    for name in NAMES:
        was = {base[name]} if name in base else set()
        new = {mine[name], theirs[name]} - was
        if len(new) == 2:
            conflicts.add(name)
        else:
            settled[name] = next(iter(new or was))
    return settled, conflicts


@given(SEEN, WORDS, WORDS)
def test_as_the_slow_way_says(base, mine, theirs):
    result = merged(base, mine, theirs)
    assert (result.settled, set(result.conflicts)) == outcomes(base, mine, theirs)


@given(WORDS, WORDS, WORDS)
def test_nothing_that_anybody_changed_is_lost(base, mine, theirs):
    result = merged(base, mine, theirs)
    assert set(result.settled) | set(result.conflicts) == set(NAMES)
    for changed in (mine, theirs):
        for name in NAMES:
            if changed[name] != base[name]:
                assert name in result.conflicts or result.settled[name] == changed[name]


@given(SEEN, WORDS, WORDS)
def test_who_saves_first_makes_no_difference(base, mine, theirs):
    one, other = merged(base, mine, theirs), merged(base, theirs, mine)
    assert (one.settled, set(one.conflicts)) == (other.settled, set(other.conflicts))


@given(WORDS, WORDS)
def test_what_only_one_changed_is_never_asked(base, mine):
    assert merged(base, mine, base) == merged(base, base, mine)
    assert merged(base, mine, base).settled == mine
