"""Telling the person that there is something to read: by the way they chose, once in a while, until it has arrived."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import Viewer, open_change
from ledstjarna.domain.consent.rules import BASIC
from ledstjarna.domain.people.access import TELLS, may_speak
from ledstjarna.domain.people.actions._shared import locked_person
from ledstjarna.domain.people.actions._trying import begin_try, end_without_way, wait_after
from ledstjarna.domain.people.actions.letters import write_news_letter
from ledstjarna.domain.people.models import Mandate, NoticeAttempt, Person, PersonContact, Story
from ledstjarna.domain.people.models import Notice as NoticeRow
from ledstjarna.domain.people.rules.notices import (
    ALL_REASONS,
    LETTER,
    NOTICE,
    SPOKEN_FOR,
    Known,
    QuietHours,
    address_finding,
    after_quiet_hours,
    held_back,
    notice_at,
    plain_address,
    reason_of,
    retry_after,
    ways_for,
)
from ledstjarna.foundation.clock import day_of
from ledstjarna.foundation.findings import Finding, require
from ledstjarna.foundation.outbox.models import Happening
from ledstjarna.foundation.sending import Address, Channel, Language, Notice, Outcome, Receipt

RUN = "send_notices"
LETTER_KIND = "NoticeMade"


@dataclass(frozen=True, slots=True)
class Wanted:
    """How the person wants to be told: by which channels at which address, about what, and when not."""

    addresses: Mapping[str, str]
    reasons: Sequence[str] = ALL_REASONS
    quiet_from: time | None = None
    quiet_to: time | None = None


@transaction.atomic
def change_notices(*, by: Viewer, subject_id: UUID, wanted: Wanted, at: datetime) -> None:
    """Let the person be told as `wanted`. A channel without an address is turned off; what was before is kept.

    Raises NotForYou; RuleBroken for an address that cannot be one, and for staff who would choose for somebody
    with a protected identity.
    """
    change = open_change(by, subject_id, what="change_notices", kinds=[BASIC])
    may_speak(change, TELLS, "plan")
    person = locked_person(change)
    addresses = {channel: plain_address(channel, text) for channel, text in wanted.addresses.items()}
    chosen = {channel: address for channel, address in addresses.items() if address}
    require(
        Finding("protected_chooses_themself") if person.protected_identity and by.is_staff and chosen else None,
        *(address_finding(channel, address) for channel, address in chosen.items()),
        None if set(wanted.reasons) <= set(ALL_REASONS) else Finding("notice_reason_unknown", field_name="reasons"),
        Finding("quiet_hours_half", field_name="quiet_to")
        if (wanted.quiet_from is None) != (wanted.quiet_to is None)
        else None,
    )
    for channel, address in addresses.items():
        facts = {
            "address": address, "on": bool(address), "reasons": sorted(set(wanted.reasons)),
            "quiet_from": wanted.quiet_from, "quiet_to": wanted.quiet_to, "own_choice": not by.is_staff,
        }  # fmt: skip
        standing = PersonContact.objects.filter(**change.rows, channel=channel, replaced_at=None).first()
        if standing is None and not address:
            continue
        if standing and all(getattr(standing, name) == value for name, value in facts.items()):
            continue
        PersonContact.objects.filter(**change.rows, channel=channel, replaced_at=None).update(replaced_at=at)
        PersonContact.objects.create(
            **change.rows, channel=channel, changed_by_id=by.party_id, changed_by_label=by.label, changed_at=at,
            **facts,
        )  # fmt: skip


def tell_of_news(happening: Happening) -> None:
    """Hear an event: the person is told of what concerns them and was not done by themself. At most one waits."""
    if happening.actor_id == happening.subject_id:
        return
    with transaction.atomic(), automatic_run(RUN):
        reason = reason_of(happening.kind, happening.body, spoken_by=_spoken_by(happening))
        if not reason:
            return
        person = Person.objects.select_for_update(of=("self",)).filter(pk=happening.subject_id, deceased=False).first()
        if person is None:
            return
        rows = NoticeRow.objects.filter(county_id=happening.county_id, subject_id=happening.subject_id)
        waits = held_back(happening.kind, happening.body)
        at = max(happening.recorded_at, happening.happened_at)
        quiet = _quiet(happening.subject_id)
        standing = rows.select_for_update().filter(state="waiting").first()
        if standing:
            if not waits:
                _bring_forward(standing, reason, notice_at(at, last_at=None, quiet=quiet))
            return
        last = rows.exclude(state="no_way").order_by("-made_at").first() if waits else None
        due = notice_at(at, last_at=(last.done_at or last.made_at) if last else None, quiet=quiet)
        NoticeRow.objects.get_or_create(
            happening_id=happening.id,
            defaults={
                "county_id": happening.county_id, "subject_id": happening.subject_id, "reason": reason,
                "state": NOTICE.start, "made_at": at, "due_at": due,
            },
        )  # fmt: skip


def _spoken_by(happening: Happening) -> str:
    """What who said it is to the person: themself, the kind of mandate they had that day, or nothing."""
    if happening.kind not in SPOKEN_FOR:
        return ""
    speaker = UUID(str(happening.body.get("said_by_id") or happening.actor_id))
    if speaker == happening.subject_id:
        return "person"
    held = Mandate.objects.filter(
        county_id=happening.county_id, subject_id=happening.subject_id, representative_id=speaker,
        period__contains=day_of(happening.happened_at),
    )  # fmt: skip
    kinds = sorted(held.values_list("kind", flat=True))
    return "guardian" if "guardian" in kinds else (kinds[0] if kinds else "")


def _bring_forward(row: NoticeRow, reason: str, due: datetime) -> None:
    """Let the notice that waits go by `due`. One that has been tried goes by its own tries. Where the person wants to
    hear of what cannot wait, it is that which they are told of: what waited before may be nothing they want by then.
    """
    if row.attempts or row.due_at <= due:
        return
    row.due_at = due
    if any(one.on and reason in one.reasons for one in _contacts(row.subject_id)):
        row.reason = reason
    row.save(update_fields=["due_at", "reason"])


def due_notices(*, at: datetime, limit: int = 500) -> list[UUID]:
    """The notices that are to be sent by now, the oldest first; none to who has died."""
    with transaction.atomic(), automatic_run(RUN):
        rows = NoticeRow.objects.filter(state="waiting", due_at__lte=at).exclude(_to_the_dead()).order_by("due_at")
        return list(rows.values_list("pk", flat=True)[:limit])


def send_notice(*, notice_id: UUID, channels: Mapping[str, Channel], at: datetime) -> str:
    """Try to send one notice by the way that is next for it. Returns the state it then has, empty when not due.

    The attempt is kept before anything leaves: when the worker dies on the way, the notice is tried again with the
    same key. What other systems do happens outside every transaction.
    """
    everything = {**channels, LETTER: Letters()}
    with transaction.atomic(), automatic_run(RUN):
        begun = _begin(notice_id, everything, at)
    if isinstance(begun, str):
        return begun
    receipt = everything[begun.channel].send(begun.notice)
    with transaction.atomic(), automatic_run(RUN):
        return _record(begun, receipt, at)


def _to_the_dead() -> Q:
    """What waits for somebody who has died stays waiting: it goes should that have been a mistake."""
    return Q(subject_id__in=Person.objects.filter(deceased=True).values("pk"))


@dataclass(frozen=True, slots=True)
class Begun:
    """An attempt that is about to be made."""

    channel: str
    attempt_id: UUID
    notice: Notice


class Letters:
    """The channel of paper: a letter in the list of those who print, with nothing but that there is something."""

    def send(self, notice: Notice) -> Receipt:
        """Put a letter in the list of the unit that works with the person. Refused when nobody would print it."""
        with transaction.atomic(), automatic_run(RUN):
            row = NoticeRow.objects.get(pk=notice.key)
            if not write_news_letter(row.subject_id, row.happening_id, LETTER_KIND, row.made_at):
                return Receipt(Outcome.REFUSED, "nobody_prints")
        return Receipt(Outcome.SENT)


def _begin(notice_id: UUID, channels: Mapping[str, Channel], at: datetime) -> Begun | str:
    """Choose the way and note the attempt; the state of the notice when there is nothing to attempt."""
    waits = NoticeRow.objects.select_for_update().filter(pk=notice_id, state="waiting", due_at__lte=at)
    row = waits.exclude(_to_the_dead()).first()
    if row is None:
        return ""
    contacts = {one.channel: one for one in _contacts(row.subject_id)}
    channel = _next_channel(row, contacts, channels)
    if not channel:
        return end_without_way(row, at)
    begin_try(row, channel, at)
    attempt = NoticeAttempt.objects.create(
        county_id=row.county_id, subject_id=row.subject_id, notice=row, channel=channel, begun_at=at
    )
    to = Address(channel, contacts[channel].address) if channel != LETTER else None
    return Begun(channel, attempt.pk, Notice(row.pk, _language(row.subject_id), to))


def _next_channel(row: NoticeRow, contacts: Mapping[str, PersonContact], channels: Mapping[str, Channel]) -> str:
    """The channel that is being tried, or the next that has not been given up; empty when there is none left."""
    tried = NoticeAttempt.objects.filter(notice=row)
    if row.asked_again_at:
        tried = tried.filter(begun_at__gte=row.asked_again_at)
    given_up = set(tried.filter(outcome="refused").values_list("channel", flat=True))
    counts = {channel: tried.filter(channel=channel).count() for channel in channels}
    given_up |= {channel for channel, count in counts.items() if count and retry_after(count) is None}
    person = Person.objects.get(pk=row.subject_id)
    story = Story.objects.filter(subject_id=row.subject_id, replaced_at=None).first()
    known = [Known(one.channel, one.on, frozenset(one.reasons), one.own_choice) for one in contacts.values()]
    ways = ways_for(story.reach if story else (), known, reason=row.reason, protected=bool(person.protected_identity))
    return next((way for way in ways if way in channels and way not in given_up), "")


def _record(begun: Begun, receipt: Receipt, at: datetime) -> str:
    NoticeAttempt.objects.filter(pk=begun.attempt_id).update(
        outcome=receipt.outcome.value, why=receipt.why, ended_at=at
    )
    row = NoticeRow.objects.select_for_update().get(pk=begun.notice.key)
    if row.state != "waiting":  # another worker, who took this one for dead, was faster
        return row.state
    if receipt.outcome is Outcome.SENT:
        row.state = NOTICE.after(row.state, "write_letter" if row.channel == LETTER else "send")
        row.done_at = at
    else:
        wait = wait_after(row, receipt)
        # A channel that is given up makes room for the next at once.
        row.due_at = after_quiet_hours(at + wait, _quiet(row.subject_id)) if wait else at
    row.save(update_fields=["state", "done_at", "due_at"])
    return row.state


def _contacts(subject_id: UUID) -> list[PersonContact]:
    return list(PersonContact.objects.filter(subject_id=subject_id, replaced_at=None))


def _quiet(subject_id: UUID) -> QuietHours | None:
    for one in _contacts(subject_id):
        if one.quiet_from and one.quiet_to:
            return QuietHours(one.quiet_from, one.quiet_to)
    return None


def _language(subject_id: UUID) -> Language:
    """The person's language where a notice is written in it, else Swedish: the same as for letters."""
    code = Person.objects.values_list("language", flat=True).get(pk=subject_id)
    return Language.ENGLISH if code == "en" else Language.SWEDISH
