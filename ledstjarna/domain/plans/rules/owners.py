"""Who answers for a part while its owner changes: always somebody, never two. Pure.

The promised times are our own promise, not law.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol
from uuid import UUID

from ledstjarna.domain.consent.rules import CARE, sector_of
from ledstjarna.foundation.findings import Finding
from ledstjarna.foundation.promising import by_working_day

# Parts whose owner has only promised: another may take over. A provider is changed by the authority's assignment.
CHANGES_OWNER = frozenset({"close_one", "association", "open_support", "health"})

# When whoever looks for somebody new has told the person what happens, at the latest.
SOUGHT_WITHIN = {"left": 1, "until_new": 5}  # working days
# When whoever is asked to take over has answered, at the latest.
ASKED_WITHIN = 5  # working days

OLD, MEANWHILE, NEW = "old", "meanwhile", "new"

# Who holds a part, as plans sort and draw it: by what it stands on.
ME, CLOSE, ASSOCIATION, MUNICIPALITY, REGION = "me", "close", "association", "municipality", "region"
_HOLDERS = {"own": ME, "close_one": CLOSE, "association": ASSOCIATION, "health": REGION}


class Changed(Protocol):
    """A change of owner, as it is kept."""

    state: str
    left: bool
    old_owner_label: str
    meanwhile_label: str
    began_at: datetime
    ended_at: datetime | None


def owners_before(changes: Iterable[Changed]) -> list[tuple[datetime, str]]:
    """Who answered for a part before whoever does now, the first first, each with the moment they did so until."""
    found = []
    for one in sorted(changes, key=lambda one: one.began_at):
        if one.left:
            found.append((one.began_at, one.old_owner_label))
        if one.state == "done" and one.ended_at:
            found.append((one.ended_at, one.meanwhile_label if one.left else one.old_owner_label))
    return found


def owner_then(now: str, before: Iterable[tuple[datetime, str]], at: datetime) -> str:
    """Who answered for a part at a moment. Whoever hands over does it while the part is theirs."""
    return next((label for until, label in before if at <= until), now)


def who_answers(state: str, *, left: bool) -> str:
    """Who answers for the part in a state of OWNER_CHANGE: the old owner, whoever answers meanwhile, or the new one.

    The old one stays responsible until the new one has said yes; who has `left` is answered for meanwhile.
    """
    if state == "done":
        return NEW
    return MEANWHILE if left else OLD


def holder_of(legal_basis: str) -> str:
    """Who holds what stands on a basis; everything else is the municipality's."""
    return _HOLDERS.get(legal_basis, MUNICIPALITY)


def held_by(legal_basis: str, state: str, *, by_person: bool, organisation_kind: str, unit_kind: str) -> str:
    """Who holds a part now: while somebody new is sought it is whoever answers meanwhile, not who it was asked of.

    The kinds are of where that one works; a provider's staff stand where its unit belongs.
    """
    if state != "seeks_owner":
        return holder_of(legal_basis)
    if by_person:
        return ME
    if organisation_kind in (ASSOCIATION, MUNICIPALITY, REGION):
        return organisation_kind
    return REGION if sector_of("", unit_kind) == CARE else MUNICIPALITY


def leaving_findings(legal_basis: str, *, is_owner: bool) -> list[Finding]:
    """What hinders that somebody ends their part. Never a reason, and never that nobody new is there."""
    findings = []
    if not is_owner:
        findings.append(Finding("not_your_part"))
    if legal_basis not in CHANGES_OWNER:
        findings.append(Finding("provider_is_changed_by_authority", section="SoL 2025:400; LSS 1993:387"))
    return findings


def taking_over_findings(legal_basis: str, new_basis: str, *, same_owner: bool) -> list[Finding]:
    """Whether a part of `legal_basis` may be taken over as `new_basis`.

    What needs a decision begins with an application and what is health care with an assessment: never like this.
    """
    findings = []
    if legal_basis not in CHANGES_OWNER:
        findings.append(Finding("provider_is_changed_by_authority", section="SoL 2025:400; LSS 1993:387"))
    elif new_basis not in CHANGES_OWNER or (legal_basis == "health") != (new_basis == "health"):
        findings.append(Finding("takes_over_by_proposal", field_name="owner"))
    if same_owner:
        findings.append(Finding("owner_is_the_same", field_name="owner"))
    return findings


def asks_person(old_organisation: UUID | None, new_organisation: UUID | None) -> bool:
    """Whether a new owner changes what the person said yes to, so that the person chooses first.

    Within one organisation they are told. Anybody else would learn something the person chose to tell another.
    """
    return old_organisation is None or old_organisation != new_organisation


def sought_by(at: datetime, *, left: bool) -> datetime:
    """When the person has been told what happens, at the latest."""
    return by_working_day(at, SOUGHT_WITHIN["left" if left else "until_new"])


def asked_by(at: datetime) -> datetime:
    """When whoever is asked to take over has answered, at the latest."""
    return by_working_day(at, ASKED_WITHIN)


def may_stay(*, left: bool) -> Finding | None:
    """Whether the present owner can change their mind. Who has left is asked anew, like anybody."""
    return Finding("owner_has_left") if left else None
