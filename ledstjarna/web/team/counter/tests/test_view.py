"""The person's wish: a yes, or another proposal."""

from ledstjarna.domain.plans.models import Commitment, Proposal
from ledstjarna.web.team.tests.desk import Desk


def wished(desk: Desk) -> Proposal:
    desk.contact()
    proposal = desk.proposal(desk.goal(), "Träning på tisdagar", "health", desk.cast.unit_owner("care_centre"))
    desk.answered(proposal, "change", words="Hellre torsdagar", new_when="torsdagar")
    return Proposal.objects.get(state="asked")


def test_yes_we_do_so(desk: Desk) -> None:
    wish = wished(desk)
    assert "Hellre torsdagar" in desk.get(desk.path("team_person"))
    desk.done(desk.path("counter", proposal_id=wish.pk), {})
    assert Commitment.objects.get().when == "torsdagar"


def test_something_else_answers_the_wish(desk: Desk) -> None:
    wish = wished(desk)
    page = desk.path("propose", goal_id=wish.goal_id) + f"?svar={wish.pk}&sort=health"
    desk.done(
        page,
        {
            "title": "Träning hemma", "owner": str(desk.cast.units["care_centre"].pk), "cost": "free",
            "can_change_mind": "Ja.", "after_no": "Inget.",
        },
    )  # fmt: skip
    wish.refresh_from_db()
    assert wish.state == "answered"
    assert "redan besvarat" in desk.get(desk.path("counter", proposal_id=wish.pk))


def test_an_association_is_told_what_it_is_about_and_no_more(desk: Desk) -> None:
    desk.contact()
    proposal = desk.proposal(desk.goal(), "Kören hämtar", "association", desk.cast.unit_owner("choir"))
    desk.answered(proposal, "change", new_title="Kören ringer")
    desk.done(desk.path("counter", proposal_id=Proposal.objects.get(state="asked").pk), {})
    assert Commitment.objects.get().shared_words == {"about": "Kören ringer"}
