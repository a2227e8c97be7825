"""Another principal's visit close by, at the planner's desk: as far as the person lets both know."""

from datetime import date, time, timedelta

import pytest

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.organisations.actions import set_up_unit
from ledstjarna.domain.organisations.models import Unit
from ledstjarna.domain.people.actions import set_persons_block
from ledstjarna.domain.plans.models import Activity, Commitment, Goal
from ledstjarna.domain.plans.tests.test_agreeing import chosen
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries import together_with
from ledstjarna.domain.visits.queries.needed import needed
from ledstjarna.domain.visits.tests.home import NOW, TODAY, Home
from ledstjarna.foundation.clock import moment_of
from ledstjarna.foundation.ids import new_id
from ledstjarna.web.team.planning import view
from ledstjarna.web.team.tests.desk import Desk, hidden_of

BOARD = "/teamet/planering/"


def nursed_too(home: Home, unit: str = "care_centre") -> Commitment:
    """A dressing changed at home by the region, or another unit, every day twenty minutes after home care begins."""
    cast = home.cast
    cast.act(cast.person)
    goal = Goal.objects.get(subject_id=home.subject_id)
    nursing = chosen(cast, cast.person, goal, "Såromläggning", "health", cast.unit_owner(unit))
    with automatic_run("test"):
        Commitment.objects.filter(pk=nursing.pk).update(state="active", starts_on=TODAY)
        times = Activity.objects.get(pk=home.activity.pk)
        times.pk, times.commitment_id, times.at_time = new_id(), nursing.pk, time(11, 20)
        times.save(force_insert=True)
    return nursing


def test_another_principal_close_by_is_told_of_as_far_as_the_person_lets_both_know(seated: tuple[Desk, Home]) -> None:
    """SoL 2025:400 10:8; HSL 16:4; OSL 10:1: only with a yes that covers both, and with no block."""
    desk, home = seated
    cast, close = home.cast, "Att samordna den här dagen"
    nursed_too(home)
    desk.done(BOARD, {"do": "plan"})
    assert close not in desk.get(BOARD), "nobody has let the unit know"
    door = f"{BOARD}besok/{Visit.objects.get(day=TODAY).pk}/"
    assert "Att samordna" not in desk.get(door)
    cast.shares()
    page = desk.get(BOARD)
    assert close in page
    assert f"{cast.units['care_centre'].name} kommer kl. 11.20 enligt planen" in page
    assert "Såromläggning" not in page, "that somebody comes, and not what for"
    set_persons_block(
        by=cast.act(cast.person), subject_id=home.subject_id, organisation_id=cast.region.pk, way="digital",
        at=cast.at(),
    )  # fmt: skip
    assert close not in desk.get(BOARD), "that somebody comes may be just what is blocked"
    assert "Att samordna" not in desk.get(door)


def laid_in(nursing: Commitment, day: date, at: time, **more: object) -> Visit:
    """A visit of the other unit's, planned and told of to nobody."""
    starts = moment_of(day, at)
    assert nursing.owner_id is not None
    with automatic_run("test"):
        return Visit.objects.create(
            county_id=nursing.county_id, subject_id=nursing.subject_id, commitment=nursing, day=day, state="planned",
            activity=Activity.objects.get(commitment=nursing), unit_id=nursing.owner_id, starts_at=starts,
            ends_at=starts + timedelta(minutes=15), earliest_at=starts, latest_at=starts, planned_by_id=new_id(),
            planned_by_label="Nora Norr", **more,
        )  # fmt: skip


def test_what_is_told_is_when_somebody_comes_and_the_plans_time_only_where_nothing_is(
    seated: tuple[Desk, Home],
) -> None:
    """What the person has been told is what both units go by: on the board, at the visit, in what is suggested, and
    for whether they are close at all."""
    desk, home = seated
    nursing = nursed_too(home)
    home.cast.shares()
    desk.contact("nurse")
    home.published()
    row, who = Visit.objects.get(day=TODAY + timedelta(days=1)), home.cast.units["care_centre"].name
    on, door = f"{BOARD}?dag={row.day}", f"{BOARD}besok/{row.pk}/"
    message = f"{desk.path('assigned_messages', commitment_id=home.part.pk)}?forslag={row.pk}"
    theirs = laid_in(nursing, row.day, time(11, 35))
    for page in (desk.get(on), desk.get(door), desk.get(message)):
        assert f"{who} kommer kl. 11.20 enligt planen" in page, "what is planned there is told to nobody yet"
    with automatic_run("test"):
        Visit.objects.filter(pk=theirs.pk).update(state="published", published_at=NOW)
    for page in (desk.get(on), desk.get(door), desk.get(message)):
        assert f"{who} kommer kl. 11.35" in page
        assert "enligt planen" not in page
    assert "Se vad det kostar att komma kl. 11.35, samtidigt" in desk.get(door)
    far = moment_of(row.day, time(12, 5))
    with automatic_run("test"):
        Visit.objects.filter(pk=theirs.pk).update(starts_at=far, ends_at=far + timedelta(minutes=15))
    for page in (desk.get(on), desk.get(door)):
        assert "Att samordna" not in page, "more than an hour apart as they are told, twenty minutes in the plan"


def municipal(home: Home) -> Unit:
    """Home nursing, of the same municipality as the home care."""
    cast = home.cast
    made = set_up_unit(organisation_id=cast.municipality.pk, kind="home_nursing", name="Hemsjukvård Norr")
    cast.units["home_nursing"] = made
    return made


def test_inside_one_municipality_a_yes_that_covers_it_covers_both_its_units(seated: tuple[Desk, Home]) -> None:
    """SoL 2025:400 10:8; HSL 16:4; OSL 10:1: what the one knows the other does not know by itself."""
    desk, home = seated
    cast, comes = home.cast, f"{municipal(home).name} kommer kl. 11.20 enligt planen"
    nursed_too(home, "home_nursing")
    desk.done(BOARD, {"do": "plan"})
    assert comes not in desk.get(BOARD), "of one municipality, and nobody has said yes"
    cast.shares()
    assert comes in desk.get(BOARD)
    set_persons_block(
        by=cast.act(cast.person), subject_id=home.subject_id, organisation_id=cast.municipality.pk, way="digital",
        at=cast.at(), unit_id=cast.units["home_nursing"].pk,
    )  # fmt: skip
    assert comes not in desk.get(BOARD)


def test_a_unit_is_not_told_of_itself(seated: tuple[Desk, Home]) -> None:
    desk, home = seated
    nursed_too(home, "home_care")
    home.cast.shares()
    assert "28 besök har ingen" in desk.done(BOARD, {"do": "plan"}), "both parts are theirs"
    assert "Att samordna den här dagen" not in desk.get(BOARD)
    for row in Visit.objects.filter(day=TODAY):
        assert "Att samordna" not in desk.get(f"{BOARD}besok/{row.pk}/")


def test_that_the_person_said_yes_is_told_only_where_it_is_why(
    seated: tuple[Desk, Home], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, home = seated
    nursed_too(home)
    home.cast.shares()
    home.published()
    row, said = Visit.objects.get(day=TODAY + timedelta(days=1)), "för att personen har sagt ja till det"
    (known,) = together_with(home.cast.act(home.planner), row, NOW)
    assert known.by_consent
    assert said in desk.get(f"{BOARD}besok/{row.pk}/")
    with automatic_run("test"):  # whoever reaches the other part reads it as one's own
        every = needed(home.planner.unit_id, row.day, 1, viewer=home.planner)
    (reached,) = next(one.together for one in every if one.key == (row.activity_id, row.day))
    assert not reached.by_consent
    monkeypatch.setattr(view, "together_with", lambda *_asked: (reached,))
    page = desk.get(f"{BOARD}besok/{row.pk}/")
    assert "Kan ett besök räcka? Fråga personen" in page
    assert said not in page


def test_nothing_is_suggested_of_what_is_over_and_sending_looks_nothing_up(seated: tuple[Desk, Home]) -> None:
    desk, home = seated
    nursed_too(home)
    home.cast.shares()
    who_answers = desk.contact("nurse")
    home.published()
    row = Visit.objects.get(day=TODAY)
    message = f"{desk.path('assigned_messages', commitment_id=home.part.pk)}?forslag={row.pk}"
    assert "Kan ett besök räcka?" in desk.get(message)

    def looked_up() -> int:
        with automatic_run("test"):
            return AccessLog.objects.filter(party_label="run:other_principals").count()

    shown = hidden_of(desk.client.get(message))
    before = looked_up()
    sent = desk.client.post(message, {**shown, "to": str(who_answers.party_id), "words": "Hej."})
    assert (sent.status_code, looked_up()) == (302, before)
    Visit.objects.filter(pk=row.pk).update(state="begun")
    assert "Kan ett besök räcka?" not in desk.get(message)
    Visit.objects.filter(pk=row.pk).update(state="published", starts_at=NOW, ends_at=NOW + timedelta(minutes=45))
    assert "Kan ett besök räcka?" not in desk.get(message)
    assert not together_with(home.cast.act(home.planner), Visit.objects.get(pk=row.pk), NOW)


def test_from_the_row_whoever_plans_calls_moves_or_suggests_one_visit(seated: tuple[Desk, Home]) -> None:
    desk, home = seated
    cast, other = home.cast, home.cast.units["care_centre"]
    nursed_too(home)
    cast.shares()
    who_answers = desk.contact("nurse")
    home.published()
    row = Visit.objects.get(day=TODAY + timedelta(days=1))
    door = f"{BOARD}besok/{row.pk}/"
    board = desk.client.get(f"{BOARD}?dag={row.day}").content.decode()
    assert f'href="{door}#samordna"' in board
    with automatic_run("test"):
        Unit.objects.filter(pk=other.pk).update(phone="")
    assert f"Här finns inget nummer till {other.name}." in desk.get(door)
    with automatic_run("test"):
        Unit.objects.filter(pk=other.pk).update(phone="0150-555 00")
    page = desk.get(door)
    assert f"{other.name} kommer kl. 11.20 enligt planen." in page
    assert "Ring 0150-555 00" in page
    assert "Såromläggning" not in page
    assert f'href="{door}?tid=11.20#vem"' in desk.client.get(door).content.decode()
    assert "Se vad det kostar att komma kl. 11.20" not in desk.get(f"{door}?tid=11.20"), "it is that time already"
    moved = desk.done(f"{door}?tid=11.20", {"carer": str(row.carer_id), "at_time": "11.20", "sure": "on"})
    assert "Besöket är flyttat." in moved
    message = f"{desk.path('assigned_messages', commitment_id=home.part.pk)}?forslag={row.pk}"
    assert message in desk.client.get(door).content.decode()
    page = desk.get(message)
    assert "kl. 11.20–12.05: Hjälp att duscha." in page
    assert f"{other.name} kommer kl. 11.20 enligt planen. Kan ett besök räcka?" in page
    assert "Såromläggning" not in page
    desk.sign_in("eva")
    assert "Kan ett besök räcka?" not in desk.get(message), "who comes is not who plans"
    desk.sign_in("planner")
    assert "Kan ett besök räcka?" not in desk.get(message.replace(str(row.pk), "x"))
    sent = {"to": str(who_answers.party_id), "words": "Kan ett besök räcka?"}
    assert "Kan ett besök räcka?" in desk.done(message, sent)
