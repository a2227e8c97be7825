"""A person's case before the database: their words, those close, needs, goals, proposals, and how far it has come."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from ledstjarna.demo.county.structure.model import AssignmentDraft, UnitDraft

# How far a case has come. Everything a later stage needs is there from the earlier ones.
STAGES = ("story", "consent", "assessed", "proposed", "chosen", "agreed", "ended")


class StoryDraft(NamedTuple):
    """The person's own words."""

    what_matters: str
    what_i_can: str
    how_to_meet_me: str
    who_is_close: str
    reach: tuple[str, ...]  # phone | text | letter | video | visit
    reach_note: str
    way: str  # digital | oral | paper | phone | meeting
    told_by: str  # "person" | "parents"


class CloseOneDraft(NamedTuple):
    """Somebody the person is close to. `kind` is ours (partner, child, …), `relation` is what the person says."""

    id: UUID
    kind: str
    name: str
    relation: str
    birth_year: int
    phone: str
    town: str
    lives_with: bool
    is_carer: bool


class RepresentativeDraft(NamedTuple):
    """Somebody who may decide for the person, with the mandate."""

    id: UUID
    name: str
    phone: str
    close_one: UUID | None
    kind: str  # guardian | god_man | forvaltare | future_power
    scopes: tuple[str, ...]  # personal | property | rights
    starts_on: date
    ends_on: date | None


class NeedDraft(NamedTuple):
    """One life area. Levels 0–4."""

    life_area: str
    professional_level: int
    own_level: int
    wanted_level: int
    need: str
    own_words: str
    resources: str


class GoalDraft(NamedTuple):
    """A goal in the person's words; `need` is its place among the case's needs."""

    id: UUID
    need: int
    words: str


class OwnerDraft(NamedTuple):
    """Who would do it: the party's kind and id, and how to name it."""

    kind: str  # person | close_one | unit
    id: UUID
    label: str
    organisation: UUID | None
    unit: UnitDraft | None
    role: str  # of the staff who would do it; "" outside units


class ChoiceDraft(NamedTuple):
    """What the person answered."""

    kind: str  # yes | change | no | later
    words: str


class DecisionDraft(NamedTuple):
    """What the authority decided."""

    outcome: str  # granted | partly | refused
    scope: str
    reasons: str
    how_to_appeal: str
    months: int  # how long it holds; 0 for a refusal


class ProposalDraft(NamedTuple):
    """One way to a goal. `goal` and `alternative_of` are places in the case's goals and proposals."""

    id: UUID
    goal: int
    alternative_of: int | None
    title: str
    why: str
    asks_of_me: str
    when: str
    legal_basis: str
    section: str  # the support's paragraph in LSS, where it has one
    owner: OwnerDraft
    cost_ore: int
    cost_per: str  # "" | month | year | day | visit | time
    can_change_mind: str
    after_no: str
    share: tuple[str, ...]  # what an association would be told
    proposed_by: AssignmentDraft | None  # None: the person's own proposal
    choice: ChoiceDraft | None
    decision: DecisionDraft | None
    ordination: str = ""  # what is prescribed where health care takes it on


class CaseDraft(NamedTuple):
    """Everything about one person with a plan."""

    person: UUID
    situation: str
    stage: str
    settled: bool  # whether nothing in an agreed plan waits any more
    with_sip: bool
    story: StoryDraft
    close_ones: tuple[CloseOneDraft, ...]
    representatives: tuple[RepresentativeDraft, ...]
    team: tuple[AssignmentDraft, ...]  # the first is the coordinator
    needs: tuple[NeedDraft, ...]
    goals: tuple[GoalDraft, ...]
    proposals: tuple[ProposalDraft, ...]

    @property
    def pace(self) -> str:
        """The stage, or `settled` for an agreed plan in which nothing waits any more."""
        return "settled" if self.stage == "agreed" and self.settled else self.stage
