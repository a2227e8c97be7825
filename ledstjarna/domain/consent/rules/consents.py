"""What the person's answers about consent allow. Pure; each line with its section."""

from ledstjarna.foundation.findings import Finding


def consent_allows(state: str | None, covered: bool) -> Finding | None:
    """Whether a consent in `state` (None: never asked) that covers the organisation or not lets it be invited.

    Source: SoL 2025:400 10:8 and HSL 16:4 (the person consents before the work starts); OSL 10:1.
    """
    section = "SoL 2025:400 10:8; HSL 16:4; OSL 10:1"
    if state is None:
        return Finding("consent_not_asked", section=section)
    if state == "refused":
        return Finding("consent_refused", section=section)
    if state == "withdrawn":
        return Finding("consent_withdrawn", section=section)
    if not covered:
        return Finding("consent_does_not_cover", section=section)
    return None


def consent_may_become(current: str | None, wanted: str) -> Finding | None:
    """Whether the person's consent may go from `current` to `wanted`: only what was given can be withdrawn."""
    if wanted == "withdrawn" and current != "given":
        return Finding("no_consent_to_withdraw")
    if wanted == current:
        return Finding("consent_already", {"state": wanted})
    return None
