"""Noting that an identity is protected, and that it is no longer. Pure.

OSL 22:1 (sekretessmarkering), folkbokföringslagen 16 § (skyddad folkbokföring). The law says what is secret, not how a
house like this one is told: that raising is one person's and lowering two persons' work is [M].
"""

from ledstjarna.foundation.findings import Finding

STRENGTH = {"": 0, "sekretessmarkering": 1, "skyddadFolkbokforing": 2}
SOURCES = ("tax_agency", "themself", "authority")  # what staff choose among; `other_system` is the import's
_SHORTEST, _LONGEST = 8, 1000


def is_lower(before: str, after: str) -> bool:
    """Whether less would be protected than now: that needs the reason in words, and somebody else's answer."""
    return STRENGTH[after] < STRENGTH[before]


def protection_findings(before: str, after: str, source: str, words: str) -> list[Finding]:
    """What a change of the protection must hold: something new, who told, and for less protection the reason."""
    if after not in STRENGTH:
        return [Finding("protection_unknown", field_name="kind")]
    if after == before:
        return [Finding("protection_same", field_name="kind")]
    findings = []
    if source not in SOURCES:
        findings.append(Finding("protection_source_missing", field_name="source"))
    if is_lower(before, after) and len(words.strip()) < _SHORTEST:
        findings.append(Finding("protection_words_missing", section="OSL 22:1", field_name="words"))
    if len(words) > _LONGEST:
        findings.append(Finding("text_too_long", {"longest": _LONGEST}, field_name="words"))
    return findings


def answer_finding(*, same_writer: bool) -> Finding | None:
    """Whoever asked for less protection does not answer it, in no other assignment of theirs either."""
    return Finding("protection_other_answers", section="OSL 22:1") if same_writer else None
