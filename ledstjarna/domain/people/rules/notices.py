"""Whether, when and how somebody hears that there is something to read. Pure. The times are our own choice, not law."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from ledstjarna.foundation.clock import STOCKHOLM, moment_of
from ledstjarna.foundation.findings import Finding
from ledstjarna.foundation.states import StateTable, Step

CHANNELS = ("email", "sms")
LETTER = "letter"

# What the person hears about, by the event that makes it: the declared rule.
REASONS = {
    "MessageWritten": "message",
    "ProposalMade": "proposal",
    "DecisionMade": "decision",
    "PlanAgreed": "agreement",
    "ReportAnswered": "answer",
    "RectificationAnswered": "answer",
    "MeetingTimesAsked": "meeting",
    "MeetingCalled": "meeting",
    "MeetingMoved": "meeting",
    "MeetingCancelled": "meeting",
    "StepDownSuggested": "question",
    "ImplementationAsked": "question",
    "NewOwnerAsked": "question",
    "CallLate": "call",
    "DecisionEnding": "expiring",
    "ConsentEnding": "expiring",
    "ConsentHalfGiven": "question",
    "VisitsPublished": "visits",
    "VisitMoved": "visits",
    "ProtectionRaised": "protection",
    "ProtectionLoweringAnswered": "protection",
    "EmergencyOpened": "emergency",
}
# What somebody who acts in the person's place has changed for them: they hear of it, whatever it is. Not what guardians
# decide for their child: they are who would read it.
SPOKEN_FOR = (
    "ConsentGiven", "ConsentRefused", "ConsentWithdrawn", "BlockSet", "BlockLifted", "CloseOneReads", "FactTold",
)  # fmt: skip
CHANGED = "changed"
ALL_REASONS = (*dict.fromkeys(REASONS.values()), CHANGED)
CHANGED_NEWS_FOR = timedelta(days=7)  # how long it stands among the person's news; our own choice, not law

# Of these only some concern the person: what their body must say.
ONLY_WHEN = {
    "MessageWritten": "to_person",
    "NewOwnerAsked": "awaits_person",
    "MeetingCancelled": "was_told",
    "ProtectionLoweringAnswered": "yes",  # with a no nothing is another than it was
}

QUIET_PERIOD = timedelta(hours=12)  # at most one notice in this time, however much happens


@dataclass(frozen=True, slots=True)
class AtOnce:
    """An event that the quiet period never holds back, when its body says `when`; and why."""

    when: str
    why: str


# The hours when somebody wants to be left alone hold for these too.
NEVER_HELD_BACK = {
    "MeetingCancelled": AtOnce("soon", "whoever hears of it after the meeting's time has gone there in vain"),
    "MeetingMoved": AtOnce("soon", "whoever hears of it too late comes at a time, or to a place, that is no more"),
}

RETRY_AFTER = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6))

_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+")
_PHONE = re.compile(r"\+[1-9][0-9]{7,14}")

NOTICE = StateTable(
    "notice",
    "waiting",
    (
        Step("waiting", "try", "waiting", "the clock"),
        Step("waiting", "send", "sent", "the clock"),
        Step("waiting", "write_letter", "letter", "the clock, when nothing else is known or has worked"),
        Step("waiting", "find_no_way", "no_way", "the clock"),
        Step("waiting", "ask_again", "waiting", "staff who work with the person, who need not wait for the clock"),
        Step("no_way", "ask_again", "waiting", "staff who work with the person, when there may be a way now"),
    ),
)


@dataclass(frozen=True, slots=True)
class QuietHours:
    """When the person wants to be left alone, in Swedish time; `start` may be later than `end`, over midnight."""

    start: time
    end: time


@dataclass(frozen=True, slots=True)
class Known:
    """One way to the person: which, whether it is on, for what, and whether they chose it themselves."""

    channel: str
    on: bool
    reasons: frozenset[str]
    own_choice: bool


def reason_of(kind: str, body: dict[str, object], *, spoken_by: str = "person") -> str:
    """What an event is to the person; empty for one that they need not hear about. `spoken_by`: what who said it is to
    them: the person, the kind of a mandate, or nothing.
    """
    if kind in SPOKEN_FOR:
        return CHANGED if spoken_by not in ("", "person", "guardian") else ""
    told = ONLY_WHEN.get(kind)
    return "" if told and not body.get(told) else REASONS.get(kind, "")


def held_back(kind: str, body: Mapping[str, object]) -> bool:
    """Whether an event waits for the quiet period since the last notice: all but what is told at once."""
    rule = NEVER_HELD_BACK.get(kind)
    return not (rule and body.get(rule.when))


def ways_for(reach: Collection[str], known: Sequence[Known], *, reason: str, protected: bool) -> tuple[str, ...]:
    """The channels to try, in order; a letter last. Empty when the person can be reached by none of them.

    `reach` is how the person has said they want to be reached. With a protected identity nothing goes by e-mail or
    text message unless the person chose it themself.
    """
    usable = [
        one.channel
        for one in known
        if one.on and reason in one.reasons and one.channel in CHANNELS and (one.own_choice or not protected)
    ]
    first = "sms" if "text" in reach else "email"
    ordered = sorted(usable, key=lambda channel: (channel != first, CHANNELS.index(channel)))
    return (*ordered, LETTER) if ordered or LETTER in reach else ()


def notice_at(at: datetime, *, last_at: datetime | None, quiet: QuietHours | None) -> datetime:
    """When the next notice goes: after the quiet period since the last, and outside the person's quiet hours."""
    earliest = max(at, last_at + QUIET_PERIOD) if last_at else at
    return after_quiet_hours(earliest, quiet)


def after_quiet_hours(at: datetime, quiet: QuietHours | None) -> datetime:
    """`at`, or the end of the quiet hours that it falls in."""
    if quiet is None or quiet.start == quiet.end:
        return at
    local = at.astimezone(STOCKHOLM)
    clock = local.time()
    over_midnight = quiet.start > quiet.end
    inside = (clock >= quiet.start or clock < quiet.end) if over_midnight else quiet.start <= clock < quiet.end
    if not inside:
        return at
    day = local.date() + timedelta(days=1 if over_midnight and clock >= quiet.start else 0)
    return moment_of(day, quiet.end)


def retry_after(attempts: int) -> timedelta | None:
    """How long to wait after so many failed attempts by one channel; None to give the channel up."""
    return RETRY_AFTER[attempts - 1] if attempts <= len(RETRY_AFTER) else None


def plain_address(channel: str, written: str) -> str:
    """An address as it is kept: a number as +46…, an e-mail address without spaces."""
    text = written.strip()
    if channel == "email":
        return text
    digits = re.sub(r"[\s()./-]", "", text)
    if digits.startswith("00"):
        return f"+{digits[2:]}"
    return f"+46{digits[1:]}" if digits.startswith("0") else digits


def is_mobile(number: str) -> bool:
    """Whether a number in its kept form can take a text message: a Swedish mobile number, or one from elsewhere."""
    return not number.startswith("+46") or re.fullmatch(r"\+467[02369][0-9]{7}", number) is not None


def address_finding(channel: str, address: str) -> Finding | None:
    """What is wrong with an address in its kept form."""
    if channel == "email":
        return None if _EMAIL.fullmatch(address) else Finding("email_wrong", field_name="email")
    return None if _PHONE.fullmatch(address) else Finding("phone_wrong", field_name="sms")
