"""Blocks and emergencies: said by who may, with a beginning and an end that fit, and reviewed with an outcome."""

from collections.abc import Iterator

from ledstjarna.cli.checking.check import Check, Fault
from ledstjarna.cli.checking.known import Known
from ledstjarna.cli.checking.life import Life, by
from ledstjarna.cli.language import N_
from ledstjarna.domain.consent.rules import emergency_until
from ledstjarna.domain.consent.rules.emergencies import DANGERS, REVIEW


def _blocks(life: Life, _known: Known) -> Iterator[Fault]:
    for row in life.blocks:
        if not row.said_by_label or not row.way:
            yield Fault(row.id, "block_says_not_who")
        if not row.period.upper_inf and not row.period.isempty and not (row.lifted_way and row.lifted_by_label):
            yield Fault(row.id, "lift_says_not_who")


def _emergencies(life: Life, _known: Known) -> Iterator[Fault]:
    grounds = by(life.grounds, "id")
    for row in life.emergencies:
        ground = grounds.get(row.ground_id)
        if ground is None or ground.basis != "emergency" or ground.party_id != row.opened_by_id:
            yield Fault(row.id, "ground_missing")
        elif ground.period.upper is None or ground.period.upper > emergency_until(row.opened_at):
            yield Fault(row.id, "reads_too_long")
        if row.danger not in DANGERS or not row.reason.strip():
            yield Fault(row.id, "reason_missing")
        if bool(row.outcome) != (row.reviewed_at is not None) or bool(row.outcome) != bool(row.reviewed_by_label):
            yield Fault(row.id, "review_not_whole")
        if row.reviewed_at is not None and row.reviewed_at < row.ends_at:
            yield Fault(row.id, "reviewed_too_early")
        if row.state != "reviewed" and (
            row.state not in REVIEW.states or (row.state in REVIEW.ends) != bool(row.outcome)
        ):
            yield Fault(row.id, "review_not_whole")


CHECKS = (
    Check("block_wrong", "Block", N_("En spärr säger inte vem som satte eller hävde den."), _blocks, "2022:913 2:3"),
    Check(
        "emergency_wrong", "EmergencyAccess", N_("En nödöppning saknar grund, skäl, slut eller hel granskning."),
        _emergencies, "2022:913 3:5",
    ),
)  # fmt: skip
