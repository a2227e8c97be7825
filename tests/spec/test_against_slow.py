"""The rules against a second, slow and obvious writing of them."""

from datetime import date, time, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.domain.consent.rules import ALL_KINDS, BASES, consent_allows, kinds_of
from ledstjarna.domain.people.rules import let_findings, let_kinds
from ledstjarna.domain.plans.rules.agreeing import Draft, Part, hindrances
from ledstjarna.domain.plans.rules.choosing import CAPACITIES, capacity_of
from ledstjarna.domain.plans.rules.deciding import decision_findings
from ledstjarna.domain.plans.rules.going_on import OF_THE_PLAN, OF_WHAT_GOES_ON, goes_on, plan_hindrance
from ledstjarna.domain.plans.rules.reports import KINDS, whom_it_reaches
from ledstjarna.domain.plans.rules.states import COMMITMENT
from ledstjarna.domain.plans.rules.supports import ANSWERS_FOR, SUPPORTS, is_health_care, is_social_service, owner_fits
from ledstjarna.domain.teams.rules import TakesPart, reads_on, reads_until
from ledstjarna.foundation.clock import moment_of
from ledstjarna.foundation.findings import Finding
from tests.spec import slow

BASIS = st.sampled_from([rule.basis for rule in SUPPORTS])
PART = st.builds(
    Part,
    basis=BASIS,
    state=st.just("active"),
    owner=st.integers(1, 3),
    organisation=st.sampled_from([None, 1, 2]),
    organisation_kind=st.just(""),
)
DRAFT = st.builds(
    Draft,
    parts=st.lists(PART, max_size=5),
    goals=st.integers(0, 2),
    parties=st.integers(0, 4),
    follow_up_set=st.booleans(),
    sip_on=st.booleans(),
    consent_to_plan=st.sampled_from([None, "given", "refused", "withdrawn"]),
    responsible_kind=st.sampled_from(["", "region", "municipality", "provider", "association"]),
    responsible=st.sampled_from([None, 1]),
    others_none=st.booleans(),
    person_took_part=st.sampled_from([None, True, False]),
)
TEXT = st.sampled_from(["", "  ", "words"])
DAY = st.none() | st.dates(date(2026, 1, 1), date(2026, 1, 9))


@given(DRAFT)
def test_what_hinders_an_agreement(draft: Draft) -> None:
    found = [finding.code for finding in hindrances(draft)]
    assert set(found) == slow.what_hinders(draft)
    assert len(found) == len(set(found)), "each hindrance is told once"


@given(DRAFT)
def test_what_the_law_asks_names_its_section(draft: Draft) -> None:
    assert all(finding.section for finding in hindrances(draft) if finding.code.startswith("sip_"))


@given(st.sampled_from(["granted", "partly", "refused", ""]), TEXT, TEXT, TEXT, DAY, DAY)
def test_what_a_decision_lacks(
    outcome: str, scope: str, reasons: str, appeal: str, starts: date | None, ends: date | None
) -> None:
    found = decision_findings(
        outcome=outcome, scope=scope, reasons=reasons, how_to_appeal=appeal, starts=starts, ends=ends
    )
    lacks = slow.what_a_decision_lacks(outcome, scope, reasons, appeal, starts, ends)
    assert {finding.code for finding in found} == lacks


def test_who_can_answer_for_a_support() -> None:
    for rule in SUPPORTS:
        for party, organisation in product(slow.ANY_PARTY, slow.ANY_ORGANISATION):
            fits = owner_fits(rule.basis, party, organisation) is None
            assert fits == ((party, organisation) in slow.FITS[rule.basis]), (rule.basis, party, organisation)


def test_every_yes_leads_somewhere_and_every_duty_is_a_principals() -> None:
    for rule in SUPPORTS:
        assert COMMITMENT.may(COMMITMENT.start, rule.verb), rule.basis
        assert not (is_social_service(rule.basis) and is_health_care(rule.basis))
        is_public = is_social_service(rule.basis) or is_health_care(rule.basis)
        assert bool(rule.principal) == is_public, rule.basis
        answers = ANSWERS_FOR.get(rule.basis, frozenset({rule.principal})) - {""}
        assert all(owner_fits(rule.basis, "unit", kind) is None for kind in answers), rule.basis


def test_a_support_that_needs_a_decision_is_never_just_begun() -> None:
    for rule in SUPPORTS:
        straight = COMMITMENT.after(COMMITMENT.start, rule.verb) == "active"
        assert straight == (rule.basis == "own"), "Nothing but one's own doing is active by a yes alone."


def test_whose_choice_counts() -> None:
    kinds = ("person", "representative", "staff", "close_one", "association", "")
    for kind, asked in product(kinds, (*CAPACITIES, "", "owner")):
        found = capacity_of(kind, asked)
        wanted = slow.CHOOSES.get((kind, asked)) or slow.CHOOSES.get((kind, "self") if kind != "staff" else ("", ""))
        assert (found if isinstance(found, str) else None) == wanted, (kind, asked)
        assert isinstance(found, str) or found.section


@pytest.mark.parametrize("rule", BASES, ids=lambda rule: rule.basis)
def test_a_ground_reaches_only_known_kinds_and_names_its_section(rule: object) -> None:
    kinds = kinds_of(rule.basis, narrowed=False)  # type: ignore[attr-defined]
    assert set(kinds) <= set(ALL_KINDS)
    assert len(set(kinds)) == len(kinds)
    assert rule.section  # type: ignore[attr-defined]
    assert kinds_of(rule.basis, narrowed=True) == ("part",)  # type: ignore[attr-defined]


def test_only_the_person_reads_the_log_and_an_unknown_ground_is_refused() -> None:
    assert [rule.basis for rule in BASES if "log" in rule.kinds] == ["own"]
    with pytest.raises(KeyError):
        kinds_of("curiosity", narrowed=False)


def test_consent_opens_in_one_case_of_all() -> None:
    states = (None, "given", "refused", "withdrawn")
    opened = [(state, covers) for state, covers in product(states, (True, False)) if not consent_allows(state, covers)]
    assert opened == [("given", True)]
    assert all(isinstance(consent_allows(state, False), Finding) for state in states)


@given(
    st.sampled_from(sorted(OF_THE_PLAN | OF_WHAT_GOES_ON)),
    st.sampled_from(["none", "running", "ended"]),
    st.lists(st.sampled_from(sorted(COMMITMENT.states)), max_size=4),
)
def test_what_may_be_done_once_a_plan_has_ended(what: str, plan: str, parts: list[str]) -> None:
    found = plan_hindrance(what, plan, part_goes_on=goes_on(parts))
    assert (found.code if found else "") == slow.what_stops_it_after_the_end(what, plan, parts)


@given(st.sets(st.sampled_from([*ALL_KINDS, "carer"])))
def test_what_somebody_close_may_be_let_to_read(lets: set[str]) -> None:
    assert (not let_findings(lets, None, today=date(2026, 3, 2))) == slow.may_be_let(lets)
    if slow.may_be_let(lets):
        assert let_kinds(lets) <= set(kinds_of("close_one", narrowed=False))


@given(st.booleans(), st.booleans(), st.booleans(), st.booleans(), st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_who_reads_on_once_a_plan_has_ended(part: bool, contact: bool, after: bool, stays: bool, ended: date) -> None:
    assert reads_on(TakesPart(part, contact, after, stays)) == slow.needs_to_read(part, contact, after, stays)
    day, days = ended, 0
    while moment_of(day, time()) < reads_until(ended):
        day, days = day + timedelta(days=1), days + 1
    assert days == 31, "the day it ended, and thirty more"


def test_who_answers_what_the_person_tells() -> None:
    for kind, staff, is_unit in product(KINDS, (True, False), (True, False)):
        found = whom_it_reaches(kind, staff=staff, is_unit=is_unit)
        assert found == slow.who_answers_the_person(kind, staff, is_unit), (kind, staff, is_unit)
