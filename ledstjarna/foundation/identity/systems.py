"""Identifier systems: one name here, a URI and OIDs outside.

Sources: HL7 Sweden's base profiles 1.1.0 (the URIs), Skatteverket's and Inera's OIDs as FHIR and RIV-TA carry them.
Both forms are accepted, one is stored, and each consumer gets the one it asks for.
"""

from dataclasses import dataclass

from ledstjarna.foundation.identity.model import Kind


@dataclass(frozen=True, slots=True)
class System:
    """An identifier system. `uri` is what we store; `oids` are other names, the first one is what we emit."""

    code: str
    uri: str
    oids: tuple[str, ...] = ()


_ELECTRONIC_HEALTH = "http://electronichealth.se/identifier/"

PERSONNUMMER = System(Kind.PERSONNUMMER, _ELECTRONIC_HEALTH + "personnummer", ("1.2.752.129.2.1.3.1",))
SAMORDNINGSNUMMER = System(
    Kind.SAMORDNINGSNUMMER,
    _ELECTRONIC_HEALTH + "samordningsnummer",
    ("1.2.752.129.2.1.3.3",),
)
NATIONAL_RESERVE = System(
    Kind.NATIONAL_RESERVE,
    _ELECTRONIC_HEALTH + "nationelltReservnummer",
    ("1.2.752.74.9.1",),
)
LOCAL_RESERVE = System(Kind.LOCAL_RESERVE, "urn:ledstjarna:reservnummer")
HSA_ID = System("hsaId", "urn:oid:1.2.752.29.4.19", ("1.2.752.29.4.19", "1.2.752.129.2.1.4.1"))
ORGANISATION_NUMBER = System("organisationNumber", "urn:oid:2.5.4.97", ("2.5.4.97",))

SYSTEMS = (
    PERSONNUMMER,
    SAMORDNINGSNUMMER,
    NATIONAL_RESERVE,
    LOCAL_RESERVE,
    HSA_ID,
    ORGANISATION_NUMBER,
)

_BY_NAME = {name: system for system in SYSTEMS for name in (system.uri, system.code, *system.oids)}
_BY_KIND = {Kind(system.code): system for system in SYSTEMS if system.code in set(Kind)}


def find_system(name: str) -> System | None:
    """The system behind a URI, a bare OID or `urn:oid:…`; None when we do not know it."""
    name = name.strip()
    return _BY_NAME.get(name) or _BY_NAME.get(name.removeprefix("urn:oid:"))


def system_of(kind: Kind) -> System:
    """The system that numbers of this kind belong to."""
    return _BY_KIND[kind]


def oid_uri(system: System) -> str | None:
    """`urn:oid:…` for consumers that want OIDs; None for a system that has none."""
    return f"urn:oid:{system.oids[0]}" if system.oids else None
