"""Plans that were asked of the planning engine, and what a unit has published: the unit's own rows."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from ledstjarna.domain.consent.queries import NotForYou, Viewer
from ledstjarna.domain.visits.models import PlanDraft, PublishedPlan, Visit
from ledstjarna.domain.visits.queries.abilities import barred_of
from ledstjarna.domain.visits.rules.comparing import Places
from ledstjarna.domain.visits.rules.drafting import KINDS, Standing, is_stale
from ledstjarna.domain.visits.rules.needs import DAYS
from ledstjarna.domain.visits.rules.placing import Shift
from ledstjarna.domain.visits.rules.states import AHEAD

SHOWN = 6  # how many of the latest are listed


def drafts(viewer: Viewer) -> list[PlanDraft]:
    """The latest proposals of the viewer's unit that are not thrown away, the newest first, without their answers."""
    rows = PlanDraft.objects.defer("answers", "seen").filter(unit_id__in=viewer.parties, kind__in=KINDS)
    return list(rows.exclude(state="dropped").order_by("-asked_at", "-id")[:SHOWN])


def draft(viewer: Viewer, draft_id: UUID) -> PlanDraft:
    """One proposal of the viewer's unit. Raises NotForYou."""
    row = PlanDraft.objects.filter(pk=draft_id, unit_id__in=viewer.parties, kind__in=KINDS).first()
    if row is None:
        raise NotForYou(viewer, None, "plan_draft")
    return row


def latest_draft(viewer: Viewer, kind: str) -> PlanDraft | None:
    """The latest proposal of a kind that is not thrown away."""
    rows = PlanDraft.objects.filter(unit_id__in=viewer.parties, kind=kind).exclude(state="dropped")
    return rows.order_by("-asked_at", "-id").first()


def published_plans(viewer: Viewer) -> list[PublishedPlan]:
    """The latest plans that were published, the newest first."""
    rows = PublishedPlan.objects.filter(unit_id__in=viewer.parties)
    return list(rows.order_by("-published_at", "-id")[:SHOWN])


def places_kept(places: Places) -> dict[str, Any]:
    """Who and when, by visit, as it is kept."""
    return {str(key): [str(who) if who else None, starts.isoformat()] for key, (who, starts) in places.items()}


def places_in(kept: Mapping[str, Any]) -> dict[UUID, tuple[UUID | None, datetime]]:
    """The same, read."""
    return {
        UUID(key): (UUID(who) if who else None, datetime.fromisoformat(starts)) for key, (who, starts) in kept.items()
    }


def days_of(row: PlanDraft) -> list[date]:
    """The days that a proposal may change."""
    return [row.start + timedelta(days=number) for number in range((row.end - row.start).days + 1)]


def board_seen(rows: Sequence[Visit], shifts: Iterable[Shift]) -> dict[str, Any]:
    """What the engine is asked of: each visit ahead with its version, and a mark of who works when."""
    return {
        "visits": {str(row.pk): row.version for row in rows if row.state in AHEAD}, "shifts": shifts_mark(shifts)
    }  # fmt: skip


def is_too_old(row: PlanDraft, places: Places, rows: Sequence[Visit], shifts: Sequence[Shift], at: datetime) -> bool:
    """Whether one of a proposal's plans holds no longer: the board is another than the engine saw, or somebody would
    come who may not, as what is wished or asked for has changed since. Two queries."""
    standing = [Standing(one.pk, one.version, one.state, one.starts_at, one.carer_id) for one in rows]
    begins = {key: starts for key, (_who, starts) in places.items()}
    seen = {UUID(key): version for key, version in row.seen["visits"].items()}
    same = shifts_mark(shifts) == row.seen["shifts"]
    if is_stale(seen, standing, begins, shifts_same=same, at=at):
        return True
    bars = barred_of([one for one in rows if one.pk in places], {who for who, _starts in places.values() if who})
    return any(places[key][0] in barred for key, (barred, _preferred) in bars.items())


def shifts_mark(shifts: Iterable[Shift]) -> str:
    """The same shifts, with the same beyond them, give the same mark."""
    told = sorted(
        f"{one.carer_id} {one.starts.isoformat()} {one.ends.isoformat()}" + (f" {one.beyond}" if one.beyond else "")
        for one in shifts
    )
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def last_day(first: date) -> date:
    """The last day of the fortnight."""
    return first + timedelta(days=DAYS - 1)
