"""The persons of the demo county, household by household.

`draw_households` is a generator: at most one municipality is in memory. The same seed, numbers and day give the same
persons on every machine; a larger draw is another county, not the smaller one with more added.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from random import Random
from typing import NamedTuple
from uuid import UUID

from ledstjarna.demo.county.civil_status import MARRIED, couple_is_married, status_when_not_married
from ledstjarna.demo.county.households import Household, house
from ledstjarna.demo.county.identities import Identities, Identity, age_on
from ledstjarna.demo.county.ids import stable_id
from ledstjarna.demo.county.languages import SWEDISH, Background, draw_background, draw_language
from ledstjarna.demo.county.names import draw_family_names, draw_given_name
from ledstjarna.demo.county.places import Address, Places
from ledstjarna.demo.county.pool import Pool, Somebody
from ledstjarna.demo.county.quotas import draw_cells
from ledstjarna.demo.county.tables import TENURES, Municipality, municipalities

CONFIDENTIAL, PROTECTED_REGISTRATION = "sekretessmarkering", "skyddadFolkbokforing"
_PROTECTED = ((0.0004, PROTECTED_REGISTRATION), (0.002, CONFIDENTIAL))  # cumulative shares of homes; assumptions
# In so many municipalities of each county somebody old who lives alone and has a plan has sekretessmarkering, so that a
# small demonstration too can show what is not told of them.
_PROMISED, _OLD = 2, 65
# And of each kind at least one grown-up with a plan, however few are drawn. Some test numbers are some years off.
_KINDS, _GROWN = (CONFIDENTIAL, PROTECTED_REGISTRATION), 25
_FLATS = ("flat_cooperative", "flat_rented", "special_housing", "other")


class PersonDraft(NamedTuple):
    """A person before the database. Where the whereabouts are protected by registration there is no address."""

    id: UUID
    serial: int
    county: str
    municipality: str
    given_name: str
    family_name: str
    birth_date: date
    sex: str  # woman | man
    civil_status: str  # unmarried | married | divorced | widowed
    household: str
    household_role: str  # alone | partner | parent | child | other
    household_kind: str
    household_size: int
    tenure: str
    locality: str
    street: str
    postcode: str
    post_town: str
    latitude: float | None
    longitude: float | None
    background: str  # the language of a home with another background; "" for most
    language: str
    interpreter: bool
    protected_identity: str  # "" | sekretessmarkering | skyddadFolkbokforing
    identifier_system: str
    identifier_value: str
    identifier_official: bool
    has_plan: bool

    @property
    def name(self) -> str:
        """Given and family name."""
        return f"{self.given_name} {self.family_name}"

    def age(self, on: date) -> int:
        """Whole years on the day."""
        return age_on(self.birth_date, on)


def draw_persons(*, seed: int, persons: int, plans: int, on: date) -> Iterator[PersonDraft]:
    """`persons` persons, `plans` of them with a plan, as they live on the day. Those of a home follow each other."""
    for home in draw_households(seed=seed, persons=persons, plans=plans, on=on):
        yield from home


def draw_households(*, seed: int, persons: int, plans: int, on: date) -> Iterator[tuple[PersonDraft, ...]]:
    """The same persons, one home at a time."""
    rng = Random(f"{seed}/{persons}/{plans}/{on}")
    cells = draw_cells(rng, persons=persons, plans=plans)
    identities = Identities(cells, on=on, rng=rng)
    serial, met = 1, Counter[str]()
    kinds = _OfEachKind(sum(cell.plans for cell in cells if cell.age >= _GROWN))
    for municipality in municipalities():
        met[municipality.county] += 1
        own = [cell for cell in cells if cell.municipality == municipality.code]
        moving_in = _MovingIn(seed, municipality, identities, on, rng, kinds)
        moving_in.promised = met[municipality.county] <= _PROMISED
        homes = house(municipality, Pool(own, rng), sum(cell.persons for cell in own), rng)
        for home in homes:
            yield moving_in.move_in(home, serial)
            serial += home.size


class _Home(NamedTuple):
    """What those who live together share."""

    key: str
    household: Household
    background: Background | None
    tenure: str
    address: Address
    protection: str
    married: bool
    family_names: list[str]


class _OfEachKind:
    """Sees to it that somebody with a plan has each kind of protected identity, in the whole of what is drawn."""

    def __init__(self, planned: int) -> None:
        self._left, self._lacking = planned, list(_KINDS)

    def settle(self, household: Household, drawn: str) -> str:
        """What the home has: what was drawn, or a kind that is lacking. Best somebody old who lives alone; who comes
        when few are left to choose among is as good.
        """
        planned = sum(one.has_plan and one.age >= _GROWN for one in household.adults)
        if not planned:
            return drawn
        self._left -= planned
        suits = household.size == 1 and household.adults[0].age > _OLD
        if not drawn and self._lacking and (suits or self._left < 2 * len(self._lacking)):
            drawn = self._lacking[0]
        if drawn in self._lacking:
            self._lacking.remove(drawn)
        return drawn


class _MovingIn:
    """Turns a household of one municipality into persons with names, numbers and a place to live."""

    def __init__(
        self, seed: int, municipality: Municipality, identities: Identities, on: date, rng: Random,
        of_each_kind: _OfEachKind,
    ) -> None:  # fmt: skip
        self._seed, self._municipality, self._on, self._rng = seed, municipality, on, rng
        self._identities, self._of_each_kind = identities, of_each_kind
        self._places = Places(municipality, rng)
        self.promised = False  # whether the first who can is somebody with sekretessmarkering

    def move_in(self, household: Household, serial: int) -> tuple[PersonDraft, ...]:
        home = self._home(household, f"{self._municipality.code}-{serial}")
        people = (*household.adults, *household.children)
        return tuple(self._person(serial + index, index, somebody, home) for index, somebody in enumerate(people))

    def _home(self, household: Household, key: str) -> _Home:
        rng, background = self._rng, draw_background(self._rng)
        tenure = rng.choices(TENURES, self._municipality.tenure[household.kind])[0]
        youngest = min((adult.age for adult in household.adults), default=0)
        married = household.is_couple and couple_is_married(rng, self._municipality.code, youngest)
        return _Home(
            key=key,
            household=household,
            background=background,
            tenure=tenure,
            address=self._places.draw(is_flat=tenure in _FLATS),
            protection=self._protection(household),
            married=married,
            family_names=draw_family_names(rng, household, background, married=married),
        )

    def _protection(self, household: Household) -> str:
        drawn = self._rng.random()
        if self.promised and household.size == 1 and any(one.has_plan and one.age > _OLD for one in household.adults):
            self.promised = False
            return self._of_each_kind.settle(household, CONFIDENTIAL)
        return self._of_each_kind.settle(household, next((kind for below, kind in _PROTECTED if drawn < below), ""))

    def _person(self, serial: int, index: int, somebody: Somebody, home: _Home) -> PersonDraft:
        household, address = home.household, home.address
        hidden = home.protection == PROTECTED_REGISTRATION
        language, interpreter = draw_language(self._rng, home.background, somebody.age)
        identity = self._identity(serial, somebody, is_foreign=language != SWEDISH and home.background is not None)
        return PersonDraft(
            id=stable_id(self._seed, "person", serial),
            serial=serial,
            county=self._municipality.county,
            municipality=self._municipality.code,
            given_name=draw_given_name(self._rng, somebody.sex, identity.birth_date.year, home.background),
            family_name=home.family_names[index],
            birth_date=identity.birth_date,
            sex=somebody.sex,
            civil_status=self._civil_status(index, somebody, home),
            household=home.key,
            household_role=_role(index, household),
            household_kind=household.kind,
            household_size=household.size,
            tenure=home.tenure,
            locality="" if hidden else address.locality,
            street="" if hidden else address.street,
            postcode="" if hidden else address.postcode,
            post_town="" if hidden else address.post_town,
            latitude=None if hidden else address.point.latitude,
            longitude=None if hidden else address.point.longitude,
            background="" if home.background is None else home.background.language,
            language=language,
            interpreter=interpreter,
            protected_identity=home.protection,
            identifier_system=identity.number.system,
            identifier_value=identity.number.value12,
            identifier_official=identity.is_official,
            has_plan=somebody.has_plan,
        )

    def _identity(self, serial: int, somebody: Somebody, *, is_foreign: bool) -> Identity:
        return self._identities.give(
            serial=serial, sex=somebody.sex, age=somebody.age, has_plan=somebody.has_plan, is_foreign=is_foreign
        )

    def _civil_status(self, index: int, somebody: Somebody, home: _Home) -> str:
        is_partner = home.household.is_couple and index < 2
        if is_partner and home.married:
            return MARRIED
        return status_when_not_married(self._rng, somebody.sex, somebody.age, has_partner=is_partner)


def _role(index: int, household: Household) -> str:
    if index >= len(household.adults):
        return "child"
    if household.size == 1:
        return "alone"
    if household.is_couple:
        return "partner"
    return "parent" if household.children and index == 0 else "other"
