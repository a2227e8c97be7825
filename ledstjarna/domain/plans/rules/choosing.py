"""Who may choose for whom. Pure. What each mandate reaches stands in the people room's rules."""

from ledstjarna.foundation.findings import Finding

SELF = "self"
REPRESENTATIVE = "representative"
UNDERSTOOD_WILL = "understood_will"
CAPACITIES = (SELF, REPRESENTATIVE, UNDERSTOOD_WILL)

CHOICES = ("yes", "change", "no", "later")

# On which ground somebody's will is taken as understood, when they cannot take a position themself.
WILL_GROUNDS = ("expressed_earlier", "expressed_by_body_and_mood", "told_by_close_ones", "known_habits")


def capacity_of(viewer_kind: str, asked: str) -> str | Finding:
    """In which capacity a viewer's choice counts, or why it does not.

    The person chooses as themself; a representative as such (their mandate is checked apart); staff only
    register what the person said, or how a will was understood. Close ones and associations never choose.
    """
    if viewer_kind == "person":
        return SELF
    if viewer_kind == "representative":
        return REPRESENTATIVE
    if viewer_kind == "staff" and asked in (SELF, UNDERSTOOD_WILL):
        return asked
    if viewer_kind == "staff" and asked == REPRESENTATIVE:
        return REPRESENTATIVE
    return Finding("no_mandate", {"kind": viewer_kind}, section="FB 11–12 kap.; lag 2017:310")


def registration_findings(
    *, viewer_kind: str, capacity: str, way: str, how: str, who: str, ground: str
) -> list[Finding]:
    """What is missing when somebody else than the chooser registers a choice."""
    findings = []
    if viewer_kind == "staff" and way == "digital":
        findings.append(Finding("way_missing", field_name="way"))
    if capacity == UNDERSTOOD_WILL:
        for value, code, name in (
            (how, "will_how_missing", "will_understood_how"),
            (who, "will_who_missing", "will_understood_by"),
        ):
            if not value.strip():
                findings.append(Finding(code, field_name=name))
        if ground not in WILL_GROUNDS:
            findings.append(Finding("will_ground_missing", field_name="will_understood_ground"))
    return findings


def counter_findings(kind: str, title: str, words: str) -> list[Finding]:
    """A wish for a change says what: a new title or words, at least one."""
    if kind == "change" and not (title.strip() or words.strip()):
        return [Finding("change_says_nothing", field_name="words")]
    return []
