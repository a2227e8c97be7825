"""Another system, for the tests: asks over the house's own addresses, as somebody of the loaded county."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db import transaction
from django.test import Client

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.organisations.actions import make_machine_token
from ledstjarna.domain.plans.models import Plan
from ledstjarna.domain.teams.models import TeamMember
from ledstjarna.foundation.clock import now

JSON = "application/fhir+json"


class System:
    """Another system with a token, or with the session of somebody who is signed in."""

    def __init__(self, token: str = "", **session: str) -> None:
        who = {"authorization": f"Bearer {token}"} if token else {}
        self.client = Client(headers={"host": "127.0.0.1", "accept": JSON, **who})
        if session:
            kept = self.client.session
            kept.update(session)
            kept.save()

    def get(self, path: str, **headers: str) -> Any:
        """The answer to a GET under /fhir/."""
        return self.client.get(f"/fhir/{path}", headers=headers)

    def bundle(self, path: str, **headers: str) -> dict[str, Any]:
        """What a search finds."""
        answer = self.get(path, **headers)
        assert answer.status_code == 200, (path, answer.status_code, answer.content[:300])
        found: dict[str, Any] = answer.json()
        return found

    def pages(self, path: str) -> Iterator[dict[str, Any]]:
        """Every page, by `next`."""
        while path:
            found = self.bundle(path)
            yield found
            path = next((link["url"].split("/fhir/")[1] for link in found["link"] if link["relation"] == "next"), "")

    def all(self, path: str) -> list[dict[str, Any]]:
        """Every match on every page."""
        return [
            entry["resource"]
            for page in self.pages(path)
            for entry in page.get("entry", [])
            if entry["search"]["mode"] == "match"
        ]


def token_for(assignment_id: UUID, **more: Any) -> str:
    """A token, made as the command makes it."""
    with transaction.atomic():
        return make_machine_token(assignment_id=assignment_id, days=2, at=now(), made_by="test", **more)[1]


def busiest() -> tuple[UUID, UUID]:
    """(assignment, a person they coordinate) of whoever coordinates most plans."""
    with transaction.atomic(), automatic_run("test"):
        plans = Plan.objects.filter(ended_at=None).values("subject_id")
        held: dict[UUID, list[UUID]] = {}
        rows = TeamMember.objects.filter(is_coordinator=True, period__upper_inf=True, subject_id__in=plans)
        for party_id, subject_id in rows.order_by("id").values_list("party_id", "subject_id"):
            held.setdefault(party_id, []).append(subject_id)
    party_id = max(held, key=lambda each: (len(held[each]), str(each)))
    return party_id, held[party_id][0]


def coordinators() -> list[UUID]:
    """Everybody who coordinates, for whoever wants to see all plans."""
    with transaction.atomic(), automatic_run("test"):
        rows = TeamMember.objects.filter(is_coordinator=True, period__upper_inf=True)
        return sorted(set(rows.values_list("party_id", flat=True)))


def coordinated(assignment_id: UUID) -> list[UUID]:
    """The persons with a standing plan that somebody coordinates."""
    with transaction.atomic(), automatic_run("test"):
        plans = Plan.objects.filter(ended_at=None).values("subject_id")
        rows = TeamMember.objects.filter(party_id=assignment_id, is_coordinator=True, period__upper_inf=True)
        return list(rows.filter(subject_id__in=plans).order_by("id").values_list("subject_id", flat=True))


def plan_of(subject_id: UUID) -> UUID:
    """The id of a person's standing plan."""
    with transaction.atomic(), automatic_run("test"):
        found: UUID = Plan.objects.get(subject_id=subject_id, ended_at=None).pk
        return found
