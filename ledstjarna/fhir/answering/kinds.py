"""Every resource type that is told, low to high as `$everything` has them. The CapabilityStatement is made of this."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple
from uuid import UUID

from ledstjarna.domain.consent.queries import Viewer, persons_in_reach, told_of_persons
from ledstjarna.domain.consent.rules import BASIC, NEEDS, PLAN, TEAM
from ledstjarna.domain.needs.queries import needs_page, results_page
from ledstjarna.domain.organisations.models import Assignment, StaffMember
from ledstjarna.domain.organisations.queries import (
    assignments_page,
    organisations_page,
    party_kinds,
    staff_page,
    units_page,
)
from ledstjarna.domain.people.queries import (
    close_ones_page,
    mandates_by_representative,
    numbers_of,
    persons_page,
    protected_among,
    representatives_page,
)
from ledstjarna.domain.plans.queries import (
    Lived,
    goal_results,
    goal_results_page,
    goals_page,
    happenings_page,
    lived_parts,
    one_plan,
    part_results_page,
    parts_page,
    plans_page,
)
from ledstjarna.domain.teams.queries import (
    ContactRow,
    TeamRow,
    contacts_page,
    contacts_told,
    parties_around,
    teams_page,
)
from ledstjarna.fhir.answering.kind import Kind, Parameter, Source
from ledstjarna.fhir.answering.outcome import Refused
from ledstjarna.fhir.answering.parameters import about, by_number, codes, common, ids, standing, states, text
from ledstjarna.fhir.answering.query import Query
from ledstjarna.fhir.answering.values import compared, token
from ledstjarna.fhir.export import (
    care_plan,
    care_team,
    goal,
    named_contact,
    observation,
    organization,
    patient,
    practitioner,
    practitioner_role,
    provenance,
    related_person,
    task,
)
from ledstjarna.fhir.export.telling import Resource, Telling
from ledstjarna.foundation.asking import Asked, Page
from ledstjarna.foundation.clock import STOCKHOLM, now, today
from ledstjarna.foundation.identity import find_system


def _key(row: Any) -> UUID:
    return row.pk  # type: ignore[no-any-return]


def _subject(row: Any) -> UUID:
    return row.subject_id  # type: ignore[no-any-return]


def _changed(row: Any) -> Any:
    return row.changed_at


def _with_kinds(to: Telling, parties: Sequence[UUID | None]) -> Telling:
    return replace(to, kinds=party_kinds({party for party in parties if party}))


def _patients(to: Telling, rows: Sequence[Any]) -> list[Resource]:
    numbers, told = numbers_of(to.viewer, rows), told_of_persons(to.viewer)
    return [patient.to_fhir(row, numbers[row.pk], to, told.get(row.pk, ())) for row in rows]


def _related(to: Telling, rows: Sequence[Any]) -> list[Resource]:
    mandates = mandates_by_representative(to.viewer, tuple(row.pk for row in rows))
    protected = protected_among(to.viewer, tuple({row.subject_id for row in rows}))
    to = replace(to, protected=frozenset(protected))
    return [related_person.to_fhir(row, mandates[row.pk], to, today()) for row in rows]


def _teams(to: Telling, rows: Sequence[Any]) -> list[Resource]:
    """Teams and named contacts in the order of their rows."""
    found = [row for row in rows if isinstance(row, ContactRow)]
    teams: list[TeamRow] = [row for row in rows if isinstance(row, TeamRow)]
    told = _contacts(to, found) if found else {}
    if teams:
        asked = Asked(subjects=tuple(row.subject_id for row in teams), where={"standing": True})
        named = [row.contact for row in contacts_page(to.viewer, asked).rows]
        to = _with_kinds(to, [member.party_id for row in teams for member in row.members])
        for row in teams:
            of_them = [contact for contact in named if contact.subject_id == row.subject_id]
            told[row.subject_id] = care_team.to_fhir(row, of_them, to)
    return [told[_team_key(row)] for row in rows]


def _contacts(to: Telling, rows: Sequence[ContactRow]) -> dict[UUID, Resource]:
    contacts, at = contacts_told(to.viewer, rows), now()
    parties = [(one.row.holder_id, one.row.team_id, one.away.stand_in_id if one.away else None) for one in contacts]
    to = _with_kinds(to, [party for three in parties for party in three])
    to = replace(to, protected=frozenset(protected_among(to.viewer, tuple({one.row.subject_id for one in contacts}))))
    return {
        row.contact.pk: named_contact.to_fhir(one, row.changed, to, at) for row, one in zip(rows, contacts, strict=True)
    }


def _team_key(row: TeamRow | ContactRow) -> UUID:
    return row.contact.pk if isinstance(row, ContactRow) else row.subject_id


def _when_wanted(code: str, page: Callable[[Viewer, Asked], Page[Any]]) -> Callable[[Viewer, Asked], Page[Any]]:
    """A page of one category of CareTeam; empty when the search asks for the other alone."""

    def found(viewer: Viewer, asked: Asked) -> Page[Any]:
        return page(viewer, asked) if code in asked.where.get("categories", (code,)) else Page([])

    return found


def _goals(to: Telling, rows: Sequence[Any]) -> list[Resource]:
    results = goal_results(row.pk for row in rows)
    return [goal.to_fhir(row, row.changed, results[row.pk], to) for row in rows]


def _tasks(to: Telling, rows: Sequence[Any]) -> list[Resource]:
    to, lived = _with_kinds(to, [row.owner_id for row in rows]), lived_parts(rows, today())
    to = replace(to, protected=frozenset(protected_among(to.viewer, tuple({row.subject_id for row in rows}))))
    return [task.to_fhir(row, row.changed, lived.get(row.pk, Lived()), to) for row in rows]


def _observations(to: Telling, rows: Sequence[Any]) -> list[Resource]:
    of = [(row, next(one for one in _OBSERVED if hasattr(row, one.known_by))) for row in rows]
    to = _with_kinds(to, [one.observer(row) for row, one in of])
    return [one.tell(row, to) for row, one in of]


class _Observed(NamedTuple):
    """A noun that is told as an Observation: the column it is known by, who observed, and how it is told."""

    known_by: str
    observer: Callable[[Any], UUID]
    tell: Callable[[Any, Telling], Resource]


def _held_by(row: Any) -> UUID:
    return row.follow_up.held_by_id  # type: ignore[no-any-return]


_OBSERVED = (
    _Observed("instrument", lambda row: row.answered_by_id, observation.result_to_fhir),
    _Observed("assessment_id", lambda row: row.assessment.assessed_by_id, observation.need_to_fhir),
    _Observed("goal_id", _held_by, observation.goal_result_to_fhir),
    _Observed("helped", _held_by, observation.part_result_to_fhir),
)


def _of_no_follow_up(page: Callable[[Viewer, Asked], Page[Any]]) -> Callable[[Viewer, Asked], Page[Any]]:
    """A page of what no follow-up said: it stands as it was first said, and is about no goal or part."""

    def found(viewer: Viewer, asked: Asked) -> Page[Any]:
        there = "said" in asked.where.get("stands", ("said",)) and "about" not in asked.where
        return page(viewer, asked) if there else Page([])

    return found


def _parts_followed(viewer: Viewer, asked: Asked) -> Page[Any]:
    wanted = observation.PART_FOLLOWED in asked.where.get("codes", (observation.PART_FOLLOWED,))
    return part_results_page(viewer, asked) if wanted else Page([])


def _provenances(to: Telling, rows: Sequence[Any]) -> list[Resource]:
    to = _with_kinds(to, [row.actor_id for row in rows])
    return [provenance.to_fhir(row, to) for row in rows]


def _around(viewer: Viewer, asked: Asked, name: str) -> Asked:
    """Staff see whoever works here, as on the pages; others those around the person."""
    if viewer.is_staff:
        return asked
    known = parties_around(viewer, persons_in_reach(viewer, kind=TEAM), viewer.county_id)
    return replace(asked, where={**asked.where, name: known})


def _staff(viewer: Viewer, asked: Asked) -> Page[StaffMember]:
    return staff_page(_around(viewer, asked, "assignments"))


def _roles(viewer: Viewer, asked: Asked) -> Page[Assignment]:
    return assignments_page(_around(viewer, asked, "among"))


def _born(query: Query, values: list[str]) -> None:
    for comparison, moment in compared("birthdate", values[0]):
        query.also("born", [(comparison, moment.astimezone(STOCKHOLM).date())])
    if len(values) > 1:
        raise Refused(400, "birthdate takes one value; repeat it to narrow it more.")


def _gender(query: Query, values: list[str]) -> None:
    wanted = {token(value).code for value in values}
    query.narrow("sex", (sex for gender, sex in patient.GENDERS.items() if gender in wanted))


def _coded(query: Query, values: list[str]) -> None:
    told = {token(value).code for value in values}
    query.narrow("codes", told)
    query.narrow("areas", told | ({""} if observation.GOAL_FOLLOWED in told else set()))
    query.narrow("instruments", {code.replace("-", "_") for code in told})


def _stands(query: Query, values: list[str]) -> None:
    wanted = {token(value).code for value in values}
    query.narrow("stands", {stands for stands, status in observation.FOLLOWED.items() if status in wanted})


def _sip(query: Query, values: list[str]) -> None:
    told = {token(value).code for value in values}
    if "shared-plan" not in told:
        query.where["sip"] = True
    if not told & {"sip", "shared-plan"}:
        query.only(())


def _part_status(query: Query, values: list[str]) -> None:
    """A status of FHIR's as the states that it stands for; what is lived rests while the person is away."""
    wanted = {token(value).code for value in values}
    lived = {state for state, status in task.STATUSES.items() if status == task.LIVED}
    states = {state for state, status in task.STATUSES.items() if status in wanted}
    query.narrow("states", states | (lived if task.PAUSED in wanted else set()))
    rests = task.PAUSED in wanted
    if rests is not (task.LIVED in wanted):
        if query.where.get("paused", rests) is not rests:
            query.only(())
        query.where |= {"paused": rests, "day": today()}


def _categories(query: Query, values: list[str]) -> None:
    query.narrow("categories", {token(value).code for value in values})


def _told(query: Query, values: list[str]) -> None:
    if len(values) > 1:
        raise Refused(400, "recorded takes one value; repeat it to narrow it more.")
    query.also("told", compared("recorded", values[0]))


def _number(column: str) -> Parameter:
    def apply(query: Query, values: list[str]) -> None:
        wanted = [token(value) for value in values]
        system = practitioner.HSA_ID if column == "hsa_id" else organization.NUMBER
        right = [
            one.code
            for one in wanted
            if one.system in (None, "") or find_system(one.system or "") == find_system(system)
        ]
        query.narrow(column, right)

    return Parameter("token", apply)


PATIENT = Kind(
    "Patient", BASIC,
    (Source(persons_page, _key, _changed, _key),),
    _patients,
    common() | {"identifier": Parameter("token", by_number("identifier")), "birthdate": Parameter("date", _born),
                "gender": Parameter("token", _gender)} | text("name") | text("family") | text("given"),
)  # fmt: skip
RELATED_PERSON = Kind(
    "RelatedPerson", BASIC,
    (Source(close_ones_page, _key, _changed, _subject), Source(representatives_page, _key, _changed, _subject)),
    _related,
    common() | about("patient") | standing(),
    {"patient": "patient"}, frozenset({"patient"}), by_day=True,
)  # fmt: skip
CARE_PLAN = Kind(
    "CarePlan", PLAN,
    (Source(plans_page, lambda row: row.id, lambda row: row.changed, _subject, one_plan),),
    lambda to, rows: [care_plan.to_fhir(row, to) for row in rows],
    common() | about("patient", "subject") | states("status", care_plan.STATUSES)
    | {"category": Parameter("token", _sip)},
    {"patient": "subject", "subject": "subject", "goal": "goal", "activity-reference": "activity.reference",
     "care-team": "careTeam"},
    frozenset({"status", "intent", "subject"}),
)  # fmt: skip
GOAL = Kind(
    "Goal", PLAN,
    (Source(goals_page, _key, lambda row: row.changed, _subject),),
    _goals,
    common() | about("patient", "subject") | states("lifecycle-status", goal.STATUSES),
    {"patient": "subject", "subject": "subject"}, frozenset({"lifecycleStatus", "description", "subject"}),
    also=NEEDS, also_told=lambda row: row.assessed is not None,
)  # fmt: skip
CARE_TEAM = Kind(
    "CareTeam", TEAM,
    (Source(_when_wanted(named_contact.TEAM, teams_page), _subject, lambda row: row.changed, _subject),
     Source(_when_wanted(named_contact.CONTACT, contacts_page), _team_key, lambda row: row.changed,
            lambda row: row.contact.subject_id)),
    _teams,
    common() | about("patient", "subject") | standing("status", yes="active", no="inactive")
    | {"category": Parameter("token", _categories)},
    {"patient": "subject", "subject": "subject", "participant": "participant.member"}, by_day=True,
)  # fmt: skip
TASK = Kind(
    "Task", PLAN,
    (Source(parts_page, _key, lambda row: row.changed, _subject),),
    _tasks,
    common() | about("patient", "subject") | {"status": Parameter("token", _part_status)}
    | codes("business-status", "states") | ids("owner", "owners", "Patient", "RelatedPerson", "PractitionerRole",
                                               "Organization"),
    {"patient": "for", "subject": "for", "owner": "owner", "based-on": "basedOn"},
    frozenset({"status", "intent"}), by_part=True, by_day=True,
)  # fmt: skip
OBSERVATION = Kind(
    "Observation", NEEDS,
    (Source(_of_no_follow_up(needs_page), _key, lambda row: row.assessment.recorded_at, _subject),
     Source(_of_no_follow_up(results_page), _key, lambda row: row.recorded_at, _subject),
     Source(goal_results_page, _key, lambda row: row.changed, _subject, record=PLAN),
     Source(_parts_followed, _key, lambda row: row.changed, _subject, record=PLAN)),
    _observations,
    common() | about("patient", "subject") | {"code": Parameter("token", _coded),
                                              "status": Parameter("token", _stands)}
    | ids("focus", "about", "Goal", "Task"),
    {"patient": "subject", "subject": "subject", "performer": "performer", "focus": "focus"},
    frozenset({"status", "code"}),
)  # fmt: skip
PROVENANCE = Kind(
    "Provenance", PLAN,
    (Source(happenings_page, _key, lambda row: row.recorded_at, _subject),),
    _provenances,
    common() | about("patient") | {"recorded": Parameter("date", _told)},
    {"patient": "target", "target": "target", "agent": "agent.who"}, frozenset({"target", "recorded", "agent"}),
)  # fmt: skip
PRACTITIONER_ROLE = Kind(
    "PractitionerRole", "",
    (Source(_roles, _key, _changed),),
    lambda to, rows: [practitioner_role.to_fhir(row, to, now()) for row in rows],
    common() | standing() | ids("practitioner", "staff", "Practitioner") | codes("role", "roles")
    | ids("organization", "organisations", "Organization"),
    {"practitioner": "practitioner", "organization": "organization"}, by_day=True,
)  # fmt: skip
PRACTITIONER = Kind(
    "Practitioner", "",
    (Source(_staff, _key, _changed),),
    lambda to, rows: [practitioner.to_fhir(row, to) for row in rows],
    common() | {"identifier": _number("hsa_id")} | text("name"),
)  # fmt: skip
ORGANIZATION = Kind(
    "Organization", "",
    (Source(lambda viewer, asked: organisations_page(asked), _key, _changed),
     Source(lambda viewer, asked: units_page(asked), _key, _changed)),
    lambda to, rows: [organization.to_fhir(row, to) for row in rows],
    common() | {"identifier": _number("number")} | text("name") | codes("type", "kinds")
    | ids("partof", "part_of", "Organization"),
    {"partof": "partOf"},
)  # fmt: skip

KINDS = {
    kind.name: kind
    for kind in (
        PATIENT, RELATED_PERSON, CARE_PLAN, GOAL, CARE_TEAM, TASK, OBSERVATION, PROVENANCE, PRACTITIONER_ROLE,
        PRACTITIONER, ORGANIZATION,
    )
}  # fmt: skip
