"""Who may decide for the person: guardians of children, and for some a god man or a holder of a future power."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from ledstjarna.demo.county.ids import stable_id
from ledstjarna.demo.county.life.model import CloseOneDraft, RepresentativeDraft
from ledstjarna.demo.county.names import draw_family_name, draw_given_name
from ledstjarna.demo.county.persons import PersonDraft
from ledstjarna.demo.county.structure.staff import fiction_phone

_SCOPES = {
    "guardian": ("personal", "property", "rights"),
    "forvaltare": ("property",),
    "future_power": ("personal", "property"),
}
# What a god man's order covers, in turn: most cover everything, some what is personal, some nothing of it.
_EVERYTHING = ("personal", "property", "rights")
_GOD_MAN = (_EVERYTHING, ("personal",), ("property", "rights"), _EVERYTHING, _EVERYTHING)


def representatives_of(
    rng: Random,
    seed: int,
    person: PersonDraft,
    close_ones: Sequence[CloseOneDraft],
    situation: dict[str, Any],
    on: date,
) -> tuple[RepresentativeDraft, ...]:
    """The person's representatives; most grown-ups have none."""
    if person.age(on) < 18:
        parents = [one for one in close_ones if one.kind == "parent"][:2]
        return tuple(_guardian(person, parent) for parent in parents) or (_appointed(rng, seed, person, on),)
    kind, share = situation.get("mandate", ("", 0))
    if rng.random() >= share:
        return ()
    if kind == "god_man" and rng.random() < 0.15:
        kind = "forvaltare"
    near = [one for one in close_ones if one.kind in ("partner", "child", "sibling") and on.year - one.birth_year >= 25]
    known = near[0] if near and (kind == "future_power" or rng.random() < 0.3) else None
    if kind == "future_power" and known is None:
        return ()
    name = known.name if known else _stranger(rng, on)
    return (
        RepresentativeDraft(
            id=known.id if known else stable_id(seed, "representative", person.id),
            name=name,
            phone=known.phone if known else fiction_phone(rng),
            close_one=known.id if known else None,
            kind=kind,
            scopes=_GOD_MAN[person.serial % len(_GOD_MAN)] if kind == "god_man" else _SCOPES[kind],
            starts_on=on - timedelta(days=rng.randint(60, 1500)),
            ends_on=None,
        ),
    )


def _guardian(person: PersonDraft, parent: CloseOneDraft) -> RepresentativeDraft:
    born, grown_up = _until_grown_up(person)
    return RepresentativeDraft(
        parent.id, parent.name, parent.phone, parent.id, "guardian", _SCOPES["guardian"], born, grown_up
    )


def _appointed(rng: Random, seed: int, person: PersonDraft, on: date) -> RepresentativeDraft:
    """The guardian that a court has appointed for a child with no parent to decide (FB 6:8, 6:9)."""
    born, grown_up = _until_grown_up(person)
    return RepresentativeDraft(
        id=stable_id(seed, "representative", person.id), name=_stranger(rng, on), phone=fiction_phone(rng),
        close_one=None, kind="guardian", scopes=_SCOPES["guardian"], starts_on=born, ends_on=grown_up,
    )  # fmt: skip


def _until_grown_up(person: PersonDraft) -> tuple[date, date]:
    born = person.birth_date
    return born, date(born.year + 18, born.month, min(born.day, 28))


def _stranger(rng: Random, on: date) -> str:
    sex = rng.choice(("woman", "man"))
    return f"{draw_given_name(rng, sex, on.year - rng.randint(40, 70), None)} {draw_family_name(rng, None)}"
