"""Messages in order, threads that wait for somebody, and notices that hold nothing but that there is something."""

from collections.abc import Iterator

from ledstjarna.cli.checking.check import Check, Fault
from ledstjarna.cli.checking.known import Known
from ledstjarna.cli.checking.life import Life, grouped
from ledstjarna.cli.language import N_
from ledstjarna.domain.people.rules.notices import ALL_REASONS, NOTICE, address_finding
from ledstjarna.domain.teams.rules import THREAD, promised


def _threads(life: Life, _known: Known) -> Iterator[Fault]:
    for row in life.threads:
        waits = row.state == "waits"
        if row.state not in THREAD.states or row.state == THREAD.start:
            yield Fault(row.id, "thread_state_unknown")
        if waits != (row.waits_for_id is not None) or (waits and row.answer_by != promised(row.waiting_since)):
            yield Fault(row.id, "answer_not_promised")
        if (row.state == "closed") != bool(row.outcome.strip() and row.closed_at):
            yield Fault(row.id, "outcome_missing")
        if (row.part_id is None) != (row.part_owner_id is None):
            yield Fault(row.id, "let_in_by_nobody")


def _messages(life: Life, _known: Known) -> Iterator[Fault]:
    written = grouped(life.messages, "thread_id")
    for row in life.threads:
        found = sorted(written.get(row.id, []), key=lambda one: one.number)
        times = [one.written_at for one in found]
        if [one.number for one in found] != list(range(1, row.count + 1)) or not found:
            yield Fault(row.id, "messages_missing")
        elif times != sorted(times) or times[-1] != row.last_at:
            yield Fault(row.id, "messages_out_of_order")
    for one in life.messages:
        if not one.words.strip() or not one.to_label:
            yield Fault(one.id, "message_says_nothing")


def _passed_on(life: Life, _known: Known) -> Iterator[Fault]:
    for row in life.passed_on:
        if row.from_id == row.to_id or not row.to_label or row.passed_at < row.waiting_since:
            yield Fault(row.id)


def _told(life: Life, _known: Known) -> Iterator[Fault]:
    for row in life.person_contacts:
        if row.on and address_finding(row.channel, row.address):
            yield Fault(row.id, "address_wrong")
        if life.person.protected_identity and row.on and not row.own_choice and row.replaced_at is None:
            yield Fault(row.id, "protected_chooses_themself")
    for row in life.notices:
        if row.reason not in ALL_REASONS or row.state not in NOTICE.states:
            yield Fault(row.id, "notice_unknown")
        if (row.state == "waiting") != (row.done_at is None):
            yield Fault(row.id, "notice_not_whole")


CHECKS = (
    Check(
        "thread_wrong",
        "Thread",
        N_("Ett samtal väntar på ingen, eller är avslutat utan vad det blev av det."),
        _threads,
    ),
    Check("messages_wrong", "Message", N_("Meddelanden fattas, är tomma eller står i fel ordning."), _messages),
    Check(
        "passed_on_wrong",
        "PassedOn",
        N_("En fråga har gått vidare till ingen, eller till den som redan hade den."),
        _passed_on,
    ),
    Check("notice_wrong", "Notice", N_("Ett utskick eller en väg till personen är inte hel."), _told),
)
