"""Skyddade personuppgifter: one rule for who is shown what, wherever something is listed, printed or sent.

OSL 22:1 (sekretessmarkering); folkbokföringslagen 16 § (skyddad folkbokföring). What each place shows is [M].
"""

NAME, ADDRESS, WHEREABOUTS = "name", "address", "whereabouts"
EVERYTHING = frozenset({NAME, ADDRESS, WHEREABOUTS})

# The person and whoever decides for them; whoever works for them, or whom they let read, on the person's own page;
# everybody else: an association, and somebody close who was only asked for a part.
SELF, KNOWS, OTHER = "self", "knows", "other"
_STANDS = {"own": SELF, "representative": SELF}
KNOWS_BASES = (
    "own_work", "own_records", "shared_plan", "emergency", "coherent", "incapacity", "application", "care_request",
    "assignment", "close_one", "lift_request",
)  # fmt: skip

# A page about the person is the only place where who knows them sees the name; a list, a title, a calendar file,
# a map, an export, a paper, a letter's outside and a log's label go further than the eyes they were made for.
PAGE = "page"


# Somebody close reads of who the person is what the pages say to them: the name, and nothing that finds somebody
# (number, day of birth, sex, home). The person lets them read the plan and the story, not the register (OSL 12:2) [M].
TOLD_THE_NAME_ALONE = frozenset({"close_one"})


def told_the_name_alone(kind: str) -> bool:
    """Whether a viewer of `kind` is told of who the person is by the name alone, and finds nobody by anything else."""
    return kind in TOLD_THE_NAME_ALONE


def stands_as(basis: str) -> str:
    """As whom somebody on that ground stands to a protected identity."""
    return _STANDS.get(basis, KNOWS if basis in KNOWS_BASES else OTHER)


def identity_shown(protected: str, basis: str, place: str) -> frozenset[str]:
    """What of name, address and whereabouts is shown at `place` to somebody who reads on `basis`.

    Where nothing is protected: everything. The address of skyddad folkbokföring is not known here at all.
    """
    if not protected:
        return EVERYTHING
    who = stands_as(basis)
    if who == SELF:
        return EVERYTHING
    return frozenset({NAME}) if who == KNOWS and place == PAGE else frozenset()
