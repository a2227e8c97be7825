import pytest

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.consent.queries import NotForYou
from ledstjarna.domain.needs.actions import (
    BundleRead,
    FactSaid,
    ImportRecorded,
    Suggested,
    assess,
    dismiss_suggestion,
    record_facts,
    record_import,
    suggest,
    take_suggestion,
)
from ledstjarna.domain.needs.models import ForeignFact, Suggestion
from ledstjarna.domain.needs.queries import (
    current_needs,
    foreign_facts,
    imported_bundles,
    open_suggestions,
)
from ledstjarna.domain.needs.rules import AreaAssessed
from ledstjarna.domain.people.tests.made import AT, asking, reading, themself
from ledstjarna.foundation.findings import RuleBroken
from ledstjarna.foundation.outbox.models import Happening

FELL = Suggested(life_area="d4", reason="fall", source_key="k1", source_system="s", sources=[{"code": "W19"}])
ALONE = Suggested(life_area="safety", reason="lives_alone", source_key="k2", source_system="s")
FACT = FactSaid(source_key="f1", resource_type="Condition", provenance={"entry": 3}, code="W19", tags=["fall"])
BUNDLE = BundleRead(
    digest="a" * 64, source_system="s", file_name="b.json", outcome_counts={"taken": 1},
    outcomes=[{"outcome": "taken"}], imported_by_label="import",
)  # fmt: skip


def bring_in(karin, suggestions=(FELL, ALONE), facts=(FACT,), bundle=BUNDLE):
    return record_import(
        run_label="import_fhir", county_id="04", subject_id=karin.pk, suggestions=suggestions, facts=facts,
        bundle=bundle, at=AT,
    )  # fmt: skip


def test_a_second_import_changes_nothing(karin, eva):
    assert bring_in(karin) == ImportRecorded(suggestions=2, facts=1, bundle=True)
    assert bring_in(karin) == ImportRecorded(suggestions=0, facts=0, bundle=False)
    read = reading(eva, karin)
    assert [row.life_area for row in open_suggestions(read)] == ["d4", "safety"]
    assert [row.code for row in foreign_facts(read)] == ["W19"]
    assert [row.outcome_counts for row in imported_bundles(read)] == [{"taken": 1}]
    assert Happening.objects.filter(kind="NeedsSuggested").count() == 1


def test_each_run_leaves_a_log_row(karin):
    bring_in(karin)
    with automatic_run("test"):
        [row] = AccessLog.objects.filter(verb="run", what="import_fhir")
    assert (row.detail["population"], row.detail["suggestions"]) == (1, 2)


def test_a_fact_that_says_something_new_replaces_the_old_one(karin, eva):
    record_facts(county_id="04", subject_id=karin.pk, facts=[FACT], at=AT)
    elsewhere = FactSaid(source_key="f1", resource_type="Condition", provenance={"entry": 9}, code="W19", tags=["fall"])
    assert record_facts(county_id="04", subject_id=karin.pk, facts=[elsewhere], at=AT) == 0
    changed = FactSaid(source_key="f1", resource_type="Condition", provenance={"entry": 9}, code="W10", tags=["fall"])
    assert record_facts(county_id="04", subject_id=karin.pk, facts=[changed], at=AT) == 1
    assert [row.code for row in foreign_facts(reading(eva, karin))] == ["W10"]
    assert ForeignFact.objects.count() == 2


def test_an_unknown_life_area_is_refused_whole(karin, eva):
    wrong = Suggested(life_area="d10", reason="fall", source_key="k3", source_system="s")
    with pytest.raises(RuleBroken):
        suggest(county_id="04", subject_id=karin.pk, suggestions=[FELL, wrong], at=AT)
    assert open_suggestions(reading(eva, karin)) == []


def test_an_assessment_takes_what_led_to_it(karin, eva):
    bring_in(karin)
    first, second = open_suggestions(reading(eva, karin))
    mobility = AreaAssessed(life_area="d4", own_level=2, professional_level=2, wanted_level=1)
    assess(
        by=eva, subject_id=karin.pk, way="meeting", person_took_part=True, areas=[mobility], seen={}, at=AT,
        takes=[first.id],
    )  # fmt: skip
    read = reading(eva, karin)
    assert open_suggestions(read) == [second]
    first.refresh_from_db()
    assert (first.state, first.became_id, first.seen_by_label) == ("taken", current_needs(read)[0].id, "Eva Lind")


def test_take_and_dismiss(karin, eva):
    bring_in(karin)
    first, second = open_suggestions(reading(eva, karin))
    with pytest.raises(RuleBroken) as broken:
        take_suggestion(by=eva, subject_id=karin.pk, suggestion_id=first.id, at=AT)
    assert [finding.code for finding in broken.value.findings] == ["no_need_in_area"]
    with pytest.raises(RuleBroken):
        dismiss_suggestion(by=eva, subject_id=karin.pk, suggestion_id=second.id, reason=" ", at=AT)
    dismiss_suggestion(by=eva, subject_id=karin.pk, suggestion_id=second.id, reason="Bor med sin syster.", at=AT)
    with pytest.raises(RuleBroken) as broken:
        dismiss_suggestion(by=eva, subject_id=karin.pk, suggestion_id=second.id, reason="Igen.", at=AT)
    assert broken.value.findings[0].params == {"state": "dismissed", "by": "Eva Lind"}
    assert bring_in(karin).suggestions == 0
    with asking(eva):
        assert Suggestion.objects.get(pk=second.id).dismissed_why == "Bor med sin syster."


def test_suggestions_are_for_staff(karin, eva):
    bring_in(karin)
    [first, _] = open_suggestions(reading(eva, karin))
    me = themself(karin)
    assert len(open_suggestions(reading(me, karin))) == 2
    with pytest.raises(NotForYou):
        dismiss_suggestion(by=me, subject_id=karin.pk, suggestion_id=first.id, reason="Nej.", at=AT)
