"""A proposal in words: what, why, what it asks, who, when, what it costs, and what each answer leads to."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.web.resident.days import day_text
from ledstjarna.web.resident.standing import Standing
from ledstjarna.web.wording import basis_name, label_text, money_text, written
from ledstjarna.web.wording.states import state_text

# Whose owners know only what the person shares: they reach no other part of the plan.
SHARES = ("association", "close_one", "open_support")
# Owners that no secrecy law binds (OSL 2009:400 2 kap. names who is bound).
UNBOUND = ("association", "close_one")


@dataclass(frozen=True, slots=True)
class Offer:
    """A proposal as the person reads it."""

    id: UUID
    title: str
    goal: str
    facts: list[tuple[str, str]]
    if_no: str
    owner: str
    basis: str
    state: str
    look: str
    word: str
    from_whom: str
    version: int

    @property
    def waits(self) -> bool:
        """Whether it waits for the person's answer."""
        return self.state in ("open", "thinking")

    @property
    def shares(self) -> bool:
        """Whether a yes first asks what the owner is to know."""
        return self.basis in SHARES


def offer(proposal: Any, goal_words: str, standing: Standing) -> Offer:
    """A proposal in words."""
    shown = state_text(proposal.state, "proposal")
    return Offer(
        id=proposal.id, title=proposal.title, goal=goal_words, facts=_facts(proposal, standing), if_no=_if_no(proposal),
        owner=owner_of(proposal, standing), basis=proposal.legal_basis, state=proposal.state, look=shown.tone,
        word=_word(proposal.state, standing) or shown.word,
        from_whom=_("%(who)s föreslog det den %(day)s.")
        % {"who": label_text(standing.known(proposal.proposed_by_label)), "day": day_text(proposal.proposed_at)},
        version=proposal.version,
    )  # fmt: skip


def owner_of(proposal: Any, standing: Standing) -> str:
    """Who does it."""
    return (
        standing.say(_("Du själv"), _("%(name)s själv"))
        if proposal.legal_basis == "own"
        else label_text(proposal.owner_label)
    )


def needs_decision(proposal: Any) -> bool:
    """Whether an authority decides about it: whoever is to do it never does."""
    return proposal.legal_basis in ("sol", "lss")


def _word(state: str, standing: Standing) -> str:
    """How it stands, where the words of the state are about the person; empty where they fit as they are."""
    words = {
        "open": lambda: standing.say(_("Väntar på ditt svar"), _("Väntar på svar")),
        "thinking": lambda: standing.say(_("Du tänker på saken"), _("%(name)s tänker på saken")),
        "countered": lambda: standing.say(_("Du vill ändra"), _("%(name)s vill ändra")),
        "asked": lambda: _("Väntar på svar från teamet"),
    }
    return words[state]() if state in words else ""


def cost_of(proposal: Any) -> str:
    """What it costs, never left open without saying who knows."""
    if proposal.cost_ore is not None:
        return money_text(proposal.cost_ore, proposal.cost_per)
    if proposal.legal_basis in ("own", "close_one"):
        return _("Det kostar inget att säga ja.")
    return _("Det står inte i förslaget. Fråga %(who)s innan ni svarar.") % {"who": label_text(proposal.owner_label)}


def _facts(proposal: Any, standing: Standing) -> list[tuple[str, str]]:
    rows = [
        (_("Varför"), written(proposal.why)),
        (standing.say(_("Vad det kräver av dig"), _("Vad det kräver av %(name)s")), written(proposal.asks_of_me)),
        *_who(proposal, standing),
        (_("När"), written(proposal.when)),
        (_("Vad det kostar"), cost_of(proposal)),
        (standing.say(_("Kan jag ändra mig?"), _("Går det att ändra sig?")), written(proposal.can_change_mind)),
        (standing.say(_("Vad händer om jag säger nej?"), _("Vad händer vid ett nej?")), _if_no(proposal)),
        (_("Hur det kommer till"), how_it_comes(proposal.legal_basis, standing)),
    ]
    return [(term, text) for term, text in rows if text]


def _who(proposal: Any, standing: Standing) -> list[tuple[str, str]]:
    """Who does it. What needs a decision is decided by the authority, and done by whom it gives the assignment."""
    if not needs_decision(proposal):
        return [(_("Vem gör det"), owner_of(proposal, standing))]
    return [
        (_("Vem utreder och beslutar"), owner_of(proposal, standing)),
        (_("Vem gör det"), _("En utförare som får uppdraget efter beslutet.")),
    ]


def _if_no(proposal: Any) -> str:
    text: str = written(proposal.after_no) or _("Inget händer. Resten av planen är som förut.")
    return text


def how_it_comes(legal_basis: str, standing: Standing) -> str:
    """How such a support comes about."""
    own = legal_basis == "own" and not standing.themself
    return _("Det gör %(name)s själv") % {"name": standing.first} if own else basis_name(legal_basis)


def if_yes(one: Offer, standing: Standing) -> str:
    """What a yes leads to, by how the support comes about."""
    applied = (
        _("Det blir en ansökan till din kommun. De utreder och beslutar. Du kan överklaga beslutet."),
        _("Det blir en ansökan till kommunen. De utreder och beslutar. Beslutet går att överklaga."),
    )
    words: dict[str, tuple[str, str]] = {
        "own": (
            _("Det blir din egen del i planen. Du kan sluta när du vill."),
            _("Det blir %(whose)s egen del i planen. Det går att sluta när som helst."),
        ),
        "close_one": (
            _("Du väljer först vad %(who)s får veta. Sedan får %(who)s frågan och svarar."),
            _("Först väljer ni vad %(who)s får veta. Sedan får %(who)s frågan och svarar."),
        ),
        "association": (
            _("Du väljer först vad föreningen får veta. Sedan får %(who)s frågan och svarar."),
            _("Först väljer ni vad föreningen får veta. Sedan får %(who)s frågan och svarar."),
        ),
        "open_support": (
            _("Du väljer först vad de får veta. Sedan får %(who)s frågan. Inget beslut behövs."),
            _("Först väljer ni vad de får veta. Sedan får %(who)s frågan. Inget beslut behövs."),
        ),
        "sol": applied,
        "lss": applied,
        "health": (
            _("%(who)s får frågan och bedömer om det passar för dig. Du får veta vad de kommer fram till."),
            _("%(who)s får frågan och bedömer om det passar för %(name)s. I planen står vad de kommer fram till."),
        ),
    }
    return standing.say(*words[one.basis], who=one.owner)
