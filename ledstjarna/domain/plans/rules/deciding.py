"""What an authority decision must hold. Pure.

Reasons: FL 2017:900 32 §. How to appeal: FL 33 §. Partly granted is refused in part and needs both.
"""

from datetime import date

from ledstjarna.foundation.findings import Finding

# Who may decide which kind of application, by role. A board's delegation can narrow this, never widen it.
DECIDES = {"sol": frozenset({"care_assessor"}), "lss": frozenset({"lss_assessor", "care_assessor"})}

# Whose units receive an application: those who handle that law, and no other unit of the municipality.
ASSESSES = {"sol": "care_assessor", "lss": "lss_assessor"}


def may_decide(law: str, role: str, viewer_organisation: object, principal: object) -> Finding | None:
    """Whether somebody in `role` at their organisation may investigate and decide under `law`."""
    if viewer_organisation != principal:
        return Finding("other_principal", section="SoL 2025:400; LSS 1993:387 2 §")
    if role not in DECIDES[law]:
        return Finding("role_does_not_decide", {"role": role, "law": law})
    return None


def decision_findings(
    *, outcome: str, scope: str, reasons: str, how_to_appeal: str, starts: date | None, ends: date | None
) -> list[Finding]:
    """What the decision lacks, or says that it cannot mean, field by field: a refusal gives nothing, from no day."""
    findings = []
    if outcome not in ("granted", "partly", "refused"):
        findings.append(Finding("outcome_missing", field_name="outcome"))
    if outcome != "refused" and not scope.strip():
        findings.append(Finding("scope_missing", field_name="scope"))
    if outcome == "refused":
        given = (("scope", bool(scope.strip())), ("starts", starts is not None), ("last_day", ends is not None))
        findings += [Finding("refusal_gives_nothing", field_name=name) for name, filled in given if filled]
    if outcome in ("partly", "refused"):
        if not reasons.strip():
            findings.append(Finding("reasons_missing", section="FL 2017:900 32 §", field_name="reasons"))
        if not how_to_appeal.strip():
            findings.append(Finding("appeal_missing", section="FL 2017:900 33 §", field_name="how_to_appeal"))
    if outcome in ("granted", "partly") and starts is None:
        findings.append(Finding("start_missing", field_name="starts"))
    if starts and ends and ends <= starts:
        findings.append(Finding("ends_before_start", field_name="ends"))
    return findings


def investigation_findings(text: str) -> list[Finding]:
    """An investigation is told in words before a decision (SoL 2025:400 14 kap.; FL 23 §)."""
    return (
        []
        if text.strip()
        else [Finding("investigation_missing", section="FL 2017:900 23 §", field_name="investigation")]
    )
