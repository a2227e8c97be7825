"""Those close to a person: the ones they live with, and others as their age makes plausible."""

from collections.abc import Sequence
from datetime import date
from random import Random

from ledstjarna.demo.county.files import rows
from ledstjarna.demo.county.ids import stable_id
from ledstjarna.demo.county.languages import BY_LANGUAGE, Background
from ledstjarna.demo.county.life.model import CloseOneDraft
from ledstjarna.demo.county.names import draw_family_name, draw_given_name
from ledstjarna.demo.county.persons import PersonDraft
from ledstjarna.demo.county.structure.staff import fiction_phone
from ledstjarna.demo.county.tables import MAN, WOMAN

_ELSEWHERE = ("Stockholm", "Västerås", "Göteborg", "Linköping", "Uppsala", "Norrköping", "Malmö", "Karlstad", "Gävle")


class Kin:
    """Gathers one person's close ones."""

    def __init__(self, seed: int, person: PersonDraft, home: Sequence[PersonDraft], on: date, rng: Random) -> None:
        self._seed, self._person, self._home, self._on, self._rng = seed, person, home, on, rng
        self._age = person.age(on)
        self._found: list[CloseOneDraft] = []

    def gather(self) -> tuple[CloseOneDraft, ...]:
        self._those_at_home()
        if self._age < 18:
            self._around_a_child()
        else:
            self._around_a_grown_up()
        return tuple(self._found)

    def _those_at_home(self) -> None:
        for other in self._home:
            if other.id != self._person.id:
                kind = self._kind_at_home(other)
                if kind:
                    relation = self._relation(kind, other.sex, other.age(self._on))
                    self._add(kind, other.given_name, other.family_name, relation, other.birth_date.year, at_home=True)

    def _kind_at_home(self, other: PersonDraft) -> str:
        mine, theirs = self._person.household_role, other.household_role
        gap = other.age(self._on) - self._age
        if mine == "partner" and theirs == "partner":
            return "partner"
        if mine == "child":
            return "sibling" if theirs == "child" else "parent" if gap >= 16 and theirs != "other" else ""
        if theirs == "child" and mine in ("partner", "parent"):
            return "child" if other.age(self._on) >= 18 else "young_child"
        return ""

    def _around_a_child(self) -> None:
        parents = [one for one in self._found if one.kind == "parent"]
        if len(parents) == 1 and self._rng.random() < 0.7:
            self._invent("parent", 26 + self._rng.randint(0, 12))
        if self._rng.random() < 0.7:
            self._invent("grandparent", 52 + self._rng.randint(0, 14))
        if self._age >= 5 and self._rng.random() < 0.8:
            self._invent("friend", 0)

    def _around_a_grown_up(self) -> None:
        at_home = sum(one.kind in ("child", "young_child") for one in self._found)
        if self._age >= 42:
            for _ in range(self._rng.choice((0, 0, 1, 1, 2, 2, 3)) - at_home):
                self._invent("child", -self._rng.randint(22, min(36, self._age - 19)))
        if self._age < 55 and not self._has("parent") and self._rng.random() < 0.6:
            self._invent("parent", self._rng.randint(23, 35))
        if self._rng.random() < (0.6 if self._age < 70 else 0.3):
            self._invent("sibling", self._rng.choice((-4, -3, -2, 2, 3, 5)))
        if self._rng.random() < 0.6:
            self._invent("friend", self._rng.randint(-4, 4))
        if self._age >= 60 and self._rng.random() < 0.55:
            self._invent("neighbour", self._rng.randint(-25, 5))
        if self._age >= 68 and self._has("child") and self._rng.random() < 0.6:
            self._invent("grandchild", -self._rng.randint(46, 58))

    def _has(self, kind: str) -> bool:
        return any(one.kind == kind for one in self._found)

    def _invent(self, kind: str, older: int) -> None:
        sex = self._rng.choice((WOMAN, MAN))
        if kind == "parent" and self._has("parent"):
            sex = MAN if self._found[0].relation == "mamma" else WOMAN
        age = max(4, self._age + older)
        born = self._on.year - age
        shared = kind not in ("friend", "neighbour") or self._rng.random() < 0.4
        background = BY_LANGUAGE.get(self._person.background) if shared else None
        given = self._unused_name(sex, born, background)
        same_name = kind in ("child", "sibling", "parent", "grandparent", "grandchild") and self._rng.random() < 0.6
        family = self._person.family_name if same_name else draw_family_name(self._rng, background)
        self._add(kind, given, family, self._relation(kind, sex, age), born, at_home=False)

    def _unused_name(self, sex: str, born: int, background: Background | None) -> str:
        """A given name that nobody close has, where a few tries find one."""
        taken = {self._person.given_name, *(one.name.split()[0] for one in self._found)}
        name = ""
        for _ in range(6):
            name = draw_given_name(self._rng, sex, born, background)
            if name not in taken:
                break
        return name

    def _relation(self, kind: str, sex: str, age: int) -> str:
        woman = sex == WOMAN
        younger = age < self._age
        if kind == "partner":
            return ("fru" if woman else "man") if self._person.civil_status == "married" else "sambo"
        if kind == "sibling" and self._age < 18:
            return ("lilla" if woman and younger else "lille" if younger else "stora" if woman else "store") + (
                "syster" if woman else "bror"
            )
        words = {
            "child": ("dotter", "son"),
            "young_child": ("dotter", "son"),
            "parent": ("mamma", "pappa"),
            "sibling": ("syster", "bror"),
            "grandparent": (self._rng.choice(("mormor", "farmor")), self._rng.choice(("morfar", "farfar"))),
            "grandchild": ("barnbarn", "barnbarn"),
            "friend": ("vän", "vän"),
            "neighbour": ("granne", "granne"),
        }
        return words[kind][0 if woman else 1]

    def _add(self, kind: str, given: str, family: str, relation: str, born: int, *, at_home: bool) -> None:
        near = at_home or kind in ("neighbour", "friend") or self._rng.random() < 0.5
        home = self._person.locality or _town_of(self._person.municipality)
        self._found.append(
            CloseOneDraft(
                id=stable_id(self._seed, "close_one", f"{self._person.id}/{len(self._found)}"),
                kind=kind,
                name=f"{given} {family}",
                relation=relation,
                birth_year=born,
                phone=fiction_phone(self._rng) if self._on.year - born >= 12 else "",
                town=home if near else self._rng.choice(_ELSEWHERE),
                lives_with=at_home,
                is_carer=kind == "partner" and self._age >= 60 and self._rng.random() < 0.5,
            )
        )


def _town_of(municipality: str) -> str:
    return next(row["name"] for row in rows("municipalities.csv") if row["code"] == municipality)
