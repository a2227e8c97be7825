"""Names, ways to be reached, and identifiers, as several resources have them."""

from ledstjarna.fhir.intake.dates import days_of
from ledstjarna.fhir.intake.found import Channel, ForeignIdentifier, Name
from ledstjarna.fhir.intake.values import Json, extension, record, records, text, texts
from ledstjarna.foundation.identity import Kind, find_system

_PERSONAL = frozenset(Kind)
_OUTDATED = ("old", "maiden")


def name_of(resource: Json) -> Name:
    """The official name, else the first that is not an old one."""
    names = [item for item in records(resource.get("name")) if item.get("use") not in _OUTDATED]
    official = [item for item in names if item.get("use") == "official"]
    return _name((official or names or [{}])[0])


def _name(item: Json) -> Name:
    family = item.get("family")
    return Name(
        given=texts(item.get("given"), 80),
        family=" ".join(texts(family, 80)) if isinstance(family, list) else text(family, 120),
        called=_called(item),
        middle=text(extension(item, "SEBaseMiddleNameExtension").get("valueString"), 80),
        own_family=text(extension(item, "SEBaseOwnFamilyExtension").get("valueString"), 80),
        whole=text(item.get("text")),
    )


def _called(item: Json) -> str:
    """The given name marked with the qualifier CL (call me), as HL7 Sweden's base profile has it."""
    given, beside = item.get("given"), item.get("_given")
    if not isinstance(given, list) or not isinstance(beside, list):
        return ""
    for one, more in zip(given, beside, strict=False):
        if extension(record(more), "iso21090-EN-qualifier").get("valueCode") == "CL":
            return text(one, 80)
    return ""


def channels_of(resource: Json) -> tuple[Channel, ...]:
    """Telephone, text message and e-mail that are in use."""
    return tuple(
        Channel(text(item.get("system"), 20), text(item.get("value"), 120), text(item.get("use"), 20))
        for item in records(resource.get("telecom"))
        if item.get("system") in ("phone", "sms", "email") and item.get("use") != "old" and text(item.get("value"))
    )


def phone_of(resource: Json) -> str:
    """The first telephone number."""
    return next((item.value[:30] for item in channels_of(resource) if item.kind == "phone"), "")


def identifiers_of(resource: Json) -> tuple[ForeignIdentifier, ...]:
    """Identifiers with a system that are not somebody's personal identity number, each once, in the sender's order."""
    found = (_foreign(item) for item in records(resource.get("identifier")))
    return tuple(dict.fromkeys(item for item in found if item))


def _foreign(item: Json) -> ForeignIdentifier | None:
    system, value = text(item.get("system")), text(item.get("value"))
    known = find_system(system) if system else None
    if not system or not value or (known and known.code in _PERSONAL):
        return None
    return ForeignIdentifier(known.uri if known else system, value)


def in_use(period: object) -> bool:
    """Whether a Period has not ended. One that ends is over: what is planned to end is not a lasting contact."""
    return days_of(period)[1] is None
