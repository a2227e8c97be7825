"""What a representative within a narrow mandate meets: what they may see, why, and no way that leads nowhere."""

import json
import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from ledstjarna.domain.keeping.rules.held import HELD
from ledstjarna.domain.keeping.rules.promised import WITHOUT_THE_PLAN, promised, told_tables
from ledstjarna.domain.people.actions import answer_consent
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.models import Application
from ledstjarna.web.resident.tests.world import World, text_of

_WAY = re.compile(r'href="(/min-plan/[^"#?]*)"')


def _lived(world: World) -> Application:
    """A plan with a part of each kind, and an application that is refused."""
    world.story()
    goal = world.goal()
    world.nurse_in_team()
    world.yes(world.proposal(goal, "Jag går en promenad", "own", world.cast.own()))
    part = world.yes(world.proposal(goal, "Hjälp att duscha", "sol", world.cast.unit_owner("assessment")))
    about = {"by": world.cast.act(world.cast.staff["assessor"]), "subject_id": world.subject_id}
    mine = {**about, "application_id": Application.objects.get(commitment_id=part.pk).pk}
    actions.begin_investigation(**mine, seen_version=1, at=world.at())
    actions.write_investigation(**mine, seen_version=2, text="Hemlig utredning.")
    decided = actions.Decided(outcome="refused", reasons="Klarar det själv.", how_to_appeal="Skriv hit.")
    actions.decide(**mine, seen_version=3, decided=decided, at=world.at())
    return Application.objects.get(commitment_id=part.pk)


def _every_way(world: World, first: str) -> dict[str, str]:
    """Every page of the door that can be reached from its first, each with its text. Raises where a way is dead."""
    pages: dict[str, str] = {}
    left = [first]
    while left:
        path = left.pop()
        if path not in pages:
            answer = world.client.get(path)
            assert answer.status_code in (200, 302), (path, answer.status_code)
            html = answer.content.decode() if answer["Content-Type"].startswith("text/html") else ""
            pages[path] = text_of(answer) if html else ""
            left += _WAY.findall(html)
    return pages


def test_a_god_man_for_rights_reads_decisions_and_nothing_of_the_plan(world: World) -> None:
    _lived(world)
    world.sign_in(world.god_man("rights").id, "representative")
    pages = _every_way(world, "/min-plan/")
    first = pages["/min-plan/"]
    assert "Du företräder Astrid som god man i frågor om ansökningar och överklaganden." in first
    assert "Astrids ansökningar, och besluten om dem" in first
    assert "Planen, berättelsen, bedömningarna och samtalen med teamet." in first
    assert "Astrid fick nej på ansökan." in first
    assert "Klarar det själv." in first
    assert "Skriv hit." in first
    assert set(pages) == {"/min-plan/", "/min-plan/narstaende/", "/min-plan/mina-uppgifter/",
                          "/min-plan/mina-uppgifter/utdrag.zip", "/min-plan/vem-har-last/fraga-oss/"}  # fmt: skip
    for text in pages.values():
        assert "promenad" not in text
        assert "kören" not in text
    for path in ("berattelse/", "forslag/", "sa-ser-jag-pa-det/", "min-vecka/", "ansok/", "borta/"):
        assert world.client.get(f"/min-plan/{path}").status_code == 404, path
    packed = ZipFile(BytesIO(world.client.get("/min-plan/mina-uppgifter/utdrag.zip").content))
    held = json.loads(packed.read("uppgifter.json"))["parts"]
    assert {table for part in held.values() for table in part} & {
        "plans.Plan", "plans.Commitment", "people.Story", "teams.TeamMember"
    } == set()  # fmt: skip
    assert any("plans.AuthorityDecision" in part for part in held.values())
    page = packed.read("las-mig.html").decode()
    assert "Vem Astrid är" in page
    assert not re.search(r"<(h2|h3|dt|th)[^>]*>[^<]*\b(du|dig|din|ditt)\b", page, re.IGNORECASE)


def _held(world: World) -> set[str]:
    """The tables that the file has rows of."""
    packed = ZipFile(BytesIO(world.client.get("/min-plan/mina-uppgifter/utdrag.zip").content))
    held = json.loads(packed.read("uppgifter.json"))["parts"]
    return {table for part in held.values() for table in part}


def test_the_file_holds_what_the_page_promises_and_not_what_the_person_answers_about_sharing(world: World) -> None:
    _lived(world)
    said = {"subject_id": world.subject_id, "way": "digital", "state": "given"}
    by = world.cast.act(world.person)
    for kind in ("sharing", "reading"):
        answer_consent(by=by, kind=kind, at=world.at(), organisations=[world.cast.region.pk], **said)
    world.sign_in(world.subject_id)
    assert "consent.Consent" in _held(world)
    bo = world.god_man("rights").id
    world.sign_in(bo, "representative")
    page = world.get("/min-plan/")
    for text in ("vem Astrid är", "vilka som står Astrid nära", "Astrids ansökningar, och besluten om dem"):
        assert text in page
    held = _held(world)
    assert held >= {"people.Person", "people.Mandate", "plans.AuthorityDecision"}
    told = {table for one in WITHOUT_THE_PLAN for table in one.tables}
    assert held <= told
    world.sign_in(world.god_man("personal").id, "representative")
    assert "consent.Consent" in _held(world), "who decides on sharing reads what is answered"


@pytest.mark.parametrize(
    ("kinds", "called", "codes"),
    [
        ({"basic", "decision"}, False, ["who", "close_ones", "mandate", "decisions"]),
        ({"basic"}, False, ["who", "close_ones", "mandate"]),
        ({"basic"}, True, ["who", "close_ones", "mandate", "meetings"]),
        ({"basic", "plan"}, False, None),
        ({"basic", "plan", "decision", "story"}, True, None),
        (set(), False, []),
    ],
)
def test_what_is_promised_to_who_does_not_read_the_plan(kinds: set[str], called: bool, codes: list[str]) -> None:
    told = promised(kinds, called=called)
    assert (told if told is None else [one.code for one in told]) == codes
    tables = told_tables(kinds, called=called)
    assert (tables is None) is (codes is None)
    assert tables is None or "consent.Consent" not in tables
    assert {table for one in WITHOUT_THE_PLAN for table in one.tables} <= set(HELD)


@pytest.mark.parametrize(("kind", "scope"), [("forvaltare", "property"), ("god_man", "property")])
def test_who_answers_for_property_opens_no_door(world: World, kind: str, scope: str) -> None:
    _lived(world)
    world.sign_in(world.god_man(scope, kind=kind).id, "representative")
    answer = world.client.get("/min-plan/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/logga-in/")


def test_a_future_power_reads_the_plan_without_what_is_assessed(world: World) -> None:
    _lived(world)
    world.sign_in(world.god_man("personal", kind="future_power").id, "representative")
    pages = _every_way(world, "/min-plan/")
    assert "företräder Astrid i frågor om omsorg och boende (inte hälso- och sjukvård)." in pages["/min-plan/"]
    assert "promenad" in pages["/min-plan/"]
    assert len(pages) > 25
    assert not [path for path in pages if "sa-ser-jag" in path]
    assert world.client.get("/min-plan/sa-ser-jag-pa-det/").status_code == 404
    assert world.client.get("/min-plan/mina-uppgifter/stammer-inte/").status_code == 200
