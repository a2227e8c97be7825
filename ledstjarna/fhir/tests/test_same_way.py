"""Somebody who comes from another system goes the same way as everybody: from a suggestion to an agreed plan."""

from dataclasses import replace

import pytest

from ledstjarna.domain.consent.context import set_viewer
from ledstjarna.domain.consent.queries import Viewer, open_reading
from ledstjarna.domain.needs.actions import assess, dismiss_suggestion, take_suggestion
from ledstjarna.domain.needs.models import Suggestion
from ledstjarna.domain.needs.queries import current_needs, foreign_facts, open_suggestions, seen_needs, suggestions
from ledstjarna.domain.needs.rules import AreaAssessed
from ledstjarna.domain.people.actions import name_close_one
from ledstjarna.domain.people.queries import find_by_identity, private_viewer
from ledstjarna.domain.people.rules import identity_findings
from ledstjarna.domain.people.tests.made import area, staff
from ledstjarna.domain.plans.actions import (
    Agreed,
    Answer,
    Owner,
    SupportOffered,
    agree_plan,
    answer_part,
    choose,
    link_plan,
    propose,
    set_goal,
)
from ledstjarna.domain.plans.queries import plan_view
from ledstjarna.domain.teams.actions import begin_contact
from ledstjarna.fhir.intake.answer import Intake
from ledstjarna.fhir.intake.intake import read_bundle, read_file
from ledstjarna.fhir.saving.save import Ended, save
from ledstjarna.fhir.tests.bundles import as_bytes, whole_life
from ledstjarna.fhir.tests.made import AT, HOW, TOMMY, everything
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.foundation.identity import long_form

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def standing_clock():
    with clock_set_to(AT):
        yield


def bundle_of(name: str) -> Intake:
    if name == "made up":
        return read_bundle(as_bytes(whole_life()))
    if not TOMMY.exists():
        pytest.skip("the real bundle is not at hand")
    return read_file(TOMMY)


@pytest.mark.parametrize("name", ["made up", "synthea"])
def test_from_a_suggestion_to_an_agreed_plan(name: str) -> None:
    where = area()
    eva = replace(staff(where), county_id="04", municipality_id="0484")
    done = save(bundle_of(name), HOW)
    assert done.ended is Ended.NEW
    assert done.kept

    typed, wrong = identity_findings(long_form(done.kept.number))  # as staff type it, from what the import printed
    set_viewer(eva.parties)
    found = find_by_identity(eva, typed)
    assert (found.subject_id, wrong) == (done.kept.held.pk, [])
    subject_id = found.subject_id
    assert not Suggestion.objects.exists(), "nobody sees a suggestion before there is a ground"

    begin_contact(by=eva, subject_id=subject_id, reason="Uppgifter kom från ett annat system", at=AT)
    reading = open_reading(eva, subject_id, what="test", kinds=["basic", "needs", "plan"])
    everything_suggested = suggestions(reading)
    assert all(row.state == "open" for rows in everything_suggested.values() for row in rows)
    assert foreign_facts(reading)

    need = _assessed(eva, reading)
    goal = _goal(eva, reading, need)
    _contact_and_plan(eva, reading)
    _agreed(eva, where, reading, goal)

    left = {kind: len(open_suggestions(reading, kind)) for kind in ("need", "goal", "contact", "plan")}
    before = everything()
    assert save(bundle_of(name), HOW).ended is Ended.UNCHANGED
    assert everything() == before, "what was taken or put aside does not come again"
    set_viewer(eva.parties)
    assert {kind: len(open_suggestions(reading, kind)) for kind in left} == left


def _assessed(eva: Viewer, reading):
    memory = next(row for row in open_suggestions(reading) if row.life_area == "d1")
    assert memory.reason == "memory"
    area = AreaAssessed(
        life_area="d1", own_level=2, professional_level=2, wanted_level=1, own_words="Jag glömmer.", need=memory.text
    )
    assess(
        by=eva, subject_id=reading.subject_id, way="meeting", person_took_part=True, areas=[area],
        seen=seen_needs(reading), takes=[memory.id], at=AT,
    )  # fmt: skip
    [need] = current_needs(reading)
    memory.refresh_from_db()
    assert (memory.state, memory.became_id) == ("taken", need.id)
    return need


def _goal(eva: Viewer, reading, need):
    suggested = open_suggestions(reading, "goal")[0]
    goal = set_goal(
        by=eva, subject_id=reading.subject_id, words=suggested.text, life_area=need.life_area, current_level=2,
        wanted_level=1, need_id=need.id, at=AT,
    )  # fmt: skip
    take_suggestion(by=eva, subject_id=reading.subject_id, suggestion_id=suggested.id, became_id=goal.id, at=AT)
    for other in open_suggestions(reading, "goal"):
        dismiss_suggestion(
            by=eva, subject_id=reading.subject_id, suggestion_id=other.id, reason="Hör till journalen.", at=AT
        )
    return goal


def _contact_and_plan(eva: Viewer, reading) -> None:
    for contact in open_suggestions(reading, "contact"):
        if contact.reason == "close_one":
            relation = contact.details["relation"]
            close = name_close_one(by=eva, subject_id=reading.subject_id, name=contact.text, relation=relation, at=AT)
            take_suggestion(by=eva, subject_id=reading.subject_id, suggestion_id=contact.id, became_id=close.id, at=AT)
    paper = open_suggestions(reading, "plan")[0]
    linked = link_plan(
        by=eva, subject_id=reading.subject_id, kind=paper.details["linked_kind"], title=paper.text,
        held_by=paper.source_system, reference=paper.details["reference"], at=AT,
    )  # fmt: skip
    take_suggestion(by=eva, subject_id=reading.subject_id, suggestion_id=paper.id, became_id=linked.id, at=AT)


def _agreed(eva: Viewer, where, reading, goal) -> None:
    subject_id = reading.subject_id
    offered = SupportOffered(
        title="Träffpunkten på torsdagar", legal_basis="open_support", can_change_mind="Ja.", after_no="Inget händer."
    )
    owner = Owner(where.unit_id, "unit", "Biståndsenheten", where.organisation_id, "municipality")
    proposal = propose(by=eva, subject_id=subject_id, goal_id=goal.id, offered=offered, owner=owner, at=AT)
    set_viewer((subject_id,))
    person = private_viewer(subject_id, "person", subject_id)
    choose(
        by=person, subject_id=subject_id, proposal_id=proposal.id, seen_version=proposal.version,
        answer=Answer(kind="yes"), at=AT,
    )  # fmt: skip
    set_viewer(eva.parties)
    [part] = plan_view(reading).parts
    answer_part(
        by=eva, subject_id=subject_id, commitment_id=part.id, seen_version=part.version, yes=True, words="", at=AT
    )
    set_viewer((subject_id,))
    agreement = agree_plan(by=person, subject_id=subject_id, seen_version=0, agreed=Agreed(), at=AT)
    assert (agreement.number, plan_view(reading).plan.state) == (1, "agreed")
    set_viewer(eva.parties)
