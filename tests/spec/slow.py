"""The rules a second time, slow and obvious: written from the law's own words, sharing no code with the rules."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from ledstjarna.domain.plans.rules.agreeing import Draft

PUBLIC_SOCIAL = ["open_support", "sol", "lss"]
PUBLIC_CARE = ["health"]


def what_hinders(draft: Draft) -> set[str]:  # noqa: C901 (one question after the other, as the law asks them)
    """What a plan lacks, read straight from SoL 10:8–9 and HSL 16:4 (wording of SFS 2009:981)."""
    lacks = set()
    if len(draft.parts) == 0:
        lacks.add("nobody_does_anything")
    elif draft.parties in (0, 1):
        lacks.add("one_party_only")
    if not draft.sip_on:
        return lacks
    social = [part for part in draft.parts if part.basis in PUBLIC_SOCIAL]
    care = [part for part in draft.parts if part.basis in PUBLIC_CARE]
    others = [part for part in draft.parts if part not in social and part not in care]
    # The person needs supports from both, and consents before the work starts.
    if len(social) == 0:
        lacks.add("sip_no_social_service")
    if len(care) == 0:
        lacks.add("sip_no_health_care")
    if draft.consent_to_plan is None or draft.consent_to_plan in ("refused", "withdrawn"):
        lacks.add("sip_without_consent")
    # (2) which of them each principal answers for
    for part in social + care:
        if part.organisation is None:
            lacks.add("sip_part_without_principal")
    # (3) measures taken by somebody else: told, or told that there are none
    if len(others) == 0 and draft.others_none is False:
        lacks.add("sip_others_not_stated")
    # (4) which principal has the overall responsibility
    if draft.responsible is None:
        lacks.add("sip_no_responsible")
    elif draft.responsible_kind != "region" and draft.responsible_kind != "municipality":
        lacks.add("sip_responsible_not_principal")
    if draft.person_took_part is not True and draft.person_took_part is not False:
        lacks.add("sip_took_part_not_stated")
    return lacks


def what_a_decision_lacks(
    outcome: str, scope: str, reasons: str, appeal: str, starts: date | None, ends: date | None
) -> set[str]:
    """FL 32–33 §§: a no, also in part, is reasoned and says how to appeal; a yes has a scope and a first day."""
    lacks = set()
    says_yes, says_no = outcome in ("granted", "partly"), outcome in ("partly", "refused")
    if not says_yes and not says_no:
        lacks.add("outcome_missing")
    if outcome != "refused" and scope.split() == []:
        lacks.add("scope_missing")
    if says_no and not says_yes and (scope.split() or starts or ends):
        lacks.add("refusal_gives_nothing")
    if says_no and reasons.split() == []:
        lacks.add("reasons_missing")
    if says_no and appeal.split() == []:
        lacks.add("appeal_missing")
    if says_yes and starts is None:
        lacks.add("start_missing")
    if starts is not None and ends is not None and not starts < ends:
        lacks.add("ends_before_start")
    return lacks


# Every owner that fits, by basis: (kind of party, kind of organisation). Everything else does not fit.
ANY_ORGANISATION = ("", "region", "municipality", "provider", "association")
ANY_PARTY = ("person", "close_one", "representative", "staff", "unit")
FITS = {
    "own": {("person", organisation) for organisation in ANY_ORGANISATION},
    "close_one": {(party, organisation) for party in ANY_PARTY[1:3] for organisation in ANY_ORGANISATION},
    "association": {(party, "association") for party in ANY_PARTY},
    "open_support": {(party, "municipality") for party in ANY_PARTY},
    "sol": {(party, "municipality") for party in ANY_PARTY},
    "lss": {(party, organisation) for party in ANY_PARTY for organisation in ("municipality", "region")},
    "health": {(party, organisation) for party in ANY_PARTY for organisation in ("region", "municipality", "provider")},
}

# Who chooses, by who is signed in and what they say they do; what is not named is refused.
CHOOSES = {
    ("person", "self"): "self",
    ("person", "representative"): "self",
    ("person", "understood_will"): "self",
    ("representative", "self"): "representative",
    ("representative", "representative"): "representative",
    ("representative", "understood_will"): "representative",
    ("staff", "self"): "self",
    ("staff", "representative"): "representative",
    ("staff", "understood_will"): "understood_will",
}


@dataclass(frozen=True)
class Ground:
    """A ground for access, as plainly as it can be put."""

    subject_id: UUID
    party_id: UUID
    basis: str
    kinds: tuple[str, ...]
    starts: datetime
    ends: datetime | None
    part_id: UUID | None = None
    written_by_id: UUID | None = None


@dataclass
class Reached:
    """What somebody reaches of one person."""

    kinds: set[str] = field(default_factory=set)
    kinds_unnamed: set[str] = field(default_factory=set)  # where somebody close is to be named on the row itself
    parts: set[UUID] = field(default_factory=set)
    bases: set[str] = field(default_factory=set)
    by_basis: set[tuple[str, str]] = field(default_factory=set)  # basis and kind, of the whole grounds
    kinds_to_change: set[str] = field(default_factory=set)  # reading across organisations changes nothing
    parts_to_change: set[UUID] = field(default_factory=set)
    bases_to_change: set[str] = field(default_factory=set)


def what_is_reached(
    grounds: Iterable[Ground], parties: set[UUID], subject_id: UUID, at: datetime, here_as: str = ""
) -> Reached:
    """Go through every ground, one by one. `here_as`: who is close and represents too says as which they are here."""
    reached = Reached()
    for ground in grounds:
        if ground.subject_id != subject_id or ground.party_id not in parties:
            continue
        if at < ground.starts or (ground.ends is not None and at >= ground.ends):
            continue
        if here_as == "close_one" and ground.basis == "representative":
            continue
        if here_as == "representative" and ground.basis == "close_one":
            continue
        reached.bases.add(ground.basis)
        if ground.part_id is None:
            reached.kinds.update(ground.kinds)
            reached.by_basis.update((ground.basis, kind) for kind in ground.kinds)
            if ground.basis != "close_one":
                reached.kinds_unnamed.update(ground.kinds)
        else:
            reached.parts.add(ground.part_id)
        if ground.basis in ("coherent", "incapacity", "emergency"):
            continue
        reached.bases_to_change.add(ground.basis)
        if ground.part_id is None:
            reached.kinds_to_change.update(ground.kinds)
        else:
            reached.parts_to_change.add(ground.part_id)
    return reached


def the_ground_the_log_names(reached: Reached, kind: str) -> str:
    """On which ground somebody read a kind of record who may hold several: who could read it anyway did not need the
    emergency for it, nor lasting incapacity, nor the person's yes to reading.
    """
    holding = {basis for basis, reaches in reached.by_basis if reaches == kind}
    for basis in ["own", "representative", "own_work", "own_records", "shared_plan"]:
        if basis in holding:
            return basis
    for basis in ["application", "care_request", "assignment", "close_one", "request"]:
        if basis in holding:
            return basis
    if "coherent" in holding:
        return "coherent"
    if "incapacity" in holding:
        return "incapacity"
    return "emergency" if "emergency" in holding else "lift_request"


def may_be_let(lets: set[str]) -> bool:
    """Each of the ways in which somebody close can be let to read, by name."""
    return sorted(lets) in (
        ["plan"], ["story"], ["plan", "story"], ["plan", "team"], ["plan", "story", "team"]
    )  # fmt: skip


def needs_to_read(part: bool, contact: bool, came_after: bool, stays: bool) -> bool:
    """Somebody in a team whose plan has ended: one reason after the other."""
    if part or contact:
        return True
    return True if came_after else stays


def what_stops_it_after_the_end(what: str, plan: str, parts: list[str]) -> str:
    """Once the plan has ended only what is about a part, the team or the person can be done, and only while somebody
    still is to do something: the empty text when it can be, else why not.
    """
    if plan == "running":
        return ""
    if plan == "none":
        return "no_plan"
    for state in parts:
        over = state == "ended" or state == "declined" or state == "refused"
        if state != "chosen" and not over and what in _ABOUT_A_PART_OR_SOMEBODY:
            return ""
    return "plan_has_ended"


def who_answers_the_person(kind: str, staff: bool, is_unit: bool) -> str:
    """The team, always, when there is one; else whoever failed to come, about that and nothing else."""
    if not staff:
        return "unit" if kind == "nobody_came" and is_unit else ""
    return "team"


_ABOUT_A_PART_OR_SOMEBODY = [
    "tell",  # that nobody came, or that it is not good
    "begin_deviation",  # that the team failed each other
    "link_plan",  # a paper that somebody keeps about the person
    "stop_commitment",  # the person no longer wants the part
    "ask_new_owner",  # somebody else takes the part over
    "choose_owner",  # and the person says yes to them
]
