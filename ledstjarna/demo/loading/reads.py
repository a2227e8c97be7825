"""Who has read, as rows of the access log: the team's plausible readings, the person's own, and the loading itself."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from ledstjarna.demo.county.ids import stable_id
from ledstjarna.demo.county.structure.model import COUNTIES, AssignmentDraft
from ledstjarna.demo.loading.case import Case, Row
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.control.models import LogQuestion
from ledstjarna.domain.control.rules.checks import DAYS_TO_ANSWER
from ledstjarna.domain.people.queries import THEMSELF
from ledstjarna.domain.teams.models import TeamMember
from ledstjarna.foundation.clock import day_of

# Pages of the team's door, by how often they are opened, with the kinds of records they show.
_PAGES: tuple[tuple[str, tuple[str, ...], int], ...] = (
    ("team_person", ("basic", "plan", "story", "team"), 6), ("team_story", ("basic", "plan", "story", "team"), 2),
    ("needs", ("basic", "needs", "story"), 2), ("team_happened", ("basic", "plan", "story", "team"), 1),
)  # fmt: skip
_OWN: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("plan", ("basic", "decision", "plan", "story", "team")),
    ("who_read", ("basic", "log")),
)
_RUN = "load_county"
_ASKS_ONE_IN = 3  # persons with a plan who read for themselves


def log_reads(case: Case) -> None:
    """What each member of the team read while they were in it; the coordinator more often than others."""
    members = {member.id: member for member in case.draft.team}
    for row in case.of(TeamMember):
        member = members[row["party_id"]]
        until = row["period"].upper or case.moments.latest
        for _ in range(case.rng.randint(2, 4) if row["is_coordinator"] else case.rng.randint(0, 2)):
            what, kinds, _often = case.rng.choices(_PAGES, [often for *_, often in _PAGES])[0]
            at = _between(case, row["period"].lower, until)
            basis = "own_work" if case.organisation(member) == case.organisation(case.coordinator) else "shared_plan"
            _log(case, at, "read", what, kinds, basis, **_staff(case, member))
    if case.digital:
        for _ in range(case.rng.randint(1, 3)):
            page, shown = case.rng.choice(_OWN)
            speaker = case.speaking.first(case.moments.latest)
            basis = "own" if speaker.capacity == "self" else "representative"
            if basis == "own" or page == "plan":
                at = _between(case, case.moments.began, case.moments.latest)
                unnamed = basis == "own" and case.person.protected_identity
                label = THEMSELF if unnamed else speaker.label
                _log(case, at, "read", page, shown, basis, party_id=speaker.id, party_label=label)
    _ask(case)


def _ask(case: Case) -> None:
    """Some wonder why somebody has read; every other has been answered."""
    if case.person.serial % _ASKS_ONE_IN or not case.digital:
        return
    speaker = case.speaking.first(case.moments.latest)
    read = next((row for row in case.of(AccessLog) if row.get("organisation_id")), None)
    if read is None or speaker.capacity != "self":
        return
    at = max(case.moments.recent(days=6), read["at"])
    answered = case.person.serial % (2 * _ASKS_ONE_IN) == 0
    case.add(
        LogQuestion, organisation_id=read["organisation_id"], reader_id=read["party_id"],
        reader_label=read["party_label"], read_at=read["at"], words="Jag känner inte igen namnet. Varför har hen läst?",
        asked_by_id=speaker.id, asked_by_label=speaker.label, asked_at=at,
        due_on=day_of(at) + timedelta(days=DAYS_TO_ANSWER),
        answer="Hen läste inför ett möte om dig den dagen. Det hör till arbetet." if answered else "",
        answered_by_label="Loggkontrollanten" if answered else "",
        answered_at=max(at, case.moments.latest) if answered else None,
    )  # fmt: skip


def load_run(moment: datetime, seed: int, persons: int, plans: int) -> Iterator[Row]:
    """That a whole county was loaded by an automatic run: which, and how many it was about."""
    for county in COUNTIES:
        yield {
            "id": stable_id(seed, "log", county.code), "at": moment, "county_id": county.code, "verb": "run",
            "what": _RUN, "party_label": f"run:{_RUN}", "basis": "",
            "correlation": stable_id(seed, "log", f"{county.code}/correlation"),
            "detail": {"population": persons, "plans": plans, "seed": seed, "synthetic": True},
        }  # fmt: skip


def _log(case: Case, at: datetime, verb: str, what: str, kinds: tuple[str, ...], basis: str, **who: Any) -> None:
    case.add(
        AccessLog, at=at, verb=verb, what=what, kinds=list(kinds), basis=basis, correlation=case.id(),
        detail={"synthetic": True}, **who,
    )  # fmt: skip


def _staff(case: Case, member: AssignmentDraft) -> Row:
    return {
        "party_id": member.id, "party_label": case.label(member), "unit_id": member.unit.id,
        "organisation_id": member.unit.organisation,
    }  # fmt: skip


def _between(case: Case, begins: datetime, ends: datetime) -> datetime:
    return case.moments.between(begins, ends, case.rng)
