"""What the person has told, those close to them and the letters that confirm it."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from ledstjarna.cli.checking.check import Check, Fault, each, fault
from ledstjarna.cli.checking.known import Known
from ledstjarna.cli.checking.life import Life, by, chained
from ledstjarna.cli.language import N_
from ledstjarna.config.wiring import SAID_IN_SOME_WAY
from ledstjarna.domain.people.events import ContactDetailsChanged
from ledstjarna.domain.people.rules import StoryWords, close_one_findings, story_findings, way_finding
from ledstjarna.domain.people.rules.letters import ADDRESS_LEFT, CONFIRMED_WAYS

# What is confirmed by letter when staff registered it on paper or by phone.
_CONFIRMED_KINDS = frozenset(event.__name__ for event in SAID_IN_SOME_WAY)
_WRITTEN_WITHIN = timedelta(days=1)  # letters are written by background work


def _story(life: Life, known: Known) -> Iterator[Fault]:
    for row in life.stories:
        words = StoryWords(
            what_matters=row.what_matters, what_i_can=row.what_i_can, how_to_meet_me=row.how_to_meet_me,
            who_is_close=row.who_is_close, reach=tuple(row.reach), reach_note=row.reach_note,
        )  # fmt: skip
        yield from fault(row, *story_findings(words), way_finding(known.viewer_kind(row.written_by_id), row.way))


def _versions(life: Life, _known: Known) -> Iterator[Fault]:
    ordered = sorted(life.stories, key=lambda row: row.version)
    yield from each(row for number, row in enumerate(ordered, start=1) if row.version != number)
    yield from each(chained(life.stories, "written_at"))


def _close_ones(life: Life, _known: Known) -> Iterator[Fault]:
    for row in life.close_ones:
        yield from fault(row, *close_one_findings(row.name, row.relation))


def _letters(life: Life, _known: Known) -> Iterator[Fault]:
    happened = by(life.happenings, "id")
    for row in life.letters:
        about = happened.get(row.happening_id)
        # A letter that there is something to read stands on whatever it was, and says nothing of it.
        news = row.kind in ("NoticeMade", "OtherAsked") and about is not None and not row.body
        tells_of = ContactDetailsChanged.__name__ if row.kind == ADDRESS_LEFT else row.kind
        confirms = news or (about is not None and about.kind == tells_of and _is_confirmed(about, life))
        if not confirms or (row.printed_at or row.written_at) < row.written_at:
            yield Fault(row.id)


def _unwritten(life: Life, known: Known) -> Iterator[Fault]:
    # What goes to the address before confirms nothing to who lives at the new one.
    written = by([row for row in life.letters if not row.to_id and row.kind != ADDRESS_LEFT], "happening_id")
    if life.person and not life.person.deceased:
        waiting = [row for row in life.happenings if row.id not in written and _is_confirmed(row, life)]
        yield from each(row for row in waiting if row.recorded_at < known.at - _WRITTEN_WITHIN)


def _is_confirmed(happening: Any, life: Life) -> bool:
    return (
        happening.kind in _CONFIRMED_KINDS
        and happening.body.get("way") in CONFIRMED_WAYS
        and happening.actor_id not in (None, life.subject_id)
    )


CHECKS = (
    Check("story_wrong", "Story", N_("Berättelsen säger inget, eller på fel sätt."), _story),
    Check("story_versions", "Story", N_("Berättelsens versioner följer inte på varandra."), _versions),
    Check("close_one_wrong", "CloseOne", N_("En närstående saknar namn eller relation."), _close_ones),
    Check("letter_wrong", "Letter", N_("Brevet bekräftar inget som har hänt."), _letters),
    Check("letter_missing", "Happening", N_("Det som togs emot på papper eller i telefon har inget brev."), _unwritten),
)
