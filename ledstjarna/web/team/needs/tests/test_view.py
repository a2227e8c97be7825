"""Needs: an assessment over life areas, two at once, suggestions from another system."""

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.needs.actions import Suggested, suggest
from ledstjarna.domain.needs.models import Need, Suggestion
from ledstjarna.web.team.tests.desk import Desk, hidden_of, text_of


def fields(area: str = "d4", **more: object) -> dict[str, object]:
    return {
        f"{area}.own_level": "2", f"{area}.professional_level": "3", f"{area}.wanted_level": "1",
        f"{area}.own_words": "Det går sakta.", f"{area}.resources": "Rollatorn.", f"{area}.need": "Träning.",
        "person_took_part": "yes", "way": "meeting",
    } | more  # fmt: skip


def suggested(desk: Desk, **more: object) -> Suggestion:
    with automatic_run("test"):
        suggest(
            county_id="04", subject_id=desk.subject_id, at=desk.at(),
            suggestions=[
                Suggested(
                    **({"life_area": "d4", "reason": "fall", "text": "Har fallit"} | more),
                    source_key="k", source_system="s",
                )
            ],
        )  # fmt: skip
        return Suggestion.objects.get()


def test_from_nothing_to_a_need_beside_the_persons_view(desk: Desk) -> None:
    desk.contact()
    assert "Här finns ingen bedömning som du kan läsa. Andra kan ha gjort en." in desk.get(desk.path("needs"))
    assert "Röra sig" in desk.get(desk.path("choose_areas"))
    text = desk.done(desk.path("assess") + "?omrade=d4", fields())
    assert "Det går sakta." in text
    assert "Måttliga svårigheter" in text
    assert Need.objects.get().professional_level == 3


def test_an_empty_assessment_is_not_saved_and_nothing_is_chosen_beforehand(desk: Desk) -> None:
    desk.contact()
    page = desk.path("assess") + "?omrade=d4&omrade=d5"
    assert "checked" not in desk.client.get(page).content.decode()
    met = {"person_took_part": "yes", "way": "meeting"}
    assert "Sätt minst en nivå" in desk.refused(page, met)
    desk.done(page, met | {"d4.resources": "Rollatorn."})
    need = Need.objects.get()
    assert (need.life_area, need.own_level) == ("d4", 8)


def test_a_worse_wish_is_told_by_its_field(desk: Desk) -> None:
    desk.contact()
    text = desk.refused(desk.path("assess") + "?omrade=d4", fields(**{"d4.wanted_level": "4"}))
    assert "Den önskade nivån är svårare än nu" in text


def test_two_at_once_see_the_difference_field_by_field(desk: Desk) -> None:
    desk.contact()
    page = desk.path("assess") + "?omrade=d4"
    mine = hidden_of(desk.client.get(page))
    desk.done(page, fields())
    shown = desk.client.post(page, {**mine, **fields(**{"d4.need": "Hjälpmedel."})})
    text = text_of(shown)
    assert "Hjälpmedel." in text
    assert "Träning." in text
    again = desk.client.post(page, {**hidden_of(shown), **fields(**{"d4.need": "Hjälpmedel.", "keep-d4.need": "mine"})})
    assert again.status_code == 302, text_of(again)
    assert Need.objects.get(replaced_at=None).need == "Hjälpmedel."


def test_what_one_screen_never_touched_takes_what_the_other_saved(desk: Desk) -> None:
    desk.contact()
    page = desk.path("assess") + "?omrade=d4"
    desk.done(page, fields())
    one, two = (hidden_of(desk.client.get(page)) for _screen in range(2))
    assert desk.client.post(page, {**one, **fields(**{"d4.need": "Hjälpmedel."})}).status_code == 302
    assert desk.client.post(page, {**two, **fields(**{"d4.own_words": "Det går bra."})}).status_code == 302
    need = Need.objects.get(replaced_at=None)
    assert (need.need, need.own_words) == ("Hjälpmedel.", "Det går bra.")


def test_a_suggestion_is_taken_with_the_assessment(desk: Desk) -> None:
    desk.contact()
    row = suggested(desk)
    assert "Har fallit" in desk.get(desk.path("needs"))
    desk.done(desk.path("assess") + "?omrade=d4", fields(takes=[str(row.pk)]))
    row.refresh_from_db()
    assert row.state == "taken"


def test_a_suggestion_is_put_aside_with_the_reason(desk: Desk) -> None:
    desk.contact()
    page = desk.path("dismiss_suggestion", suggestion_id=suggested(desk).pk)
    desk.refused(page, {"reason": ""})
    desk.done(page, {"reason": "Det var för länge sedan."})
    assert Suggestion.objects.get().state == "dismissed"


def test_a_suggestion_is_taken_for_a_need_that_stands(desk: Desk) -> None:
    desk.contact()
    desk.done(desk.path("assess") + "?omrade=d4", fields())
    desk.done(desk.path("take_suggestion", suggestion_id=suggested(desk).pk), {})
    assert Suggestion.objects.get().state == "taken"


def test_a_goal_is_set_from_a_need(desk: Desk) -> None:
    desk.contact()
    desk.done(desk.path("assess") + "?omrade=d4", fields())
    page = desk.path("team_set_goal") + f"?behov={Need.objects.get().pk}"
    assert "Det går sakta." in desk.client.get(page).content.decode()


def test_what_is_made_of_a_suggestion_takes_it(desk: Desk) -> None:
    desk.contact()
    row = suggested(desk, kind="goal", life_area="", text="Gå ut varje dag")
    desk.story()
    assert "1 uppgift från ett annat system att titta på" in desk.get(desk.path("team_person"))
    page = desk.path("team_set_goal") + f"?forslag={row.pk}"
    shown = desk.client.get(page).content.decode()
    assert "I ett annat system står: ”Gå ut varje dag”" in shown
    assert "Gå ut varje dag</textarea>" not in shown, "the words of a system are not the person's"
    goal = {"words": "Gå ut varje dag", "life_area": "d4", "current_level": "2", "wanted_level": "1", "way": "meeting"}
    desk.done(page, goal)
    row.refresh_from_db()
    assert (row.state, row.became_id is not None) == ("taken", True)


def test_what_a_suggestion_rests_on_is_told_where_it_is_looked_at(desk: Desk) -> None:
    desk.contact()
    sources = [
        {"words": "Dementia (disorder)", "when": "2019-05-03", "weight": 3},
        {"words": "MMSE", "number": 17.5, "unit": "{score}", "when": "2019", "weight": 2},
        {"provenance": {}},
    ]
    row = suggested(desk, sources=sources)
    for page in (desk.path("needs"), desk.path("dismiss_suggestion", suggestion_id=row.pk)):
        shown = desk.get(page)
        assert "Dementia (disorder), 3 maj 2019" in shown
        assert "MMSE 17,5 {score}, 2019" in shown


def test_somebody_close_and_a_paper_from_another_system(desk: Desk) -> None:
    desk.contact()
    desk.goal()
    close = suggested(
        desk, kind="contact", life_area="", reason="close_one", text="Karin", details={"relation": "daughter"}
    )
    page = desk.path("name_close_one") + f"?forslag={close.pk}"
    assert "Karin" in desk.client.get(page).content.decode()
    desk.done(page, {"name": "Karin", "relation": "dotter", "way": "oral"})
    close.refresh_from_db()
    assert close.state == "taken"
