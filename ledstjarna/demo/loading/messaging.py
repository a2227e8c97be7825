"""Messages between the person and the team, as rows, and how the person wants to be told that there is one."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from random import Random
from typing import Any

from ledstjarna.demo.county.structure.model import AssignmentDraft
from ledstjarna.demo.loading.around import in_team
from ledstjarna.demo.loading.case import Case, Row
from ledstjarna.domain.people.models import Notice, NoticeAttempt, PersonContact
from ledstjarna.domain.people.rules import fold
from ledstjarna.domain.people.rules.notices import ALL_REASONS
from ledstjarna.domain.teams.models import Message, PassedOn, Thread
from ledstjarna.domain.teams.rules import next_rung_at, promised
from ledstjarna.foundation.outbox.models import Happening

_ONE_IN = 8  # persons with a team of whom so many have each kind of thread
_PASSED_ON = 3  # the turn of a thread that nobody answered in time
_FIRST_NUMBER, _NUMBERS = 605, 95  # 070-174 06 05 to 06 99: kept by PTS for stories and films
_TOLD = (
    ("Tiden på torsdag", "Kan ni komma lite senare på torsdag? Jag går på kören.", "Ja, vi kommer klockan elva."),
    ("Nyckeln", "Jag har bytt lås. Hur gör jag med nyckeln?", "Ta med den när vi ses på tisdag."),
    ("Rullatorn", "Bromsen på rullatorn tar inte. Vem ska jag prata med?", "Jag ber hjälpmedelscentralen ringa dig."),
    ("Ny telefon", "Jag har fått ett nytt telefonnummer.", "Tack för att du skrev. Det är antecknat."),
)
_CAME_OF_IT = "Det är löst."


def write_messages(case: Case) -> None:
    """One thread for some: answered, closed, fresh, or late and gone on to somebody else."""
    rng = Random(f"messages/{case.person.id}")
    turn, there = _PASSED_ON if case.lively else case.person.serial % _ONE_IN, in_team(case)
    members = [member for member in case.draft.team if member.id in there]
    _choose_to_be_told(case, rng)
    if turn > 3 or not members:
        return
    title, question, answer = rng.choice(_TOLD)
    if turn == 0:
        at = case.moments.recent(days=1)
        _thread(case, members[-1], title, question, at)
        return
    at = case.moments.recent(days=9 if turn == 3 else 6)
    if case.lively:
        at = case.moments.between(case.moments.began, at - timedelta(days=5), rng)
    thread = _thread(case, members[-1], title, question, at)
    if turn == 3 and len(members) > 1 and promised(at) < case.moments.latest:
        _pass_on(case, thread, members[0])
    elif turn < 3:
        then = case.moments.between(at, case.moments.latest, rng)
        _answer(case, thread, members[-1], answer, max(at + timedelta(minutes=1), then))
        if turn == 2:
            _close(case, thread)


def _thread(case: Case, to: AssignmentDraft, title: str, words: str, at: datetime) -> Row:
    voice = case.speaking.first(at)
    thread = case.add(
        Thread, matter="free", matter_id=None, title=title, part_id=None, part_owner_id=None, close_ones=[],
        state="waits", begun_at=at, last_at=at, count=0, asked_id=to.id, waits_for_id=to.id,
        waits_for_label=case.label(to), waiting_since=at, answer_by=promised(at), climbed=0,
        next_rung_at=next_rung_at(at, 0), closed_at=None, recorded_at=at, **case.by(voice, "begun"),
    )  # fmt: skip
    kind = "person" if voice.id == case.person.id else "representative"
    _message(case, thread, words, at, kind, case.by(voice, "written"), to.id, case.label(to))
    return thread


def _message(
    case: Case, thread: Row, words: str, at: datetime, kind: str, by: Row, to_id: Any, to_label: str
) -> None:  # fmt: skip
    thread |= {"count": thread["count"] + 1, "last_at": at}
    row = case.add(
        Message, thread_id=thread["id"], number=thread["count"], words=words, written_by_kind=kind, written_at=at,
        to_id=to_id, to_label=to_label, wants_answer=kind != "staff", recorded_at=at, **by,
    )  # fmt: skip
    case.happened(
        "MessageWritten", at, by["written_by_id"], thread_id=thread["id"], message_id=row["id"],
        to_person=to_id == case.person.id,
    )  # fmt: skip


def _answer(case: Case, thread: Row, by: AssignmentDraft, words: str, at: datetime) -> None:
    thread |= {
        "state": "rests", "asked_id": None, "waits_for_id": None, "waits_for_label": "", "waiting_since": None,
        "answer_by": None, "next_rung_at": None,
    }  # fmt: skip
    _message(case, thread, words, at, "staff", case.by(by, "written"), case.person.id, case.person.name)
    _tell(case, at)


def _close(case: Case, thread: Row) -> None:
    by = case.by(case.coordinator, "closed")
    thread |= {
        "state": "closed", "closed_at": thread["last_at"], "closed_by_label": by["closed_by_label"],
        "outcome": _CAME_OF_IT,
    }  # fmt: skip
    case.happened("ThreadClosed", thread["last_at"], case.coordinator.id, thread_id=thread["id"])


def _pass_on(case: Case, thread: Row, to: AssignmentDraft) -> None:
    since = thread["waiting_since"]
    at = promised(since)
    case.add(
        PassedOn, thread_id=thread["id"], waiting_since=since, rung="coordinator", from_id=thread["waits_for_id"],
        from_label=thread["waits_for_label"], to_id=to.id, to_label=case.label(to), passed_at=at, recorded_at=at,
    )  # fmt: skip
    thread |= {
        "waits_for_id": to.id, "waits_for_label": case.label(to), "climbed": 1, "next_rung_at": next_rung_at(since, 1),
    }  # fmt: skip


def _choose_to_be_told(case: Case, rng: Random) -> None:
    """Those who use their own door have chosen e-mail or text messages; nobody with a protected identity has here."""
    if not case.digital or case.person.protected_identity:
        return
    by_text = rng.random() < 0.5
    address = (
        f"+4670174{_FIRST_NUMBER + case.person.serial % _NUMBERS:04d}"
        if by_text
        else f"{_plain(case.person.given_name)}.{case.person.serial}@example.org"
    )
    at = case.moments.began
    case.add(
        PersonContact, channel="sms" if by_text else "email", address=address, on=True, reasons=sorted(ALL_REASONS),
        quiet_from=time(21), quiet_to=time(7), own_choice=True, changed_at=at, replaced_at=None, recorded_at=at,
        **case.by(case.speaking.themself, "changed"),
    )  # fmt: skip


def _tell(case: Case, at: datetime) -> None:
    """The notice of the message that has just been written: sent within the minute."""
    known: Sequence[Row] = case.of(PersonContact)
    if not known:
        return
    channel, done = known[0]["channel"], at + timedelta(minutes=1)
    notice = case.add(
        Notice, happening_id=case.of(Happening)[-1]["id"], reason="message", state="sent", channel=channel, attempts=1,
        made_at=at, due_at=at, done_at=done, recorded_at=at,
    )  # fmt: skip
    case.add(NoticeAttempt, notice_id=notice["id"], channel=channel, begun_at=at, outcome="sent", why="", ended_at=done)


def _plain(name: str) -> str:
    return "".join(letter for letter in fold(name).translate(_ASCII) if letter.isascii() and letter.isalpha()) or "namn"


_ASCII = str.maketrans("åäö", "aao")
