"""What a person can say is wrong: each thing as it reads now, and who keeps it."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.consent.rules import NEEDS, PLAN, STORY
from ledstjarna.domain.consent.rules.sectors import sector_of
from ledstjarna.domain.keeping.rules.rectifying import CONTACT, GOAL, NEED, OTHER, PART
from ledstjarna.domain.keeping.rules.rectifying import STORY as OWN_STORY
from ledstjarna.domain.keeping.rules.terms import OWN, law_of
from ledstjarna.domain.needs.queries import current_needs
from ledstjarna.domain.organisations.queries import organisations_by_id, still_working, works_of_parties
from ledstjarna.domain.people.queries import current_story
from ledstjarna.domain.plans.queries import plan_view
from ledstjarna.domain.teams.queries import team


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that can be said to be wrong. `life_area` is what a need is called by; `author_id` wrote it."""

    about: str
    row_id: UUID | None
    title: str
    life_area: str = ""
    author_id: UUID | None = None
    organisation_id: UUID | None = None

    @property
    def code(self) -> str:
        """What a form calls it."""
        return f"{self.about}:{self.row_id}" if self.row_id else self.about


@dataclass(frozen=True, slots=True)
class Keeper:
    """Who keeps a thing, by which law, and the named somebody whom a request about it reaches, with their own."""

    law: str
    organisation_id: UUID | None
    organisation_label: str
    reaches_id: UUID
    reaches_label: str


def things(reading: Reading) -> list[Thing]:
    """Everything that this reading reaches and that can be wrong, contact details first, anything else last."""
    return list(_things(reading))


def _things(reading: Reading) -> Iterator[Thing]:
    yield Thing(CONTACT, None, "")
    if reading.may(STORY) and current_story(reading):
        yield Thing(OWN_STORY, None, "")
    if reading.may(NEEDS):
        for need in current_needs(reading):
            yield Thing(
                NEED, need.pk, need.need or need.own_words, need.life_area, need.assessment.assessed_by_id,
                need.assessment.organisation_id,
            )  # fmt: skip
    if reading.may(PLAN):
        view = plan_view(reading)
        for one in view.goals:
            yield Thing(GOAL, one.goal.pk, one.goal.words, author_id=one.goal.written_by_id)
        for part in view.going_on:
            yield Thing(PART, part.pk, part.title, author_id=part.owner_id, organisation_id=part.owner_organisation_id)
    yield Thing(OTHER, None, "")


def keeper_of(reading: Reading, thing: Thing) -> Keeper | None:
    """Who keeps it and whom a request reaches; None when nobody of staff is in the team.

    Whoever wrote it, where they are at work in the team; else a colleague of theirs there; else whoever coordinates.
    What the person wrote in the plan, and who they are, is kept by whoever coordinates; their story is their own.
    """
    staff = [member for member in team(reading) if member.organisation_id]
    at_work = still_working([member.party_id for member in staff])
    staff = [member for member in staff if member.party_id in at_work]
    if not staff:
        return None
    works = works_of_parties(filter(None, (thing.author_id, thing.organisation_id, staff[0].party_id)))
    writer = next((each for each in (thing.author_id, thing.organisation_id) if each in works), staff[0].party_id)
    organisation_id, role, unit, kind = works[writer]
    reached = next(
        (member for member in staff if member.party_id == writer),
        next((member for member in staff if member.organisation_id == organisation_id), staff[0]),
    )
    law = OWN if thing.about == OWN_STORY else law_of(sector=sector_of(role, unit), organisation_kind=kind)
    names = organisations_by_id([organisation_id])
    return Keeper(law, reached.organisation_id, names[organisation_id].name, reached.party_id, reached.label)
