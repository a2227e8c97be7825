"""Skyddade personuppgifter: one rule for who is shown what, wherever something is listed, printed or sent.

OSL 22:1 (sekretessmarkering); folkbokföringslagen 16 § (skyddad folkbokföring). What each place shows is [M].
"""

from collections.abc import Collection

from ledstjarna.domain.consent.rules.kinds import PLAN

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
# a map, an export, a paper, a letter's outside and a log's label go further than the eyes they were made for. The log
# names nobody protected whoever reads, the person too: it is sealed, kept for years, and read by others than they.
PAGE, IN_LOG = "page", "log"


# What the pages tell of who somebody is, and so all that other systems are told. Who reaches the plan is told all:
# number, day of birth, sex and language, where they live, who is around them. Staff who reach less (their own
# records, a decision, a question) read whom it is about, and who carries out an assignment where to go (OSL 10:1,
# 26:9) [M]. Somebody close reads the name and who else is close, and nothing that finds somebody: the person lets them
# read the plan and the story, not the register (OSL 12:2) [M]: no telephone number of anybody's but their own, nor
# what others were told to reach the person by. The person and who decides for them read everything.
REGISTER, HOME, AROUND = "register", "home", "around"
WHOLE = frozenset({NAME, REGISTER, HOME, AROUND})


def told_of_who(kind: str, kinds: Collection[str], bases: Collection[str]) -> frozenset[str]:
    """What of who the person is somebody is told: a viewer of `kind` who reaches these kinds of records, on `bases`."""
    if kind == "close_one":
        return frozenset({NAME, AROUND})
    if kind != "staff" or PLAN in kinds:
        return WHOLE
    return frozenset({NAME, HOME}) if "assignment" in bases else frozenset({NAME})


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
    if who == SELF and place != IN_LOG:
        return EVERYTHING
    return frozenset({NAME}) if who == KNOWS and place == PAGE else frozenset()


def times_shown(protected: str, basis: str, place: str, *, carries_out: bool) -> bool:
    """Whether it is told when and where something in the plan takes place, which tells where a protected person is.

    On the pages about them, where the plan is worked with; elsewhere to themself and who decides for them, and to those
    who carry out that part. Who they are, a unit or an association, stays: a plan whose parties are unnamed is no plan.
    """
    at_work = place == PAGE and stands_as(basis) != OTHER
    return carries_out or at_work or WHEREABOUTS in identity_shown(protected, basis, place)


def birth_shown(protected: str, basis: str, place: str) -> str:
    """How much of the day of birth is told at `place`: the `day`, or the `year` where the name is not told.

    On a day, in a municipality, few are born: it would do as a name.
    """
    return "day" if NAME in identity_shown(protected, basis, place) else "year"
