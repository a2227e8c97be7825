"""A proposal in words: what, why, what it asks, who, when, what it costs, and what each answer leads to."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.web.resident.days import day_text
from ledstjarna.web.wording import basis_name, money_text
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


def offer(proposal: Any, goal_words: str) -> Offer:
    """A proposal in words."""
    shown = state_text(proposal.state, "proposal")
    return Offer(
        id=proposal.id, title=proposal.title, goal=goal_words, facts=_facts(proposal), if_no=_if_no(proposal),
        owner=owner_of(proposal), basis=proposal.legal_basis, state=proposal.state, look=shown.tone, word=shown.word,
        from_whom=_("%(who)s föreslog det den %(day)s.")
        % {"who": proposal.proposed_by_label, "day": day_text(proposal.proposed_at)},
        version=proposal.version,
    )  # fmt: skip


def owner_of(proposal: Any) -> str:
    """Who does it."""
    return _("Du själv") if proposal.legal_basis == "own" else proposal.owner_label


def cost_of(proposal: Any) -> str:
    """What it costs, never left open without saying who knows."""
    if proposal.cost_ore is not None:
        return money_text(proposal.cost_ore, proposal.cost_per)
    if proposal.legal_basis in ("own", "close_one"):
        return _("Det kostar inget att säga ja.")
    return _("Det står inte i förslaget. Fråga %(who)s innan du svarar.") % {"who": proposal.owner_label}


def _facts(proposal: Any) -> list[tuple[str, str]]:
    rows = [
        (_("Varför"), proposal.why),
        (_("Vad det kräver av dig"), proposal.asks_of_me),
        (_("Vem gör det"), owner_of(proposal)),
        (_("När"), proposal.when),
        (_("Vad det kostar"), cost_of(proposal)),
        (_("Kan jag ändra mig?"), proposal.can_change_mind),
        (_("Vad händer om jag säger nej?"), _if_no(proposal)),
        (_("Hur det kommer till"), basis_name(proposal.legal_basis)),
    ]
    return [(term, text) for term, text in rows if text]


def _if_no(proposal: Any) -> str:
    text: str = proposal.after_no or _("Inget händer. Resten av din plan är som förut.")
    return text


def if_yes(one: Offer) -> str:
    """What a yes leads to, by how the support comes about."""
    words: dict[str, Callable[[], str]] = {
        "own": lambda: _("Det blir din egen del i planen. Du kan sluta när du vill."),
        "close_one": lambda: _("Du väljer först vad %(who)s får veta. Sedan får %(who)s frågan och svarar."),
        "association": lambda: _("Du väljer först vad föreningen får veta. Sedan får %(who)s frågan och svarar."),
        "open_support": lambda: _("Du väljer först vad de får veta. Sedan får %(who)s frågan. Inget beslut behövs."),
        "sol": lambda: _("Det blir en ansökan till din kommun. De utreder och beslutar. Du kan överklaga beslutet."),
        "lss": lambda: _("Det blir en ansökan till din kommun. De utreder och beslutar. Du kan överklaga beslutet."),
        "health": lambda: _(
            "%(who)s får frågan och bedömer om det passar för dig. Du får veta vad de kommer fram till."
        ),
    }
    return words[one.basis]() % {"who": one.owner}
