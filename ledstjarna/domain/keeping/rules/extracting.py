"""An extract made for somebody by an operator: who took it out, and why, stand in the person's own log."""

from collections.abc import Iterator

from ledstjarna.foundation.findings import Finding

LONGEST_NAME, LONGEST_REASON = 100, 300  # characters


def extract_findings(by: str, reason: str) -> Iterator[Finding]:
    """What is missing, or longer than a line of the log, of who takes it out and why."""
    if not by:
        yield Finding("extract_by_missing")
    if not reason:
        yield Finding("extract_reason_missing")
    if len(by) > LONGEST_NAME or len(reason) > LONGEST_REASON:
        yield Finding("extract_words_long")
