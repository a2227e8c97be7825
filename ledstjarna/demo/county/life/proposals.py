"""Proposals to each goal, with alternatives, and who would do them."""

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any, NamedTuple

from ledstjarna.demo.county.geometry import Point
from ledstjarna.demo.county.ids import stable_id
from ledstjarna.demo.county.life.model import (
    ChoiceDraft,
    CloseOneDraft,
    DecisionDraft,
    OwnerDraft,
    ProposalDraft,
)
from ledstjarna.demo.county.life.texts import Words, answers, capital, draw, every_day, fits, supports
from ledstjarna.demo.county.persons import PersonDraft
from ledstjarna.demo.county.structure.model import AssignmentDraft
from ledstjarna.demo.county.structure.structure import Structure

NURSED, ONE_NURSED = "wound_care", 2  # of so many with help every day
_AFTER_MORNING = 25  # minutes
_NURSED_ON = ("Måndag, onsdag och fredag", "Tisdag och torsdag")


class Around(NamedTuple):
    """What a proposal needs to know about the person and those around."""

    seed: int
    person: PersonDraft
    close_ones: Sequence[CloseOneDraft]
    team: Sequence[AssignmentDraft]
    structure: Structure
    words: Words
    rng: Random


def propose(around: Around, needs: Sequence[dict[str, Any]]) -> list[ProposalDraft]:
    """For each need's goal one or two ways, each with its alternatives. No support is proposed twice."""
    proposals: list[ProposalDraft] = []
    used: set[str] = set()
    for goal, need in enumerate(needs):
        found = [_way(around, keys, goal, used, proposals) for keys in _ways(around.rng, need["ways"])]
        if not any(found):  # what was drawn is taken or nobody is there to do it: any other way will do
            any(_way(around, keys, goal, used, proposals) for keys in need["ways"])
    return proposals


def help_every_day(around: Around, drawn: Sequence[ProposalDraft]) -> list[ProposalDraft]:
    """Help in the morning, at noon, for some in the afternoon, and in the evening, said yes to and granted, beside what
    was drawn; each at a time of their own."""
    made: list[ProposalDraft] = []
    turn = around.person.serial
    for key, when in _every_day(turn).items():
        support = supports().get(key) or every_day()[key]
        owner = _provider_of(around, _owner(around, support))
        if owner is None or any(one.title == capital(support["title"]) for one in drawn):
            continue
        proposal = _proposal(around, support, owner, 0, None, len(drawn) + len(made))
        said = ChoiceDraft("yes", "Ja, det blir bra.")
        granted = DecisionDraft("granted", support["scope"], answers()["decisions"]["granted"][0], "", 12)
        made.append(proposal._replace(when=when, choice=said, decision=granted))
    nursed = _nursed(around, [*drawn, *made])
    return [*made, nursed] if nursed else made


def _nursed(around: Around, drawn: Sequence[ProposalDraft]) -> ProposalDraft | None:
    """For one in so many home nursing comes as well, soon after the help in the morning: what one visit could do."""
    turn, support = around.person.serial, supports()[NURSED]
    owner = _owner(around, support)
    taken = any(one.title == capital(support["title"]) for one in drawn)
    if turn % ONE_NURSED != 1 or owner is None or taken:
        return None
    proposal = _proposal(around, support, owner, 0, None, len(drawn))
    hour, minute = divmod(60 * (7 + turn % 3) + turn // 3 % 4 * 15 + _AFTER_MORNING, 60)
    when = f"{_NURSED_ON[turn // ONE_NURSED % 2]} klockan {hour}.{minute:02d}"
    return proposal._replace(when=when, choice=ChoiceDraft("yes", "Ja, det blir bra."))


def _every_day(turn: int) -> dict[str, str]:
    """When somebody comes, by what they come for: spread over the day, as whoever plans visits spreads them."""
    times = {
        "morning_help": f"Varje morgon klockan {7 + turn % 3}.{_quarter(turn // 3)}",
        "lunch_help": f"Varje dag klockan {11 + turn % 3}.{_quarter(turn // 2)}",
        "afternoon_help": f"Varje dag klockan {15 + turn % 3}.{_quarter(turn // 2)}",
        "evening_help": f"Varje kväll klockan {18 + turn % 3}.{_quarter(turn // 5)}",
    }
    if turn % 3:
        del times["afternoon_help"]
    return times


def _quarter(turn: int) -> str:
    return f"{turn % 4 * 15:02d}"


def _provider_of(around: Around, owner: OwnerDraft | None) -> OwnerDraft | None:
    """The private provider of the municipality, where there is one: all of them choose the same."""
    units = around.structure.units_for(around.person.municipality, "home_care")
    private = [unit for unit in units if around.structure.organisation_of(unit).kind == "provider"]
    if owner is None or not private:
        return owner
    unit = private[0]
    return owner._replace(id=unit.id, label=unit.name, organisation=unit.organisation, unit=unit)


def _ways(rng: Random, ways: Sequence[Sequence[str]]) -> list[list[str]]:
    chosen = rng.sample(list(ways), min(len(ways), rng.choice((1, 2, 2))))
    return [rng.sample(list(keys), rng.randint(1, min(3, len(keys)))) for keys in chosen]


def _way(around: Around, keys: Sequence[str], goal: int, used: set[str], proposals: list[ProposalDraft]) -> bool:
    """Appends the supports that somebody can do, the later ones as alternatives of the first."""
    first: int | None = None
    for support, owner in _possible(around, keys, used):
        used.add(support["key"])
        proposals.append(_proposal(around, support, owner, goal, first, len(proposals)))
        first = len(proposals) - 1 if first is None else first
    return first is not None


def _possible(around: Around, keys: Sequence[str], used: set[str]) -> Iterator[tuple[dict[str, Any], OwnerDraft]]:
    for key in keys:
        support = supports()[key]
        owner = None if key in used else _owner(around, support)
        if owner is not None and any(fits(why, {**around.words, "owner": owner.label}) for why in support["why"]):
            yield support, owner


def _owner(around: Around, support: dict[str, Any]) -> OwnerDraft | None:
    person = around.person
    if support["basis"] == "own":
        return OwnerDraft("person", person.id, person.name, None, None, "")
    if support["basis"] == "close_one":
        found = next((one for one in around.close_ones if one.kind in support["who"]), None)
        return OwnerDraft("close_one", found.id, found.name, None, None, "") if found else None
    point = None if person.latitude is None else Point(person.latitude, person.longitude or 0.0)
    unit = around.structure.unit_for(person.municipality, support["service"], point)
    return OwnerDraft("unit", unit.id, unit.name, unit.organisation, unit, support.get("role", "association_contact"))


def _proposal(
    around: Around, support: dict[str, Any], owner: OwnerDraft, goal: int, first: int | None, number: int
) -> ProposalDraft:
    rng = around.rng
    called = owner.label.split()[0] if owner.kind == "close_one" else owner.label
    words = {**around.words, "owner": called}
    standing = answers()[support["basis"]]
    return ProposalDraft(
        id=stable_id(around.seed, "proposal", f"{around.person.id}/{number}"),
        goal=goal,
        alternative_of=first,
        title=capital(support["title"].format_map(words)),
        why=draw(rng, support["why"], words),
        asks_of_me=draw(rng, support["asks"], words),
        when=draw(rng, support["when"], words),
        legal_basis=support["basis"],
        section=support.get("section", ""),
        owner=owner,
        cost_ore=support.get("cost", 0),
        cost_per=support.get("per", ""),
        can_change_mind=draw(rng, standing["mind"], words),
        after_no=draw(rng, standing["no"], words),
        share=tuple(support.get("share", ())),
        proposed_by=_proposer(around, owner),
        choice=None,
        decision=None,
        ordination=support.get("ordination", ""),
    )


def _proposer(around: Around, owner: OwnerDraft) -> AssignmentDraft | None:
    if owner.kind == "person" and around.rng.random() < 0.7:
        return None
    own = [member for member in around.team if member.unit.id == owner.id]
    return (own or [around.rng.choice(list(around.team))])[0]
