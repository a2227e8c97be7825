"""What the person says is wrong reaches somebody named, who answers as the law lets them."""

from typing import Any

import pytest

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.keeping.actions import answer_rectification, ask_to_rectify
from ledstjarna.domain.keeping.models import Rectification
from ledstjarna.domain.people.models import Story
from ledstjarna.domain.plans.actions import change_goal
from ledstjarna.domain.worklists.queries import work_of
from ledstjarna.foundation.findings import RuleBroken
from ledstjarna.web.entrance.sessions import KIND, PARTY, SUBJECT
from ledstjarna.web.team.tests.desk import Desk


def asked(desk: Desk, thing: str, wants: str) -> Rectification:
    by = desk.cast.act(desk.person)
    return ask_to_rectify(
        by=by, subject_id=desk.subject_id, thing=thing, wants=wants, words="Det är fel.", at=desk.at()
    )


def answered(desk: Desk, row: Rectification, verdict: str, **more: Any) -> Rectification:
    by = desk.cast.act(desk.staff("nurse"))
    return answer_rectification(
        by=by, subject_id=desk.subject_id, rectification_id=row.pk, verdict=verdict, at=desk.at(),
        **{"answer": "Så här ser vi på det.", "reads_now": "", **more},
    )  # fmt: skip


def test_a_record_is_put_right_or_marked_and_never_erased(desk: Desk) -> None:
    desk.story()
    desk.contact()
    goal = desk.goal()
    row = asked(desk, f"goal:{goal.pk}", "erase")
    assert (row.kept_by, row.reaches_label, row.due_on.isoformat()) == ("care", desk.staff("nurse").label, "2026-04-02")
    nurse = desk.cast.act(desk.staff("nurse"))
    assert "rectification_to_answer" in {item.kind for item in work_of(nurse)}
    with pytest.raises(RuleBroken):
        answered(desk, row, "erase")
    desk.sign_in("nurse")
    page = desk.path("answer_wrong", rectification_id=row.pk)
    assert "Ja, det tas bort nu" not in desk.get(page)
    told = desk.refused(page, {"verdict": "rectify", "answer": "Ja.", "reads_now": "Så som det aldrig blev."})
    assert "Ändra texten först, sedan svarar du här" in told
    assert "Ändra texten här först" in told, "and the way there"
    text = desk.done(page, {"verdict": "refuse", "answer": "Så säger kören."})
    assert "Ditt svar är skickat" in text
    assert "Inspektionen för vård och omsorg" in desk.get(page)
    with automatic_run("test"):
        row.refresh_from_db()
    assert (row.state, row.disputed, row.appeal) == ("refused", True, "ivo")
    with pytest.raises(RuleBroken):
        answered(desk, row, "dispute")
    part = desk.part("Jag går", "own", goal=goal)
    assert "Det är fel." in desk.get(desk.path("team_part", commitment_id=part.pk)), "it stands beside the text"


def test_own_words_are_erased_and_others_answer_nothing(desk: Desk) -> None:
    desk.story()
    desk.contact()
    desk.goal()
    row = asked(desk, "story", "erase")
    assert row.kept_by == "own"
    with pytest.raises(RuleBroken):
        answered(desk, row, "refuse")
    assert answered(desk, row, "erase").state == "erased"
    with automatic_run("test"):
        assert not Story.objects.exists()
    desk.sign_in("assessor")
    desk.get(desk.path("answer_wrong", rectification_id=row.pk), 404)


def test_put_right_is_said_once_it_is_changed(desk: Desk) -> None:
    desk.contact()
    goal = desk.goal()
    row = asked(desk, f"goal:{goal.pk}", "rectify")
    with pytest.raises(RuleBroken):
        answered(desk, row, "rectify", reads_now="Sa jag.")
    change_goal(
        by=desk.cast.act(desk.staff("nurse")), subject_id=desk.subject_id, goal_id=goal.pk, seen_version=goal.version,
        words="Jag vill till kören på onsdagar.", current_level=3, wanted_level=1, at=desk.at(),
    )  # fmt: skip
    assert answered(desk, row, "rectify").reads_now == "Jag vill till kören på onsdagar."
    other = asked(desk, "other", "rectify")
    with pytest.raises(RuleBroken):
        answered(desk, other, "rectify")
    assert answered(desk, other, "rectify", reads_now="Två katter.").state == "rectified"


def test_told_by_phone(desk: Desk) -> None:
    desk.contact()
    desk.goal()
    text = desk.done(
        desk.path("tell_wrong"), {"thing": "contact", "wants": "rectify", "words": "Ny adress.", "way": "phone"}
    )
    assert "Det har nått någon med namn" in text
    assert "Ny adress." in text


def test_what_happened_says_that_the_person_said_it_and_who_wrote_it_down(desk: Desk) -> None:
    desk.contact()
    goal = desk.goal()
    ask_to_rectify(
        by=desk.cast.act(desk.staff("nurse")), subject_id=desk.subject_id, thing=f"goal:{goal.pk}", wants="rectify",
        words="Det är fel dag.", way="phone", at=desk.at(),
    )  # fmt: skip
    desk.sign_in("nurse")
    assert "Se och registrera samtycke" in desk.get(desk.path("team_reading")), "where reading and blocks are, too"
    page = desk.get(desk.path("team_happened"))
    assert "Astrid Lind sa att något inte stämmer" in page
    assert "antecknat av" in page
    session = desk.client.session
    session[PARTY], session[KIND], session[SUBJECT] = str(desk.subject_id), "person", str(desk.subject_id)
    session.save()
    page = desk.get("/min-plan/har-hant/")
    assert "Du sa att något inte stämmer" in page
    assert "Antecknat av Sara Ek" in page
