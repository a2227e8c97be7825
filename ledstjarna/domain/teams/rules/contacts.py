"""Named contacts: which kinds there are, who may be one, and what is missing around a person. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ledstjarna.foundation.findings import Finding

KIND_SYSTEM = "urn:oid:1.2.752.129.5.1.69"  # Inera's kinds of named contacts

_HEALTH_UNITS = frozenset(
    {
        "care_centre", "hospital_ward", "home_nursing", "rehabilitation", "psychiatry", "habilitation",
        "school_health",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ContactKind:
    """One kind of named contact.

    `number` is its code in KIND_SYSTEM; `one_per` what there is at most one of at a time: the person's, or one of
    each organisation; `units` where its holder works; `title` the protected title of its holder, from `title_from`.
    """

    code: str
    number: str
    one_per: str  # person, organisation
    units: frozenset[str]
    section: str
    title: str = ""
    title_from: date = date.min


KINDS: tuple[ContactKind, ...] = (
    # There can be several care contacts, one where each care giver answers: that is why kind 4 holds them together.
    ContactKind("care_contact", "1", "organisation", _HEALTH_UNITS, "PL 2014:821 6:2"),
    # From memory of the law: which specialities the physician may have is for each region to say.
    ContactKind(
        "physician_contact", "2", "person", frozenset({"care_centre"}), "HSL 7:3; PL 2014:821 6:3", "physician"
    ),
    # The sections are those of the Social Services Act of 2001, read in prop. 2021/22:116; where the act of 2025 has
    # them is not confirmed.
    ContactKind(
        "home_care_contact", "3", "person", frozenset({"home_care"}), "SoL 2001:453 3:3 d, 4:2 b; PSL 2010:659 4:5 a",
        "assistant_nurse", date(2023, 7, 1),
    ),
    ContactKind("coordinating_contact", "4", "person", _HEALTH_UNITS, "Inera 1.2.752.129.5.1.69"),
)  # fmt: skip

_BY_CODE = {kind.code: kind for kind in KINDS}


def kind_of(code: str) -> ContactKind:
    """One kind. Raises KeyError for a code that is none."""
    return _BY_CODE[code]


def contact_hindrance(
    code: str, *, unit_kind: str, title: str, title_until: date | None, named_on: date
) -> Finding | None:
    """Why somebody in a unit of `unit_kind`, with or without a protected title, may not be the contact.

    `title_until` is the first day without the title, for whoever has it by the transition rule: permanently employed
    under the title when the demand began (prop. 2021/22:116). Who was named before the demand needs none.
    """
    kind = _BY_CODE.get(code)
    if kind is None:
        return Finding("contact_kind_unknown", field_name="kind")
    if unit_kind not in kind.units:
        return Finding("contact_in_other_unit", {"kind": code}, kind.section, "holder")
    if not kind.title or named_on < kind.title_from:
        return None
    if title != kind.title:
        return Finding("contact_without_title", {"title": kind.title}, kind.section, "holder")
    if title_until and named_on >= title_until:
        return Finding("contact_title_ended", {"title": kind.title}, kind.section, "holder")
    return None


def same_seat(code: str, organisation: object, other_code: str, other_organisation: object) -> bool:
    """Whether two contacts are the one that there is at most one of at a time."""
    if code != other_code:
        return False
    return kind_of(code).one_per == "person" or organisation == other_organisation


@dataclass(frozen=True, slots=True)
class Manned:
    """A standing contact as the rules see it now: whether its holder still works there and takes part, is away,
    and whether somebody steps in.
    """

    code: str
    works: bool
    in_team: bool
    away: bool = False
    stood_in_for: bool = False


def contact_gap(contact: Manned) -> Finding | None:
    """What lacks around one standing contact."""
    if not contact.works:
        return Finding("contact_has_left", {"kind": contact.code}, kind_of(contact.code).section)
    if not contact.in_team:
        return Finding("contact_left_team", {"kind": contact.code}, kind_of(contact.code).section)
    if contact.away and not contact.stood_in_for:
        return Finding("contact_away_alone", {"kind": contact.code}, kind_of(contact.code).section)
    return None


def missing_contacts(codes: Iterable[str], *, has_home_care: bool) -> list[Finding]:
    """Which kinds the person should have been offered and has none of: with home care, the one in home care."""
    kind = kind_of("home_care_contact")
    lacks = has_home_care and kind.code not in set(codes)
    return [Finding("contact_missing", {"kind": kind.code}, kind.section)] if lacks else []
