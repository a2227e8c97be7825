"""Done or not done: who may say it, when, and with what reason. Pure. The times are our own promise, not law."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from ledstjarna.domain.plans.rules.activities import Occurrence
from ledstjarna.foundation.findings import Finding

# Nothing is ticked long before it happens: somebody may come a little early, and nobody is missing before the time.
EARLY = timedelta(minutes=30)
WAITED = timedelta(minutes=15)
WHOLE_DAY = timedelta(hours=23)
# How long after its end something that nobody has told about is called late for who owns it.
TOLD_WITHIN = timedelta(hours=2)

# How what is going on, or was lately and nobody has told about, stands.
RECENT = frozenset({"now", "today", "been", "sought", "untold"})

OWNER, RECEIVER, WRITER, OTHER = "owner", "receiver", "writer", "other"
# In which way somebody says to staff how it went.
WORD_WAYS = ("meeting", "oral", "phone", "paper")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was not done: who may give it (an owner's kind), and whether words are needed too."""

    code: str
    kinds: frozenset[str]
    needs_words: bool = False


_PRIVATE = frozenset({"person", "close_one", "representative"})
_OTHERS = frozenset({"staff", "association", "close_one"})
REASONS: tuple[Reason, ...] = (
    Reason("ill", _PRIVATE | {"association"}),
    Reason("did_not_want", frozenset({"person", "representative"})),
    Reason("person_did_not_want", _OTHERS),
    Reason("person_not_home", _OTHERS),
    Reason("no_time", _PRIVATE | {"association", "staff"}),
    Reason("nobody_to_send", frozenset({"staff", "association"})),
    Reason("other", _PRIVATE | {"staff", "association"}, needs_words=True),
)
NOBODY_CAME = "nobody_came"
_BY_CODE = {reason.code: reason for reason in REASONS}


def reasons_for(kind: str) -> tuple[str, ...]:
    """The reasons that a viewer of this kind chooses among."""
    return tuple(reason.code for reason in REASONS if kind in reason.kinds)


def part_in(*, owns: bool, kind: str, reads_plan: bool, basis: str = "") -> str:
    """What an occurrence is to somebody: theirs to do, to receive, to write down on another's word, or another's.

    `owns`: they own the part or were named responsible. Who receives is the person, whoever decides for them, and
    somebody close whom the person lets read; of what the person does alone nobody receives anything. Staff of the team
    write down what the person, or somebody close, says of what is theirs (`basis`), as they do with its times.
    """
    if owns:
        return OWNER
    if kind == "staff" and reads_plan and basis in ("own", "close_one"):
        return WRITER
    if not somebody_comes(basis):
        return OTHER
    return RECEIVER if kind in ("person", "representative", "close_one") and reads_plan else OTHER


def somebody_comes(basis: str) -> bool:
    """Whether somebody else is to come: to what the person does themself nobody is, so nobody can fail to."""
    return basis != "own"


def mark_findings(
    *, part: str, kind: str, state: str, reason: str, words: str, one: Occurrence, at: datetime, standing: str = "",
    word: tuple[str, str] = ("", ""),
) -> list[Finding]:  # fmt: skip
    """What hinders that somebody says `state` (done, not_done, nobody_came) about an occurrence at `at`.

    `standing` is what is said already. That nobody came is the receiver's word: its owner answers the report instead,
    but of what the person does themself their own word stands whatever others have said.
    `word` is who said it to staff who write it down, and in which way.
    """
    says = {
        OWNER: ("done", "not_done"),
        WRITER: ("done", "not_done"),
        RECEIVER: ("done", NOBODY_CAME) if standing else (NOBODY_CAME,),
    }.get(part, ())
    if state not in says:
        return [Finding("not_yours_to_tell")]
    if one.state != "planned":
        return [Finding("occurrence_is_off")]
    theirs_alone = kind in ("person", "representative")
    if standing == NOBODY_CAME and (part == WRITER or (part == OWNER and not theirs_alone)):
        return [Finding("nobody_came_is_answered")]
    if at < earliest(one, state):
        return [Finding("too_early_to_tell")]
    found = _word_findings(*word) if part == WRITER else []
    said_by = "person" if part == WRITER else kind
    return [*found, *_reason_findings(said_by, reason, words)] if state == "not_done" else found


def _word_findings(word_of: str, way: str) -> list[Finding]:
    found = [] if word_of.strip() else [Finding("word_of_missing", field_name="word_of")]
    return found if way in WORD_WAYS else [*found, Finding("word_way_missing", field_name="way")]


def earliest(one: Occurrence, state: str) -> datetime:
    """The first moment when `state` may be said. Without a time set, nobody is missing before the day is half gone."""
    waited = max(WAITED, (one.ends - one.starts) / 2) if one.ends - one.starts >= WHOLE_DAY else WAITED
    return one.starts + waited if state == NOBODY_CAME else one.starts - EARLY


def _reason_findings(kind: str, reason: str, words: str) -> list[Finding]:
    if reason not in reasons_for(kind):
        return [Finding("not_done_reason_missing", field_name="reason")]
    if _BY_CODE[reason].needs_words and not words.strip():
        return [Finding("words_missing", field_name="words")]
    return []


def stands(one: Occurrence, said: str, at: datetime, *, sought: bool = False) -> str:
    """How an occurrence stands: done, not_done, nobody_came, cancelled, paused, sought, ahead, today, now, been or
    untold. Now is only what goes on now; without a time set it is today's.

    `sought`: whoever was to do it has left, and somebody new is looked for.
    """
    if said:
        return said
    if one.state != "planned":
        return one.state
    if sought and at < one.ends + TOLD_WITHIN:
        return "sought"
    return _by_clock(one, at)


def _by_clock(one: Occurrence, at: datetime) -> str:
    if at < one.starts:
        return "ahead"
    if at >= one.ends:
        return "been" if at < one.ends + TOLD_WITHIN else "untold"
    return "today" if one.ends - one.starts >= WHOLE_DAY else "now"


def change_findings(*, part: str, kind: str, change: str, one: Occurrence, said: str, at: datetime) -> list[Finding]:
    """What hinders that one occurrence is cancelled or moved: the owner may, and who receives may say no to it."""
    allowed = part == OWNER or (part == RECEIVER and kind != "close_one" and change == "cancelled")
    if not allowed:
        return [Finding("not_yours_to_tell")]
    if said:
        return [Finding("occurrence_is_told")]
    if one.state == "cancelled":
        return [Finding("occurrence_is_off")]
    return [Finding("occurrence_has_been")] if at >= one.ends else []


def asks_why(basis: str, *, named: bool) -> bool:
    """Whether who changes one time says why: whoever waits for somebody is told. Of what the person does alone, with
    nobody `named` to come, nobody waits, and a reason is theirs to give or not.
    """
    return named or somebody_comes(basis)


def sets_times(*, owns: bool, kind: str, basis: str, reads_plan: bool) -> Finding | None:
    """Who sets the times of a part: its owner; for what the person or somebody close does also the person, whoever
    decides for them, and staff of the team who write it down for them.
    """
    writes_down = reads_plan and (kind in ("person", "representative") or (kind == "staff"))
    return None if owns or (writes_down and basis in ("own", "close_one")) else Finding("not_yours_to_set")
