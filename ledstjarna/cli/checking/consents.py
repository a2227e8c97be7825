"""What the person has answered about consent, the grounds that reach their data, and the team that stands on them."""

from collections.abc import Iterator
from typing import Any

from ledstjarna.cli.checking.check import Check, Fault, each, fault
from ledstjarna.cli.checking.known import Known
from ledstjarna.cli.checking.life import Life, chained, day_of, grouped, holds
from ledstjarna.cli.checking.standing import may_speak, representative_reads
from ledstjarna.cli.language import N_
from ledstjarna.domain.consent.rules import (
    BASIC,
    basis_rule,
    consent_allows,
    consent_may_become,
    consent_state,
    kinds_of,
)
from ledstjarna.domain.people.rules import CONSENT_MATTERS, let_findings
from ledstjarna.domain.teams.rules import CAN_COORDINATE
from ledstjarna.foundation.findings import Finding

_SECTION = "SoL 2025:400 10:8; HSL 16:4; OSL 10:1"


def _chain(life: Life, _known: Known) -> Iterator[Fault]:
    for rows in grouped(life.answers, "kind").values():
        yield from each(chained(rows, "said_at"))
        ordered = sorted(rows, key=lambda row: row.said_at)
        for before, row in zip([None, *ordered], ordered, strict=False):
            scopes = [(set(one.organisations), one.ends_at) for one in (before, row) if one]
            changed = before and row.state == "given" and scopes[0] != scopes[-1]
            if not changed:
                own_word = before is not None and before.said_by_id != row.said_by_id == row.subject_id
                yield from fault(row, consent_may_become(before.state if before else None, row.state, own_word))


def _said_by(life: Life, known: Known) -> Iterator[Fault]:
    for row in life.consents:
        yield from fault(row, may_speak(life, row.said_by_id, CONSENT_MATTERS[row.kind], day_of(row.said_at)))
        if known.viewer_kind(row.registered_by_id) == "staff" and row.way == "digital":
            yield Fault(row.id, "way_missing")


def _kinds(life: Life, known: Known) -> Iterator[Fault]:
    for row in life.grounds:
        reaches = frozenset(kinds_of(row.basis, narrowed=row.scope_id is not None))
        if row.basis == "representative":
            if row.period.isempty or (row.period.upper is not None and row.period.upper <= known.at):
                continue  # over: the mandates it stood on may have ended since, and are read as they are now
            reaches &= representative_reads(life, row.party_id, day_of(max(row.period.lower, known.at)))
        if row.basis == "close_one" and row.scope_id is None:  # as far as the person lets, and no further
            let = set(row.kinds) - {BASIC}
            if BASIC not in row.kinds or let_findings(let, None, today=day_of(known.at)):
                yield Fault(row.id, section=basis_rule(row.basis).section)
            continue
        if sorted(row.kinds) != sorted(reaches):
            yield Fault(row.id, section=basis_rule(row.basis).section)


def _scope(life: Life, _known: Known) -> Iterator[Fault]:
    # One part of the plan, a call to a meeting and one's own place in it, a thread that went on to a manager, or a
    # carer's own matter.
    narrowed = (life.commitments, life.meeting_calls, life.participants, life.threads, life.carer_supports)
    parts = {row.id for rows in narrowed for row in rows}
    yield from each(row for row in life.grounds if row.scope_id is not None and row.scope_id not in parts)


def _shared(life: Life, known: Known) -> Iterator[Fault]:
    for row in life.grounds:
        if row.basis == "shared_plan" and not row.period.isempty:
            moments = [row.period.lower, *([known.at] if holds(row.period, known.at) else [])]
            hindrances = (_hindrance(life, row, at) for at in moments)
            yield from fault(row, next((hindrance for hindrance in hindrances if hindrance), None))


def _hindrance(life: Life, ground: Any, at: Any) -> Finding | None:
    consent = life.consent_at("sharing", at)
    covered = consent is not None and ground.organisation_id in consent.organisations
    state = consent_state(consent.state, consent.ends_at, at) if consent else None
    return consent_allows(state, covered)


def _own_work(life: Life, known: Known) -> Iterator[Fault]:
    for row in life.grounds:
        if row.basis == "own_work":
            inviters = {known.organisation_of(row.written_by_id)}
            reader = row.organisation_id
            if row.scope_id is not None:  # one thread alone: it goes on to a manager of those who did not answer
                passed = [one for one in life.passed_on if one.thread_id == row.scope_id]
                inviters |= {known.organisation_of(one.from_id) for one in passed}
                reader = known.organisation_of(row.party_id)
            if reader is None or reader not in inviters:
                yield Fault(row.id)


def _coordinators(life: Life, known: Known) -> Iterator[Fault]:
    leading = [row for row in life.members if row.is_coordinator]
    standing = [row for row in leading if holds(row.period, known.at)]
    over = [row for row in leading if row.period.upper is None and row not in standing]
    yield from each(standing[1:])
    yield from each(row for row in leading if row.role not in CAN_COORDINATE or row in over)


def _members(life: Life, known: Known) -> Iterator[Fault]:
    readers = {row.party_id for row in life.grounds if row.scope_id is None and holds(row.period, known.at)}
    for row in life.members:
        if holds(row.period, known.at) and row.party_id not in readers:
            yield Fault(row.id, "member_without_ground")
        if known.role(row.party_id) not in ("", row.role) or known.organisation_of(row.party_id) != row.organisation_id:
            yield Fault(row.id, "member_of_other_organisation")


CHECKS = (
    Check("consent_chain", "Consent", N_("Svaren om samtycke följer inte på varandra."), _chain, _SECTION),
    Check("consent_speaker", "Consent", N_("Den som svarade om samtycke fick inte göra det."), _said_by, _SECTION),
    Check("ground_kinds", "AccessGround", N_("Grunden når annat än den får."), _kinds),
    Check("ground_scope", "AccessGround", N_("Grunden gäller en del som inte finns."), _scope),
    Check(
        "shared_without_consent",
        "AccessGround",
        N_("Någon läser den gemensamma planen utan samtycke."),
        _shared,
        _SECTION,
    ),
    Check(
        "own_work_across",
        "AccessGround",
        N_("Eget arbete sträcker sig till en annan organisation."),
        _own_work,
        "PDL 4:1",
    ),
    Check(
        "coordinator_wrong",
        "TeamMember",
        N_("Fler än en samordnare, eller någon som inte kan vara det."),
        _coordinators,
    ),
    Check("member_wrong", "TeamMember", N_("Någon i teamet saknar grund, eller står fel."), _members),
)
