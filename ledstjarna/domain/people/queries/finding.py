"""Finding a person: by name among one's own, by identity number among all. Every look-up leaves a log row."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import NotForYou, Viewer, log_finding, log_listing, persons_in_reach, when_found
from ledstjarna.domain.consent.rules import BASIC
from ledstjarna.domain.organisations.queries import assignments_of, staff_member_of
from ledstjarna.domain.people.models import Person, PersonIdentifier
from ledstjarna.domain.people.queries.persons import display_name
from ledstjarna.domain.people.rules import search_words
from ledstjarna.domain.people.rules.looking_up import LOOK_UP_WINDOW, look_ups_finding
from ledstjarna.foundation.clock import now
from ledstjarna.foundation.findings import require
from ledstjarna.foundation.identity import IdentityNumber


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """What a look-up by identity number tells before there is any ground: who it is, and no more."""

    subject_id: UUID
    name: str
    protected: bool
    birth_year: int | None


def find_in_reach(viewer: Viewer, text: str, limit: int = 20) -> list[Person]:
    """The viewer's own persons with a name that begins as each word of `text` does, in name order.

    Upper and lower case and accents other than å ä ö do not matter. Logged as one list. Nobody with a protected
    identity is among them: the list does not say the name, and an answer to it would (OSL 22:1).
    """
    words = search_words(text)
    if not words:
        return []
    rows = Person.objects.filter(pk__in=persons_in_reach(viewer, kind=BASIC), protected_identity="")
    for word in words:
        rows = rows.filter(
            Q(sort_key__startswith=word) | Q(sort_key__contains=f",{word}") | Q(sort_key__contains=f".{word}")
        )
    found = list(rows.order_by("sort_key", "pk")[:limit])
    log_listing(viewer, [row.pk for row in found], what="find_in_reach")
    return found


def find_by_identity(viewer: Viewer, number: IdentityNumber) -> FoundPerson | None:
    """The person with exactly this number, in or out of reach, None when nobody has it.

    For staff, who need it to begin contact; raises NotForYou for others. Logged whether found or not. RuleBroken where
    one of the staff has asked for more, in all their assignments, than anybody meets: numbers are not to be tried out.
    """
    if not viewer.is_staff:
        raise NotForYou(viewer, None, "find_by_identity")
    whose, at = staff_member_of(viewer.party_id), now()
    parties = {viewer.party_id, *(one.pk for one in (assignments_of(whose) if whose else ()))}
    with automatic_run("find_by_identity"):
        row = numbered(number, parties, what="find_by_identity", at=at)
    log_finding(viewer, row.pk if row else None, what="find_by_identity")
    return _found(row) if row else None


def numbered(number: IdentityNumber, parties: Iterable[UUID], *, what: str, at: datetime) -> Person | None:
    """Whose number it is. RuleBroken where `parties` have looked up more, as `what` in the log, than anybody needs to.

    For automatic runs; the caller logs the look-up.
    """
    require(look_ups_finding(when_found(parties, what=what, since=at - LOOK_UP_WINDOW), at))
    subject_id = known_as(number.system, number.value12)
    return Person.objects.get(pk=subject_id) if subject_id else None


def _found(row: Person) -> FoundPerson:
    return FoundPerson(
        subject_id=row.pk,
        name=display_name(row, reveal_protected=False),
        protected=bool(row.protected_identity),
        birth_year=row.birth_date.year if row.birth_date else None,
    )


def found_again(viewer: Viewer, subject_id: UUID) -> FoundPerson | None:
    """What the viewer's own look-up just told of this person, told once more on the page that it leads to.

    For whoever looked the person up: the edge knows that they did. Logged as the look-up is.
    """
    if not viewer.is_staff:
        raise NotForYou(viewer, None, "found_again")
    with automatic_run("found_again"):
        row = Person.objects.filter(pk=subject_id).first()
    if row is None:
        return None
    log_finding(viewer, subject_id, what="found_again")
    return _found(row)


def known_as(system: str, value: str) -> UUID | None:
    """Whose number `value` in `system` is. For automatic runs: the row policies show others only their own."""
    return PersonIdentifier.objects.filter(system=system, value=value).values_list("subject_id", flat=True).first()
