"""Det här ser föreningen: what each who was asked for one part reads of it, and what can be taken back."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from ledstjarna.domain.plans.queries import telling_more_hindrance, unread_words
from ledstjarna.domain.plans.rules.states import LIVE_COMMITMENTS
from ledstjarna.domain.plans.rules.telling import BY_CHOICE, FREE_WORDS, IDENTIFYING, Protection, fact_finding
from ledstjarna.web.resident.offers import SHARES, UNBOUND
from ledstjarna.web.told.presenter import Told, told_of
from ledstjarna.web.wording import label_text
from ledstjarna.web.wording.shared_facts import SHARED_FACTS, shared_fact_name
from ledstjarna.web.wording.states import state_text


@dataclass(frozen=True, slots=True)
class ToldTo:
    """One recipient and one part. `facts` are those that can be taken back: code and name."""

    part_id: UUID
    who: str
    unbound: bool
    told: Told
    facts: list[tuple[str, str]]
    look: str
    word: str
    # What was shared that they do not read, since the identity is protected: who it is, and free words from before it.
    hides_who: bool = False
    withheld: tuple[str, ...] = ()
    more: tuple[tuple[str, str], ...] = ()  # what is not told, and can be, or again: code and name


def told_to(parts: Iterable[Any], *, readers: Collection[UUID], protection: Protection) -> list[ToldTo]:
    """Whoever knows a part alone, as long as it is theirs, in the plan's order; `readers` read more than that.

    `protection`: of the person's identity: an association is shown less of a protected one.
    """
    alone = (part for part in parts if part.legal_basis in SHARES and part.owner_id not in readers)
    return [_one(part, protection) for part in alone if part.state in LIVE_COMMITMENTS]


def _one(part: Any, protection: Protection) -> ToldTo:
    hides = protection if part.legal_basis == "association" else Protection()
    hidden = unread_words(part, protection)
    state = state_text(part.state, "commitment")
    return ToldTo(
        part.id, label_text(part.owner_label), part.legal_basis in UNBOUND,
        told_of(part, hides),
        [
            (code, shared_fact_name(code))
            for code in SHARED_FACTS
            if part.shared_words.get(code) and fact_finding(part.state, part.shared_words, code) is None
        ],
        state.tone, state.word, bool(hidden & set(IDENTIFYING)),
        tuple(name() for code, name in SHARED_FACTS.items() if code in hidden and code in FREE_WORDS),
        tuple(
            (code, shared_fact_name(code)) for code in BY_CHOICE
            if telling_more_hindrance(part, protection, code) is None
        ),
    )  # fmt: skip
