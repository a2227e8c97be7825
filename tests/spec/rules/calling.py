"""Calls to meetings about the plan: who may be called, who once, who no more, and what a call holds."""

from ledstjarna.domain.plans.rules.calling import (
    Candidate,
    call_findings,
    call_more_hindrance,
    calling_hindrance,
    is_to_be_called,
    struck_off,
)
from tests.spec.tables import YES, RuleTable

CALLED = RuleTable(
    title="Who may be called to a meeting about the plan",
    section="SoL 2025:400 10:8–9; HSL 2017:30 16:4; OSL 2009:400 10:1; FB 6:11, 12:2",
    about="The person always. A representative within the mandate. Somebody close where it suits and the person does "
    "not object. Who works with the person already. Everybody else when consent to sharing covers them. An association "
    "that the person has asked for something is called about that.",
    columns=("who", "what is known", "the answer about sharing", "covers them"),
    ask=lambda who, known, consent, covered: calling_hindrance(
        Candidate(who, **dict.fromkeys(known, True), consent=consent, covered=covered)
    ),
    rows=(
        ("person", (), None, False, YES),
        ("person", ("objects",), "refused", False, YES),
        ("representative", ("mandate",), None, False, YES),
        ("representative", (), "given", True, "no_mandate_to_meet"),
        ("representative", ("mandate", "objects"), None, False, "person_objects"),
        ("close_one", ("agrees",), None, False, YES),
        ("close_one", (), "given", True, "close_one_not_asked"),
        ("close_one", ("agrees", "objects"), None, False, "person_objects"),
        ("staff", ("own_organisation",), None, False, YES),
        ("staff", ("in_team",), "refused", False, YES),
        ("staff", ("in_team", "objects"), "given", True, "person_objects"),
        ("staff", (), "given", True, YES),
        ("staff", (), None, False, "consent_not_asked"),
        ("staff", (), "refused", True, "consent_refused"),
        ("staff", (), "withdrawn", True, "consent_withdrawn"),
        ("staff", (), "given", False, "consent_does_not_cover"),
        ("association", ("asked",), None, False, YES),
        ("association", ("asked", "objects"), None, False, "person_objects"),
        ("association", (), "given", True, YES),
        ("association", (), None, False, "consent_not_asked"),
    ),
)

CALLED_ONCE = RuleTable(
    title="Who is called once more to a meeting",
    section="our own promise",
    about="Nobody is called twice. A unit is called so that somebody there comes: where somebody there is called by "
    "name, the unit is not called beside them; where the unit is, it says itself who comes.",
    columns=("is called already", "their unit is", "somebody who works there is"),
    ask=lambda called, unit_called, by_name: call_more_hindrance(
        called=called, unit_called=unit_called, by_name=by_name
    ),
    rows=(
        (False, False, False, YES),
        (True, False, False, "called_already"),
        (False, True, False, "called_with_unit"),
        (False, False, True, "called_already"),
    ),
)

STRUCK_OFF = RuleTable(
    title="Who is called to a meeting no more",
    section="OSL 2009:400 10:1; our own promise",
    about="When a consent, a place in the team, a mandate or being close ends, everybody who is called is asked about "
    "anew. Who reaches neither the plan nor the call is struck off, and told so where a time was set.",
    columns=("who", "reaches the plan", "reaches the call", "consent covers, or the caller's own"),
    ask=lambda who, plan, call, covered: struck_off(kind=who, reaches_plan=plan, reaches_call=call, covered=covered),
    rows=(
        ("person", False, False, False, ""),
        ("staff", True, False, False, ""),
        ("staff", False, True, True, ""),
        ("staff", False, True, False, "consent"),
        ("staff", False, False, False, "consent"),
        ("staff", False, False, True, "left"),
        ("close_one", False, True, False, ""),
        ("close_one", False, False, False, "left"),
        ("representative", True, False, False, ""),
        ("representative", False, False, False, "left"),
        ("association", False, True, False, ""),
    ),
)

EXPECTED = RuleTable(
    title="Whom a meeting should not be held without",
    section="SoL 2025:400 10:8; HSL 2017:30 16:4",
    about="Region and municipality make the plan together where both have a part in it; the form has them ticked.",
    columns=("organisation", "has a part in the plan"),
    ask=lambda kind, part: is_to_be_called(organisation_kind=kind, has_part=part),
    rows=(
        ("region", True, True),
        ("municipality", True, True),
        ("municipality", False, False),
        ("provider", True, False),
        ("association", True, False),
    ),
)

A_CALL = RuleTable(
    title="What a call holds",
    section="SoL 2025:400 10:8; HSL 2017:30 16:4; practice",
    about="Staff call; somebody more than the person; how, and where so that everybody finds there. The home of "
    "somebody with a protected identity is not written (OSL 22:1).",
    columns=("who calls", "for", "others called", "how", "kind of place", "address", "protected identity"),
    ask=lambda caller, organisation, others, how, kind, place, protected: call_findings(
        caller_kind=caller,
        organisation_kind=organisation,
        others=others,
        how=how,
        place_kind=kind,
        place=place,
        protected=protected,
    ),
    rows=(
        ("staff", "municipality", 2, "room", "care_centre", "Linden", False, YES),
        ("staff", "region", 1, "room", "home", "", False, YES),
        ("staff", "provider", 1, "phone", "", "", False, YES),
        ("staff", "region", 1, "video", "", "", False, YES),
        ("person", "", 1, "phone", "", "", False, "staff_call"),
        ("association", "association", 1, "phone", "", "", False, "staff_call"),
        ("staff", "region", 0, "phone", "", "", False, "nobody_called"),
        ("staff", "region", 1, "", "", "", False, "meeting_how_missing"),
        ("staff", "region", 1, "room", "", "", False, "meeting_place_missing"),
        ("staff", "region", 1, "room", "association_house", " ", False, "meeting_address_missing"),
        ("staff", "region", 1, "room", "home", "Rosbacken 15", False, YES),
        ("staff", "region", 1, "room", "home", "", True, YES),
        ("staff", "region", 1, "room", "home", "Rosbacken 15", True, "protected_home_not_written"),
        ("staff", "region", 1, "room", "care_centre", "Linden", True, YES),
    ),
)

TABLES = (CALLED, CALLED_ONCE, STRUCK_OFF, EXPECTED, A_CALL)
