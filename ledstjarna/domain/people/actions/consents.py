"""What the person says about sharing, said by somebody who may say it: consent stands in the room below."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.actions import hold_answers, record_consent
from ledstjarna.domain.consent.queries import (
    Consent,
    NotForYou,
    Reading,
    Viewer,
    answers_version,
    current_consents,
    open_change,
    own_no,
    renewal_of,
    standing_before,
)
from ledstjarna.domain.consent.rules import (
    BASIC,
    NAMES_WHOM,
    PLAN,
    consent_end,
    heard_yes_hindrance,
    last_day_finding,
    last_day_of_consent,
    overturning_finding,
)
from ledstjarna.domain.people.access import TELLS, hindrance_of, hindrance_of_own, other_guardians, word_of_person
from ledstjarna.domain.people.models import Person, Representative
from ledstjarna.domain.people.rules import CONSENT_MATTERS, way_finding
from ledstjarna.foundation.clock import day_of
from ledstjarna.foundation.findings import ChangedMeanwhile, Finding, RuleBroken, require


@transaction.atomic
def answer_consent(
    *, by: Viewer, subject_id: UUID, kind: str, state: str, way: str, at: datetime,
    said_by: UUID | None = None, organisations: Sequence[UUID] = (), last_day: date | None = None,
    seen_version: int | None = None, goes_on_from: datetime | None = None, person_says: str = "", person_how: str = "",
    said_now: bool = False,
) -> Consent:  # fmt: skip
    """Give, refuse or take back one kind of consent: by the person, a representative within their mandate, or as
    staff were told it by `said_by` (the person or a representative). A yes holds to the end of `last_day`, or until
    it is taken back. A guardian's yes is half of one until the other guardian has said yes as well (FB 6:13).
    `seen_version`: which answers whoever answers had seen, by `answers_version`; None where no page showed them.
    `goes_on_from`: the end of the yes that this one only makes longer. `person_says`: what a representative knows of
    the person's own position, as `may_choose_for` has it, and `person_how` how it was understood: both are kept in the
    log. `said_now`: that staff who write down a yes over the person's own no know that the person has said so now.

    Raises NotForYou; ChangedMeanwhile; RuleBroken for a close one, a child whose guardians decide, a mandate that
    does not reach, a yes of theirs over the person's own no, an unknown speaker, a way that is not told, a yes to
    sharing or reading with nobody, a last day that has been.
    """
    told = {"consent": kind, **word_of_person(person_says, person_how)}
    change = open_change(by, subject_id, what="answer_consent", kinds=[BASIC, PLAN], detail=told)
    hold_answers(change)
    require(None if by.kind in TELLS else Finding("no_mandate", {"kind": by.kind}))
    speaker = (said_by or subject_id) if by.kind == "staff" else by.party_id
    if seen_version is not None:
        _check_seen(
            change, kind, seen_version, {"answer": state, "organisations": set(organisations), "until": last_day}
        )
    no_stands, own_word_told = own_no(change, kind), by.kind == "staff" and speaker == subject_id
    with_nobody = kind in NAMES_WHOM and state == "given" and not organisations
    require(
        way_finding(by.kind, way),
        overturning_finding(own_no=no_stands, state=state, said_now=said_now) if own_word_told else None,
        _hindrance(change, speaker, CONSENT_MATTERS[kind], person_says, own_no=state == "given" and no_stands),
        Finding("sharing_with_nobody", field_name="organisations") if with_nobody else None,
        last_day_finding(last_day, today=day_of(at)) if state == "given" else None,
    )
    return record_consent(
        change, kind=kind, state=state, way=way, at=at, said_by=(speaker, _label(change, speaker)),
        organisations=organisations, ends_at=consent_end(last_day) if state == "given" else None,
        with_others=_needed_too(change, speaker, CONSENT_MATTERS[kind]) if state == "given" else (),
        counts_from=goes_on_from,
    )  # fmt: skip


@transaction.atomic
def hear_sharing(
    *, by: Viewer, subject_id: UUID, way: str, at: datetime, said_by: UUID | None = None, person_says: str = "",
    person_how: str = "",
) -> Consent:  # fmt: skip
    """Write down that the person, or `said_by` who represents them, says yes to sharing the plan with the viewer's own
    organisation: for staff who come while others hold it, and who keep to their own records until then.

    Their organisation alone is added: whom the yes covers otherwise, and how long it holds, stay as they are.
    `person_says` and `person_how`: as for `answer_consent`. Raises NotForYou for everybody else; RuleBroken over the
    person's own no, and as `answer_consent`. ADR 23.
    """
    change = open_change(
        by, subject_id, what="hear_sharing", kinds=[BASIC], detail=word_of_person(person_says, person_how)
    )
    hold_answers(change)
    stands, speaker = standing_before(by, subject_id), said_by or subject_id
    if not by.is_staff or by.organisation_id is None or not stands.reaches_own:
        raise NotForYou(by, subject_id, "hear_sharing")
    require(
        heard_yes_hindrance(own_no=own_no(change, "sharing"), covered=stands.shared),
        way_finding(by.kind, way),
        _hindrance(change, speaker, CONSENT_MATTERS["sharing"], person_says),
    )
    current = current_consents(change).get("sharing")
    yes = current if current and current.state == "given" else None
    return record_consent(
        change, kind="sharing", state="given", way=way, at=at, said_by=(speaker, _label(change, speaker)),
        organisations=[*(yes.organisations if yes else ()), by.organisation_id],
        ends_at=yes.ends_at if yes else None, counts_from=yes.counts_from if yes else None,
        with_others=_needed_too(change, speaker, CONSENT_MATTERS["sharing"]),
    )  # fmt: skip


@transaction.atomic
def renew_consent(
    *, by: Viewer, subject_id: UUID, kind: str, way: str, at: datetime, said_by: UUID | None = None,
    seen_version: int | None = None, person_says: str = "", person_how: str = "",
) -> Consent:  # fmt: skip
    """Let a yes that comes to its end, or has come to it, hold as long again, for the same organisations.

    Raises NotForYou; RuleBroken when there is none that asks for it, and as `answer_consent`.
    """
    change = open_change(by, subject_id, what="answer_consent", kinds=[BASIC, PLAN], detail={"consent": kind})
    hold_answers(change)
    if seen_version is not None:
        _check_seen(change, kind, seen_version, {"answer": "renew"})
    renewal = renewal_of(change, kind)
    if renewal is None:
        raise RuleBroken(Finding("consent_does_not_end_yet"))
    ends_at = renewal.yes.ends_at
    return answer_consent(
        by=by, subject_id=subject_id, kind=kind, state="given", way=way, at=at, said_by=said_by,
        organisations=renewal.yes.organisations, last_day=renewal.last_day,
        goes_on_from=ends_at if ends_at and ends_at > at else None, person_says=person_says, person_how=person_how,
    )  # fmt: skip


def _hindrance(
    change: Reading, speaker: UUID, matter: str, person_says: str, *, own_no: bool = False
) -> Finding | None:
    if speaker == change.subject_id:
        return hindrance_of_own(change, matter)
    return hindrance_of(change, speaker, matter, person_says=person_says, own_no=own_no)


def _needed_too(change: Reading, speaker: UUID, matter: str) -> list[UUID]:
    """Who must say yes as well before it holds, by the rule of mandates: the other guardians."""
    others = other_guardians(change, speaker) if speaker != change.subject_id else []
    alone = not others or hindrance_of(change, speaker, matter, guardians_left=len(others)) is None
    return [] if alone else others


def _check_seen(change: Reading, kind: str, seen_version: int, mine: dict[str, Any]) -> None:
    version = answers_version(change, kind)
    if version == seen_version:
        return
    row = current_consents(change).get(kind)
    theirs = {
        "answer": row.state if row else "", "organisations": set(row.organisations) if row else set(),
        "until": last_day_of_consent(row.ends_at) if row else None,
    }  # fmt: skip
    raise ChangedMeanwhile(what="consent", version=version, mine=mine, theirs=theirs)


def _label(change: Reading, speaker: UUID) -> str:
    if change.viewer.kind != "staff":
        return change.viewer.label
    if speaker == change.subject_id:
        return Person.objects.get(**change.rows).name
    return Representative.objects.get(**change.rows, pk=speaker).name
