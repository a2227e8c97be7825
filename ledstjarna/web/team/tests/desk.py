"""A desk for the tests of this door: the cast of the plan's tests, and a browser signed in as one of the staff."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from ledstjarna.domain.consent.queries import Viewer, standing_before
from ledstjarna.domain.people.actions import answer_consent, tell_story
from ledstjarna.domain.plans.actions import Answer, Owner, SupportOffered, choose, propose, set_goal
from ledstjarna.domain.plans.models import Commitment, Goal, Proposal
from ledstjarna.domain.plans.tests.cast import AT, Cast
from ledstjarna.domain.teams.actions import begin_contact
from ledstjarna.web.entrance.sessions import KIND, PARTY, SUBJECT
from ledstjarna.web.tests.signing_in import TEN_YEARS

NOW = AT + timedelta(days=1)


@dataclass
class Desk:
    """The cast, a browser, and the person it is about."""

    cast: Cast
    client: Client

    @property
    def subject_id(self) -> UUID:
        return self.cast.subject_id

    @property
    def person(self) -> Viewer:
        return self.cast.person

    def staff(self, key: str) -> Viewer:
        return self.cast.staff[key]

    def at(self) -> datetime:
        return self.cast.at()

    def sign_in(self, key: str) -> Viewer:
        """Sit down as one of the staff."""
        viewer, session = self.staff(key), self.client.session
        kind = "association" if viewer.kind == "association" else "staff"
        session[PARTY], session[KIND], session[SUBJECT] = str(viewer.party_id), kind, ""
        session.set_expiry(TEN_YEARS)
        session.save()
        return viewer

    def path(self, name: str, **more: Any) -> str:
        """The address of a page about the person."""
        return reverse(name, kwargs={"subject_id": self.subject_id, **more})

    def get(self, path: str, status: int = 200) -> str:
        """The page's text, in single spaces."""
        answer = self.client.get(path)
        assert answer.status_code == status, (path, answer.status_code)
        return text_of(answer)

    def send(self, page: str, fields: dict[str, Any]) -> HttpResponse:
        """Fill in and send the form on `page`, with the key and version that stand in it."""
        shown = self.client.get(page)
        assert shown.status_code == 200, (page, shown.status_code)
        return self.client.post(page, {**hidden_of(shown), **fields})

    def done(self, page: str, fields: dict[str, Any]) -> str:
        """Send the form; it leads onwards, and the text of where it leads."""
        answer = self.send(page, fields)
        assert answer.status_code == 302, text_of(answer)
        return self.get(answer["Location"])

    def refused(self, page: str, fields: dict[str, Any]) -> str:
        """Send the form; the page comes back and says why."""
        answer = self.send(page, fields)
        assert answer.status_code == 200, answer
        text = text_of(answer)
        assert "Inget av det du skrev har gått förlorat" in text
        return text

    # What has happened before the test begins, through the rooms' own doors.
    def contact(self, key: str = "nurse") -> Viewer:
        stands = standing_before(self.staff(key), self.subject_id)
        if stands.others_before and not stands.own_before and not stands.shared:
            self.cast.shares()
        by = self.cast.act(self.staff(key))
        begin_contact(by=by, subject_id=self.subject_id, reason="Astrid ringde", at=self.at())
        return by

    def story(self, **words: Any) -> None:
        told = {"what_matters": "Kören är mitt liv.", "how_to_meet_me": "Prata lugnt.", "reach": ["phone"]} | words
        by = self.cast.act(self.person)
        tell_story(by=by, subject_id=self.subject_id, seen_version=0, at=self.at(), **told)

    def goal(self, words: str = "Jag vill kunna gå till kören på torsdagar.") -> Goal:
        by = self.cast.act(self.person)
        return set_goal(
            by=by, subject_id=self.subject_id, words=words, life_area="d9", current_level=3, wanted_level=1,
            at=self.at(),
        )  # fmt: skip

    def proposal(
        self, goal: Goal, title: str, basis: str, owner: Owner, by: Viewer | None = None, **more: Any
    ) -> Proposal:
        words = {"can_change_mind": "Ja, när som helst.", "after_no": "Inget händer."} | more
        return propose(
            by=self.cast.act(by or self.person), subject_id=self.subject_id, goal_id=goal.id,
            offered=SupportOffered(title=title, legal_basis=basis, **words), owner=owner, at=self.at(),
        )  # fmt: skip

    def answered(self, proposal: Proposal, kind: str = "yes", **more: Any) -> None:
        by = self.cast.act(self.person)
        choose(
            by=by, subject_id=self.subject_id, proposal_id=proposal.id, seen_version=proposal.version, at=self.at(),
            answer=Answer(kind=kind, **more),
        )  # fmt: skip

    def part(self, title: str, basis: str, unit: str = "", goal: Goal | None = None, **shared: str) -> Commitment:
        """A proposal that the person said yes to."""
        owner = self.cast.unit_owner(unit) if unit else self.cast.own()
        proposal = self.proposal(goal or self.goal(), title, basis, owner)
        self.answered(proposal, shared_facts=tuple(shared), shared_words=shared)
        return Commitment.objects.get(proposal=proposal)

    def share(self, *organisations: Any, state: str = "given") -> None:
        by = self.cast.act(self.person)
        answer_consent(
            by=by, subject_id=self.subject_id, kind="sharing", state=state, way="digital", at=self.at(),
            said_by=self.subject_id, organisations=[row.id for row in organisations],
        )  # fmt: skip


def text_of(answer: HttpResponse) -> str:
    """The page as one reads it: without tags, with single spaces."""
    words = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return re.sub(r"\s+", " ", words.replace("&#39;", "'").replace("&#34;", '"').replace("&amp;", "&"))


def hidden_of(answer: HttpResponse) -> dict[str, str]:
    """The hidden fields of the page's own form: its key, the version that was seen, who it was shown to."""
    page = answer.content.decode()
    found = {}
    for form in re.findall(r"<form method=\"post\".*?</form>", page, re.DOTALL):
        if 'name="key"' not in form:
            continue
        for tag in re.findall(r"<input type=\"hidden\"[^>]*>", form):
            name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
            assert name
            found[name[1]] = value[1] if value else ""
    return found
