"""Reading other givers' documentation (lag 2022:913): with consent, or by the rules of lasting incapacity.

What this room cannot know of the person (how old, whether the social side covers them) comes as an argument:
`people.actions.begin_reading` is the door to this.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.actions.grounds import close_grounds, within
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.events import ReadingBegun
from ledstjarna.domain.consent.models import AccessGround
from ledstjarna.domain.consent.queries import Reading, Viewer, current_consents, open_change, own_no
from ledstjarna.domain.consent.rules import BASIC, coherent_hindrances, kinds_of, sector_of
from ledstjarna.domain.consent.rules.facts import Term
from ledstjarna.domain.consent.rules.reading import COHERENT_DAYS
from ledstjarna.domain.organisations.queries import unit
from ledstjarna.foundation.findings import require
from ledstjarna.foundation.outbox.publishing import publish

_BASIS = {"consent": "coherent", "incapacity": "incapacity"}
_RELATED = frozenset({"own_work", "own_records", "application", "care_request", "shared_plan"})


@transaction.atomic
def read_coherently(
    change: Reading, *, route: str, relevance: str, attitude: str, older_or_disabled: bool, at: datetime
) -> AccessGround:
    """Let the viewer read what other givers have written, for a time, when all that the law asks is in place.

    Raises RuleBroken with everything that is missing.
    """
    by = change.viewer
    home = unit(by.unit_id) if by.unit_id else None
    consent = current_consents(change).get("reading")
    given = consent is not None and consent.state == "given" and by.organisation_id in consent.organisations
    require(
        *coherent_hindrances(
            sector=sector_of(by.role, home.kind if home else ""), related=bool(change.reached.bases & _RELATED),
            relevance=relevance, route=route, consent_given=given, attitude=attitude,
            older_or_disabled=older_or_disabled, said_no=own_no(change, "reading"),
        )
    )  # fmt: skip
    basis = _BASIS[route]
    stands_on = consent if route == "consent" else None
    # Nobody reads longer than the person's yes.
    period, own_period = within(Term(at, at + timedelta(days=COHERENT_DAYS)), stands_on.ends_at if stands_on else None)
    with automatic_run("read_coherently"):
        close_grounds(subject_id=change.subject_id, party_id=by.party_id, at=at, basis=basis)
        ground = AccessGround.objects.create(
            **change.rows, party_id=by.party_id, basis=basis, kinds=list(kinds_of(basis, narrowed=False)),
            period=period, own_period=own_period, reason=relevance.strip()[:300],
            organisation_id=by.organisation_id, written_by_id=by.party_id, consent=stands_on,
        )  # fmt: skip
    publish(
        ReadingBegun(
            county_id=change.county_id, subject_id=change.subject_id, actor_id=by.party_id, happened_at=at,
            ground_id=ground.id, why=basis,
        )
    )  # fmt: skip
    return ground


@transaction.atomic
def stop_reading(*, by: Viewer, subject_id: UUID, at: datetime) -> int:
    """End the viewer's own reading of other givers' documentation. Returns how many grounds ended."""
    open_change(by, subject_id, what="stop_reading", kinds=[BASIC], around_reading=True)
    return sum(close_grounds(subject_id=subject_id, party_id=by.party_id, at=at, basis=one) for one in _BASIS.values())
