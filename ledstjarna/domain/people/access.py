"""Who may speak for the person in this room, beyond the ground that lets them read. Denies by default."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Exists, QuerySet

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import LIFT_REQUEST, NotForYou, Reading
from ledstjarna.domain.consent.rules import block_findings
from ledstjarna.domain.people.models import Mandate, Person
from ledstjarna.domain.people.rules import (
    CAN_BE_LET,
    Held,
    age_on,
    beyond_own_word,
    may_choose_for,
    others_block_hindrance,
    own_hindrance,
)
from ledstjarna.foundation.clock import STOCKHOLM
from ledstjarna.foundation.findings import Finding, require
from ledstjarna.foundation.outbox.models import Happening
from ledstjarna.foundation.standing import standing

TELLS = frozenset({"person", "representative", "staff"})  # the person's words; staff write them down
LETS = frozenset({"person", "representative"})  # who may read
REGISTERS = frozenset({"staff"})  # what needs somebody who has seen its ground


def may_speak(
    change: Reading, kinds: frozenset[str], matter: str, *, person_says: str = "", own_no: bool = False
) -> None:
    """Raise NotForYou for a viewer who is none of `kinds`, RuleBroken for a representative outside their mandate or
    against the person's own word (`person_says`, `own_no`), and for a child who would decide what guardians decide.
    Staff who reach the person only because they are asked to lift a block write nothing of them.
    """
    viewer = change.viewer
    if viewer.is_staff and change.reached.basis == LIFT_REQUEST:
        raise NotForYou(viewer, change.subject_id, f"speaks:{matter}")
    if viewer.kind not in kinds or (viewer.kind == "person" and viewer.party_id != change.subject_id):
        raise NotForYou(viewer, change.subject_id, f"speaks:{matter}")
    if viewer.kind == "representative":
        require(hindrance_of(change, viewer.party_id, matter, person_says=person_says, own_no=own_no))
    if viewer.kind == "person" and kinds is LETS:
        require(hindrance_of_own(change, matter))


def hindrance_of(
    change: Reading, representative_id: UUID, matter: str, *, person_says: str = "", guardians_left: int = 0,
    own_no: bool = False,
) -> Finding | None:  # fmt: skip
    """Why a representative may not choose for the person in `matter` on the day of the reading. Two queries."""
    mandates, birth_date, day = _held_by(change, representative_id)
    return may_choose_for(
        mandates, matter=matter, birth_date=birth_date, on=day, person_says=person_says,
        guardians_left=guardians_left, own_no=own_no,
    )  # fmt: skip


def _held_by(change: Reading, representative_id: UUID) -> tuple[list[Held], date | None, date]:
    """The mandates of the day of the reading, when the person is born, and that day. Two queries."""
    day = change.at.astimezone(STOCKHOLM).date()
    mandates = Mandate.objects.filter(
        **change.rows, representative_id=representative_id, period__contains=day
    ).order_by("kind")
    birth_date = Person.objects.values_list("birth_date", flat=True).get(**change.rows)
    return [held(mandate) for mandate in mandates], birth_date, day


def other_guardians(change: Reading, representative_id: UUID) -> list[UUID]:
    """The other guardians of the day of the reading, where the representative is one: they decide together."""
    day = change.at.astimezone(STOCKHOLM).date()
    rows = Mandate.objects.filter(**change.rows, kind="guardian", period__contains=day)
    together = sorted(set(rows.values_list("representative_id", flat=True)))
    return [one for one in together if one != representative_id] if representative_id in together else []


def hindrance_of_own(change: Reading, matter: str) -> Finding | None:
    """Why the person may not decide alone in `matter` on the day of the reading: they are a child.

    Where no birth date is known, whoever has a guardian is taken for a child. One query.
    """
    day = change.at.astimezone(STOCKHOLM).date()
    [(birth_date, is_guarded)] = _age_and_guardian(change.county_id, change.subject_id, day)
    if birth_date:
        return own_hindrance(matter, age_on(birth_date, day))
    return Finding("age_unknown", {"matter": matter}) if is_guarded else None


@standing
def _age_and_guardian(county_id: str, subject_id: UUID, day: date) -> "QuerySet[Person, tuple[date | None, bool]]":
    guarding = Mandate.objects.filter(
        county_id=county_id, subject_id=subject_id, kind="guardian", period__contains=day
    )  # fmt: skip
    rows = Person.objects.filter(county_id=county_id, subject_id=subject_id)
    return rows.values_list("birth_date", Exists(guarding))


def held(mandate: Mandate) -> Held:
    """A mandate as the rules see it."""
    return Held(mandate.kind, frozenset(mandate.scopes), mandate.period.lower, mandate.period.upper)


def beyond_persons_word(change: Reading, close_one_id: UUID, lets: Collection[str], last_day: date | None) -> bool:
    """Whether somebody close would read more, or longer, than the last that the person said of them themself."""
    last = last_happening(change, ["CloseOneReads"], actor_id=change.subject_id, close_one_id=close_one_id)
    if last is None:
        return False
    own = [kind for kind in CAN_BE_LET if last.body["may_read"] and last.body.get(kind, True)]
    return beyond_own_word(lets, last_day, own_lets=own, own_last_day=last_day_let(last))


def last_day_let(last: Happening) -> date | None:
    """Until when somebody close was let read, as a `CloseOneReads` says it."""
    return date.fromisoformat(last.body["until"]) if last.body.get("until") else None


def last_happening(
    reading: Reading, kinds: Collection[str], *, actor_id: UUID | None = None, **about: object
) -> Happening | None:
    """The last of these kinds about the person that says `about`; by `actor_id` alone where one is given."""
    said = {f"body__{name}": str(value) for name, value in about.items()}
    whose = {"actor_id": actor_id} if actor_id else {}
    with automatic_run("last_happening"):  # what happened before is found, whoever asks
        rows = Happening.objects.filter(**reading.rows, kind__in=kinds, **whose, **said)
        return rows.order_by("-happened_at", "-id").first()


def word_of_person(person_says: str, person_how: str) -> dict[str, str]:
    """For the log: what is known of the person's own position, and how; empty where nothing is said of it."""
    return {"person_says": person_says, "person_how": person_how} if person_says else {}


def speaks_as(change: Reading, speaker: UUID) -> str:
    """What somebody is to the person today when they speak for them: person, guardian, another mandate, or nothing."""
    if speaker == change.subject_id:
        return "person"
    day = change.at.astimezone(STOCKHOLM).date()
    rows = Mandate.objects.filter(**change.rows, representative_id=speaker, period__contains=day)
    held = sorted(rows.values_list("kind", flat=True))
    return "guardian" if "guardian" in held else (held[0] if held else "")


def block_hindrance_of(
    change: Reading, speaker: UUID, *, sectors: Collection[str], person_says: str = "", persons_own: bool = False
) -> list[Finding]:
    """Why somebody may not set or lift a block around what `sectors` write. Nobody does it for a child: not their
    guardian (2022:913 2:3), and a child by age and maturity themself, whatever it hides. `persons_own`: as
    `others_block_hindrance` has it.
    """
    speaks = speaks_as(change, speaker)
    by_rule = block_findings(speaker=speaks, level="organisation")
    if by_rule:
        return by_rule
    if speaks == "person":
        hindrance = hindrance_of_own(change, "health")
    else:
        mandates, birth_date, day = _held_by(change, speaker)
        hindrance = others_block_hindrance(
            mandates, sectors=sectors, birth_date=birth_date, on=day, person_says=person_says, persons_own=persons_own
        )
    return [hindrance] if hindrance else []
