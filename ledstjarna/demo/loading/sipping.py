"""The SIP of one case, as rows: judged, consented, in force, refused or ended."""

from datetime import datetime

from ledstjarna.demo.county.structure.model import OrganisationDraft
from ledstjarna.demo.loading.around import answer_consent
from ledstjarna.demo.loading.case import Case, Row
from ledstjarna.domain.plans.models import Sip
from ledstjarna.domain.plans.rules.supports import is_health_care, is_social_service

_WHY = (
    "Stödet behöver samordnas mellan region och kommun.",
    "Flera verksamheter möter personen samma vecka utan att veta av varandra.",
    "Vård och omsorg behöver komma i rätt ordning för att hjälpa.",
)
_NO_LONGER = "Allt stöd kommer från en huvudman"


class SipCase:
    """The SIP of one case, none until it is judged."""

    def __init__(self, case: Case, plan: Row) -> None:
        self.case, self.plan = case, plan
        self.row: Row | None = None

    def judge(self) -> None:
        """Region or municipality judges that it is needed, before or after the person has consented to it."""
        case = self.case
        consents = case.turn.sip not in ("judged", "refused")
        asked_first = consents and case.rng.random() < 0.5
        consent = answer_consent(case, "plan", "given") if asked_first else None
        at, by = case.moments.next(), case.coordinator
        self.row = case.add(
            Sip, plan_id=self.plan["id"], state="consented" if consent else "judged", version=1, judged_at=at,
            why=case.rng.choice(_WHY), consent_id=consent["id"] if consent else None, responsible_id=None,
            person_took_part=None, close_ones_note="", in_force_at=None, ended_at=None, ended_why="",
            **case.by(by, "judged"),
        )  # fmt: skip
        self.plan["sip_id"] = self.row["id"]
        case.happened("SipJudged", at, by.id, sip_id=self.row["id"])
        if consents and not asked_first:
            given = answer_consent(case, "plan", "given")
            self.row |= {"state": "consented", "version": 2, "consent_id": given["id"]}
        if case.turn.sip == "refused":
            self._end("refused", "consent_refuse", answer_consent(case, "plan", "refused")["said_at"])

    def name_responsible(self) -> None:
        """The one principal with the overall responsibility."""
        assert self.row is not None
        self.row |= {
            "responsible_id": self._principal().id,
            "person_took_part": True,
            "version": self.row["version"] + 1,
        }

    def close(self) -> None:
        """No longer needed; the plan, its parts and the decisions stand."""
        if self.on:
            at = self.case.moments.next()
            self._end("ended", _NO_LONGER, at)
            assert self.row is not None
            self.case.happened("SipEnded", at, self.case.coordinator.id, sip_id=self.row["id"], why="closed")

    def end_with_plan(self, at: datetime) -> None:
        """The plan ends, and the SIP with it."""
        if self.on:
            self._end("ended", "plan_ended", at)
            assert self.row is not None
            self.case.happened("SipEnded", at, self.case.coordinator.id, sip_id=self.row["id"], why="plan_ended")

    def withdraw(self) -> None:
        """The person takes their consent to it back, and it ends in the same moment."""
        if self.on:
            self._end("ended", "consent_withdraw", answer_consent(self.case, "plan", "withdrawn")["said_at"])

    @property
    def on(self) -> bool:
        """Whether it stands."""
        return self.row is not None and self.row["ended_at"] is None

    @property
    def responsible(self) -> str:
        """Who answers for the whole, by name."""
        return self._principal().name

    def _principal(self) -> OrganisationDraft:
        structure = self.case.structure
        found = (structure.organisation_of(member.unit) for member in self.case.draft.team)
        return next(one for one in found if one.kind in ("region", "municipality"))

    def _end(self, state: str, why: str, at: datetime) -> None:
        assert self.row is not None
        self.row |= {"state": state, "ended_why": why, "ended_at": at, "version": self.row["version"] + 1}
        if self.plan["state"] == "agreed":
            self.plan["state"] = "changed"


def has_both(parts: list[Row]) -> bool:
    """Whether social services and health care both take part, as the law asks of a SIP."""
    bases = [part["legal_basis"] for part in parts]
    return any(map(is_social_service, bases)) and any(map(is_health_care, bases))


def only_principals(parts: list[Row]) -> bool:
    """Whether nobody but region and municipality takes measures."""
    return all(is_social_service(part["legal_basis"]) or is_health_care(part["legal_basis"]) for part in parts)
