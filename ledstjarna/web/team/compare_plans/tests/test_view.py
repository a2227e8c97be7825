"""What was told beside what stands now, and beside what is proposed."""

import re

from ledstjarna.domain.visits.models import PublishedPlan, Visit
from ledstjarna.domain.visits.tests.home import moved_in
from ledstjarna.domain.visits.tests.test_drafting import solved
from ledstjarna.web.team.tests.desk import Desk

PAGE = "/teamet/planering/jamfor/"


def chosen(desk: Desk) -> list[str]:
    """What is on each side when nothing is asked for."""
    return re.findall(r'<option value="([^"]*)" selected>', desk.client.get(PAGE).content.decode())


def test_what_was_told_beside_what_stands_and_what_is_proposed(desk: Desk) -> None:
    home = moved_in(desk.cast)
    desk.sign_in("planner")
    assert "Här går det att jämföra när något är meddelat" in desk.get(PAGE)
    rows = home.published()
    whose = rows[-1].carer_id
    other = next(one for one in home.carers if one.party_id != whose)
    assert len(PublishedPlan.objects.get().places) == 14
    assert "Inget besök skiljer sig." in desk.get(PAGE)
    assert chosen(desk) == [f"m{PublishedPlan.objects.get().pk}", "nu"]
    door = f"/teamet/planering/besok/{rows[-1].pk}/"
    desk.done(door, {"carer": str(other.party_id), "at_time": "11:10"})
    page = desk.get(PAGE)
    assert "1 besök skiljer sig." in page
    assert "Arbete efter passets slut" in page
    assert f"till: {other.label.split(',')[0]} 11.10" in page
    draft = solved(home, other.party_id)
    page = desk.get(f"{PAGE}?fran=nu&till=f{draft.pk}")
    assert f"{Visit.objects.exclude(carer_id=other.party_id).count()} besök skiljer sig." in page
    assert "Förslag: Alla 14 dagar" in page
    PublishedPlan.objects.all().delete()
    assert chosen(desk) == ["nu", f"f{draft.pk}"], "where nothing was told what is proposed comes after"
    desk.sign_in("eva")
    desk.get(PAGE, 404)
