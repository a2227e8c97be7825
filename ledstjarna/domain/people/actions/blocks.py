"""Blocks and reading across organisations, said by somebody who may say it: both stand in the room below."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.actions import lift_block, read_coherently, set_block
from ledstjarna.domain.consent.queries import (
    Block,
    NotForYou,
    Reading,
    Viewer,
    block_around,
    block_of,
    block_sectors,
    lifting_sector_at,
    open_change,
)
from ledstjarna.domain.consent.rules import BASIC, block_findings, level_of, registered_lift_hindrance, sector_of
from ledstjarna.domain.organisations.queries import organisation, unit
from ledstjarna.domain.people.access import TELLS, block_hindrance_of, speaks_as, word_of_person
from ledstjarna.domain.people.models import Person, Representative
from ledstjarna.domain.people.rules import age_on, way_finding
from ledstjarna.foundation.clock import STOCKHOLM
from ledstjarna.foundation.findings import Finding, RuleBroken, require

OLDER = 65  # whom the social side of lag 2022:913 covers as older; the law gives no age [M]


@transaction.atomic
def set_persons_block(
    *, by: Viewer, subject_id: UUID, organisation_id: UUID, way: str, at: datetime, unit_id: UUID | None = None,
    process: str = "", said_by: UUID | None = None, person_says: str = "", person_how: str = "",
) -> UUID:  # fmt: skip
    """Block what an organisation, one unit or one process in it has written. By the person, a representative within
    their mandate, or as staff were told it; never by a guardian for a child. Returns the block's id.

    `person_says` and `person_how`: as for `answer_consent`.

    Raises NotForYou; RuleBroken for a close one, a guardian, an association, a unit elsewhere; to the person
    themself also for a block that stands.
    """
    told = word_of_person(person_says, person_how)
    change, speaker = _speaking(by, subject_id, "set_persons_block", way, said_by, told)
    label = _allowed(change, speaker, told, block_sectors(change, organisation_id, unit_id, process))
    found, where = organisation(organisation_id), unit(unit_id) if unit_id else None
    require(
        *block_findings(
            speaker=speaks_as(change, speaker), level=level_of(unit_id, process), process=process,
            unit_in_organisation=where is not None and where.organisation_id == organisation_id,
            is_author=found is not None and found.kind != "association",
        )
    )  # fmt: skip
    block = set_block(
        change, organisation_id=organisation_id, unit_id=unit_id, process=process, way=way, at=at,
        said_by=(speaker, label),
    )  # fmt: skip
    return block.pk


@transaction.atomic
def lift_persons_block(
    *, by: Viewer, subject_id: UUID, block_id: UUID, way: str, at: datetime, said_by: UUID | None = None,
    person_says: str = "", person_how: str = "",
) -> None:  # fmt: skip
    """Lift a block at once. By whom may set one; the person's own by themself. Raises NotForYou, RuleBroken."""
    told = word_of_person(person_says, person_how)
    change, speaker = _speaking(by, subject_id, "lift_persons_block", way, said_by, told)
    block = block_of(change, block_id)
    if block is None:
        raise NotForYou(by, subject_id, "block")
    label = _may_lift(change, speaker, told, block)
    lift_block(change, block_id=block_id, way=way, at=at, said_by=(speaker, label))


@transaction.atomic
def lift_persons_block_around(
    *, by: Viewer, subject_id: UUID, organisation_id: UUID, way: str, at: datetime, said_by: UUID,
    unit_id: UUID | None = None, process: str = "", person_says: str = "", person_how: str = "",
) -> None:  # fmt: skip
    """The same as staff were told it: where the block stands, since they need not know which there are.

    By care staff of the giver that blocks alone; by the social services' where they alone work there. Raises
    RuleBroken for others before anything is looked up.
    """
    home = unit(by.unit_id) if by.unit_id else None
    require(
        registered_lift_hindrance(
            asker_sector=sector_of(by.role, home.kind if home else ""), lifts=lifting_sector_at(organisation_id),
            own_organisation=by.organisation_id == organisation_id,
        )
    )  # fmt: skip
    told = word_of_person(person_says, person_how)
    change, speaker = _speaking(by, subject_id, "lift_persons_block", way, said_by, told)
    _allowed(change, speaker, told, block_sectors(change, organisation_id, unit_id, process))
    block = block_around(change, organisation_id, unit_id, process)
    if block is None:
        raise RuleBroken(Finding("block_not_there", field_name="where"))
    label = _may_lift(change, speaker, told, block)
    lift_block(change, block_id=block.pk, way=way, at=at, said_by=(speaker, label))


@transaction.atomic
def begin_reading(
    *, by: Viewer, subject_id: UUID, route: str, relevance: str, at: datetime, attitude: str = "",
    disabled: bool = False,
) -> UUID:  # fmt: skip
    """Let the viewer read what other givers have written, by the person's consent or by the rules of lasting
    incapacity. `disabled`: that the person lives with a disability, as the viewer knows. Returns the ground's id.

    Raises NotForYou, RuleBroken with everything that is missing.
    """
    change = open_change(by, subject_id, what="begin_reading", kinds=[BASIC])
    born = Person.objects.values_list("birth_date", flat=True).get(**change.rows)
    is_older = born is not None and age_on(born, at.astimezone(STOCKHOLM).date()) >= OLDER
    ground = read_coherently(
        change, route=route, relevance=relevance, attitude=attitude, older_or_disabled=is_older or disabled, at=at
    )
    return ground.pk


def _speaking(
    by: Viewer, subject_id: UUID, what: str, way: str, said_by: UUID | None, told: dict[str, str]
) -> tuple[Reading, UUID]:
    change = open_change(by, subject_id, what=what, kinds=[BASIC], detail=told)
    speaker = (said_by or subject_id) if by.kind == "staff" else by.party_id
    require(
        None if by.kind in TELLS else Finding("no_mandate", {"kind": by.kind}),
        way_finding(by.kind, way),
    )
    return change, speaker


def _may_lift(change: Reading, speaker: UUID, told: dict[str, str], block: Block) -> str:
    sectors = block_sectors(change, block.organisation_id, block.unit_id, block.process)
    return _allowed(change, speaker, told, sectors, persons_own=block.said_by_id == change.subject_id)


def _allowed(
    change: Reading, speaker: UUID, told: dict[str, str], sectors: Collection[str], *, persons_own: bool = False
) -> str:
    """How the row names them, if they may set or lift what hides what `sectors` write."""
    says = told.get("person_says", "")
    require(*block_hindrance_of(change, speaker, sectors=sectors, person_says=says, persons_own=persons_own))
    return _label(change, speaker)


def _label(change: Reading, speaker: UUID) -> str:
    if change.viewer.kind != "staff":
        return change.viewer.label
    if speaker == change.subject_id:
        return Person.objects.get(**change.rows).name
    found = Representative.objects.filter(**change.rows, pk=speaker).first()
    require(None if found else Finding("representative_unknown", field_name="said_by"))
    return found.name if found else ""
