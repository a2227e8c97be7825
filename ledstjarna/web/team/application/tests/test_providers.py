"""Providers: those of the right kind, the one that the person named chosen, the others behind."""

import pytest

from ledstjarna.domain.organisations.actions import set_up_unit
from ledstjarna.domain.plans.models import Application
from ledstjarna.web.team.application.providers import providers
from ledstjarna.web.team.tests.desk import Desk


def applied(desk: Desk, title: str, basis: str = "sol", words: str = "") -> Application:
    owner = desk.cast.unit_owner("assessment")
    desk.answered(desk.proposal(desk.goal(), title, basis, owner), words=words)
    desk.sign_in("assessor")
    desk.cast.act(desk.staff("assessor"))
    return Application.objects.get()


def unit(desk: Desk, kind: str, name: str) -> str:
    return str(set_up_unit(organisation_id=desk.cast.municipality.id, kind=kind, name=name).pk)


@pytest.mark.parametrize(
    ("title", "basis", "kind"),
    [
        ("Hjälp att duscha", "sol", "Hemtjänst Norr"), ("Dagverksamhet två dagar", "sol", "Dagverksamheten Ljungen"),
        ("Flytta till äldreboende", "sol", "Äldreboendet Linden"), ("Ledsagare till kören", "lss", "Ledsagarna"),
        ("Daglig verksamhet", "lss", "Dagverksamheten Ljungen"),
    ],
)  # fmt: skip
def test_the_kind_follows_from_the_support(desk: Desk, title: str, basis: str, kind: str) -> None:
    for one, name in (("day_activity", "Dagverksamheten Ljungen"), ("care_home", "Äldreboendet Linden"),
                      ("other", "Ledsagarna")):  # fmt: skip
        unit(desk, one, name)
    found = providers(applied(desk, title, basis), "0483")
    assert [name for _pk, name in found.fitting] == [f"{kind} (kommunen)"]
    assert len(found.choices) == 4
    assert found.wished == ""


def test_the_one_that_the_person_named_is_chosen(desk: Desk) -> None:
    south = unit(desk, "home_care", "Hemtjänst Söder")
    found = providers(applied(desk, "Hjälp att duscha", words="Helst hemtjänst söder, där Selma är."), "0483")
    assert found.wished == south
