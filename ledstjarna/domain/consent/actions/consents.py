"""What the person says about consent, and what the clock does with a yes whose time is over.

Who may speak for the person is known one room up: `people.actions.answer_consent` is the door to the first.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet, TextField
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from ledstjarna.domain.consent.actions.grounds import grounds_end, grounds_follow
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.events import (
    ConsentEnded,
    ConsentEnding,
    ConsentGiven,
    ConsentHalfGiven,
    ConsentRefused,
    ConsentWithdrawn,
)
from ledstjarna.domain.consent.log import log_run
from ledstjarna.domain.consent.models import Consent, Subject
from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.consent.rules import (
    ASKS_BEFORE,
    NAMES_WHOM,
    Together,
    Yes,
    consent_may_become,
    consent_state,
    said_together,
)
from ledstjarna.foundation.findings import Finding, require
from ledstjarna.foundation.outbox.models import Happening
from ledstjarna.foundation.outbox.publishing import Event, publish

END_RUN, TELL_RUN = "end_consents", "tell_ending_consents"


def hold_answers(change: Reading) -> None:
    """Let nobody else answer about consent for the person until this transaction ends, whatever the answers are now.

    A lock on the answer itself would not do: whoever waited for it finds it replaced, and none in its place.
    """
    _held(change.subject_id)


def _held(subject_id: UUID, *, skip_locked: bool = False) -> bool:
    rows = Subject.objects.select_for_update(no_key=True, skip_locked=skip_locked)
    return rows.filter(pk=subject_id).first() is not None


@transaction.atomic
def record_consent(
    change: Reading, *, kind: str, state: str, way: str, at: datetime, said_by: tuple[UUID, str],
    organisations: Sequence[UUID] = (), ends_at: datetime | None = None, with_others: Collection[UUID] = (),
    counts_from: datetime | None = None,
) -> Consent:  # fmt: skip
    """Record the person's yes, no or withdrawal of one kind of consent: by whom, in which way, and until when.

    A later answer replaces an earlier one, which is kept. Taking consent back, or saying no, closes
    every ground that stood on it at once; a yes for another time than before moves their end. `with_others`: who
    must have said yes as well: until they have, a half yes is recorded and answered. `counts_from`: where the time of
    a yes begins that goes on after an earlier one. Raises RuleBroken.
    """
    hold_answers(change)
    said = _Said(change, kind, way, said_by, at, counts_from)
    current = Consent.objects.standing().filter(**said.rows).first()
    if current and consent_state(current.state, current.ends_at, at) != current.state:
        current = _ended(current)  # its time is over, and the clock's run has not come by yet
    halves = list(Consent.objects.waiting().filter(**said.rows))
    if state == "given":
        return _yes(said, Yes(frozenset(organisations), ends_at), current, halves, with_others)
    if halves and not (current and current.state == "given"):
        state = "refused"  # what was not yet a yes is taken back: it is a no
    else:
        require(consent_may_become(current.state if current else None, state, said.own_word_after(current)))
    _replace([*halves, *([current] if current else [])], at)
    return said.answer(state)


@dataclass(frozen=True, slots=True)
class _Said:
    """What somebody says about one kind of consent, in which way and when."""

    change: Reading
    kind: str
    way: str
    by: tuple[UUID, str]
    at: datetime
    counts_from: datetime | None = None

    @property
    def rows(self) -> dict[str, Any]:
        return {**self.change.rows, "kind": self.kind}

    def own_word_after(self, current: Consent | None) -> bool:
        """Whether the person says it themself, where what stands is somebody's who decides for them."""
        own = self.change.subject_id
        return current is not None and self.by[0] == own and current.said_by_id != own

    def answer(self, state: str, yes: Yes | None = None) -> Consent:
        """The answer as a row, what follows from it, and that it happened."""
        viewer, ends_at = self.change.viewer, yes.ends_at if yes else None
        row = Consent.objects.create(
            **self.rows, state=state, way=self.way, organisations=sorted(yes.organisations) if yes else [],
            said_at=self.at, said_by_id=self.by[0], said_by_label=self.by[1], ends_at=ends_at,
            counts_from=self.counts_from if ends_at else None,
            registered_by_id=viewer.party_id, registered_by_label=viewer.label,
        )  # fmt: skip
        if state != "half":
            grounds_follow(row, self.at)
        about: dict[str, Any] = {
            "county_id": self.change.county_id, "subject_id": self.change.subject_id, "actor_id": viewer.party_id,
            "happened_at": self.at, "consent_id": row.id, "said_by_id": row.said_by_id, "kind": self.kind,
            "way": self.way,
        }  # fmt: skip
        said: dict[str, Callable[[], Event]] = {
            "given": lambda: ConsentGiven(**about, ends_at=ends_at),
            "half": lambda: ConsentHalfGiven(**about, ends_at=ends_at),
            "refused": lambda: ConsentRefused(**about),
            "withdrawn": lambda: ConsentWithdrawn(**about),
        }
        publish(said[state]())
        return row


def _yes(
    said: _Said, asked: Yes, current: Consent | None, halves: list[Consent], with_others: Collection[UUID]
) -> Consent:
    """A yes: alone it holds; together with others what all have said yes to holds, and the rest waits."""
    standing = _as_yes(current) if current and current.state == "given" else None
    own = [row for row in halves if row.said_by_id == said.by[0]]
    outcome = Together(asked, waits=False)
    if with_others:
        waiting = {row.said_by_id: _as_yes(row) for row in halves if row.ends_at is None or row.ends_at > said.at}
        outcome = said_together(
            asked, [waiting.get(one) for one in with_others], standing, names_whom=said.kind in NAMES_WHOM
        )
    if outcome.holds == standing and current and (outcome.waits or halves):
        held = current  # nothing of what holds is changed
    elif outcome.holds:
        same = outcome.holds == standing
        require(consent_may_become("given", "given", said.own_word_after(current)) if same else None)
        _replace([current] if current else [], said.at)
        held = said.answer("given", outcome.holds)
    elif standing and current:
        _replace([current], said.at)
        held = said.answer("withdrawn")
    if not outcome.waits:
        _replace(halves, said.at)
        return held
    if any(_as_yes(row) == asked for row in own):
        require(Finding("consent_already", {"state": "half"}))
    _replace(own, said.at)
    return said.answer("half", asked)


def _as_yes(row: Consent) -> Yes:
    return Yes(frozenset(row.organisations), row.ends_at)


def _replace(rows: Iterable[Consent], at: datetime) -> None:
    Consent.objects.filter(pk__in=[row.pk for row in rows]).update(replaced_at=at)


def end_consents(*, at: datetime) -> int:
    """Note every yes whose time is over, and what follows from it. Returns how many. Safe to run twice.

    Nobody has read by them since: grounds and row policies know the moment themselves.
    """
    return _run(END_RUN, lambda: Consent.objects.given().filter(ends_at__lte=at), lambda row: _ended(row) is not None)


def tell_ending_consents(*, at: datetime) -> int:
    """Tell the person of every yes that soon comes to its end, once. Returns how many. Safe to run twice."""
    told = Happening.objects.annotate(consent=KeyTextTransform("consent_id", "body")).filter(
        county_id=OuterRef("county_id"), subject_id=OuterRef("subject_id"), kind="ConsentEnding",
        consent=Cast(OuterRef("pk"), TextField()),
    )  # fmt: skip
    return _run(
        TELL_RUN,
        lambda: Consent.objects.given().filter(~Exists(told), ends_at__gt=at, ends_at__lte=at + ASKS_BEFORE),
        lambda row: _tell(row, at),
    )


def _run(run: str, due: Callable[[], QuerySet[Consent]], do: Callable[[Consent], bool]) -> int:
    with transaction.atomic(), automatic_run(run):
        ids = list(due().values_list("pk", "subject_id"))
    done = 0
    for pk, subject_id in ids:
        with transaction.atomic(), automatic_run(run):
            row = due().filter(pk=pk).first() if _held(subject_id, skip_locked=True) else None
            done += row is not None and do(row)
    if done:
        with transaction.atomic():
            log_run(run, population=done)
    return done


def _ended(row: Consent) -> Consent:
    """Write down that the time of a yes is over, as of the moment that it was."""
    assert row.ends_at is not None
    over = row.ends_at
    with automatic_run(END_RUN):
        Consent.objects.filter(pk=row.pk).update(replaced_at=over)
        grounds_end(row)
        ended = Consent.objects.create(
            county_id=row.county_id, subject_id=row.subject_id, kind=row.kind, state="ended", way=row.way,
            organisations=[], said_at=over, said_by_id=row.said_by_id, said_by_label=row.said_by_label,
            registered_by_id=row.registered_by_id, registered_by_label=row.registered_by_label,
        )  # fmt: skip
        publish(ConsentEnded(**_about(row), happened_at=over, consent_id=ended.pk, kind=row.kind))
    return ended


def _tell(row: Consent, at: datetime) -> bool:
    assert row.ends_at is not None
    publish(ConsentEnding(**_about(row), happened_at=at, consent_id=row.pk, kind=row.kind, ends_at=row.ends_at))
    return True


def _about(row: Consent) -> dict[str, Any]:
    return {"county_id": row.county_id, "subject_id": row.subject_id, "actor_id": None}
