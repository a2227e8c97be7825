"""Goals, contacts and plans that another system has are suggestions too, until somebody takes them."""

import pytest
from django.db import IntegrityError, transaction

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import NotForYou
from ledstjarna.domain.needs.actions import Suggested, dismiss_suggestion, suggest, take_suggestion
from ledstjarna.domain.needs.models import Suggestion
from ledstjarna.domain.needs.queries import open_suggestions, suggestion, suggestions
from ledstjarna.domain.people.tests.made import AT, reading, themself
from ledstjarna.foundation.findings import RuleBroken
from ledstjarna.foundation.ids import new_id
from ledstjarna.foundation.outbox.models import Happening

WALK = Suggested(kind="goal", life_area="d4", reason="goal", text="Gå till torget", source_key="g1", source_system="s")
REST = Suggested(kind="goal", reason="goal", text="Orka mer", source_key="g2", source_system="s")
BO = Suggested(
    kind="contact", reason="close_one", text="Bo Ek", details={"relation": "spouse"}, source_key="c1", source_system="s"
)
PAPER = Suggested(kind="plan", reason="plan", text="Vårdplan", source_key="p1", source_system="s")
FELL = Suggested(kind="need", life_area="d4", reason="fall_risk", source_key="n1", source_system="s")


def bring_in(karin, *rows):
    return suggest(county_id="04", subject_id=karin.pk, suggestions=rows or (PAPER, BO, REST, WALK, FELL), at=AT)


def test_each_kind_is_kept_by_itself(karin, eva):
    assert (bring_in(karin), bring_in(karin)) == (5, 0)
    read = reading(eva, karin)
    assert [row.text for row in open_suggestions(read, "goal")] == ["Gå till torget", "Orka mer"]
    assert [row.life_area for row in open_suggestions(read)] == ["d4"]
    assert {kind: len(rows) for kind, rows in suggestions(read).items()} == {
        "need": 1, "goal": 2, "contact": 1, "plan": 1,
    }  # fmt: skip
    assert open_suggestions(read, "contact")[0].details == {"relation": "spouse"}


def test_a_goal_that_was_set_is_what_the_suggestion_became(karin, eva):
    bring_in(karin)
    [walk, rest] = open_suggestions(reading(eva, karin), "goal")
    goal_id = new_id()
    take_suggestion(by=eva, subject_id=karin.pk, suggestion_id=walk.id, became_id=goal_id, at=AT)
    found = suggestion(reading(eva, karin), walk.id)
    assert (found.state, found.became_id, found.seen_by_label) == ("taken", goal_id, "Eva Lind")
    assert Happening.objects.get(kind="SuggestionTaken").body["kind"] == "goal"
    with pytest.raises(RuleBroken):
        take_suggestion(by=eva, subject_id=karin.pk, suggestion_id=walk.id, became_id=goal_id, at=AT)
    with pytest.raises(ValueError, match="goal"):
        take_suggestion(by=eva, subject_id=karin.pk, suggestion_id=rest.id, at=AT)


def test_the_person_takes_and_puts_aside_what_is_theirs_to_say(karin, eva):
    bring_in(karin)
    read = reading(eva, karin)
    me = themself(karin)
    [bo], [paper], [fell] = (open_suggestions(read, kind) for kind in ("contact", "plan", "need"))
    me = themself(karin)
    take_suggestion(by=me, subject_id=karin.pk, suggestion_id=bo.id, became_id=new_id(), at=AT)
    dismiss_suggestion(by=me, subject_id=karin.pk, suggestion_id=paper.id, reason="Den är gammal.", at=AT)
    with pytest.raises(NotForYou):
        take_suggestion(by=me, subject_id=karin.pk, suggestion_id=fell.id, at=AT)


def test_a_need_says_where_and_nothing_else_must(karin):
    with pytest.raises(RuleBroken):
        bring_in(karin, Suggested(reason="fall_risk", source_key="x", source_system="s"))
    with pytest.raises(RuleBroken):
        bring_in(karin, Suggested(kind="goal", life_area="d10", reason="goal", source_key="x", source_system="s"))
    with pytest.raises(ValueError, match="choice"):
        bring_in(karin, Suggested(kind="choice", reason="choice", source_key="x", source_system="s"))
    with automatic_run("test"), pytest.raises(IntegrityError), transaction.atomic():
        Suggestion.objects.create(county_id="04", subject_id=karin.pk, kind="need", reason="r", source_key="x")
