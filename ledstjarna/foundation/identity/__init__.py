"""Swedish identity numbers: read, written, masked, compared. Nothing here knows Django or words for people."""

from ledstjarna.foundation.identity.contradiction import contradicts
from ledstjarna.foundation.identity.forms import long_form, masked, short_form
from ledstjarna.foundation.identity.in_text import holds_number
from ledstjarna.foundation.identity.model import (
    IdentityNumber,
    IdentityNumberError,
    Kind,
    Sex,
)
from ledstjarna.foundation.identity.official import (
    is_official_test_number,
    may_be_shown,
    official_test_numbers,
)
from ledstjarna.foundation.identity.parsing import parse, parse_in
from ledstjarna.foundation.identity.reserve import reserve_number
from ledstjarna.foundation.identity.systems import (
    SYSTEMS,
    System,
    find_system,
    oid_uri,
    system_of,
)

__all__ = [
    "SYSTEMS",
    "IdentityNumber",
    "IdentityNumberError",
    "Kind",
    "Sex",
    "System",
    "contradicts",
    "find_system",
    "holds_number",
    "is_official_test_number",
    "long_form",
    "masked",
    "may_be_shown",
    "official_test_numbers",
    "oid_uri",
    "parse",
    "parse_in",
    "reserve_number",
    "short_form",
    "system_of",
]
