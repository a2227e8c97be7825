"""How it goes in all goals together: whose view it is, and the team's where it differs."""

from datetime import date

from ledstjarna.domain.plans.rules.independence import PROFESSIONAL, Point, Trend, trend
from ledstjarna.web.wording.follow_ups import trends_text
from ledstjarna.web.wording.labels import listed

Levels = tuple[int | None, int | None]


def _goal(own: Levels, team: Levels) -> tuple[Trend, Trend]:
    points = [Point(date(2026, 3 * (n + 1), 1), own[n], team[n]) for n in (0, 1)]
    return trend(points), trend(points, (PROFESSIONAL,))


def test_it_is_said_whose_view_it_is_and_where_the_team_sees_otherwise() -> None:
    better, same, unsaid = (3, 1), (3, 3), (None, None)
    alike = [_goal(better, better), _goal(better, better)]
    assert trends_text(alike, "Monica") == "I 2 av 2 mål tycker Monica sig klara mer själv nu än i början."
    assert trends_text([_goal(better, better), _goal(better, same), _goal(better, unsaid)], "Monica") == (
        "I 3 av 3 mål tycker Monica sig klara mer själv nu än i början. "
        "Teamet ser att Monica klarar mer själv i 1 av 2 mål."
    )
    assert trends_text([_goal(better, same)]) == (
        "Du tycker att du klarar mer själv nu än i början. Teamet har inte sett det i något mål än."
    )
    assert trends_text([_goal(unsaid, better)]) == "Teamet ser att du klarar mer själv i 1 av 1 mål."
    assert trends_text([_goal(same, same), _goal(unsaid, unsaid)]) == ""


def test_a_list_has_one_capital() -> None:
    assert listed(["Videosamtal", "Besök", "Sms"]) == "Videosamtal, besök, sms"
    assert listed([]) == ""
