"""What an entry about a person must hold, field by field. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ledstjarna.domain.people.rules.ages import age_on
from ledstjarna.foundation.findings import Finding
from ledstjarna.foundation.identity import IdentityNumber, IdentityNumberError, contradicts, parse

REACH = ("phone", "text", "letter", "video", "visit")
WAYS = ("digital", "oral", "paper", "phone", "meeting")
LONGEST_TEXT = 10_000
ADDRESS_UNKNOWN = "skyddadFolkbokforing"  # the kind of protected identity whose address is not known here
OLDEST = 125  # years: nobody has been known to live longer than 122
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,4})?")
_POSTCODE = re.compile(r"[0-9]{5}")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryWords:
    """Min berättelse as it is told: the person's own words and how they want to be reached."""

    what_matters: str = ""
    what_i_can: str = ""
    how_to_meet_me: str = ""
    who_is_close: str = ""
    reach: tuple[str, ...] = ()
    reach_note: str = ""
    language: str = "sv"
    interpreter: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactDetails:
    """Where the person lives and in which language they are met."""

    street: str = ""
    postcode: str = ""
    place: str = ""
    municipality_id: str = ""
    language: str = "sv"
    interpreter: bool = False


def story_findings(told: StoryWords) -> list[Finding]:
    """What a story lacks: something said, a known way to be reached, a language."""
    texts = {
        name: getattr(told, name)
        for name in ("what_matters", "what_i_can", "how_to_meet_me", "who_is_close", "reach_note")
    }
    findings = []
    if not any(texts.values()) and not told.reach:
        findings.append(Finding("story_says_nothing", field_name="what_matters"))
    findings += _too_long(texts.items())
    if not set(told.reach) <= set(REACH):
        findings.append(Finding("reach_unknown", field_name="reach"))
    return findings + _language_findings(told.language)


def way_finding(viewer_kind: str, way: str) -> Finding | None:
    """Staff say in which way somebody told them; only the person's own door is digital."""
    if way not in WAYS or (viewer_kind == "staff" and way == "digital"):
        return Finding("way_missing", field_name="way")
    return None


def contact_findings(details: ContactDetails, protected: str = "") -> list[Finding]:
    """What is wrong with contact details: a postcode has five digits or is not known, and with that protection no
    address is."""
    address = " ".join((details.street, details.postcode, details.place))
    return (
        _postcode_findings(details.postcode)
        + _language_findings(details.language)
        + _unknown_address_findings(protected, address)
    )


def close_one_findings(name: str, relation: str) -> list[Finding]:
    """Somebody close has a name and is something to the person."""
    named = (("name", name), ("relation", relation))
    return [Finding(f"{field}_missing", field_name=field) for field, value in named if not value.strip()]


def identity_findings(identity: IdentityNumber | str | None) -> tuple[IdentityNumber | None, list[Finding]]:
    """The number that was typed, or what is wrong with it: `identity_` and the code of IdentityNumberError."""
    if not isinstance(identity, str):
        return identity, []
    if not identity.strip():
        return None, []
    try:
        return parse(identity), []
    except IdentityNumberError as error:
        return None, [Finding(f"identity_{error.code}", dict(error.params), field_name="identity")]


def person_findings(
    *, given_name: str, family_name: str, number: IdentityNumber | None, birth_date: date | None, today: date
) -> list[Finding]:
    """What is wrong with a person to register: no name, a birth date to come or against the number."""
    findings = []
    if not given_name.strip() and not family_name.strip():
        findings.append(Finding("name_missing", field_name="given_name"))
    if birth_date and birth_date > today:
        findings.append(Finding("birth_date_in_future", field_name="birth_date"))
    elif number and birth_date and contradicts(number, birth_date):
        stated = number.birth_date.isoformat() if number.birth_date else number.value12[:4]
        findings.append(Finding("birth_date_contradicts_number", {"number_says": stated}, field_name="birth_date"))
    return findings


def written_findings(
    number: IdentityNumber | None,
    birth_date: date | None,
    postcode: str,
    today: date,
    protected: str = "",
    address: str = "",
) -> list[Finding]:
    """What staff must have written of somebody they register. What other systems send may lack it.

    Whoever has no number is given a reserve number, which tells nothing: then the birth date tells them apart, and
    has nothing to be checked against but how long somebody lives. A number may be older: official test numbers are.
    Where somebody with skyddad folkbokföring lives is not known here at all (folkbokföringslagen 16 §): no `address`.
    """
    findings = _postcode_findings(postcode) + _unknown_address_findings(protected, address)
    if number is None and birth_date is None:
        findings.append(Finding("number_or_birth_date_missing", field_name="birth_date"))
    if number is None and birth_date and age_on(birth_date, today) > OLDEST:
        findings.append(Finding("birth_date_too_long_ago", {"years": OLDEST}, field_name="birth_date"))
    return findings


def _postcode_findings(postcode: str) -> list[Finding]:
    known = not postcode or _POSTCODE.fullmatch(postcode)
    return [] if known else [Finding("postcode_wrong", field_name="postcode")]


def _unknown_address_findings(protected: str, address: str) -> list[Finding]:
    if protected != ADDRESS_UNKNOWN or not address.strip():
        return []
    return [Finding("address_of_protected", section="folkbokföringslagen 16 §", field_name="street")]


def _too_long(texts: Iterable[tuple[str, str]]) -> list[Finding]:
    return [
        Finding("text_too_long", {"longest": LONGEST_TEXT}, field_name=name)
        for name, text in texts
        if len(text) > LONGEST_TEXT
    ]


def _language_findings(language: str) -> list[Finding]:
    return [] if _LANGUAGE.fullmatch(language) else [Finding("language_unknown", field_name="language")]
