"""The door for reading who may and who has. Other rooms take `Viewer` and `Reading` from here."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from ledstjarna.domain.consent.access import NotForYou, Reach, Viewer, reach
from ledstjarna.domain.consent.context import automatic_run, set_viewer, set_viewer_as
from ledstjarna.domain.consent.log import SEARCH, UNNAMED, log_row, write, write_each
from ledstjarna.domain.consent.models import AccessGround, AccessLog, Consent, LogVerb
from ledstjarna.domain.consent.queries.shown import Shown, shown
from ledstjarna.domain.consent.rules import (
    BASIC,
    CARER,
    PART,
    PLAN,
    READS_ONLY,
    told_of_who,
)
from ledstjarna.domain.consent.rules.named import ground_named, in_order
from ledstjarna.foundation.clock import now
from ledstjarna.foundation.ids import new_id

__all__ = ["Consent", "NotForYou", "Reading", "Viewer", "open_change", "open_reading"]

Detail = dict[str, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """One access decision about one person, and its row of the log: one for each ground that what was read stood on.

    Queries take it as their permission.
    """

    viewer: Viewer
    subject_id: UUID
    county_id: str
    reached: Reach
    at: datetime
    correlation: UUID = field(default_factory=new_id)
    reads_only: bool = False  # whether no ground of theirs lets them change what they opened

    def may(self, kind: str) -> bool:
        """Whether this reading reaches records of `kind`."""
        return kind in self.reached.kinds

    def needs(self, kind: str) -> None:
        """Raise NotForYou unless this reading reaches `kind`: queries fail closed whatever the edge."""
        if not self.may(kind):
            raise NotForYou(self.viewer, self.subject_id, f"kind:{kind}")

    def needs_told(self, what: str) -> None:
        """Raise NotForYou unless the viewer is told this of who the person is (`rules.told_of_who`)."""
        if what not in told_of_who(self.viewer.kind, self.reached.kinds, (self.reached.basis,)):
            raise NotForYou(self.viewer, self.subject_id, f"told:{what}")

    @property
    def rows(self) -> dict[str, object]:
        """The filter for this person's rows, county first as the indexes have it."""
        return {"county_id": self.county_id, "subject_id": self.subject_id}


Besides = Callable[[Reading], Iterable[str]]


def open_reading(
    viewer: Viewer, subject_id: UUID, *, what: str, kinds: Sequence[str], detail: Detail | None = None,
    also: Iterable[str] = (), besides: Besides | None = None,
) -> Reading:  # fmt: skip
    """Decide once whether `viewer` may read `kinds` about the person, and log it, with `detail` in ids. Two queries.

    Raises NotForYou when any of the kinds is out of reach. The row is committed with the transaction
    the page is made in, before the answer leaves. `also`: kinds that the answer tells where the viewer reaches
    them and leaves out where not; those that are reached stand in the log with the others. A kind of which there was
    nothing to show stands there as not seen (shown.py): that is asked of the rows, with one query more. `besides`: asks
    the rows which kinds the answer shows beside those, where it hangs on what there is (the decision behind one part).
    """
    return _open(viewer, subject_id, what, kinds, LogVerb.READ, detail, also=also, besides=besides)


def open_change(
    viewer: Viewer, subject_id: UUID, *, what: str, kinds: Sequence[str], detail: Detail | None = None,
    around_reading: bool = False, also: Iterable[str] = (), of_ground: str = "",
) -> Reading:  # fmt: skip
    """The same for a change: decide once, log the verb. Raises NotForYou, also where the grounds are for reading only.

    `around_reading`: the change is of the viewer's own reading (ends it, asks that a block is lifted for it), which
    the ground for reading is enough for. `also`: as for `open_reading`. `of_ground`: the one that the change begins or
    ends, which is what the log names.
    """
    return _open(viewer, subject_id, what, kinds, LogVerb.CHANGE, detail, not around_reading, also, of_ground)


def open_by_operator(viewer: Viewer, subject_id: UUID, *, what: str, detail: Detail) -> Reading:
    """What the person themself would read, taken out for them by an operator: logged as a run about them, with
    `detail` of who took it out and why, and never as their own reading. Raises NotForYou.
    """
    at = now()
    reached = reach(viewer, subject_id, at)
    if reached is None:
        raise NotForYou(viewer, subject_id, what)
    write(log_row(
        None, verb=LogVerb.RUN, what=what, subject_id=subject_id, county_id=reached.county_id,
        detail={**detail, "population": 1}, label=f"run:{what}",
    ))  # fmt: skip
    return Reading(viewer, subject_id, reached.county_id, reached, at, reads_only=True)


def open_part(
    viewer: Viewer, subject_id: UUID, part_id: UUID, *, what: str, change: bool = False, detail: Detail | None = None
) -> Reading:
    """The same for one single part (commitment) that the viewer answers for. Raises NotForYou."""
    at = now()
    reached = reach(viewer, subject_id, at)
    acting = reached.acts if reached else None
    on = acting if change else reached
    if on is None or not on.of_part(part_id):
        raise NotForYou(viewer, subject_id, what)
    return _logged(
        viewer,
        subject_id,
        what,
        [PART],
        LogVerb.CHANGE if change else LogVerb.READ,
        on,
        at,
        detail,
        reads_only=acting is None or not acting.of_part(part_id),
        part_id=part_id,
    )


def open_own_matter(
    viewer: Viewer, subject_id: UUID, row_id: UUID, *, whose: UUID, what: str, change: bool = False
) -> Reading:
    """The same for the one row that somebody close, `whose`, has asked for themself. Raises NotForYou.

    Nothing of the person's is read, so that their log tells nothing: the row is about whoever asked, and so is a
    refusal about nobody (GDPR art. 4(1): personal data is about whom it concerns).
    """
    at = now()
    reached = reach(viewer, subject_id, at)
    on = reached.acts if reached and change else reached
    if on is None or row_id not in on.parts:
        raise NotForYou(viewer, None, what)
    verb = LogVerb.CHANGE if change else LogVerb.READ
    return _logged(
        viewer, subject_id, what, [CARER], verb, on, at, None, reads_only=not change, about=whose, part_id=row_id
    )  # fmt: skip


def _open(
    viewer: Viewer, subject_id: UUID, what: str, kinds: Sequence[str], verb: str, detail: Detail | None,
    acts: bool = False, also: Iterable[str] = (), of_ground: str = "", besides: Besides | None = None,
) -> Reading:  # fmt: skip
    at = now()
    reached = reach(viewer, subject_id, at)
    acting = reached.acts if reached else None
    on = acting if acts else reached
    asked = set(kinds) - {CARER}  # what is one's own matter: no kind of the person's is asked for, only some ground
    own = not asked and CARER in kinds
    if on is None or not asked <= on.kinds:
        raise NotForYou(viewer, None if own else subject_id, what)
    reads_only = acting is None or not asked <= acting.kinds
    told = [*kinds, *sorted((set(also) & on.kinds) - set(kinds))]
    about = viewer.party_id if own else None
    return _logged(
        viewer, subject_id, what, told, verb, on, at, detail, reads_only=reads_only, about=about, of_ground=of_ground,
        besides=besides,
    )  # fmt: skip


def _logged(
    viewer: Viewer,
    subject_id: UUID,
    what: str,
    kinds: Sequence[str],
    verb: str,
    reached: Reach,
    at: datetime,
    detail: Detail | None,
    *,
    reads_only: bool,
    about: UUID | None = None,
    part_id: UUID | None = None,
    of_ground: str = "",
    besides: Besides | None = None,
) -> Reading:
    reading = Reading(viewer, subject_id, reached.county_id, reached, at, reads_only=reads_only)
    if besides:
        kinds = [*kinds, *(kind for kind in besides(reading) if kind not in kinds and reading.may(kind))]
    told = shown(viewer, subject_id, kinds, reached, at) if verb == LogVerb.READ else Shown(tuple(kinds))
    rows = [
        log_row(
            viewer, verb=verb, what=what, subject_id=about or subject_id, county_id=reached.county_id, basis=basis,
            kinds=reached_by, correlation=reading.correlation, detail=dict(detail or {}),
        )
        for basis, reached_by in ([(of_ground, list(told.kinds))] if of_ground else _by_ground(reached, told, part_id))
    ]  # fmt: skip
    rows[0].detail |= told.detail
    for row in rows:
        row.at = rows[0].at
    write(*rows)
    return reading


def _by_ground(reached: Reach, told: Shown, part_id: UUID | None) -> list[tuple[str, list[str]]]:
    """One row of the log for each ground: the kinds that it reached of those that showed (rules/named.py).

    What had nothing to show was opened on the ground that would have shown it.
    """
    if len(reached.bases) == 1:
        return [(reached.basis, list(told.kinds))]
    found: dict[str, list[str]] = {}
    for kind in told.kinds:
        for basis in told.on.get(kind) or reached.named(kind, part_id)[:1]:
            found.setdefault(basis, []).append(kind)
    if not found:
        return [(ground_named(reached.named(kind)[0] for kind in told.unseen) or reached.basis, [])]
    return [(basis, found[basis]) for basis in in_order(found)]


def log_listing(
    viewer: Viewer, subject_ids: Iterable[UUID], *, what: str, named: Collection[UUID] | None = None
) -> None:
    """Log that a list showed these persons, each on the viewer's ground for them, in one insert.

    `named`: whom of them it showed by name, where that is not everybody: the row knows what was told when it was.
    """
    subjects = set(subject_ids)
    shown = subjects if named is None else subjects & set(named)
    write_each(viewer, sorted(shown), what=what)
    write_each(viewer, sorted(subjects - shown), what=what, detail={UNNAMED: True})


def log_finding(viewer: Viewer, subject_id: UUID | None, *, what: str, detail: Detail | None = None) -> None:
    """Log a look-up by identity number, found or not. It asks for no ground, and says so."""
    write(log_row(viewer, verb=LogVerb.FIND, what=what, subject_id=subject_id, basis=SEARCH, detail=dict(detail or {})))


def when_found(parties: Iterable[UUID], *, what: str, since: datetime) -> list[datetime]:
    """When these parties looked somebody up by number after `since`, found or not, as the log has it."""
    rows = AccessLog.objects.filter(party_id__in=list(parties), verb=LogVerb.FIND, what=what, at__gt=since)
    return list(rows.values_list("at", flat=True))


def persons_in_reach(viewer: Viewer, *, kind: str, at: datetime | None = None) -> list[UUID]:
    """The persons that `viewer` has a ground for, of record kind `kind`."""
    return list(
        AccessGround.objects.filter(
            party_id__in=viewer.parties,
            kinds__contains=[kind],
            period__contains=at or now(),
            scope_id=None,
        )
        .exclude(basis__in=viewer.not_as)
        .order_by("subject_id")
        .distinct()
        .values_list("subject_id", flat=True)
    )


def told_of_persons(viewer: Viewer, *, at: datetime | None = None) -> dict[UUID, frozenset[str]]:
    """What of who they are the viewer is told of everybody whom they reach who it is of. One query."""
    rows = AccessGround.objects.filter(party_id__in=viewer.parties, period__contains=at or now(), scope_id=None)
    found: dict[UUID, tuple[set[str], set[str]]] = {}
    for subject_id, basis, kinds in rows.exclude(basis__in=viewer.not_as).values_list("subject_id", "basis", "kinds"):
        reached, bases = found.setdefault(subject_id, (set(), set()))
        reached.update(kinds)
        bases.add(basis)
    return {one: told_of_who(viewer.kind, *those) for one, those in found.items() if BASIC in those[0]}


def everybody_acted_for(viewer: Viewer, *, at: datetime | None = None) -> tuple[list[tuple[str, UUID]], bool]:
    """`everybody_in_reach`, but for those of whom the viewer may read and no more; and whether they read by such a
    ground at all, so that what is asked next is asked `by_what_acts`. One query."""
    rows = AccessGround.objects.filter(party_id__in=viewer.parties, period__contains=at or now())
    rows = rows.exclude(basis__in=viewer.not_as)
    found = list(rows.values_list("county_id", "subject_id", "basis").distinct())
    acted = dict.fromkeys((county, subject) for county, subject, basis in found if basis not in READS_ONLY)
    return list(acted), any(basis in READS_ONLY for _county, _subject, basis in found)


@contextmanager
def by_what_acts(viewer: Viewer) -> Iterator[None]:
    """Inside the block the row policies show what the viewer's grounds for more than reading show, and no more."""
    set_viewer(viewer.parties, not_as=(*viewer.not_as, *sorted(READS_ONLY)))
    yield
    set_viewer_as(viewer)  # after an error the transaction rolls back, and the context with it


def everybody_in_reach(viewer: Viewer, *, at: datetime | None = None) -> list[tuple[str, UUID]]:
    """(county, person) for everybody of whom the viewer reaches anything at all, one single part included."""
    rows = AccessGround.objects.filter(party_id__in=viewer.parties, period__contains=at or now())
    rows = rows.exclude(basis__in=viewer.not_as)
    return list(rows.values_list("county_id", "subject_id").distinct())


def parts_in_reach(viewer: Viewer, *, at: datetime | None = None) -> list[tuple[UUID, UUID]]:
    """(person, part) for every single part that `viewer` answers for."""
    rows = AccessGround.objects.filter(
        party_id__in=viewer.parties,
        period__contains=at or now(),
        scope_id__isnull=False,
    ).exclude(basis__in=viewer.not_as)
    return [(subject, part) for subject, part in rows.values_list("subject_id", "scope_id") if part]


def reached_before(viewer: Viewer, scope_ids: set[UUID]) -> bool:
    """Whether `viewer` answered for one of these single things until it ended. Tells nothing of the thing itself.

    Whoever hands a part over may read of it for a day more: that ground too has its end.
    """
    with automatic_run("reached_before"):
        return AccessGround.objects.filter(
            party_id__in=viewer.parties, scope_id__in=scope_ids, period__upper_inf=False
        ).exists()


def lasting(at: datetime) -> Q:
    """Grounds without an end of their own: open ones, and those that end only because their consent does."""
    by_consent = Q(basis="shared_plan", consent__isnull=False, period__endswith__gt=at)
    return Q(period__upper_inf=True) | by_consent


def parties_with_ground(subject_id: UUID, at: datetime | None = None) -> set[UUID]:
    """Every party with a lasting ground for the person, or one of a team, which may have a last day once the plan has
    ended. For automatic runs: the row policy shows others their own."""
    of_team = Q(basis__in=("own_work", "shared_plan"), period__contains=at or now())
    rows = AccessGround.objects.filter(lasting(at or now()) | of_team, subject_id=subject_id, scope_id=None)
    return set(rows.values_list("party_id", flat=True))


def grounds_now(reading: Reading) -> list[AccessGround]:
    """Every ground by which anybody reaches the person at the moment of the reading, the first written first.

    For the person themself: the row policy shows others their own.
    """
    rows = AccessGround.objects.filter(**reading.rows, period__contains=reading.at)
    return list(rows.order_by("recorded_at", "id"))


def at_work_anyway(reading: Reading, covered: Iterable[UUID]) -> set[UUID]:
    """The organisations that read the plan in their own work with the person, whatever is said to sharing it: those
    beside `covered`. For a letter that says who reads.
    """
    with automatic_run("at_work_anyway"):
        rows = AccessGround.objects.filter(
            **reading.rows, basis="own_work", scope_id=None, period__contains=reading.at, kinds__contains=[PLAN]
        ).exclude(organisation_id=None)
        return {one for one in rows.values_list("organisation_id", flat=True) if one} - set(covered)


def reasons_stated(reading: Reading) -> list[AccessGround]:
    """Every ground with a reason of its own, now or before, the newest first: what whoever reads has written down.

    For the person themself, as `grounds_now`.
    """
    return list(AccessGround.objects.filter(**reading.rows).exclude(reason="").order_by("-recorded_at", "id"))


def kinds_reached(reading: Reading, parties: Iterable[UUID]) -> dict[tuple[UUID, str], frozenset[str]]:
    """What each of the parties reads about the person at the moment of the reading, by party and basis.

    For the page that tells who reads, so it sees every ground of theirs; who holds none is not in the answer.
    """
    with automatic_run("kinds_reached"):
        rows = AccessGround.objects.filter(
            **reading.rows, party_id__in=list(parties), scope_id=None, period__contains=reading.at
        )
        found: dict[tuple[UUID, str], frozenset[str]] = {}
        for party_id, basis, kinds in rows.values_list("party_id", "basis", "kinds"):
            found[party_id, basis] = found.get((party_id, basis), frozenset()) | frozenset(kinds)
        return found


def parties_reaching(subject_id: UUID, at: datetime, *, scope_id: UUID | None = None) -> set[UUID]:
    """Who reaches the person's plan at a moment, or the one part `scope_id`; not who only reads for a while.

    For automatic runs, as `parties_with_ground`; a ground that ends some day is one until then.
    """
    rows = AccessGround.objects.filter(subject_id=subject_id, scope_id=scope_id, period__contains=at)
    if scope_id is None:
        rows = rows.filter(kinds__contains=[PLAN]).exclude(basis__in=READS_ONLY)
    return set(rows.values_list("party_id", flat=True))


def basis_of(subject_id: UUID, party_id: UUID) -> str:
    """On which of the two grounds of a team a party takes part now: own_work, shared_plan, or none of them."""
    with automatic_run("basis_of"):
        rows = AccessGround.objects.filter(
            subject_id=subject_id, party_id=party_id, scope_id=None, basis__in=("own_work", "shared_plan"),
            period__contains=now(),
        )  # fmt: skip
        return rows.order_by("basis").values_list("basis", flat=True).first() or ""
