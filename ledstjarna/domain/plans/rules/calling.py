"""Who may be called to a meeting about the plan, and what a call holds. Pure.

The plan is made with the person when possible; somebody close gets to take part where it suits and the person does
not object (SoL 2025:400 10:8–9; HSL 2017:30 16:4). Consent comes before another organisation is called or sees a need
(OSL 2009:400 10:1). An association is called about what the person has asked it, never about the plan.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from ledstjarna.domain.consent.rules import consent_allows
from ledstjarna.foundation.findings import Finding

SIP_MEETING = "SoL 2025:400 10:8–9; HSL 2017:30 16:4"

CALLERS = ("region", "municipality", "provider")
HOWS = ("room", "phone", "video")
PLACES = ("home", "care_centre", "association_house", "municipal_house", "elsewhere")
NEEDS = ("interpreter", "hearing", "pauses", "somebody_along", "easy_words", "step_free")
SHORTEST, LONGEST = 10, 240  # minutes
ROUTINE = 60


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could be called, as the rule sees them.

    `agrees` and `objects` are the person's word about somebody close; `asked` that the person has asked this
    association for something; `consent` and `covered` the answer about sharing and whether it covers the organisation.
    """

    kind: str  # person, representative, close_one, staff, association
    mandate: bool = False
    agrees: bool = False
    objects: bool = False
    own_organisation: bool = False
    in_team: bool = False
    asked: bool = False
    consent: str | None = None
    covered: bool = False


def calling_hindrance(candidate: Candidate) -> Finding | None:
    """Why this one may not be called; None when they may. The person is always called, and may object to others."""
    if candidate.objects and candidate.kind != "person":
        return Finding("person_objects", section=SIP_MEETING)
    return _BY_KIND[candidate.kind](candidate)


def _representative(candidate: Candidate) -> Finding | None:
    return None if candidate.mandate else Finding("no_mandate_to_meet", section="FB 6:11, 12:2; LFF 2017:310")


def _close_one(candidate: Candidate) -> Finding | None:
    return None if candidate.agrees else Finding("close_one_not_asked", section=SIP_MEETING)


def _organisation(candidate: Candidate) -> Finding | None:
    """Who works with the person already, or has been asked by them, comes; for all others consent comes first."""
    if candidate.own_organisation or candidate.in_team or candidate.asked:
        return None
    return consent_allows(candidate.consent, candidate.covered)


_BY_KIND: dict[str, Callable[[Candidate], Finding | None]] = {
    "person": lambda _candidate: None,
    "representative": _representative,
    "close_one": _close_one,
    "staff": _organisation,
    "association": _organisation,
}


def called_by_name(units: Mapping[UUID, UUID]) -> set[UUID]:
    """The units, among those who are called, that somebody who is called works in: they come by that one's name.

    `units` is the unit that each works in, and a unit's own. A unit is called so that somebody there comes; where it is
    said who, one more call to all of them would call that one twice.
    """
    return {unit for party, unit in units.items() if unit != party and unit in units}


def call_more_hindrance(*, called: bool, unit_called: bool, by_name: bool) -> Finding | None:
    """Why somebody more is not called: they are `called` already, or their unit is, or somebody of theirs `by_name`."""
    if unit_called:
        return Finding("called_with_unit", field_name="called")
    return Finding("called_already", field_name="called") if called or by_name else None


def struck_off(*, kind: str, reaches_plan: bool, reaches_call: bool, covered: bool) -> str:
    """Why somebody is called no more: `consent`, or `left` when they reach nothing; empty while they still are.

    `covered`: by the consent to sharing, or of the caller's own organisation. Whoever reaches the plan comes by that.
    """
    if kind == "person" or reaches_plan:
        return ""
    if kind == "staff" and not covered:
        return "consent"
    return "" if reaches_call else "left"


def is_to_be_called(*, organisation_kind: str, has_part: bool) -> bool:
    """Whether a plan should not be made without this organisation: a principal that has, or may get, a part in it."""
    return organisation_kind in ("region", "municipality") and has_part


# A number as people write it; empty is allowed: whoever calls then rings round.
_PHONE = re.compile(r"\+?[0-9][0-9 ()/.-]{4,28}")


def call_findings(*, caller_kind: str, organisation_kind: str, others: int, how: str, place_kind: str,
                  place: str, phone: str = "", protected: bool = False) -> list[Finding]:  # fmt: skip
    """What a call lacks: who calls, somebody more than the person, how and where.

    The home of somebody whose identity is protected is not written: everybody called would read it (OSL 22:1).
    """
    found = []
    if caller_kind != "staff" or organisation_kind not in CALLERS:
        found.append(Finding("staff_call", section=SIP_MEETING))
    if not others:
        found.append(Finding("nobody_called", field_name="called"))
    if how not in HOWS:
        found.append(Finding("meeting_how_missing", field_name="how"))
    if how == "room" and place_kind not in PLACES:
        found.append(Finding("meeting_place_missing", field_name="place_kind"))
    if how == "room" and place_kind in PLACES and place_kind != "home" and not place.strip():
        found.append(Finding("meeting_address_missing", field_name="place"))
    if protected and how == "room" and place_kind == "home" and place.strip():
        found.append(Finding("protected_home_not_written", section="OSL 22:1", field_name="place"))
    if how == "phone" and phone.strip() and not _PHONE.fullmatch(phone.strip()):
        found.append(Finding("meeting_phone_wrong", field_name="phone"))
    return found
