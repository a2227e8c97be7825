"""What sentences may mention about a person: names, relations, places."""

from collections.abc import Sequence
from datetime import date
from random import Random

from ledstjarna.demo.county.life.model import CloseOneDraft
from ledstjarna.demo.county.life.texts import capital, common
from ledstjarna.demo.county.names import draw_given_name
from ledstjarna.demo.county.persons import PersonDraft
from ledstjarna.demo.county.tables import MAN, WOMAN

_DAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag")
_BEFORE_NAME = {"neighbour": "grannen", "grandchild": "barnbarnet"}


def words_of(
    person: PersonDraft, close_ones: Sequence[CloseOneDraft], place: str, on: date, rng: Random
) -> dict[str, str]:
    """Placeholder → text, with only what this person has."""
    words = {
        "name": person.given_name,
        "age": str(person.age(on)),
        "place": place,
        "day": rng.choice(_DAYS),
        "works": rng.choice(common()["works"][person.county]),
        "helper": "Min kontaktperson",
    }
    if not person.background:
        words["native"] = ""
    for one in close_ones:
        if one.kind not in words:
            words |= _about(one, on)
    if person.civil_status == "widowed":
        sex = MAN if person.sex == WOMAN else WOMAN
        words["late_partner"] = draw_given_name(rng, sex, person.birth_date.year, None)
    if rng.random() < 0.45:
        words["pet"] = rng.choice(common()["pets"]["names"])
    parents = [one.relation for one in close_ones if one.kind == "parent" and one.lives_with]
    if parents:
        words["parents"] = " och ".join(parents)
        words["parent_word"] = parents[0]
    return words | {capital(key): capital(text) for key, text in words.items()}


def _about(one: CloseOneDraft, on: date) -> dict[str, str]:
    given = one.name.split()[0]
    if one.kind in ("parent", "grandparent"):
        called = f"{one.relation} {given}"
    else:
        called = f"{_BEFORE_NAME.get(one.kind) or 'min ' + one.relation} {given}"
    words = {one.kind: called, f"{one.kind}_name": given, f"{one.kind}_town": one.town, f"has_{one.kind}": ""}
    if one.kind in ("child", "young_child"):
        words |= {"child": called, "child_name": given, "child_town": one.town, "has_child": ""}
    if one.kind == "child":
        words |= {"grown_child": called, "grown_child_name": given, "has_grown_child": ""}
    if one.kind == "grandchild" and 15 <= on.year - one.birth_year <= 18:
        words["student"] = called
    return words
