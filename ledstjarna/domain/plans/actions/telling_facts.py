"""What somebody who answers for one part gets to know: taken back and told one fact at a time, and shared anew."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import Reading, Viewer, open_change
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.people.queries import last_happening, person, word_of_person
from ledstjarna.domain.plans.actions._parts import check_seen, envelope, locked
from ledstjarna.domain.plans.events import FactTakenBack, FactTold, WordsSharedAnew
from ledstjarna.domain.plans.models import Commitment
from ledstjarna.domain.plans.queries.shared import protection_of, telling_more_hindrance, unread_words
from ledstjarna.domain.plans.queries.speaking import deciding_hindrance
from ledstjarna.domain.plans.rules.telling import fact_finding, sharing_anew_finding
from ledstjarna.foundation.findings import Finding, require
from ledstjarna.foundation.outbox.publishing import publish


@transaction.atomic
def take_back_fact(
    *, by: Viewer, subject_id: UUID, commitment_id: UUID, seen_version: int, fact: str, at: datetime
) -> Commitment:
    """Let the one who answers for a part know one fact less from now on; what they have read stays said in the choice.

    Raises NotForYou, ChangedMeanwhile, RuleBroken (`fact_always_told`, `fact_not_told`, or who may not decide).
    """
    change = open_change(by, subject_id, what="take_back_fact", kinds=[PLAN])
    part = locked(Commitment.objects.filter(**change.rows), by, commitment_id, "take_back_fact")
    check_seen(part, seen_version, what="commitment", mine={"state": part.state})
    require(deciding_hindrance(change, "sharing"), fact_finding(part.state, part.shared_words, fact))
    part.shared_words = {code: words for code, words in part.shared_words.items() if code != fact}
    part.shared_facts = [code for code in part.shared_facts if code != fact]
    part.version += 1  # `changed_at` stays: it says since when the one who was asked has waited to answer
    part.save(update_fields=["shared_words", "shared_facts", "version"])
    publish(FactTakenBack(**envelope(change, at), commitment_id=part.id, kind=fact))
    return part


@transaction.atomic
def tell_fact(
    *, by: Viewer, subject_id: UUID, commitment_id: UUID, seen_version: int, fact: str, words: str, at: datetime,
    person_says: str = "", person_how: str = "",
) -> Commitment:  # fmt: skip
    """Let the one who answers for a part know one fact more, or again: a consent of its own, logged with which fact.

    The door has told them before that no secrecy law binds an association. `person_says`: what a representative knows
    of the person's own position, and `person_how` how it was understood: both are kept in the log. Raises NotForYou,
    ChangedMeanwhile, RuleBroken (`telling_more_finding`, `words_missing`, or who may not decide).
    """
    told = {"fact": fact, **word_of_person(person_says, person_how)}
    change = open_change(by, subject_id, what="tell_fact", kinds=[PLAN], detail=told)
    part = locked(Commitment.objects.filter(**change.rows), by, commitment_id, "tell_fact")
    check_seen(part, seen_version, what="commitment", mine={"state": part.state})
    own_no = by.kind == "representative" and _person_took_back(change, part, fact)
    require(
        deciding_hindrance(change, "sharing", person_says=person_says, own_no=own_no),
        telling_more_hindrance(part, protection_of(person(change)), fact),
        None if words.strip() else Finding("fact_has_no_words", field_name="words"),
    )
    part.shared_words = {**part.shared_words, fact: words.strip()}
    part.shared_facts = [*part.shared_facts, fact]
    part.shared_at = at  # nothing is withheld from before: the rule has said so
    part.version += 1
    part.save(update_fields=["shared_words", "shared_facts", "shared_at", "version"])
    publish(FactTold(**envelope(change, at), commitment_id=part.id, kind=fact))
    return part


@transaction.atomic
def share_words_anew(
    *, by: Viewer, subject_id: UUID, commitment_id: UUID, seen_version: int, at: datetime, person_says: str = "",
    person_how: str = "",
) -> Commitment:  # fmt: skip
    """Let the association that answers for a part read the person's free words again, that a protected identity
    withholds since they were shared before it. Name and phone stay hidden. `person_says`, `person_how`: as above.

    Raises NotForYou, ChangedMeanwhile, RuleBroken (`nothing_to_share_anew`, or who may not decide).
    """
    told = word_of_person(person_says, person_how)
    change = open_change(by, subject_id, what="share_words_anew", kinds=[PLAN], detail=told)
    part = locked(Commitment.objects.filter(**change.rows), by, commitment_id, "share_words_anew")
    check_seen(part, seen_version, what="commitment", mine={"state": part.state})
    hidden = unread_words(part, protection_of(person(change)))
    require(deciding_hindrance(change, "sharing", person_says=person_says), sharing_anew_finding(part.state, hidden))
    part.shared_at = at
    part.version += 1
    part.save(update_fields=["shared_at", "version"])
    publish(WordsSharedAnew(**envelope(change, at), commitment_id=part.id))
    return part


def _person_took_back(change: Reading, part: Commitment, fact: str) -> bool:
    """Whether the last that the person said themself of telling that fact there is that it is told no longer."""
    last = last_happening(
        change, ["FactTold", "FactTakenBack"], actor_id=change.subject_id, commitment_id=part.pk, kind=fact
    )
    return last is not None and last.kind == "FactTakenBack"
