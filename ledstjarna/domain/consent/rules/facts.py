"""What the law of access asks about, as immutable facts. Ids are whatever tells one organisation from another."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ledstjarna.domain.consent.rules.consents import consent_state

Id = UUID | str


@dataclass(frozen=True, slots=True)
class Term:
    """A time, from `start` and up to, not including, `end`."""

    start: datetime
    end: datetime | None = None

    def holds(self, at: datetime) -> bool:
        """Whether `at` lies in it."""
        return self.start <= at and (self.end is None or at < self.end)


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks: person, representative, close_one, staff, association or leader.

    `process` is the kind of unit; `sector` what lag 2022:913 calls them (sectors.py).
    """

    kind: str
    sector: str = ""
    organisation: Id | None = None
    unit: Id | None = None
    process: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """What is asked for: its kind, and who wrote it. No author: the joint plan, or the person's own words."""

    kind: str
    sector: str = ""
    organisation: Id | None = None
    unit: Id | None = None
    process: str = ""
    part: Id | None = None


@dataclass(frozen=True, slots=True)
class Whose:
    """The person: `older_or_disabled` is what the social side of lag 2022:913 covers."""

    age: int | None = None
    older_or_disabled: bool = False


@dataclass(frozen=True, slots=True)
class MandateHeld:
    """What a representative stands on."""

    kind: str
    scopes: frozenset[str]
    term: Term


@dataclass(frozen=True, slots=True)
class Relation:
    """Why staff meet the person: care, support or assessment (own work), invited (to the plan), or asked (a part).

    `joint`: whether the joint plan is their organisation's too. It is theirs who began it, and not theirs who come to
    the person while others hold it: to them it is what others have written.
    """

    kind: str
    organisation: Id | None
    term: Term
    part: Id | None = None
    joint: bool = True


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer about one kind of consent, whom it covers, and the moment its time ends.

    `by_person`: whether the person said it themself, and not somebody who decides for them. `replaced`: whether
    another answer stands now; what the person said last themself is told all the same.
    """

    kind: str
    state: str
    organisations: frozenset[Id] = frozenset()
    ends: datetime | None = None
    by_person: bool = True
    replaced: bool = False

    def own(self, kind: str) -> bool:
        """Whether it is the person's own word about that kind."""
        return self.kind == kind and self.by_person

    def refuses(self) -> bool:
        """Whether it is a no, or a yes that was taken back."""
        return self.state in ("refused", "withdrawn")

    def gives(self, kind: str, at: datetime) -> bool:
        """Whether it is a standing yes of that kind, for a time that is not over."""
        return self.kind == kind and not self.replaced and consent_state(self.state, self.ends, at) == "given"


@dataclass(frozen=True, slots=True)
class Incapacity:
    """That the person lastingly cannot consent, and what is known of their attitude: no_objection, objects, unclear."""

    lasting: bool
    attitude: str


@dataclass(frozen=True, slots=True)
class Danger:
    """An emergency: danger to `life`, or serious risk to `health`; why, and how long it lasts."""

    to: str
    reason: str
    term: Term


@dataclass(frozen=True, slots=True)
class LiftHeld:
    """That a block is lifted for an organisation, for a time, by one sector: for what that sector has written. Blank:
    for everything.
    """

    whom: Id
    term: Term
    sector: str = ""


@dataclass(frozen=True, slots=True)
class BlockHeld:
    """A block around an organisation, one unit or one process in it. `lifted`: for whom it is lifted meanwhile."""

    organisation: Id
    term: Term
    unit: Id | None = None
    process: str = ""
    lifted: tuple[LiftHeld, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the decision needs, and nothing else. `answers` are in the order that they were said."""

    at: datetime
    asker: Asker
    record: Record
    whose: Whose = Whose()
    mandate: MandateHeld | None = None
    lets: frozenset[str] = frozenset()
    relation: Relation | None = None
    answers: tuple[Answer, ...] = ()
    relevance: str = ""
    incapacity: Incapacity | None = None
    danger: Danger | None = None
    blocks: tuple[BlockHeld, ...] = ()

    @property
    def own_record(self) -> bool:
        """Whether the asker's own organisation wrote it. One organisation is one giver [M]: ADR 22."""
        return self.record.organisation is not None and self.record.organisation == self.asker.organisation

    @property
    def others_record(self) -> bool:
        """Whether another organisation wrote it."""
        return self.record.organisation is not None and self.record.organisation != self.asker.organisation

    @property
    def joint_record(self) -> bool:
        """Whether it is of the joint plan, or the person's own words."""
        return self.record.organisation is None

    @property
    def holds_the_plan(self) -> bool:
        """Whether the joint plan is the asker's organisation's too."""
        return self.relation is not None and self.relation.joint

    def related(self, *kinds: str) -> bool:
        """Whether the asker meets the person now, in one of these ways, for their own organisation."""
        relation = self.relation
        return (
            relation is not None
            and relation.kind in kinds
            and relation.organisation == self.asker.organisation
            and relation.term.holds(self.at)
        )

    def consents(self, kind: str, organisation: Id | None) -> bool:
        """Whether the person has said yes to `kind` for that organisation."""
        return any(answer.gives(kind, self.at) and organisation in answer.organisations for answer in self.answers)

    def refuses(self, kind: str) -> bool:
        """Whether the last that the person said themself about `kind` is a no, whoever has answered for them since."""
        own = [answer for answer in self.answers if answer.own(kind)]
        return bool(own) and own[-1].refuses()
