"""Telling somebody around the person that there is something to read: by the address that is known, once in a while.

They are told when something is asked of them, or is over that was. Nobody without an address, and no letter: but for
a guardian whom the other's half yes waits for (FB 6:13), who is reached by letter where nothing else is known or works.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.people.actions._trying import begin_try, end_without_way, wait_after
from ledstjarna.domain.people.actions.letters import write_news_letter
from ledstjarna.domain.people.models import NoticeToOther, Person
from ledstjarna.domain.people.queries.addresses import addresses_of
from ledstjarna.domain.people.rules.notices import LETTER, NOTICE, QuietHours, after_quiet_hours, held_back, notice_at
from ledstjarna.foundation.outbox.models import Happening
from ledstjarna.foundation.sending import Address, Channel, Language, Notice, Outcome, Reader, Receipt

RUN = "send_notices_to_others"
# Others have chosen no hours of their own: nobody is woken.
NIGHT = QuietHours(time(20), time(8))
# What nobody decides without them is told on paper too.
BY_LETTER_TOO = frozenset({"ConsentHalfGiven"})
LETTER_KIND = "OtherAsked"


def tell_other(happening: Happening, party_id: UUID, reason: str) -> None:
    """Let one party hear that there is something to read. Nothing for whoever did it, is the person, or has no way;
    nothing about who has died.

    Called by the rooms that know who is asked. At most one waits for each party, and one goes in the quiet period, but
    for what is never held back.
    """
    if party_id in (happening.actor_id, happening.subject_id):
        return
    with transaction.atomic(), automatic_run(RUN):
        rows = NoticeToOther.objects.filter(party_id=party_id)
        if not (happening.kind in BY_LETTER_TOO or addresses_of(party_id)) or _has_died(happening.subject_id):
            return
        waits = held_back(happening.kind, happening.body)
        at = max(happening.recorded_at, happening.happened_at)
        standing = rows.select_for_update().filter(state="waiting").first()
        if standing:
            due = notice_at(at, last_at=None, quiet=NIGHT)
            if not waits and not standing.attempts and due < standing.due_at:
                standing.due_at = due
                standing.save(update_fields=["due_at"])
            return
        last = rows.filter(state__in=("sent", "letter")).order_by("-made_at").first() if waits else None
        NoticeToOther.objects.get_or_create(
            happening_id=happening.id, party_id=party_id,
            defaults={
                "county_id": happening.county_id, "subject_id": happening.subject_id, "reason": reason,
                "state": NOTICE.start, "made_at": at,
                "due_at": notice_at(at, last_at=last.done_at if last else None, quiet=NIGHT),
            },
        )  # fmt: skip


def due_notices_to_others(*, at: datetime, limit: int = 500) -> list[UUID]:
    """Those that are to be sent by now, the oldest first."""
    with transaction.atomic(), automatic_run(RUN):
        rows = NoticeToOther.objects.filter(state="waiting", due_at__lte=at).order_by("due_at")
        return list(rows.values_list("pk", flat=True)[:limit])


def send_notice_to_other(*, notice_id: UUID, channels: Mapping[str, Channel], at: datetime) -> str:
    """Try one once, by the way that is next for it. Returns the state it then has, empty when not due.

    The attempt is counted before anything leaves, as for the person's own notices.
    """
    everything = {**channels, LETTER: LettersToOthers()}
    with transaction.atomic(), automatic_run(RUN):
        begun = _begin(notice_id, everything, at)
    if isinstance(begun, str):
        return begun
    receipt = everything[begun.channel].send(begun.notice)
    with transaction.atomic(), automatic_run(RUN):
        return _record(begun, receipt, everything, at)


class LettersToOthers:
    """The channel of paper, to a guardian: nothing but that there is something to answer."""

    def send(self, notice: Notice) -> Receipt:
        """Put a letter in the list of the unit that works with the child. Refused when nobody would print it."""
        with transaction.atomic(), automatic_run(RUN):
            row = NoticeToOther.objects.get(pk=notice.key)
            if not write_news_letter(row.subject_id, row.happening_id, LETTER_KIND, row.made_at, row.party_id):
                return Receipt(Outcome.REFUSED, "nobody_prints")
        return Receipt(Outcome.SENT)


@dataclass(frozen=True, slots=True)
class _Begun:
    channel: str
    notice: Notice


def _begin(notice_id: UUID, channels: Mapping[str, Channel], at: datetime) -> _Begun | str:
    row = NoticeToOther.objects.select_for_update().filter(pk=notice_id, state="waiting", due_at__lte=at).first()
    if row is None:
        return ""
    ways = {} if _has_died(row.subject_id) else _ways(row, channels)
    channel = row.channel if row.channel in ways else next(iter(ways), "")
    if not channel:
        return end_without_way(row, at)
    begin_try(row, channel, at)
    to = Address(channel, ways[channel]) if ways[channel] else None
    return _Begun(channel, Notice(row.pk, Language.SWEDISH, to, Reader.OTHER))


def _has_died(subject_id: UUID | None) -> bool:
    return Person.objects.filter(pk=subject_id, deceased=True).exists()


def _record(begun: _Begun, receipt: Receipt, channels: Mapping[str, Channel], at: datetime) -> str:
    row = NoticeToOther.objects.select_for_update().get(pk=begun.notice.key)
    if row.state != "waiting":
        return row.state
    row.why = receipt.why
    if receipt.outcome is Outcome.SENT:
        row.state = NOTICE.after(row.state, "write_letter" if row.channel == LETTER else "send")
        row.done_at = at
    else:
        wait = wait_after(row, receipt)
        if wait:
            row.due_at = after_quiet_hours(at + wait, NIGHT)
        else:
            _give_up(row, channels, at)
    row.save(update_fields=["state", "done_at", "due_at", "channel", "attempts", "why"])
    return row.state


def _ways(row: NoticeToOther, channels: Mapping[str, Channel]) -> dict[str, str]:
    """Channel and address, the one to try first first; paper has none."""
    ways = {channel: address for channel, address in addresses_of(row.party_id) if channel in channels}
    kind = Happening.objects.values_list("kind", flat=True).get(pk=row.happening_id)
    return ways | ({LETTER: ""} if kind in BY_LETTER_TOO else {})


def _give_up(row: NoticeToOther, channels: Mapping[str, Channel], at: datetime) -> None:
    """The next way at once, when there is one after this; else there is none."""
    ways = list(_ways(row, channels))
    rest = ways[ways.index(row.channel) + 1 :] if row.channel in ways else []
    if rest:
        row.channel, row.attempts, row.due_at = rest[0], 0, at
    else:
        row.state, row.done_at = NOTICE.after(row.state, "find_no_way"), at
