"""A yes for a child is both guardians': until then it waits, nobody reads by it, and each takes back alone."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessGround, Consent
from ledstjarna.domain.consent.queries import (
    Viewer,
    answers_version,
    current_consents,
    half_consents,
    open_reading,
    sharing_hindrance,
)
from ledstjarna.domain.people.actions import (
    answer_consent,
    register_mandate,
    send_notice_to_other,
    tell_other_guardians,
    write_confirmation_letter,
)
from ledstjarna.domain.people.models import Letter, NoticeToOther, Person, Representative
from ledstjarna.domain.people.queries import private_viewer
from ledstjarna.domain.plans.tests.cast import AT, Cast, gather
from ledstjarna.domain.teams.actions import begin_contact
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.foundation.findings import ChangedMeanwhile, RuleBroken
from ledstjarna.foundation.outbox.models import Happening
from ledstjarna.foundation.sending import Notice, Outcome, Receipt

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_the_time() -> Iterator[None]:
    with clock_set_to(AT + timedelta(days=1)):
        yield


class Family:
    """A child of eight with two guardians."""

    def __init__(self) -> None:
        self.cast: Cast = gather()
        with automatic_run("test"):
            Person.objects.filter(pk=self.cast.subject_id).update(birth_date=(AT - timedelta(days=3000)).date())
        assessor = self.cast.act(self.cast.staff["assessor"])
        begin_contact(by=assessor, subject_id=self.cast.subject_id, reason="Familjen ringde", at=AT)
        self.mia, self.olle = (self._guardian(name) for name in ("Mia Lind", "Olle Lind"))

    def _guardian(self, name: str) -> Viewer:
        mandate = register_mandate(
            by=self.cast.act(self.cast.staff["assessor"]), subject_id=self.cast.subject_id, representative=name,
            kind="guardian", at=AT, start=(AT - timedelta(days=10)).date(),
        )  # fmt: skip
        with automatic_run("test"):
            return private_viewer(mandate.representative_id, "representative", self.cast.subject_id)

    def says(self, who: Viewer, state: str = "given", *whom: Any, kind: str = "sharing", **more: Any) -> Consent:
        return answer_consent(
            by=self.cast.act(who), subject_id=self.cast.subject_id, kind=kind, state=state, way="digital",
            at=self.cast.at(), organisations=[one.pk for one in whom], **more,
        )  # fmt: skip

    def stands(self, kind: str = "sharing") -> tuple[str, int]:
        """The answer that holds, and how many wait for the other guardian."""
        reading = open_reading(self.cast.act(self.mia), self.cast.subject_id, what="test", kinds=["plan"])
        row, halves = current_consents(reading).get(kind), half_consents(reading)
        return row.state if row else "", len(halves.get(kind, []))

    def shared_with(self, organisation: Any) -> bool:
        reading = open_reading(self.cast.act(self.mia), self.cast.subject_id, what="test", kinds=["plan"])
        return sharing_hindrance(reading, organisation.pk) is None


def test_half_a_yes_waits_and_both_make_it_whole() -> None:
    family = Family()
    region = family.cast.region
    assert family.says(family.mia, "given", region).state == "half"
    assert family.stands() == ("", 1)
    assert not family.shared_with(region)
    with pytest.raises(RuleBroken):
        family.says(family.mia, "given", region)  # twice the same is still half
    assert family.says(family.olle, "given", region, family.cast.municipality).state == "given"
    assert family.stands() == ("given", 0)
    assert family.shared_with(region)
    assert not family.shared_with(family.cast.municipality), "what only one has said yes to"
    with automatic_run("test"):
        kinds = list(Happening.objects.filter(kind__startswith="Consent").order_by("happened_at"))
    assert [row.kind for row in kinds] == ["ConsentHalfGiven", "ConsentGiven"]


def test_either_says_no_or_takes_back_alone_and_no_yes_overturns_it() -> None:
    family = Family()
    for kind in ("plan", "reading"):
        whom = [family.cast.region] if kind == "reading" else []
        family.says(family.mia, "given", *whom, kind=kind)
        assert family.says(family.olle, "refused", kind=kind).state == "refused"
        assert family.stands(kind) == ("refused", 0)
        family.says(family.mia, "given", *whom, kind=kind)
        assert family.stands(kind) == ("refused", 1), "one guardian does not overturn the other"
        family.says(family.mia, "withdrawn", kind=kind)
        assert family.stands(kind) == ("refused", 0)
        family.says(family.mia, "given", *whom, kind=kind)
        family.says(family.olle, "given", *whom, kind=kind)
        family.says(family.mia, "withdrawn", kind=kind)
        assert family.stands(kind) == ("withdrawn", 0)


def test_what_stands_goes_on_while_more_is_asked_and_less_holds_at_once() -> None:
    family = Family()
    region, municipality = family.cast.region, family.cast.municipality
    for guardian in (family.mia, family.olle):
        family.says(guardian, "given", region)
    assert family.says(family.mia, "given", region, municipality).state == "half"
    assert family.stands() == ("given", 1)
    assert (family.shared_with(region), family.shared_with(municipality)) == (True, False)
    family.says(family.olle, "given", municipality)  # takes the region back, and goes along with the other
    assert family.stands() == ("given", 0)
    assert (family.shared_with(region), family.shared_with(municipality)) == (False, True)
    soon = date(2026, 4, 1)
    assert family.says(family.mia, "given", municipality, last_day=soon).state == "given", (
        "a shorter time holds at once"
    )
    with clock_set_to(AT + timedelta(days=60)):
        assert family.stands() == ("ended", 0)


def test_a_mandate_that_suffices_alone_and_staff_who_were_told() -> None:
    family = Family()
    region, assessor = family.cast.region, family.cast.staff["assessor"]
    told = {"said_by": family.mia.party_id, "kind": "plan"}
    row = answer_consent(
        by=family.cast.act(assessor), subject_id=family.cast.subject_id, state="given", way="phone",
        at=family.cast.at(), **told,
    )  # fmt: skip
    assert row.state == "half"
    with automatic_run("test"):
        family_of_one = Consent.objects.filter(kind="plan", said_by_id=family.mia.party_id)
        assert family_of_one.count() == 1
    assert family.says(family.cast.person, "given", region, kind="reading").state == "given", (
        "in health care a child's own word counts by age and maturity"
    )


def test_the_other_guardian_is_told_that_there_is_something_and_not_the_one_who_said_it() -> None:
    family = Family()
    with automatic_run("test"):
        Representative.objects.filter(name="Olle Lind").update(phone="070-174 06 05")
        Representative.objects.filter(name="Mia Lind").update(phone="070-174 06 06")
    family.says(family.mia, "given", family.cast.region)
    with automatic_run("test"):
        half = Happening.objects.get(kind="ConsentHalfGiven")
    for _twice in range(2):
        tell_other_guardians(half)
    with automatic_run("test"):
        row = NoticeToOther.objects.get()
    assert (row.party_id, row.reason, row.state) == (family.olle.party_id, "question", "waiting")


class Fake:
    """A channel that answers as it is told."""

    def __init__(self, outcome: Outcome) -> None:
        self.outcome, self.sent = outcome, 0

    def send(self, notice: Notice) -> Receipt:
        self.sent += 1
        return Receipt(self.outcome)


def told_by(family: Family, channels: dict[str, Fake]) -> tuple[str, list[Letter]]:
    """What became of the notice that followed from half a yes, and the letters to guardians."""
    with automatic_run("test"):
        half = Happening.objects.get(kind="ConsentHalfGiven")
    tell_other_guardians(half)
    with automatic_run("test"):
        row = NoticeToOther.objects.get()
    states = [
        send_notice_to_other(notice_id=row.pk, channels=channels, at=row.due_at + timedelta(hours=hours))
        for hours in range(24)
    ]
    with automatic_run("test"):
        return next(state for state in reversed(states) if state), list(Letter.objects.exclude(to_id=None))


@pytest.mark.parametrize("phone", ["", "0150-1234", "070-174 06 05"])
def test_a_guardian_whom_no_sms_reaches_is_told_by_letter(phone: str) -> None:
    family = Family()
    with automatic_run("test"):
        Representative.objects.filter(name="Olle Lind").update(phone=phone)
    answer_consent(
        by=family.cast.act(family.cast.staff["assessor"]), subject_id=family.cast.subject_id, state="given",
        way="phone", at=family.cast.at(), said_by=family.mia.party_id, kind="plan",
    )  # fmt: skip
    with automatic_run("test"):
        write_confirmation_letter(Happening.objects.get(kind="ConsentHalfGiven"))
    sms = Fake(Outcome.REFUSED)
    state, letters = told_by(family, {"sms": sms})
    assert (state, sms.sent) == ("letter", int(phone.startswith("070")))
    (letter,) = letters
    assert (letter.to_id, letter.kind, letter.body) == (family.olle.party_id, "OtherAsked", {})
    assert letter.unit_id == family.cast.staff["assessor"].unit_id
    with automatic_run("test"):
        assert Letter.objects.filter(happening_id=letter.happening_id).count() == 2, "one to each"


def test_an_sms_that_arrives_needs_no_letter() -> None:
    family = Family()
    with automatic_run("test"):
        Representative.objects.filter(name="Olle Lind").update(phone="070-174 06 05")
    family.says(family.mia, "given", family.cast.region)
    assert told_by(family, {"sms": Fake(Outcome.SENT)}) == ("sent", [])


def test_where_nobody_prints_there_is_no_way() -> None:
    family = Family()
    with automatic_run("test"):
        AccessGround.objects.filter(subject_id=family.cast.subject_id, basis="own_work").delete()
    family.says(family.mia, "given", family.cast.region)
    assert told_by(family, {}) == ("no_way", [])


def test_an_answer_to_what_has_changed_meanwhile_is_not_saved() -> None:
    family = Family()
    person = family.cast.person
    reading = open_reading(family.cast.act(person), family.cast.subject_id, what="test", kinds=["plan"])
    about = {"kind": "reading", "seen_version": answers_version(reading, "reading")}
    family.says(person, "refused", **about)
    with pytest.raises(ChangedMeanwhile) as changed:
        family.says(person, "given", family.cast.region, **about)
    assert changed.value.theirs["answer"] == "refused"
    assert changed.value.mine["answer"] == "given"
    family.says(person, "given", family.cast.region, kind="reading", seen_version=changed.value.version)
