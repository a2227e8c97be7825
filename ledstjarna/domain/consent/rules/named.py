"""Which ground the log names for what was read, when its reader holds several. Pure. PDL 4:3; HSLF-FS 2016:40 [T].

The person is to see why each thing could be read (PDL 8:5): what somebody could read anyway was not read by an
emergency, and what only the emergency reached was (2022:913 3:5).
"""

from collections.abc import Iterable

# What the ordinary work gives before what lag 2022:913 opens besides, as the law decides (verdict.py), and before an
# emergency all else. Whoever is asked to lift a block reaches the person to answer that, and reads nothing more by it
# while they hold another ground.
NAMED = (
    "own",
    "representative",
    "own_work",
    "own_records",
    "shared_plan",
    "application",
    "care_request",
    "assignment",
    "close_one",
    "request",
    "coherent",
    "incapacity",
    "emergency",
    "lift_request",
)


def in_order(bases: Iterable[str]) -> list[str]:
    """Grounds by basis, each once, the one that the log names first."""
    return sorted(set(bases), key=NAMED.index)


def ground_named(bases: Iterable[str]) -> str:
    """The one of the grounds that reach a thing that the log names; "" for none."""
    return next(iter(in_order(bases)), "")
