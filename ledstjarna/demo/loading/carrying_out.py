"""How providers carry out what was decided, as rows: drafts, what waits for the person, what is agreed."""

from ledstjarna.demo.loading.case import Case, Row
from ledstjarna.domain.plans.models import Activity, ImplementationPlan, ProviderAssignment
from ledstjarna.domain.plans.rules.implementing import agreed_with, snapshot_of
from ledstjarna.domain.plans.rules.snapshot import digest
from ledstjarna.domain.plans.rules.states import IMPLEMENTATION

_WITH_THE_REST = "Du gör det du kan själv och vi hjälper till med resten, i din takt."
_AT_HOME = f"Vi ringer på och väntar tills du öppnar. {_WITH_THE_REST}"
_ON_VIDEO = f"Vi ringer upp på video och väntar tills du svarar. {_WITH_THE_REST}"
_ELSEWHERE = f"Vi tar emot dig när du kommer. {_WITH_THE_REST}"
_WHERE_ONE_LIVES = f"Vi knackar på och väntar tills du svarar. {_WITH_THE_REST}"
_TOLD_BEFORE = f"Vi hör av oss innan, så att du vet vem det blir. {_WITH_THE_REST}"
_BY_THINGS = "Vi sätter upp det tillsammans med dig, visar hur det fungerar och ringer efter en vecka."
# Where somebody of the service meets the person, when that is not in their own home.
_MET = {
    "technology": _BY_THINGS, "day_activity": _ELSEWHERE, "lss_daily": _ELSEWHERE, "short_stay": _ELSEWHERE,
    "care_home": _WHERE_ONE_LIVES, "lss_home": _WHERE_ONE_LIVES, "lss_respite": _TOLD_BEFORE,
    "family_services": _TOLD_BEFORE,
}  # fmt: skip
_HOW_BEFORE = "Vi hjälper till med det som behövs."
_WISHES = "Prata lugnt och fråga först."
_WHO = "Helst samma två. Är båda lediga är det någon annan, och då ringer vi innan."
_STANDS = ("agreed", "asked", "again", "written", "agreed", "again")


def write_how(case: Case, parts: list[Row]) -> None:
    """How each active part with a provider is carried out, as far as it has come."""
    given = {row["id"]: row for row in case.of(ProviderAssignment)}
    for part in parts:
        assignment = given.get(part["assignment_id"])
        if part["state"] != "active" or assignment is None or assignment["state"] != "accepted":
            continue
        stands = _STANDS[case.person.serial % len(_STANDS)]
        if stands == "again":
            first = _version(case, part, assignment, 1, "agreed", _HOW_BEFORE)
            first["state"] = IMPLEMENTATION.after(first["state"], "replace")
        how = how_it_is_done(part["title"], case.structure.staff_in(assignment["unit_id"])[0].unit.service)
        _version(case, part, assignment, 2 if stands == "again" else 1, "agreed" if stands == "again" else stands, how)


def how_it_is_done(title: str, service: str) -> str:
    """How the provider of a service carries out a part: nobody rings the bell of whoever is met on a screen."""
    return _ON_VIDEO if "video" in title.lower() else _MET.get(service, _AT_HOME)


def _version(case: Case, part: Row, assignment: Row, number: int, state: str, how: str) -> Row:
    staff, at = case.structure.staff_in(assignment["unit_id"]), case.moments.at
    writer, person = staff[case.person.serial % len(staff)], case.speaking.first(at)
    said = state == "agreed"
    snapshot = snapshot_of(
        number=number, title=part["title"], provider=part["owner_label"], how=how, wishes=_WISHES, who_comes=_WHO,
        decision=(str(assignment["decision_id"]), assignment["scope"], part["starts_on"], part["ends_on"]),
        times=[
            (row["title"], row["rule"], row["at_time"], row["minutes"], row["starts_on"], row["ends_on"])
            for row in case.of(Activity) if row["commitment_id"] == part["id"] and row["state"] == "running"
        ],
    )  # fmt: skip
    if said:
        snapshot = agreed_with(snapshot, who=person.name, way="digital", at=at, by="")
    row = case.add(
        ImplementationPlan, commitment_id=part["id"], assignment_id=assignment["id"], number=number, state=state,
        version={"written": 1, "asked": 1, "agreed": 2}[state], how=how, wishes=_WISHES, who_comes=_WHO,
        snapshot={} if state == "written" else snapshot, digest=digest(snapshot) if said else "", answer="",
        written_at=at, recorded_at=at, answered_at=at if said else None, answered_by_id=person.id if said else None,
        answered_by_label=person.label if said else "", **case.by(writer, "written"),
    )  # fmt: skip
    about = {"implementation_id": row["id"], "commitment_id": part["id"]}
    if state != "written":
        case.happened("ImplementationAsked", at, writer.id, **about)
    if said:
        case.happened("ImplementationAnswered", at, person.id, **about, yes=True, way="digital")
    return row
