"""Who is asking, and what they may reach. Denies by default: no ground, no answer."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from ledstjarna.domain.consent.models import AccessGround
from ledstjarna.domain.consent.rules.kinds import PART, PLAN, READS_ONLY, bases_set_aside
from ledstjarna.domain.consent.rules.named import in_order
from ledstjarna.foundation.clock import now
from ledstjarna.foundation.standing import standing


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who is asking, as what. `parties` holds the ids they act as (a staff member: assignment and unit).

    `role` is a staff member's role, a representative's kind of mandate, what somebody close is to the person; `scopes`
    what a representative's mandates of that kind cover;
    `whose` the name of the person whose door a private viewer opens; `discreet`: it is protected, and stands on the
    person's pages alone; `logged_as`: what the log calls them, where it must not hold their name.
    """

    party_id: UUID
    parties: tuple[UUID, ...]
    kind: str  # person, close_one, representative, staff, association
    label: str
    role: str = ""
    scopes: tuple[str, ...] = ()
    whose: str = ""
    discreet: bool = False
    logged_as: str = ""
    unit_id: UUID | None = None
    unit_name: str = ""
    organisation_id: UUID | None = None
    organisation_kind: str = ""
    organisation_name: str = ""
    county_id: str = ""
    municipality_id: str = ""

    @property
    def is_staff(self) -> bool:
        """Whether they act for a principal or a provider."""
        return self.kind == "staff"

    @property
    def not_as(self) -> tuple[str, ...]:
        """The grounds of theirs that they do not read by: who both is close and represents is here as one of them."""
        return bases_set_aside(self.kind)


class NotForYou(Exception):
    """The viewer may not. The answer is the same whether the thing exists or not.

    Carries what the log is to hold; the edge logs it outside the transaction that is rolled back.
    """

    def __init__(self, viewer: Viewer | None, subject_id: UUID | None, what: str) -> None:
        super().__init__(what)
        self.viewer = viewer
        self.subject_id = subject_id
        self.what = what


Ground = tuple[str, str, list[str], UUID | None]  # county, basis, kinds, the one thing that it is narrowed to


@dataclass(frozen=True, slots=True)
class Reach:
    """What a viewer reaches of one person: the grounds' kinds together, and as what they are here: the strongest
    ground's name. Which ground reaches one kind, as the log is to have it, is `named`.

    `acts` is the same by the grounds that are for more than reading; None where there are none.
    """

    county_id: str
    basis: str
    kinds: frozenset[str]
    parts: frozenset[UUID]
    acts: "Reach | None" = None
    grounds: tuple[Ground, ...] = ()

    def of_part(self, part_id: UUID) -> bool:
        """Whether one part is reached: by itself, or with the whole plan."""
        return part_id in self.parts or PLAN in self.kinds

    @property
    def bases(self) -> frozenset[str]:
        """Every ground that holds, by name."""
        return frozenset(basis for _county, basis, _kinds, _scope in self.grounds) or frozenset((self.basis,))

    def named(self, kind: str, part_id: UUID | None = None) -> list[str]:
        """The grounds that reach a kind, or the one part, the one that the log names first (rules/named.py)."""
        found = [
            basis
            for _county, basis, kinds, scope in self.grounds
            if (scope is not None and scope == part_id)
            or (scope is None and (kind in kinds or (kind == PART and part_id is not None and PLAN in kinds)))
        ]
        return in_order(found) or [self.basis]

    @property
    def narrowed(self) -> list[str]:
        """The grounds that are narrowed to one thing."""
        return in_order(basis for _county, basis, _kinds, scope in self.grounds if scope is not None)


# The strongest first: as what somebody is here who holds several.
ORDER = (
    "own",
    "representative",
    "own_work",
    "shared_plan",
    "own_records",
    "coherent",
    "incapacity",
    "emergency",
    "application",
    "care_request",
    "assignment",
    "close_one",
    "request",
    "lift_request",
)


def reach(viewer: Viewer, subject_id: UUID, at: datetime) -> Reach | None:
    """What `viewer` reaches of the person at `at`, None for nothing. One query."""
    rows = [row for row in _grounds(subject_id, viewer.parties, at) if row[1] not in viewer.not_as]
    return _together(rows, _together([row for row in rows if row[1] not in READS_ONLY])) if rows else None


def kinds_in_reach(viewer: Viewer, *, at: datetime | None = None) -> frozenset[str]:
    """The kinds of records that `viewer` reaches, of anybody at all. One query."""
    rows = _kinds(viewer.parties, at or now())
    return frozenset(kind for basis, kinds in rows if basis not in viewer.not_as for kind in kinds)


def _together(rows: list[Ground], acts: Reach | None = None) -> Reach | None:
    if not rows:
        return None
    whole = [row for row in rows if row[3] is None]
    strongest = min((row[1] for row in (whole or rows)), key=ORDER.index)
    kinds = frozenset(kind for row in whole for kind in row[2])
    parts = frozenset(row[3] for row in rows if row[3])
    return Reach(rows[0][0], strongest, kinds, parts, acts, tuple(rows))


@standing
def _grounds(subject_id: UUID, parties: tuple[UUID, ...], at: datetime) -> "QuerySet[AccessGround, Ground]":
    rows = AccessGround.objects.filter(subject_id=subject_id, party_id__in=parties, period__contains=at)
    return rows.values_list("county_id", "basis", "kinds", "scope_id")


@standing
def _kinds(parties: tuple[UUID, ...], at: datetime) -> "QuerySet[AccessGround, tuple[str, list[str]]]":
    rows = AccessGround.objects.filter(party_id__in=parties, period__contains=at, scope_id=None)
    return rows.values_list("basis", "kinds").distinct()
