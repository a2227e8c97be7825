"""What an association reads of what was shared with it, where the identity is protected."""

from datetime import UTC, datetime, timedelta

from ledstjarna.domain.plans.rules.telling import Protection, told_to_association
from tests.spec.tables import RuleTable

_SHARED = {"about": "a lift", "name": "Astrid", "phone": "070-1740605", "meet": "speak slowly", "when": "Thursdays"}
_PROTECTED_AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


def _association_reads(kind: str, since: str, when: str) -> str:
    protection = Protection(kind, _PROTECTED_AT if since == "known" else None)
    hours = {"before": -1, "as it was protected": 0, "after": 1}[when]
    return ", ".join(told_to_association(_SHARED, protection, _PROTECTED_AT + timedelta(hours=hours)))


PROTECTED_WORDS = RuleTable(
    title="What an association reads of what was shared, where the identity is protected",
    section="OSL 22:1; that free words from before are withheld, and that what it is about is not, is [M]",
    about="Name and phone never. Free words that were shared before the identity was protected may tell where the "
    "person is: they are withheld until the person shares them anew, which is a new moment of sharing. The "
    "person sees what the association sees, and why.",
    columns=("protected", "since when", "shared"),
    ask=_association_reads,
    rows=(
        ("", "known", "before", "about, name, phone, meet, when"),
        ("sekretessmarkering", "known", "before", "about"),
        ("sekretessmarkering", "known", "as it was protected", "about, meet, when"),
        ("sekretessmarkering", "known", "after", "about, meet, when"),
        ("sekretessmarkering", "nobody knows", "after", "about"),
        ("skyddadFolkbokforing", "known", "before", "about"),
        ("skyddadFolkbokforing", "known", "after", "about, meet, when"),
    ),
)

TABLES = (PROTECTED_WORDS,)
