"""Det här stämmer inte: what may be answered, by whose law the thing is kept, and how soon.

An answer says why where it is not what was asked for, and how to appeal. The text of a record is never erased here: it
is marked, and what the person says of it stands beside it (PDL 3:8, 3:14).
"""

from dataclasses import dataclass
from datetime import date, datetime

from dateutil.relativedelta import relativedelta

from ledstjarna.domain.keeping.rules.terms import ASSOCIATION, CARE, OWN, SOCIAL
from ledstjarna.foundation.findings import Finding
from ledstjarna.foundation.states import StateTable, Step

RECTIFY, ERASE = "rectify", "erase"
WANTS = (RECTIFY, ERASE)
DISPUTE, REFUSE = "dispute", "refuse"

GDPR_RECTIFY, GDPR_ERASE, GDPR_REFUSE = "GDPR art. 16", "GDPR art. 17", "GDPR art. 12.4"
TEXT_STANDS = "PDL 2008:355 3:14"
PERSONS_VIEW = "PDL 2008:355 3:8"
SOCIAL_TEXT = "SoL 2025:400 [M: the chapter on documentation]"

_OWNER, _PERSON = "staff of whoever keeps it", "person"
RECTIFICATION = StateTable(
    "rectification",
    "asked",
    (
        Step("asked", RECTIFY, "rectified", _OWNER, f"{GDPR_RECTIFY}; {TEXT_STANDS}"),
        Step("asked", DISPUTE, "disputed", _OWNER, PERSONS_VIEW),
        Step("asked", ERASE, "erased", _OWNER, GDPR_ERASE),
        Step("asked", REFUSE, "refused", _OWNER, GDPR_REFUSE),
        Step("asked", "withdraw", "withdrawn", _PERSON),
    ),
)

# What a person can say is wrong. Contact details, the story and anything else have no row of their own to point at.
CONTACT, STORY, NEED, GOAL, PART, OTHER = "contact", "story", "need", "goal", "part", "other"
ABOUT = (CONTACT, STORY, NEED, GOAL, PART, OTHER)
# What keeps its versions, so that it shows whether it has been changed. Of the rest only the answer's words tell.
VERSIONED = (STORY, NEED, GOAL, PART)


@dataclass(frozen=True, slots=True)
class KeptBy:
    """What may be answered about something kept by one law."""

    law: str
    verdicts: tuple[str, ...]
    section: str


KEPT_BY: tuple[KeptBy, ...] = (
    KeptBy(OWN, (RECTIFY, ERASE), f"{GDPR_RECTIFY}, 17; their own words"),
    KeptBy(ASSOCIATION, (RECTIFY, ERASE), f"{GDPR_RECTIFY}, 17; no law says that it must be kept"),
    KeptBy(CARE, (RECTIFY, DISPUTE, REFUSE), f"{TEXT_STANDS}, 3:8; GDPR art. 17.3 b"),
    KeptBy(SOCIAL, (RECTIFY, DISPUTE, REFUSE), f"{SOCIAL_TEXT}; GDPR art. 17.3 b"),
)
_BY_LAW = {rule.law: rule for rule in KEPT_BY}

# Where a no is appealed. The health care's inspectorate alone may have a record destroyed.
IVO, COURT = "ivo", "court"
APPEAL_SECTION = {IVO: "PDL 2008:355 8:4", COURT: "2018:218 7:2; FL 2017:900 44 §"}
DAYS_TO_APPEAL = 21  # FL 2017:900 44 §: three weeks


def verdicts(law: str) -> tuple[str, ...]:
    """What may be answered about something kept by `law`. Raises KeyError for a law nothing is said of."""
    return _BY_LAW[law].verdicts


def appeal_of(law: str, wants: str) -> str:
    """Where a no is taken further: to have a care record destroyed is IVO's to decide, all else a court's."""
    return IVO if law == CARE and wants == ERASE else COURT


def due_on(asked: date) -> date:
    """The last day to answer: within one month (GDPR art. 12.3)."""
    return asked + relativedelta(months=1)


def notes_dispute(verdict: str) -> bool:
    """Whether it stands beside the text that the person says otherwise: also when they are told no (PDL 3:8)."""
    return verdict in (DISPUTE, REFUSE)


def request_findings(*, about: str, wants: str, words: str, viewer_kind: str, way: str) -> list[Finding]:
    """What a request lacks."""
    found = [
        None if about in ABOUT else Finding("rectification_about_missing", field_name="thing"),
        None if wants in WANTS else Finding("rectification_wants_missing", field_name="wants"),
        None if words.strip() else Finding("rectification_words_missing", field_name="words"),
        Finding("way_missing", field_name="way") if viewer_kind == "staff" and way == "digital" else None,
    ]
    return [finding for finding in found if finding]


def answer_findings(*, law: str, verdict: str, answer: str, reads_now: str) -> list[Finding]:
    """What an answer lacks: one that the law allows, in words, and what stands now where something was put right."""
    may = verdict in verdicts(law)
    found = [
        None if may else Finding("rectification_not_so", section=_BY_LAW[law].section, field_name="verdict"),
        None if answer.strip() else Finding("answer_missing", field_name="answer"),
        Finding("rectification_reads_now_missing", section=GDPR_RECTIFY, field_name="reads_now")
        if verdict == RECTIFY and not reads_now.strip()
        else None,
    ]
    return [finding for finding in found if finding]


def not_yet_changed(*, about: str, verdict: str, asked_at: datetime, changed_at: datetime | None) -> Finding | None:
    """That something is put right is said only when it has been changed since the person asked.

    `changed_at`: when the thing last got a new version, None when it is as it was first written.
    """
    if verdict != RECTIFY or about not in VERSIONED or (changed_at and changed_at > asked_at):
        return None
    return Finding("rectification_not_changed", section=GDPR_RECTIFY, field_name="verdict")
