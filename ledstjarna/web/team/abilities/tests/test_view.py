"""What is said of those who come is written down, and kept to on the board."""

from datetime import timedelta

from ledstjarna.domain.visits.models import CarerSkill, ComingWish
from ledstjarna.domain.visits.tests.home import TODAY, moved_in
from ledstjarna.web.team.tests.desk import Desk

BOARD = "/teamet/planering/"


def test_a_wish_and_a_delegation_are_written_and_kept_to(desk: Desk) -> None:
    home = moved_in(desk.cast)
    rows = home.published()
    eva, bo = (str(carer.party_id) for carer in home.carers)
    desk.sign_in("planner")
    place = f"{BOARD}besok/{rows[1].pk}/"
    wish = desk.path("coming_wish", commitment_id=home.part.pk)
    assert "Vem kommer helst" in desk.get(place)
    assert wish in desk.client.get(place).content.decode()
    both = {"preferred": [bo], "never": [bo], "sex": "", "language": ""}
    assert "Samma medarbetare står både" in desk.refused(wish, both)
    said = {"preferred": [bo], "never": [eva], "sex": "", "language": "fi", "abilities": ["insulin"]}
    assert "Sparat." in desk.done(wish, said)
    assert (ComingWish.objects.get().never, ComingWish.objects.get().language) == ([eva], "fi")
    page = desk.get(place)
    assert "Eva Ask: personen vill inte" in page
    assert "Bo Lind: har inte delegeringen" in page
    skills = f"{BOARD}arbetar/{bo}/kan/?dag={TODAY}"
    assert "Vad kan Bo Lind?" in desk.get(f"{BOARD}arbetar/{bo}/?dag={TODAY}")
    far = {"until_insulin": str(TODAY + timedelta(days=900)), "sex": ""}
    assert "högst ett år" in desk.refused(skills, far)
    near = {"until_insulin": str(TODAY + timedelta(days=90)), "spoken": ["fi"], "learnt": ["lift"], "sex": "male"}
    assert "Sparat." in desk.done(skills, near)
    assert CarerSkill.objects.filter(ended_at=None).count() == 4
    assert f'value="{near["until_insulin"]}"' in desk.client.get(skills).content.decode()
    assert "Bo Lind: personen önskar det" in desk.get(place)
    desk.sign_in("eva")
    desk.get(skills, 404)
    assert "Skrivet av Pia Plan" in desk.get(wish)
    desk.sign_in("nurse")
    desk.get(wish, 404)
