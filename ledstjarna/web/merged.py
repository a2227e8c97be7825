"""Two have changed the same words: what both get without a question, and what has to be asked. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Merged:
    """The fields that are settled, and the names of those that both changed in different ways."""

    settled: dict[str, Any]
    conflicts: tuple[str, ...]


def merged(base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> Merged:
    """Compare field by field with what the writer had seen. `mine` and `theirs` have the same fields.

    What only one of them changed stands as that one wrote it. A field that `base` does not know is in conflict
    as soon as the two differ: nobody can tell who changed it.
    """
    settled, conflicts = {}, []
    for name, written in mine.items():
        saved = theirs[name]
        if written == saved or (name in base and saved == base[name]):
            settled[name] = written
        elif name in base and written == base[name]:
            settled[name] = saved
        else:
            conflicts.append(name)
    return Merged(settled, tuple(conflicts))
