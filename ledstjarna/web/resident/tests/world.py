"""Somebody at the resident door: the cast of the plan's tests, a signed-in browser, and what may already be planned."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.test import Client

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.people.actions import let_close_one_read, name_close_one, register_mandate, tell_story
from ledstjarna.domain.people.models import CloseOne, Representative
from ledstjarna.domain.plans.actions import (
    Answer,
    Owner,
    SupportOffered,
    answer_part,
    choose,
    end_plan,
    propose,
    set_goal,
)
from ledstjarna.domain.plans.models import Commitment, Goal, Proposal
from ledstjarna.domain.plans.tests.cast import AT, Cast
from ledstjarna.domain.teams.actions import begin_contact
from ledstjarna.web.entrance.sessions import KIND, PARTY, SUBJECT
from ledstjarna.web.tests.signing_in import TEN_YEARS

NOW = AT + timedelta(days=1)


@dataclass
class World:
    """The cast and a browser."""

    cast: Cast
    client: Client

    @property
    def person(self) -> Viewer:
        return self.cast.person

    @property
    def subject_id(self) -> UUID:
        return self.cast.subject_id

    def at(self) -> datetime:
        return self.cast.at()

    def sign_in(self, party_id: UUID, kind: str = "person", subject_id: UUID | None = None) -> None:
        session = self.client.session
        session[PARTY], session[KIND], session[SUBJECT] = str(party_id), kind, str(subject_id or self.subject_id)
        session.set_expiry(TEN_YEARS)
        session.save()

    def get(self, path: str, status: int = 200) -> str:
        answer = self.client.get(path)
        assert answer.status_code == status, (path, answer.status_code)
        return text_of(answer)

    def send(self, page: str, fields: dict[str, Any], to: str | None = None) -> HttpResponse:
        """Fill in and send the form on `page`, with the key and version that stand in it."""
        return self.client.post(to or page, {**hidden_of(self.client.get(page), to or page), **fields})

    def story(self, **words: Any) -> None:
        by = self.cast.act(self.person)
        told = {"what_matters": "Kören är mitt liv.", "how_to_meet_me": "Prata lugnt."} | words
        tell_story(by=by, subject_id=self.subject_id, seen_version=0, at=self.at(), **told)

    def goal(self, words: str = "Jag vill kunna gå till kören på torsdagar.") -> Goal:
        by = self.cast.act(self.person)
        return set_goal(
            by=by,
            subject_id=self.subject_id,
            words=words,
            life_area="d9",
            current_level=3,
            wanted_level=1,
            at=self.at(),
        )

    def nurse_in_team(self) -> Viewer:
        nurse = self.cast.act(self.cast.staff["nurse"])
        begin_contact(by=nurse, subject_id=self.subject_id, reason="Astrid ringde", at=self.at())
        return nurse

    def proposal(
        self, goal: Goal, title: str, basis: str, owner: Owner, by: Viewer | None = None, **more: Any
    ) -> Proposal:
        words = {"can_change_mind": "Ja, när som helst.", "after_no": "Inget händer."} | more
        return propose(
            by=self.cast.act(by or self.person), subject_id=self.subject_id, goal_id=goal.id,
            offered=SupportOffered(title=title, legal_basis=basis, **words), owner=owner, at=self.at(),
        )  # fmt: skip

    def yes(self, proposal: Proposal, **shared: str) -> Commitment:
        by = self.cast.act(self.person)
        choose(
            by=by, subject_id=self.subject_id, proposal_id=proposal.id, seen_version=proposal.version, at=self.at(),
            answer=Answer(kind="yes", shared_facts=tuple(shared), shared_words=shared),
        )  # fmt: skip
        return Commitment.objects.get(proposal=proposal)

    def part(self, title: str, basis: str, owner: Owner, **shared: str) -> Commitment:
        return self.yes(self.proposal(self.goal(), title, basis, owner), **shared)

    def choir(self) -> Commitment:
        """A part that the choir has said yes to."""
        part = self.part("Kören hämtar mig", "association", self.cast.unit_owner("choir"), name="Astrid")
        by = self.cast.act(self.cast.staff["singer"])
        answer_part(
            by=by, subject_id=self.subject_id, commitment_id=part.id, seen_version=part.version, yes=True, words="",
            at=self.at(),
        )  # fmt: skip
        return part

    def end(self) -> None:
        """The plan comes to its end, by the person's wish. What others have said yes to goes on."""
        end_plan(by=self.cast.act(self.person), subject_id=self.subject_id, at=self.at())

    def daughter(self, *, reads: bool = True) -> CloseOne:
        by = self.cast.act(self.person)
        close = name_close_one(by=by, subject_id=self.subject_id, name="Karin Lind", relation="daughter", at=self.at())
        if reads:
            let_close_one_read(by=by, subject_id=self.subject_id, close_one_id=close.id, may_read=True, at=self.at())
        return close

    def god_man(self, *scopes: str, kind: str = "god_man") -> Representative:
        nurse = self.nurse_in_team()
        mandate = register_mandate(
            by=nurse, subject_id=self.subject_id, representative="Bo Ask", kind=kind, scopes=scopes or ("personal",),
            start=AT.date(), at=self.at(),
        )  # fmt: skip
        return mandate.representative


def text_of(answer: HttpResponse) -> str:
    """The page as one reads it: without tags, with single spaces."""
    words = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return re.sub(r"\s+", " ", words.replace("&#39;", "'").replace("&#34;", '"').replace("&amp;", "&"))


def hidden_of(answer: HttpResponse, action: str) -> dict[str, str]:
    """The hidden fields of the form that is sent to `action`."""
    html = answer.content.decode()
    form = next(
        (part for part in re.findall(r"<form[^>]*>.*?</form>", html, re.DOTALL) if f'action="{action}"' in part), ""
    )
    assert form, f"no form to {action}"
    return dict(re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"', form))
