"""Whose number somebody may sign in by: one human has one, and nobody else's. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from ledstjarna.domain.people.rules.names import fold
from ledstjarna.foundation.findings import Finding


@dataclass(frozen=True, slots=True)
class Capacity:
    """As what somebody stands beside the person: close_one or representative, and their name."""

    kind: str
    name: str


def number_finding(theirs: Iterable[Capacity], holders: Iterable[Capacity]) -> Finding | None:
    """Why a number that `holders` already sign in by may not be written for somebody who stands there as `theirs`.

    The same human may be both close and a representative, under the same name; two who are close are two humans.
    """
    theirs = list(theirs)
    for holder in holders:
        if not any(one.kind != holder.kind and fold(one.name) == fold(holder.name) for one in theirs):
            return Finding("number_is_anothers", {"who": holder.name}, field_name="number")
    return None
