"""Each entry's verdict: first who the bundle is about, then entry by entry, then what the evidence amounts to."""

from collections.abc import Callable, Sequence
from typing import Final

from ledstjarna.fhir.intake.codes import has_code
from ledstjarna.fhir.intake.duplicates import duplicates, of_person
from ledstjarna.fhir.intake.entries import Entry
from ledstjarna.fhir.intake.found import FoundPerson, SuggestedNeed
from ledstjarna.fhir.intake.outcomes import Outcome
from ledstjarna.fhir.intake.references import Directory
from ledstjarna.fhir.intake.scene import Scene, Verdict, refused, skipped
from ledstjarna.fhir.intake.settling import goal_areas, needs_of, settled, with_area
from ledstjarna.fhir.intake.subjects import SUBJECT_FIELD, choose, subject_problem
from ledstjarna.fhir.intake.values import record
from ledstjarna.fhir.intake.versions import foreign_version
from ledstjarna.fhir.resources import (
    care_plan,
    care_team,
    condition,
    encounter,
    goal,
    medication_request,
    observation,
    parties,
    patient,
    related_person,
    weight,
)
from ledstjarna.foundation.findings import Finding

Reader = Callable[[Entry, Scene], Verdict]
Step = Callable[[int], None]

READERS: Final[dict[str, Reader]] = {
    "CarePlan": care_plan.from_fhir,
    "CareTeam": care_team.from_fhir,
    "Condition": condition.from_fhir,
    "Goal": goal.from_fhir,
    "MedicationRequest": medication_request.from_fhir,
    "Observation": observation.from_fhir,
    "Organization": parties.organisation,
    "Practitioner": parties.practitioner,
    "PractitionerRole": parties.role,
    "RelatedPerson": related_person.from_fhir,
}
RESTRICTED: Final = ("R", "V")
"""Confidentiality (HL7 v3): restricted, very restricted. What the sender holds back is not spread by an import."""


class Judgement:
    """The verdicts of all entries by index, the needs that stand, and the person or why there is none."""

    def __init__(self, entries: Sequence[Entry], *, about: str, step: Step) -> None:
        self.entries = entries
        self.verdicts: dict[int, Verdict] = {}
        self.needs: tuple[SuggestedNeed, ...] = ()
        self.person: FoundPerson | None = None
        self.refusal: Finding | None = None
        self._directory = Directory(entry for entry in entries if entry.problem is None)
        self._step = step
        self._judge(about)

    def _judge(self, about: str) -> None:
        copies = duplicates(entry for entry in self.entries if entry.problem is None)
        chosen = choose(self.entries, self._directory, about)
        if isinstance(chosen, Finding):
            return self._refuse_all(chosen, chosen)
        verdict = patient.from_fhir(chosen)
        if of_person(copies, self.entries, chosen):
            verdict = refused("person_twice")
        self.verdicts[chosen.index] = verdict
        if verdict.outcome is Outcome.REFUSED:
            return self._refuse_all(verdict.reason, Finding("person_refused", {"why": verdict.reason.code}))
        self.person = next(item for item in verdict.found if isinstance(item, FoundPerson))
        self._judge_entries(chosen, self.person, copies)
        return None

    def _refuse_all(self, why: Finding, why_others: Finding) -> None:
        self.refusal = why
        for entry in self.entries:
            self.verdicts.setdefault(entry.index, _unread(entry) or refused(why_others.code, **why_others.params))

    def _judge_entries(self, chosen: Entry, person: FoundPerson, copies: dict[int, Verdict]) -> None:
        waiting: list[Entry] = []
        for entry in self.entries:
            if entry.index == chosen.index:
                continue
            early = _unread(entry) or copies.get(entry.index) or self._not_ours(entry, chosen, person)
            if early:
                self.verdicts[entry.index] = early
            else:
                waiting.append(entry)
        scene = self._scene(chosen, person, waiting)
        for done, entry in enumerate(waiting):
            if entry.type != "Encounter":
                self.verdicts[entry.index] = READERS[entry.type](entry, scene)
            self._step(done)
        self._settle(scene)
        self._judge_encounters(scene, [entry for entry in waiting if entry.type == "Encounter"])

    def _not_ours(self, entry: Entry, chosen: Entry, person: FoundPerson) -> Verdict | None:
        if entry.type == "Patient":
            return refused("other_person")
        if entry.type != "Encounter" and entry.type not in READERS:
            return skipped("type_not_used", type=entry.type)
        if problem := subject_problem(entry, chosen, self._directory):
            return refused(problem.code, **problem.params)
        if version := foreign_version(entry):
            return refused("other_version", version=version)
        if has_code(record(entry.resource.get("meta")).get("security"), *RESTRICTED):
            return skipped("restricted")
        return skipped("person_deceased") if person.deceased and entry.type in SUBJECT_FIELD else None

    def _scene(self, chosen: Entry, person: FoundPerson, waiting: list[Entry]) -> Scene:
        about_person = [entry for entry in waiting if entry.type in SUBJECT_FIELD]
        observations = [entry for entry in about_person if entry.type == "Observation"]
        return Scene(
            directory=self._directory,
            person=person,
            newest=observation.newest(observations),
            linked=self._directory.linked([chosen, *about_person]),
            weights=weight.weights_of(observations),
        )

    def _settle(self, scene: Scene) -> None:
        evidence = [item for index in sorted(self.verdicts) for item in self.verdicts[index].evidence]
        self.needs = needs_of(evidence, scene.person.provenance.source_key)
        standing = {need.life_area: need for need in self.needs}
        areas = goal_areas(self.entries, self.verdicts, self._directory)
        for index, verdict in self.verdicts.items():
            ended = settled(verdict, standing)
            self.verdicts[index] = with_area(ended, areas[index]) if index in areas else ended

    def _judge_encounters(self, scene: Scene, encounters: list[Entry]) -> None:
        sources = set()
        for entry in self.entries:
            if self.verdicts.get(entry.index) and self.verdicts[entry.index].outcome is Outcome.SUGGESTED:
                target = self._directory.target(entry, entry.resource.get("encounter"))
                sources |= {target.entry.index} if target and target.entry else set()
        for entry in encounters:
            self.verdicts[entry.index] = encounter.from_fhir(entry, scene, is_source=entry.index in sources)


def _unread(entry: Entry) -> Verdict | None:
    if entry.problem:
        return refused(entry.problem.code, **entry.problem.params)
    return skipped(entry.passed_over.code, **entry.passed_over.params) if entry.passed_over else None
