"""A person, somebody close to them or a representative, as the viewer that the rooms know."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from ledstjarna.domain.consent.context import automatic_run, set_viewer
from ledstjarna.domain.consent.queries import Viewer, parts_in_reach, persons_in_reach
from ledstjarna.domain.consent.rules import BASIC, bases_set_aside, mandate_reads
from ledstjarna.domain.consent.rules.identities import IN_LOG, NAME, identity_shown
from ledstjarna.domain.people.models import CloseOne, Mandate, Person, SignInNumber
from ledstjarna.domain.people.queries.finding import known_as
from ledstjarna.domain.people.queries.persons import PROTECTED_NAME, THEMSELF, display_name
from ledstjarna.domain.people.rules import age_on
from ledstjarna.foundation.clock import today
from ledstjarna.foundation.identity import IdentityNumber
from ledstjarna.foundation.standing import standing


def private_viewer(party_id: UUID, kind: str, subject_id: UUID) -> Viewer | None:
    """The viewer who opens `subject_id`'s door as `party_id`, None when they may not any more.

    The context is set to the party, so the row policies decide what is found: a person themself, somebody close
    whom the person lets read or who answers for a part, a representative while a mandate holds today. Two queries
    at most but for the one who only answers for a part.
    """
    if kind == "person":
        return _themself(subject_id) if party_id == subject_id else None
    if kind == "close_one":
        return _close_one(party_id, subject_id)
    return _representative(party_id, subject_id, today()) if kind == "representative" else None


@dataclass(frozen=True, slots=True)
class OpensFor:
    """Whose door somebody private may open, and as what: person, representative or close_one."""

    party_id: UUID
    kind: str
    subject_id: UUID
    whose: str
    role: str = ""


def signing_in_as(number: IdentityNumber) -> list[OpensFor]:
    """Everybody whose door the one with exactly this number may open now, their own first. They have just proved that
    the number is theirs. Nobody who has died, no mandate that does not hold today, nobody who may read nothing. Who is
    close to a person and represents them too is told both, and says as which they are here.

    Only for a sign-in: no viewer stands behind it yet. In a transaction of its own, whose context it leaves as one of
    those parties.
    """
    with automatic_run("signing_in"):
        own = known_as(number.system, number.value12)
        named = list(
            SignInNumber.objects.filter(system=number.system, value=number.value12).values_list(
                "party_id", "subject_id"
            )
        )
    asked = [(own, "person", own)] if own else []
    return _open(asked + [(party, kind, subject) for kind in _ASIDE for party, subject in named])


def opening_as(party_id: UUID, subject_id: UUID) -> list[OpensFor]:
    """As what this party may open the person's door now: who represents them may be close to them too.

    In a transaction of its own, as `signing_in_as`.
    """
    return _open([(party_id, kind, subject_id) for kind in ("person", *_ASIDE)])


_ASIDE = ("representative", "close_one")  # what one may be to somebody else, and both at once


def _open(asked: "list[tuple[UUID, str, UUID]]") -> list[OpensFor]:
    found: dict[tuple[UUID, str], OpensFor] = {}
    for party_id, kind, subject_id in asked:
        known = {(subject_id, "person"), (subject_id, kind)} & found.keys()
        opens = None if known else opens_for(party_id, kind, subject_id)
        if opens:
            found[subject_id, kind] = opens
    return list(found.values())


def opens_for(party_id: UUID, kind: str, subject_id: UUID) -> OpensFor | None:
    """What `party_id` opens as, None when they may not any more. The transaction's context becomes theirs."""
    set_viewer((party_id,), not_as=bases_set_aside(kind))
    viewer = private_viewer(party_id, kind, subject_id)
    if viewer is None or (kind == "close_one" and not _reaches(viewer, subject_id)):
        return None
    return OpensFor(party_id, kind, subject_id, viewer.whose, viewer.role)


def _reaches(viewer: Viewer, subject_id: UUID) -> bool:
    """Whether the person lets them read, or they answer for a part."""
    reads = subject_id in persons_in_reach(viewer, kind=BASIC)
    return reads or any(person == subject_id for person, _ in parts_in_reach(viewer))


def _themself(subject_id: UUID) -> Viewer | None:
    person = _living(subject_id)
    if person is None:
        return None
    named = NAME in identity_shown(person.protected_identity, "own", IN_LOG)
    return _viewer(subject_id, "person", person.name, person, logged_as="" if named else THEMSELF)


def _close_one(party_id: UUID, subject_id: UUID) -> Viewer | None:
    viewer = _named_close_one(party_id, subject_id)
    if viewer or not any(person == subject_id for person, _ in parts_in_reach(_bare(party_id))):
        return viewer
    # Their own name and whose part it is: they know both, and without them they could not answer for it.
    with automatic_run("close_one_with_a_part"):
        return _named_close_one(party_id, subject_id)


def _named_close_one(party_id: UUID, subject_id: UUID) -> Viewer | None:
    close = CloseOne.objects.filter(pk=party_id, subject_id=subject_id, ended_at=None).first()
    person = Person.objects.filter(pk=subject_id, deceased=False).first() if close else None
    if close is None or person is None:
        return None
    # What is kept of them, in the log and on rows, names nobody whose own identity is protected.
    label = f"{close.relation}{_of(person)}" if close.protected else f"{close.name}, {close.relation}{_of(person)}"
    return _viewer(party_id, "close_one", label, person, role=close.relation)


def _representative(party_id: UUID, subject_id: UUID, day: date) -> Viewer | None:
    rows = Mandate.objects.filter(subject_id=subject_id, representative_id=party_id, period__contains=day)
    protected = CloseOne.objects.filter(pk=OuterRef("representative_id"), protected=True)
    rows = rows.annotate(kin=Subquery(protected.values("relation")))
    mandates = list(rows.select_related("representative").order_by("pk"))
    person = _living(subject_id) if mandates else None
    if person is None:
        return None
    # Of several they are here by the one that lets them read most: it is the one that the pages speak of.
    age = age_on(person.birth_date, day) if person.birth_date else None
    first = max(mandates, key=lambda row: len(mandate_reads(row.kind, row.scopes, age)))
    label = f"{first.kin or first.representative.name}{_of(person)}"  # as of somebody close who is protected
    return _viewer(party_id, "representative", label, person, role=first.kind, scopes=tuple(sorted(first.scopes)))


def _of(person: Person) -> str:
    """Whose close one or representative, for labels that logs and lists keep: not of a protected identity."""
    name = display_name(person, reveal_protected=False)
    return "" if name == PROTECTED_NAME else f" ({name})"


def _living(subject_id: UUID) -> Person | None:
    return next((person for person in _persons(subject_id) if not person.deceased), None)


@standing
def _persons(subject_id: UUID) -> "QuerySet[Person, Person]":
    return Person.objects.filter(pk=subject_id)


def _viewer(
    party_id: UUID, kind: str, label: str, person: Person, role: str = "", scopes: tuple[str, ...] = (),
    logged_as: str = "",
) -> Viewer:  # fmt: skip
    return Viewer(
        party_id=party_id, parties=(party_id,), kind=kind, label=label[:200], role=role, scopes=scopes,
        whose=person.name, logged_as=logged_as,
        discreet=bool(person.protected_identity) and kind == "close_one", county_id=person.county_id,
        municipality_id=person.municipality_id or "",
    )  # fmt: skip


def _bare(party_id: UUID) -> Viewer:
    return Viewer(party_id=party_id, parties=(party_id,), kind="close_one", label="")
