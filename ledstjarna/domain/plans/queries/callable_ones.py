"""Who there is to call to a meeting about the plan, and what hinders it: asked by the form and by the action."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import Reading, current_consents, parties_reaching
from ledstjarna.domain.organisations.queries import organisations_by_id, units, workplaces
from ledstjarna.domain.people.queries import close_ones, mandate_hindrance, person, representatives
from ledstjarna.domain.plans.models import Commitment, MeetingParticipant
from ledstjarna.domain.plans.queries.plan_view import plan_view
from ledstjarna.domain.plans.rules.calling import Candidate, called_by_name, calling_hindrance, is_to_be_called
from ledstjarna.domain.teams.queries import team
from ledstjarna.foundation.findings import Finding


@dataclass(frozen=True, slots=True)
class ToCall:
    """Somebody who could be called: as the rule sees them, and as a participant will be written."""

    party_id: UUID
    label: str
    rule: Candidate
    organisation_id: UUID | None = None
    organisation_label: str = ""
    about_label: str = ""
    expected: bool = False

    @property
    def hindrance(self) -> Finding | None:
        """Why they may not be called; None when they may."""
        return calling_hindrance(self.rule)

    def with_word(self, *, agrees: bool) -> "ToCall":
        """The same one, when the person has just said that somebody close may come."""
        if not agrees or self.rule.kind != "close_one":
            return self
        return replace(self, rule=replace(self.rule, agrees=True, objects=False))


def callable_ones(reading: Reading) -> list[ToCall]:
    """Everybody around the plan, the person first. Those who may not be called stand there with the reason."""
    whom = person(reading)
    known_as = "" if whom.protected_identity else whom.name
    itself = ToCall(reading.subject_id, whom.name, Candidate("person"), about_label=whom.name)
    objected, parts = _objected(reading), [row for row in plan_view(reading).going_on if row.owner_organisation_id]
    around = [itself, *_private(reading, known_as, objected), *_team(reading, known_as, objected, parts)]
    found = {row.party_id: row for row in around}
    for row in _with_parts(reading, known_as, parts):
        found.setdefault(row.party_id, row)
    return list(found.values())


def units_called(parties: Iterable[UUID]) -> dict[UUID, UUID]:
    """The unit that each of the parties works in, a unit's own; private persons belong to none. Two queries."""
    return {party: unit_id for party, (unit_id, _organisation, _kind) in workplaces(parties).items()}


def called_once(called: Sequence[ToCall]) -> list[ToCall]:
    """Those who are called, without a unit that somebody among them works in."""
    by_name = called_by_name(units_called(one.party_id for one in called))
    return [one for one in called if one.party_id not in by_name]


def more_to_call(reading: Reading, standing: Iterable[ToCall]) -> list[ToCall]:
    """Units of the organisations that the person's consent covers and that are not around the plan yet."""
    consent = current_consents(reading).get("sharing")
    covered = set(consent.organisations) if consent and consent.state == "given" else set()
    wanted = covered | {reading.viewer.organisation_id}
    whom = person(reading)
    rows = units(county_id=reading.county_id, municipality_id="") if wanted else []
    there = {row.party_id for row in standing}
    known_as = "" if whom.protected_identity else whom.name
    return [
        ToCall(
            row.id, f"{row.name}, {row.organisation.name}"[:200], _outside(reading, row.organisation_id, "staff"),
            row.organisation_id, row.organisation.name, known_as,
        )
        for row in rows
        if row.organisation_id in wanted and row.id not in there and row.organisation.kind != "association"
    ]  # fmt: skip


def _private(reading: Reading, known_as: str, objected: set[UUID]) -> Iterator[ToCall]:
    with automatic_run("who_may_come"):  # a ground shows to whoever has or wrote it; here only whether there is one
        reads = parties_reaching(reading.subject_id, reading.at)
    represent = [seen.representative for seen in representatives(reading)]
    for row in represent:
        stands = mandate_hindrance(reading, row.id, "plan") is None
        rule = Candidate("representative", mandate=stands, objects=row.id in objected)
        yield ToCall(row.id, row.name, rule, about_label=known_as)
    for close in close_ones(reading):
        if close.id not in {row.id for row in represent}:  # one who also holds a mandate comes by it
            rule = Candidate("close_one", agrees=close.id in reads, objects=close.id in objected)
            yield ToCall(close.id, close.name, rule, about_label=known_as)


def _team(reading: Reading, known_as: str, objected: set[UUID], parts: list[Commitment]) -> Iterator[ToCall]:
    members = [row for row in team(reading) if row.organisation_id]
    names = _organisations(row.organisation_id for row in members)
    with_parts = {row.owner_organisation_id for row in parts}
    for row in members:
        organisation = names.get(row.organisation_id) if row.organisation_id else None
        own = row.organisation_id == reading.viewer.organisation_id
        rule = Candidate("staff", own_organisation=own, in_team=True, objects=row.party_id in objected)
        yield ToCall(
            row.party_id, row.label, rule, row.organisation_id, organisation.name if organisation else "", known_as,
            _expected(organisation, with_parts),
        )  # fmt: skip


def _with_parts(reading: Reading, known_as: str, parts: list[Commitment]) -> Iterator[ToCall]:
    """Those who answer for a part of the plan and are not in the team: each unit once."""
    rows = {row.owner_id: row for row in parts}
    names = _organisations(row.owner_organisation_id for row in rows.values())
    with_parts = {row.owner_organisation_id for row in rows.values()}
    for row in rows.values():
        organisation = names.get(row.owner_organisation_id) if row.owner_organisation_id else None
        association = organisation is not None and organisation.kind == "association"
        rule = _outside(reading, row.owner_organisation_id, "association" if association else "staff")
        told = str(row.shared_words.get("name", "")) if association else known_as
        yield ToCall(
            row.owner_id, row.owner_label, replace(rule, asked=association), row.owner_organisation_id,
            organisation.name if organisation else "", told if known_as else "", _expected(organisation, with_parts),
        )  # fmt: skip


def _outside(reading: Reading, organisation_id: UUID | None, kind: str) -> Candidate:
    consent = current_consents(reading).get("sharing")
    return Candidate(
        kind, own_organisation=organisation_id == reading.viewer.organisation_id and kind == "staff",
        consent=consent.state if consent else None,
        covered=bool(consent and organisation_id in consent.organisations),
    )  # fmt: skip


def _organisations(ids: Iterable[UUID | None]) -> dict[UUID, Any]:
    return organisations_by_id({one for one in ids if one})


def _expected(organisation: Any, with_parts: set[UUID | None]) -> bool:
    if organisation is None:
        return False
    return is_to_be_called(organisation_kind=organisation.kind, has_part=organisation.id in with_parts)


def _objected(reading: Reading) -> set[UUID]:
    """Those whom the person did not want at the last meeting that they were called to."""
    rows = MeetingParticipant.objects.filter(**reading.rows).order_by("id").values_list("party_id", "left_out_why")
    return {party_id for party_id, why in dict(rows).items() if why == "person"}
