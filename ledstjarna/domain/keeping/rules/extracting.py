"""An extract made for somebody by an operator: who took it out, and why, stand in the person's own log."""

from collections.abc import Iterator

from ledstjarna.foundation.findings import Finding

LEAST_NAME = 3  # letters, as in "Bo Å"
LONGEST_NAME, LONGEST_REASON = 100, 300  # characters


def extract_findings(by: str, reason: str) -> Iterator[Finding]:
    """What is missing, or longer than a line of the log, of who takes it out and why."""
    if not by:
        yield Finding("extract_by_missing")
    elif any(sign.isdigit() for sign in by) or sum(sign.isalpha() for sign in by) < LEAST_NAME:
        yield Finding("extract_by_no_name")  # a personnummer would stand in somebody's log, and names nobody to them
    if not reason:
        yield Finding("extract_reason_missing")
    if len(by) > LONGEST_NAME or len(reason) > LONGEST_REASON:
        yield Finding("extract_words_long")
