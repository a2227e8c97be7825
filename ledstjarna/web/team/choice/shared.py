"""What the person may choose to tell whoever is to do something, fact by fact. Nothing else is passed on."""

from collections.abc import Iterable

from ledstjarna.domain.plans.models import Proposal
from ledstjarna.web.team.about import About
from ledstjarna.web.wording.shared_facts import shared_fact_name

# Those who read nothing of the plan: they get the facts that the person chooses, and no more.
TOLD_BY_FACT = frozenset({"association", "close_one", "open_support"})


def facts_to_share(whom: About, proposal: Proposal) -> dict[str, tuple[str, str]]:
    """By each fact's code: its name, and the words that would be passed on. Unknown facts are left out."""
    if proposal.legal_basis not in TOLD_BY_FACT:
        return {}
    meet = whom.story.how_to_meet_me if whom.story else ""
    known = {"name": whom.person.given_name, "meet": meet, "when": proposal.when}
    return {code: (shared_fact_name(code), words) for code, words in known.items() if words}


def told(proposal: Proposal, facts: dict[str, tuple[str, str]], chosen: Iterable[str], phone: str) -> dict[str, str]:
    """The words that are passed on: what it is about always, the rest as the person chose."""
    if proposal.legal_basis not in TOLD_BY_FACT:
        return {}
    words = {code: facts[code][1] for code in chosen if code in facts}
    return {"about": proposal.title, **words, **({"phone": phone} if phone else {})}


def fact_choices(facts: dict[str, tuple[str, str]]) -> list[tuple[str, str]]:
    """Each fact with its words, to tick."""
    return [(code, f"{name}: {words}") for code, (name, words) in facts.items()]
