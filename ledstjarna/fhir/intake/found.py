"""What a bundle holds for us, typed and frozen. Facts are taken; everything about the person's life is suggested."""

from dataclasses import dataclass
from typing import TypeAlias

from ledstjarna.fhir.intake.codes import Coding
from ledstjarna.fhir.intake.dates import PartialDate
from ledstjarna.fhir.intake.outcomes import Provenance
from ledstjarna.foundation.identity import IdentityNumber


@dataclass(frozen=True, slots=True)
class ForeignIdentifier:
    """A number in somebody's system. `official` when it is one of the Swedish identity numbers, checked."""

    system: str
    value: str
    official: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A name. `called` is the given name the person goes by (tilltalsnamn), when it is marked."""

    given: tuple[str, ...] = ()
    family: str = ""
    called: str = ""
    middle: str = ""
    own_family: str = ""
    whole: str = ""

    @property
    def known(self) -> bool:
        """Whether there is any name at all."""
        return bool(self.given or self.family or self.whole)

    def __str__(self) -> str:
        return " ".join((*self.given, self.family)).strip() or self.whole


@dataclass(frozen=True, slots=True)
class Address:
    """An address. `kind` is registered, special_postal, abroad, stated, or empty when the sender does not say."""

    kind: str
    lines: tuple[str, ...] = ()
    postcode: str = ""
    place: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Channel:
    """A way to reach somebody: phone, sms, email, as the sender has it."""

    kind: str
    value: str
    use: str = ""


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """The one the bundle is about."""

    provenance: Provenance
    identity: IdentityNumber | None
    identifiers: tuple[ForeignIdentifier, ...]
    name: Name
    birth_date: PartialDate | None
    sex: str
    deceased: bool
    deceased_on: PartialDate | None
    protected_identity: str
    addresses: tuple[Address, ...]
    channels: tuple[Channel, ...]
    language: str
    interpreter: bool
    civil_status: str


@dataclass(frozen=True, slots=True)
class FoundParty:
    """Somebody outside: `kind` is practitioner, organisation or role (a practitioner's place and work)."""

    provenance: Provenance
    kind: str
    name: str
    identifiers: tuple[ForeignIdentifier, ...] = ()
    phone: str = ""
    roles: tuple[str, ...] = ()
    role_codes: tuple[Coding, ...] = ()
    practitioner_key: str = ""
    organisation_key: str = ""


@dataclass(frozen=True, slots=True)
class FoundContact:
    """A suggested contact. `kind` is close_one, or one of the named contacts, or team_member.

    `key` is its own; `party_key` points at a FoundParty. `says_representative` is only what the sender claims: a
    mandate is registered by somebody who has seen its ground, never imported.
    """

    provenance: Provenance
    key: str
    kind: str
    name: str
    role: str = ""
    relation: str = ""
    phone: str = ""
    party_key: str = ""
    organisation_key: str = ""
    identity: IdentityNumber | None = None
    says_representative: bool = False


@dataclass(frozen=True, slots=True)
class Measured:
    """A result as the sender states it. Only totals of instruments, never their items."""

    number: float | None = None
    unit: str = ""
    coding: Coding | None = None
    present: bool | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One entry's word for one life area. `label` is the code of our own short reason."""

    provenance: Provenance
    life_area: str
    weight: int
    label: str
    coding: Coding | None
    words: str = ""
    when: PartialDate | None = None
    value: Measured | None = None


@dataclass(frozen=True, slots=True)
class SuggestedNeed:
    """A life area to talk about, with everything that speaks for it. One per life area and person."""

    key: str
    life_area: str
    strength: int
    evidence: tuple[Evidence, ...]

    @property
    def label(self) -> str:
        """The heaviest reason."""
        return max(self.evidence, key=lambda item: item.weight).label


@dataclass(frozen=True, slots=True)
class SuggestedGoal:
    """A goal that stands in the sender's system, in its words."""

    provenance: Provenance
    text: str
    status: str
    due: PartialDate | None = None
    life_area: str = ""


@dataclass(frozen=True, slots=True)
class SuggestedPlan:
    """A plan in another system, to stand beside the shared plan, never merged into it."""

    provenance: Provenance
    title: str
    since: PartialDate | None = None
    until: PartialDate | None = None
    activities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundEncounter:
    """When and where something was found out: `ongoing`, or the source of a suggestion. Never the care history."""

    provenance: Provenance
    status: str
    kind: str
    ongoing: bool
    since: PartialDate | None = None
    until: PartialDate | None = None
    provider_key: str = ""


Found: TypeAlias = FoundPerson | FoundParty | FoundContact | SuggestedGoal | SuggestedPlan | FoundEncounter
