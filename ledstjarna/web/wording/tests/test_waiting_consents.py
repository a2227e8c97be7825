"""Two yeses that end, or wait for the other guardian, are told apart in a list."""

from itertools import product

from ledstjarna.foundation.ids import new_id
from ledstjarna.foundation.work import PERSON, WorkItem
from ledstjarna.web.wording.waiting_consents import work_title


def _item(kind: str, title: str) -> WorkItem:
    return WorkItem(kind, new_id(), new_id(), None, title, PERSON, None, "", None, None)


def test_each_kind_and_each_guardian_has_a_title_of_its_own() -> None:
    codes = ("plan", "sharing", "reading")
    ending = [work_title(_item("consent_ends_for_person", code)) for code in codes]
    said = [f"{code}:{who}" for code, who in product(codes, ("Mia Lind", "Olle Lind"))]
    waiting = [work_title(_item("consent_half_for_person", title)) for title in said]
    assert len({*ending, *waiting}) == len(ending) + len(waiting)
    assert "från Mia Lind" in waiting[0]
    assert work_title(_item("proposal_open", "Hjälp i duschen: i dag")) == "Hjälp i duschen: i dag"
    assert work_title(_item("follow_up", "")) == ""
