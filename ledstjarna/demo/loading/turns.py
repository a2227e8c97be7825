"""Which turns a case takes beside its stage, so that every state that can be is somewhere in the county.

The turns are dealt from decks: the rare ones come in a small county too, once in every deck.
"""

from random import Random
from typing import NamedTuple

from ledstjarna.demo.county.decks import Deck, Decks
from ledstjarna.demo.county.life.model import CaseDraft

# How many cards of each kind a deck has: assumptions of the demonstration, not measured.
_SHARING: Deck = (("given", 12), ("refused", 1), ("withdrawn", 1))
_AFTERWARDS: dict[str, Deck] = {
    "agreed": (("", 8), ("goal", 1), ("stopped", 1), ("wish", 2)),
    "settled": (("", 9), ("let_go", 1), ("stopped", 2), ("goal", 2)),
    "ended": (("", 1),),
}
_SIP: dict[str, Deck] = {
    "assessed": (("judged", 1), ("", 4)),
    "proposed": (("consented", 2), ("refused", 1), ("", 3), ("judged", 2)),
    "chosen": (("consented", 5), ("judged", 2), ("refused", 1), ("", 1)),
    "agreed": (("in_force", 7), ("withdrawn", 1), ("refused", 1)),
    "settled": (("in_force", 7), ("withdrawn", 1), ("closed", 1)),
    "ended": (("closed", 1),),
}
_FOLLOW_UP: dict[str, Deck] = {
    "agreed": (("ahead", 5), ("soon", 1)),
    "settled": (("ahead", 6), ("soon", 2), ("late", 1)),
    "ended": (("ahead", 1),),
}
# How often a plan that is lived has been followed up, and what became of the question of less support.
_FOLLOWED: Deck = (("twice", 2), ("once", 2), ("", 1))
_LESS: Deck = (("decided", 2), ("free", 2), ("", 1))
_STEPPED: Deck = (("suggested", 1), ("proposed", 1), ("left", 1))
_REVIEWED: Deck = (("review_asked", 1), ("review_opened", 1), ("suggested", 1))
# What an owner answers, by how far the case has come; "waits" is no answer yet.
_OWNER: dict[str, Deck] = {
    "chosen": (("waits", 7), ("yes", 4), ("no", 1)),
    "agreed": (("waits", 2), ("yes", 9), ("no", 1)),
    "settled": (("yes", 16), ("no", 1)),
    "ended": (("yes", 20), ("no", 1)),
}
# How far an application has come that is not decided yet.
_UNDECIDED: Deck = (("submitted", 1), ("begun", 1), ("written", 1))
# What the provider says: "declined_accepted" is a first one's no and a second one's yes.
_PROVIDER: dict[str, Deck] = {
    "agreed": (("given", 3), ("accepted", 7), ("declined_given", 1), ("", 1), ("declined", 1)),
    "settled": (("accepted", 12), ("declined_accepted", 1)),
    "ended": (("accepted", 12), ("declined_accepted", 1)),
}
# What becomes of the person's wish to change something.
_WISH: dict[str, Deck] = {
    "chosen": (("waits", 4), ("accepted", 1), ("answered", 1), ("withdrawn", 1)),
    "agreed": (("waits", 3), ("accepted", 2), ("answered", 1), ("withdrawn", 1)),
    "settled": (("accepted", 4), ("withdrawn", 1)),
    "ended": (("accepted", 4), ("withdrawn", 1)),
}
# Whether the second guardian has answered too.
_GUARDIANS: dict[str, Deck] = {
    "chosen": (("one", 1), ("both", 2)),
    "agreed": (("one", 1), ("both", 3)),
}
_AGAIN: Deck = (("changed", 1), ("again", 1))
_UNANSWERED: Deck = (("open", 6), ("withdrawn", 1))
_NO: Deck = (("stays", 12), ("reopened", 1))
_STOPPED_EARLY: Deck = (("", 8), ("stop", 1))
_DECIDED_AT_END: Deck = (("stop", 1), ("stands", 2))
# Whether what was granted comes to its end in the coming weeks.
_EXPIRES: Deck = (("later", 5), ("soon", 1))

# Which of the plans that are lived, by region and municipality both, show all that such a plan comes to.
_SHOWN: Deck = (("shown", 1), ("", 5))

# How far the call to the next meeting has come, where there is one.
_CALL: Deck = (("asked", 4), ("set", 3), ("draft", 1), ("cancelled", 1), ("", 1))


class Turn(NamedTuple):
    """What happens in a case that its stage does not say."""

    sharing: str  # given | refused | withdrawn
    afterwards: str  # "" | wish | stopped | goal | let_go: what happens after the first agreement
    again: bool  # whether the plan is then agreed anew
    follow_up: str  # "" | ahead | soon | late: when the plan is followed up next
    retold: bool  # whether the story was told twice
    reassessed: bool
    met: bool  # whether there was a meeting about the plan
    shown: bool = False  # whether everything that a plan in time comes to is there: two versions, a SIP, scaled goals
    sip: str = ""  # "" | judged | consented | in_force | refused | withdrawn | closed


class Turns:
    """The turns of one case, dealt as they are asked for."""

    def __init__(self, decks: Decks, draft: CaseDraft, rng: Random) -> None:
        self._decks, self._pace = decks, draft.pace
        agreed = self._pace in _AFTERWARDS
        # A SIP needs that its people may share.
        self.whole = Turn(
            sharing="given" if draft.with_sip else decks.deal("sharing", _SHARING),
            afterwards=self._deal("afterwards", _AFTERWARDS) if agreed else "",
            again=self._pace == "settled" or decks.deal("again", _AGAIN) == "again",
            follow_up=self._deal("follow_up", _FOLLOW_UP) if agreed else "",
            retold=rng.random() < 0.12,
            reassessed=rng.random() < 0.1,
            met=rng.random() < 0.2,
        )

    def sip(self) -> str:
        """What becomes of a SIP where one may be judged at this stage; nothing where it is too early."""
        return self._deal("sip", _SIP) if self._pace in _SIP else ""

    def shows_all(self, *, recorded: bool) -> bool:
        """Whether this plan, lived for a while, shows all that one comes to. `recorded`: whoever coordinates it has
        something of it in their own record, so that both kinds are there.
        """
        return self._pace == "settled" and self.changes(f"shown/{recorded}", _SHOWN) == "shown"

    def call(self) -> str:
        """How far the call to the next meeting has come; nothing where nobody has called."""
        return self._decks.deal("call", _CALL)

    def owner(self, basis: str) -> str:
        """What whoever is asked to do something answers: yes, no or (waits) nothing yet."""
        return self._deal("owner", _OWNER, basis)

    def undecided(self, law: str) -> str:
        """How far an application has come: submitted, begun or written."""
        return self._decks.deal(f"undecided/{law}", _UNDECIDED)

    def provider(self, law: str) -> list[str]:
        """What one provider after the other says: declined, accepted or (given) nothing yet."""
        return [said for said in self._deal("provider", _PROVIDER, law).split("_") if said]

    def expires_soon(self) -> bool:
        """Whether what was granted comes to its end in the coming weeks."""
        return self._decks.deal("expires", _EXPIRES) == "soon"

    def wish(self) -> str:
        """What becomes of what the person wants changed: waits, accepted, answered or withdrawn."""
        return self._deal("wish", _WISH)

    def other_guardian_waits(self) -> bool:
        """Whether the second guardian has not answered yet."""
        return self._pace in _GUARDIANS and self._deal("guardians", _GUARDIANS) == "one"

    def withdrawn(self) -> bool:
        """Whether a proposal that nobody answered has been taken back: always where nothing waits any more."""
        if self._pace in ("settled", "ended"):
            return True
        return self._pace != "proposed" and self._decks.deal("unanswered", _UNANSWERED) == "withdrawn"

    def reopened(self) -> bool:
        """Whether the person has looked again at what they said no to."""
        return self._pace in ("chosen", "agreed") and self._decks.deal("no", _NO) == "reopened"

    def stopped_early(self, verb: str) -> bool:
        """Whether the person stopped what was still waiting."""
        return self._pace == "chosen" and self._decks.deal(f"stop/{verb}", _STOPPED_EARLY) == "stop"

    def followed(self) -> str:
        """How often the plan has been followed up: twice, once or not; only where it has been lived for a while."""
        return self._decks.deal("followed", _FOLLOWED) if self._pace == "settled" else ""

    def wants_less(self) -> str:
        """Of what the person wants less: what stands on a decision, what stands on none, or nothing."""
        return self._decks.deal("less", _LESS)

    def stepped(self, *, decided: bool) -> str:
        """What became of the question of less support, by whether the part stands on a decision."""
        return self._decks.deal("reviewed", _REVIEWED) if decided else self._decks.deal("stepped", _STEPPED)

    def stands_at_end(self) -> bool:
        """Whether what an authority has granted goes on when the plan has come to its end."""
        return self._decks.deal("end", _DECIDED_AT_END) == "stands"

    def changes(self, of: str, deck: Deck) -> str:
        """How far it has come with what begins late in a case: somebody new for a part, support to a carer."""
        return self._decks.deal_apart(of, deck)

    def _deal(self, name: str, decks: dict[str, Deck], kind: str = "") -> str:
        return self._decks.deal("/".join(filter(None, (name, self._pace, kind))), decks[self._pace])
