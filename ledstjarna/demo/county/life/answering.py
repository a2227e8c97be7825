"""What the person answered and the authority decided, as far as the case has come."""

from random import Random

from ledstjarna.demo.county.decks import Deck, Decks
from ledstjarna.demo.county.life.model import ChoiceDraft, DecisionDraft, ProposalDraft
from ledstjarna.demo.county.life.texts import Words, answers, draw, supports

_CHOICES = ("yes", "change", "later", "no")
_WEIGHTS = {
    "proposed": (0, 0, 1, 0), "chosen": (60, 12, 14, 14), "agreed": (70, 10, 8, 12), "settled": (80, 5, 0, 15),
    "ended": (75, 5, 0, 20),
}  # fmt: skip
_ANSWERED = {"proposed": 0.1, "chosen": 0.8, "agreed": 1.0, "settled": 1.0, "ended": 1.0}
_ALL_SAID = ("settled", "ended")  # nobody still thinks about what they would do themselves
# What the authority decides, by how far the case has come; "" is nothing yet.
_OUTCOMES: dict[str, Deck] = {
    "agreed": (("granted", 10), ("partly", 2), ("", 3), ("refused", 1)),
    "settled": (("granted", 12), ("partly", 2), ("refused", 1)),
    "ended": (("granted", 12), ("partly", 2), ("refused", 1)),
}


def answer(rng: Random, proposals: list[ProposalDraft], pace: str, words: Words) -> list[ProposalDraft]:
    """The proposals with their choices. An agreed plan has at least one yes to every goal."""
    if pace not in _ANSWERED:
        return proposals
    answered: list[ProposalDraft] = []
    for proposal in proposals:
        kind = ""
        if rng.random() < _ANSWERED[pace]:
            kind = rng.choices(_CHOICES, _WEIGHTS[pace])[0]
        first = answered[proposal.alternative_of] if proposal.alternative_of is not None else None
        if first is not None and first.choice is not None and first.choice.kind == "yes":
            no = ChoiceDraft("no", draw(rng, answers()["choices"]["instead"], words))
            answered.append(proposal._replace(choice=no if rng.random() < 0.4 else None))  # one is enough
        else:
            kind = "" if pace in _ALL_SAID and proposal.legal_basis == "own" and kind != "yes" else kind
            answered.append(proposal._replace(choice=_choice(rng, proposal, kind, words)))
    if pace in _OUTCOMES:
        _one_yes_to_each_goal(rng, answered, words)
    return answered


def decide(rng: Random, proposals: list[ProposalDraft], pace: str, authority: str, decks: Decks) -> list[ProposalDraft]:
    """The proposals that needed an authority decision, with one where the case has come so far."""
    if pace not in _OUTCOMES:
        return proposals

    def outcome(law: str) -> str:
        return decks.deal(f"outcome/{pace}/{law}", _OUTCOMES[pace])

    return [
        proposal._replace(decision=_decision(rng, proposal, authority, outcome(proposal.legal_basis)))
        if proposal.legal_basis in ("sol", "lss") and _goes_on(proposal, pace)
        else proposal
        for proposal in proposals
    ]


def _goes_on(proposal: ProposalDraft, pace: str) -> bool:
    """Whether it becomes an application that is decided: also what was changed first, where nothing waits any more."""
    kinds = ("yes", "change") if pace in _ALL_SAID else ("yes",)
    return proposal.choice is not None and proposal.choice.kind in kinds


def _one_yes_to_each_goal(rng: Random, answered: list[ProposalDraft], words: Words) -> None:
    for goal in {proposal.goal for proposal in answered}:
        own = [index for index, proposal in enumerate(answered) if proposal.goal == goal]
        if not any((choice := answered[index].choice) and choice.kind == "yes" for index in own):
            answered[own[0]] = answered[own[0]]._replace(choice=_choice(rng, answered[own[0]], "yes", words))


def _choice(rng: Random, proposal: ProposalDraft, kind: str, words: Words) -> ChoiceDraft | None:
    if not kind:
        return None
    if proposal.legal_basis == "own":
        kind = "yes" if kind == "yes" else "later"  # nobody proposes an own doing only to refuse it
    return ChoiceDraft(kind, draw(rng, answers()["choices"][_wording(rng, proposal, kind)], words))


def _wording(rng: Random, proposal: ProposalDraft, kind: str) -> str:
    if proposal.legal_basis == "own":
        return f"own_{kind}"
    if kind == "later" and proposal.cost_ore and rng.random() < 0.4:
        return "cost"
    service = proposal.owner.unit.service if proposal.owner.unit else ""
    at_home = kind in ("yes", "no") and service in ("home_care", "home_nursing")
    return f"{kind}_home" if at_home else kind


def _decision(rng: Random, proposal: ProposalDraft, authority: str, outcome: str) -> DecisionDraft | None:
    if not outcome:
        return None
    support = _support_of(proposal)
    texts = answers()["decisions"]
    appeal = "" if outcome == "granted" else texts["appeal"].format(authority=authority)
    scope = {"granted": support["scope"], "partly": support["partly"], "refused": ""}[outcome]
    months = 0 if outcome == "refused" else rng.choice((6, 12, 12, 24))
    return DecisionDraft(outcome, scope, rng.choice(texts[outcome]), appeal, months)


def _support_of(proposal: ProposalDraft) -> dict[str, str]:
    return next(support for support in supports().values() if support["title"] == proposal.title)
