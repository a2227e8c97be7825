"""Persons, those close and representatives, as other systems ask for them: by page.

The row policies leave out whom the viewer does not reach; the edge opens a reading for each person it tells of.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from ledstjarna.domain.consent.queries import Viewer, told_of_persons
from ledstjarna.domain.consent.rules.identities import AROUND, REGISTER
from ledstjarna.domain.people.models import CloseOne, Mandate, Person, PersonIdentifier, Representative
from ledstjarna.domain.people.rules import search_words
from ledstjarna.foundation.asking import Asked, Page, page_of


def persons_page(viewer: Viewer, asked: Asked) -> Page[Person]:
    """Persons in reach. `where`: `name` (beginnings of words), `born` (comparison, day), `sex`, `deceased`."""
    rows = Person.objects.all()
    asked_for = [search_words(text) for text in asked.where.get("name", ())]
    if not all(asked_for):  # signs alone, which no name begins with
        rows = rows.none()
    for word in [word for words in asked_for for word in words]:
        begins = Q(sort_key__startswith=word) | Q(sort_key__contains=f",{word}") | Q(sort_key__contains=f".{word}")
        rows = rows.filter(begins)
    for comparison, day in asked.where.get("born", ()):
        rows = rows.filter(**{f"birth_date__{comparison}": day})
    if "sex" in asked.where:
        rows = rows.filter(sex__in=asked.where["sex"])
    # By birth date or sex nobody finds whom they are not told it of; nor, by name either, who is protected.
    if asked.where.keys() - {"name"}:
        rows = rows.filter(pk__in=_told(viewer, REGISTER))
    if asked.where and viewer.kind not in ("person", "representative"):
        rows = rows.filter(protected_identity="")
    return page_of(rows, asked)


def numbers_of(viewer: Viewer, persons: Sequence[Person]) -> dict[UUID, list[PersonIdentifier]]:
    """Every number that each of these persons is known by, official ones first. One query."""
    found: dict[UUID, list[PersonIdentifier]] = {row.pk: [] for row in persons}
    counties = {row.county_id for row in persons}
    rows = PersonIdentifier.objects.filter(county_id__in=counties, subject_id__in=list(found))
    for row in rows.order_by("-official", "system", "value"):
        found[row.subject_id].append(row)
    return found


def known_by(viewer: Viewer, system: str, value: str) -> tuple[UUID, ...]:
    """Who in reach has this number; any of a system's when `value` is empty, in any system when `system` is.

    Staff who know the whole number find by it whomever they reach, as on the pages (`find_by_identity`).
    """
    rows = PersonIdentifier.objects.all()
    if not (viewer.is_staff and value):
        rows = rows.filter(subject_id__in=_told(viewer, REGISTER))
    rows = rows.filter(system=system) if system else rows
    rows = rows.filter(value=value) if value else rows
    return tuple(rows.order_by("subject_id").distinct().values_list("subject_id", flat=True))


def close_ones_page(viewer: Viewer, asked: Asked) -> Page[CloseOne]:
    """Those close to persons in reach, those who are not any more among them. `where`: `standing` on a `day`."""
    rows = CloseOne.objects.filter(subject_id__in=_told(viewer, AROUND))
    if "standing" in asked.where:
        standing = Q(ended_at=None) | Q(pk__in=_holding(asked.where["day"]))
        rows = rows.filter(standing if asked.where["standing"] else ~standing)
    return page_of(rows, asked)


def representatives_page(viewer: Viewer, asked: Asked) -> Page[Representative]:
    """Representatives who are not somebody close as well. `where`: `standing`, whether a mandate holds on a `day`."""
    rows = Representative.objects.filter(subject_id__in=_told(viewer, AROUND))
    rows = rows.exclude(pk__in=CloseOne.objects.values("pk"))
    if "standing" in asked.where:
        holding = _holding(asked.where["day"])
        rows = rows.filter(pk__in=holding) if asked.where["standing"] else rows.exclude(pk__in=holding)
    return page_of(rows, asked)


def _told(viewer: Viewer, what: str) -> list[UUID]:
    """Everybody of whom the viewer is told this of who they are: what the pages tell, by the same rule."""
    return [subject_id for subject_id, told in told_of_persons(viewer).items() if what in told]


def _holding(day: date) -> "QuerySet[Mandate, Any]":
    return Mandate.objects.filter(period__contains=day).values("representative_id")


def mandates_by_representative(viewer: Viewer, representative_ids: tuple[UUID, ...]) -> dict[UUID, list[Mandate]]:
    """Every mandate of these representatives, by representative, the oldest first. One query."""
    found: dict[UUID, list[Mandate]] = {key: [] for key in representative_ids}
    for row in Mandate.objects.filter(representative_id__in=representative_ids).order_by("pk"):
        found[row.representative_id].append(row)
    return found


def protected_among(viewer: Viewer, subject_ids: tuple[UUID, ...]) -> set[UUID]:
    """Whom of these a protected identity covers. One query."""
    rows = Person.objects.filter(pk__in=subject_ids).exclude(protected_identity="")
    return set(rows.values_list("pk", flat=True))


def holds_on(mandate: Mandate, day: date) -> bool:
    """Whether a mandate holds on a day. Pure."""
    return day in mandate.period
