"""Everybody who can stand at a door, around two persons: Astrid, who is old, and Elsa, who is nine."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import transaction
from django.test import Client

from ledstjarna.domain.consent.actions import open_emergency
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import Block, Subject
from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.organisations.actions import employ, make_machine_token, set_up_organisation, set_up_unit
from ledstjarna.domain.organisations.models import County
from ledstjarna.domain.people.actions import let_close_one_read, name_close_one, register_mandate, register_person
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.actions import Owner
from ledstjarna.domain.plans.models import Commitment, Goal
from ledstjarna.domain.plans.rules.activities import Rule
from ledstjarna.domain.plans.tests.cast import AT, gather, viewer_of
from ledstjarna.domain.teams.actions import name_coordinator
from ledstjarna.domain.teams.models import TeamMember
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.web.entrance.sessions import KIND, PARTY, SUBJECT
from ledstjarna.web.team.tests.desk import NOW, Desk
from ledstjarna.web.tests.signing_in import TEN_YEARS
from tests.architecture.addresses import addresses, ids_of, noun_of
from tests.architecture.one_of_each import one_of_each

# What each type of the API tells of.
TOLD = {
    "Patient": "Person", "RelatedPerson": "CloseOne", "CarePlan": "Plan", "Goal": "Goal", "CareTeam": "Subject",
    "Task": "Commitment", "Observation": "InstrumentResult", "Provenance": "Happening",
    "PractitionerRole": "Assignment", "Practitioner": "StaffMember", "Organization": "Organisation",
}  # fmt: skip
BORN = date(2017, 3, 1)
VENDELA, TORSTEN = "Vendela Gräs", "Torsten Blåvik"  # close: one reads, one only helps
SIGNE, GUNNAR = "Signe Gräs", "Gunnar Gräs"  # close too: one reads the plan alone, one the story
LETS = {VENDELA: ("plan", "story", "team"), TORSTEN: (), SIGNE: ("plan",), GUNNAR: ("story",)}


@dataclass(frozen=True)
class Role:
    """Somebody at the door: how they come, and what is there around whom they come for (ids by their word)."""

    name: str
    party_id: UUID | None = None
    kind: str = ""
    subject_id: UUID | None = None
    token: str = ""
    about: str = "astrid"

    def client(self) -> Client:
        """Their browser, signed in; or their system, with its key."""
        bearer = {"authorization": f"Bearer {self.token}"} if self.token else {}
        client = Client(headers=bearer, raise_request_exception=False)
        if self.party_id:
            session = client.session
            session[PARTY], session[KIND] = str(self.party_id), self.kind
            session[SUBJECT] = str(self.subject_id or "")
            session.set_expiry(TEN_YEARS)
            session.save()
        return client


@dataclass
class World:
    """The roles, and what there is: about Astrid, about the one part that the choir answers for, about Elsa."""

    roles: dict[str, Role] = field(default_factory=dict)
    things: dict[str, dict[str, UUID]] = field(default_factory=dict)

    def add(self, name: str, viewer: Viewer | None = None, **more: Any) -> None:
        """Somebody more."""
        if viewer:
            more = {"party_id": viewer.party_id, "kind": viewer.kind} | more
        self.roles[name] = Role(name, **more)


@contextmanager
def built() -> Iterator[World]:
    """The world, the day after it was made; gone after the block."""
    with clock_set_to(NOW), transaction.atomic():
        yield _build()
        transaction.set_rollback(True)


def _build() -> World:
    world, desk = World(), Desk(gather("Rosmarie", "Quist"), Client())
    cast = desk.cast
    desk.story()
    nurse = desk.contact("nurse")
    goal = desk.goal()
    home = _home_help(desk, goal)
    choir = desk.part("Kören hämtar mig", "association", "choir", goal, name="Astrid")
    answer = {"commitment_id": choir.pk, "seen_version": choir.version, "yes": True, "words": ""}
    singer = cast.act(cast.staff["singer"])
    actions.answer_part(by=singer, subject_id=desk.subject_id, at=desk.at(), **answer)
    desk.proposal(goal, "Kören sjunger hos mig", "association", cast.unit_owner("choir"))
    cast.act(nurse)
    member = TeamMember.objects.get(party_id=nurse.party_id)
    name_coordinator(by=nurse, subject_id=desk.subject_id, member_id=member.pk, at=desk.at())
    mandate = register_mandate(
        by=nurse, subject_id=desk.subject_id, representative="Bo Ask", kind="god_man", scopes=["personal"],
        start=AT.date(), at=desk.at(),
    )  # fmt: skip
    rights = register_mandate(
        by=nurse, subject_id=desk.subject_id, representative="Ulla Ask", kind="god_man", scopes=["rights"],
        start=AT.date(), at=desk.at(),
    )  # fmt: skip
    trustee = register_mandate(
        by=nurse, subject_id=desk.subject_id, representative="Ulf Ask", kind="forvaltare", scopes=["property"],
        start=AT.date(), at=desk.at(),
    )  # fmt: skip
    close = {name: _close(desk, name, lets) for name, lets in LETS.items()}
    cast.act(desk.person)
    proposed = desk.proposal(goal, "Handlar på lördagar", "close_one", Owner(close[TORSTEN], "close_one", TORSTEN))
    desk.answered(proposed, shared_facts=("about",), shared_words={"about": "Handla"})
    errand = Commitment.objects.get(proposal=proposed)
    elsewhere = set_up_unit(organisation_id=cast.region.id, kind="care_centre", name="Vårdcentralen Eken")
    hers = cast.act(_hired(elsewhere.id, "district_nurse"))
    child = register_person(
        by=hers, county_id="04", given_name="Elsa", family_name="Dal", birth_date=BORN, municipality_id="0483",
        synthetic=True, at=desk.at(),
    )  # fmt: skip
    guardian = register_mandate(
        by=hers, subject_id=child.pk, representative="Per Dal", kind="guardian", start=AT.date(), at=desk.at()
    )
    with automatic_run("test"):
        other = register_person(
            by=None, county_id="04", given_name="Bo", family_name="Ek", municipality_id="0483", synthetic=True,
            at=desk.at(),
        )  # fmt: skip
        world.things = {
            "astrid": _things(desk.subject_id, home), "choir": _things(desk.subject_id, choir),
            "elsa": _things(child.pk), "errand": _things(desk.subject_id, errand),
        }  # fmt: skip
        Block.objects.update(process="", organisation_id=cast.region.id)  # around something that there is
    rescuer = cast.act(_hired(elsewhere.id, "district_nurse"))
    open_emergency(by=rescuer, subject_id=desk.subject_id, danger="life", reason="Hittad medvetslös", at=NOW)
    me = desk.subject_id
    world.add("the person", cast.person, subject_id=me)
    world.add("another person", party_id=other.pk, kind="person", subject_id=other.pk)
    world.add("the child", party_id=child.pk, kind="person", subject_id=child.pk, about="elsa")
    world.add(
        "the guardian", party_id=guardian.representative_id, kind="representative", subject_id=child.pk, about="elsa"
    )
    world.add("the deputy", party_id=mandate.representative_id, kind="representative", subject_id=me)
    world.add("a god man for rights", party_id=rights.representative_id, kind="representative", subject_id=me)
    world.add("the trustee", party_id=trustee.representative_id, kind="representative", subject_id=me)
    world.add("somebody close who reads", party_id=close[VENDELA], kind="close_one", subject_id=me)
    world.add("somebody close who reads the plan alone", party_id=close[SIGNE], kind="close_one", subject_id=me)
    world.add("somebody close who reads the story alone", party_id=close[GUNNAR], kind="close_one", subject_id=me)
    world.add("somebody close who only helps", party_id=close[TORSTEN], kind="close_one", subject_id=me, about="errand")
    world.add("the coordinator", nurse)
    world.add("the assessor", cast.staff["assessor"])
    world.add("the provider's staff", _hired(cast.units["home_care"].id, "assistant_nurse"))
    world.add("the unit's head", cast.staff["manager"])
    world.add("a nurse elsewhere", hers)
    world.add("a nurse in an emergency", rescuer)
    world.add("the log's controller", _hired(cast.units["assessment"].id, "log_controller"))
    world.add("the process leader", _hired(cast.units["assessment"].id, "process_leader"))
    world.add("the association that is in", cast.staff["singer"], about="choir")
    chess = set_up_organisation(kind="association", name="Schack", county_id="04", municipality_id="0483")
    board = set_up_unit(organisation_id=chess.id, kind="association", name="Schack")
    world.add("another association", _hired(board.id, "association_contact"), about="choir")
    key = make_machine_token(assignment_id=nurse.party_id, days=2, at=NOW, made_by="test")[1]
    world.add("the coordinator's system", token=key)
    world.add("a system with a false key", token="false")
    world.add("nobody")
    return world


def _hired(unit_id: UUID, role: str) -> Viewer:
    return viewer_of(
        employ(given_name="Kim", family_name="Alm", unit_id=unit_id, role=role, start=AT - timedelta(days=365))
    )


def _close(desk: Desk, name: str, lets: tuple[str, ...]) -> UUID:
    by = desk.cast.act(desk.person)
    close = name_close_one(by=by, subject_id=desk.subject_id, name=name, relation="daughter", at=desk.at())
    if lets:
        let_close_one_read(
            by=by, subject_id=desk.subject_id, close_one_id=close.id, may_read=True, lets=lets, at=desk.at()
        )
    return close.pk  # type: ignore[no-any-return]


def _home_help(desk: Desk, goal: Goal) -> Commitment:
    """Help at home: applied for, granted, and carried by a provider that comes at set times."""
    part = desk.part("Hjälp att duscha", "sol", "assessment", goal)
    about = {"by": desk.cast.act(desk.staff("assessor")), "subject_id": desk.subject_id}
    mine = {**about, "application_id": part.application.pk}
    actions.begin_investigation(**mine, seen_version=1, at=desk.at())
    actions.write_investigation(**mine, seen_version=2, text="Behöver hjälp.")
    decided = actions.Decided(outcome="granted", scope="Dusch", starts=AT.date(), ends=date(2027, 3, 1))
    actions.decide(**mine, seen_version=3, decided=decided, at=desk.at())
    given = actions.assign(**mine, unit_id=desk.cast.units["home_care"].id, chosen_by_person=True, at=desk.at())
    by = desk.cast.act(desk.staff("manager"))
    answer = {"assignment_id": given.pk, "seen_version": 1, "yes": True, "words": ""}
    actions.answer_assignment(by=by, subject_id=desk.subject_id, at=desk.at(), **answer)
    times = actions.Times(starts_on=date(2026, 3, 4), rule=Rule("week", 1, (2,)), at=time(9), minutes=30)
    actions.set_times(by=by, subject_id=desk.subject_id, commitment_id=part.pk, times=times, at=desk.at())
    told = {"kind": "nobody_came", "words": "", "way": "digital", "commitment_id": part.pk}
    actions.tell(by=desk.cast.act(desk.person), subject_id=desk.subject_id, at=desk.at(), **told)
    return part


def _things(subject_id: UUID, part: Commitment | None = None) -> dict[str, UUID]:
    """One of everything about somebody: what there is, and a row made for what there is not."""
    there: dict[str, Any] = {
        "consent.Subject": Subject.objects.get(pk=subject_id), "organisations.County": County.objects.get(code="04"),
    }  # fmt: skip
    models = [model for model in apps.get_models() if model.__module__.startswith("ledstjarna.")]
    nouns = {noun_of(word) for address in addresses() for word in address.ids}
    for model in models:
        names = {one.attname for one in model._meta.concrete_fields}
        if "subject_id" not in names:
            continue
        rows = model._base_manager.filter(subject_id=subject_id)
        if part:
            rows = rows.filter(pk=part.pk) if model is Commitment else rows
            rows = rows.filter(commitment=part) if "commitment_id" in names else rows
        if found := rows.order_by("-pk").first():
            there[model._meta.label] = found
    nouns |= set(TOLD.values())
    made = one_of_each([model for model in models if model.__name__ in nouns], there=there)
    rows = {label.split(".")[1]: row.pk for label, row in made.items()}
    return {**ids_of(made), **{kind: rows[noun] for kind, noun in TOLD.items()}}
