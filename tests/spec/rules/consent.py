"""Who may see what, and what consent allows."""

from datetime import date, datetime
from uuid import UUID

from ledstjarna.domain.consent.rules import (
    READS_ONLY,
    Yes,
    basis_rule,
    consent_allows,
    consent_end,
    consent_may_become,
    consent_state,
    heard_yes_hindrance,
    kinds_of,
    overturning_finding,
    renewed_last_day,
    said_together,
)
from ledstjarna.domain.consent.rules.named import ground_named
from ledstjarna.foundation.clock import STOCKHOLM
from tests.spec.tables import YES, RuleTable

NOTHING = "nothing but the part it is narrowed to"


def _reached(basis: str) -> str:
    kinds = ", ".join(kinds_of(basis, narrowed=False)) or NOTHING
    return f"{kinds}; for reading only" if basis in READS_ONLY else kinds


GROUNDS = RuleTable(
    title="What each ground reaches",
    section="PDL 2008:355; OSL 2009:400; SoL 2025:400 10:8; HSL 2017:30 16:4",
    about="The grounds are exhaustive: a kind of record that is not named is refused. The sections "
    "stand in the rule's own rows. A ground for reading only lets nobody change anything about the person, their own "
    "reading aside: they end it, and ask that a block is lifted for it.",
    columns=("ground", "section"),
    ask=lambda basis, section: _reached(basis) if basis_rule(basis).section == section else "other",
    rows=(
        ("own", "PDL 8:2; GDPR art. 15", "basic, story, needs, plan, decision, team, log, part"),
        (
            "representative",
            "within the mandate; FB 6:11, 12:2",
            "basic, story, needs, plan, decision, team",
        ),
        ("close_one", "as far as the person lets; OSL 10:1, 12:2", "basic, story, plan, team"),
        ("own_work", "PDL 4:1; SoLPUL 2001:454 6 §", "basic, story, needs, plan, decision, team"),
        ("own_records", "PDL 4:1; SoLPUL 2001:454 6 §; OSL 10:1, 25:1, 26:1", "basic, needs, decision"),
        ("shared_plan", "SoL 2025:400 10:8; HSL 16:4; OSL 10:1", "basic, story, needs, plan, team"),
        ("coherent", "2022:913 3:1, 3:3; relation, relevance and consent", "basic, needs, decision; for reading only"),
        (
            "incapacity",
            "2022:913 3:4; lasting incapacity, attitude clarified as far as possible",
            "basic, needs, decision; for reading only",
        ),
        (
            "emergency",
            "2022:913 3:5; danger to life or serious risk to health; reason, time, review",
            "basic, story, needs, plan, decision, team; for reading only",
        ),
        ("application", "FL 2017:900 9, 23 §§", "basic, decision"),
        ("care_request", "PDL 4:1: takes part in the care of the person", "basic"),
        (
            "lift_request",
            "2022:913 3:6; PDL 4:1, 4:5: asked to lift a block in an emergency",
            "basic",
        ),
        ("assignment", "OSL 10:2, 26:9; carried out for the board that decided", "basic"),
        ("request", "chosen fact by fact by the person; no secrecy law binds an association", NOTHING),
    ),
)

NARROWED = RuleTable(
    title="A ground that is narrowed to one part of the plan",
    section="OSL 10:1; the person chooses what is shared",
    about="Whoever was asked about one part reaches that part, with the facts the person chose, and nothing else.",
    columns=("ground",),
    ask=lambda basis: kinds_of(basis, narrowed=True),
    rows=(("request", "part"), ("assignment", "part"), ("care_request", "part"), ("application", "part")),
)

INVITING = RuleTable(
    title="Inviting another organisation",
    section="SoL 2025:400 10:8; HSL 2017:30 16:4; OSL 10:1",
    about="Consent to sharing comes before another organisation is invited or sees a need, and must "
    "cover that organisation.",
    columns=("the person's answer", "covers the organisation"),
    ask=consent_allows,
    rows=(
        (None, False, "consent_not_asked"),
        (None, True, "consent_not_asked"),
        ("refused", True, "consent_refused"),
        ("withdrawn", True, "consent_withdrawn"),
        ("ended", True, "consent_ended"),
        ("given", False, "consent_does_not_cover"),
        ("given", True, YES),
    ),
)

HEARD = RuleTable(
    title="Whether whoever is let in by a yes may write it down",
    section="SoL 2025:400 10:8; HSL 16:4; OSL 10:1, 12:2",
    about="Staff who come while others hold the plan keep to their own organisation's records until the person has "
    "said yes. They may write down that yes, for their own organisation alone; never over the person's own no.",
    columns=("the person's own last word is a no", "a yes names them already"),
    ask=lambda own_no, covered: heard_yes_hindrance(own_no=own_no, covered=covered),
    rows=(
        (False, False, YES),
        (True, False, "person_said_no_themself"),
        (False, True, "consent_already"),
        (True, True, "person_said_no_themself"),
    ),
)

OVERTURNING = RuleTable(
    title="Whether staff may write down a yes over the person's own no",
    section="SoL 2025:400 10:8; HSL 16:4; OSL 10:1, 12:2 [that it is asked is our own choice]",
    about="Staff write down what the person says. Where the last they said themself is a no, or a yes taken back, "
    "whoever writes a yes is shown it, and says that the person has said yes themself since; the person sees it done.",
    columns=("the person's own last word is a no", "what is written down", "the person has said it themself now"),
    ask=lambda own_no, state, said_now: overturning_finding(own_no=own_no, state=state, said_now=said_now),
    rows=(
        (False, "given", False, YES),
        (True, "given", False, "own_no_overturned"),
        (True, "given", True, YES),
        (True, "refused", False, YES),
    ),
)

ANSWERING = RuleTable(
    title="Changing an answer about consent",
    section="any form is valid; a later answer is a new row and the old one is kept",
    about="The person may change their mind at any time. Only what was given can be taken back, or come to its end. "
    "What somebody who decides for them has said the person can say too, in their own word: it weighs more.",
    columns=("answer now", "wanted answer", "own word after another's"),
    ask=consent_may_become,
    rows=(
        (None, "given", False, YES),
        (None, "refused", False, YES),
        (None, "withdrawn", False, "no_consent_to_withdraw"),
        ("given", "withdrawn", False, YES),
        ("given", "refused", False, YES),
        ("given", "given", False, "consent_already"),
        ("refused", "given", False, YES),
        ("refused", "withdrawn", False, "no_consent_to_withdraw"),
        ("refused", "refused", False, "consent_already"),
        ("withdrawn", "given", False, YES),
        ("withdrawn", "refused", False, YES),
        ("withdrawn", "withdrawn", False, "no_consent_to_withdraw"),
        ("given", "ended", False, YES),
        ("ended", "given", False, YES),
        ("ended", "refused", False, YES),
        ("ended", "withdrawn", False, "no_consent_to_withdraw"),
        ("withdrawn", "ended", False, "no_consent_to_withdraw"),
        (None, "ended", False, "no_consent_to_withdraw"),
        ("refused", "refused", True, YES),
        ("given", "given", True, YES),
        ("withdrawn", "withdrawn", True, "no_consent_to_withdraw"),
        ("withdrawn", "refused", True, YES),
    ),
)


def _at(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM) if text else None


def _stands(state: str, last_day: str | None, at: str) -> str:
    moment = _at(at)
    assert moment
    return consent_state(state, consent_end(date.fromisoformat(last_day) if last_day else None), moment)


LASTING = RuleTable(
    title="How long a yes holds",
    section="OSL 10:1, 12:2; GDPR art. 7: for what, and how long, it was given",
    about="Until it is taken back, or to the end of the last day that the person chose, in Swedish time. From that "
    "moment nobody reads by it: doors, grounds and row policies all ask for the moment.",
    columns=("the person's answer", "last day", "moment"),
    ask=_stands,
    rows=(
        ("given", None, "2030-01-01T12:00", "given"),
        ("given", "2027-03-14", "2027-03-14T23:59", "given"),
        ("given", "2027-03-14", "2027-03-15T00:00", "ended"),
        ("given", "2027-03-28", "2027-03-28T23:59", "given"),
        ("given", "2027-03-28", "2027-03-29T00:00", "ended"),
        ("refused", None, "2027-03-15T00:00", "refused"),
        ("withdrawn", None, "2027-03-15T00:00", "withdrawn"),
    ),
)

RENEWING = RuleTable(
    title="Renewing a yes in one step",
    section="our own choice [M]",
    about="As many days again as it held before, from its end, or from today when that is later; a year at most. A yes "
    "that was itself renewed is counted from the end of the one before. The person is asked from two weeks before the "
    "end.",
    columns=("counted from", "last day before", "today"),
    ask=lambda given, last, today: renewed_last_day(
        _at(f"{given}T09:00"), consent_end(date.fromisoformat(last)), today=date.fromisoformat(today)
    ).isoformat(),
    rows=(
        ("2026-12-01", "2027-02-28", "2027-02-20", "2027-05-29"),
        ("2026-12-01", "2026-12-03", "2026-12-02", "2026-12-06"),
        ("2026-12-01", "2026-12-01", "2026-12-01", "2026-12-02"),
        ("2026-12-01", "2031-12-01", "2031-11-25", "2032-11-30"),
        ("2026-12-01", "2027-02-28", "2027-03-10", "2027-06-07"),
    ),
)

REGION, COUNCIL = UUID(int=1), UUID(int=2)
WHOM = {"region": REGION, "municipality": COUNCIL}


def _yes(told: str | None) -> Yes | None:
    return None if told is None else Yes(frozenset(WHOM[one] for one in told.split(" and ")))


def _holds(asked: str, other: str | None, before: str | None) -> str:
    asks = _yes(asked)
    assert asks
    found = said_together(asks, [_yes(other)], _yes(before), names_whom=True)
    named = sorted(name for name, one in WHOM.items() if found.holds and one in found.holds.organisations)
    return (" and ".join(named) or "nobody") + ("; waits for the other guardian" if found.waits else "")


TOGETHER = RuleTable(
    title="A yes for a child who has two guardians",
    section="FB 6:13",
    about="What both have said yes to holds, to the earlier of their last days. Until then what stood goes on as far "
    "as the new yes goes along with it; a no, or taking back, holds at once whoever of them says it.",
    columns=("one guardian says yes to", "the other has said yes to", "held before"),
    ask=_holds,
    rows=(
        ("region", None, None, "nobody; waits for the other guardian"),
        ("region", "region", None, "region"),
        ("municipality and region", "region", None, "region"),
        ("region", "municipality", None, "nobody; waits for the other guardian"),
        ("municipality and region", None, "region", "region; waits for the other guardian"),
        ("region", None, "municipality and region", "region"),
        ("municipality", None, "region", "nobody; waits for the other guardian"),
        ("municipality and region", "municipality and region", "region", "municipality and region"),
    ),
)

NAMING = RuleTable(
    title="Which ground the log names",
    section="PDL 4:3, 8:5; HSLF-FS 2016:40 4 kap. [T]; 2022:913 3:5",
    about="Somebody may hold several grounds for one person. Each kind of record stands in the log with the ground "
    "that reached what was read of it, so that one reading may be several rows: what could be read anyway was not read "
    "by the emergency, and what only the emergency reached was. Of notes it is asked one by one: the own "
    "organisation's in the work, others' with consent.",
    columns=("the grounds that reach it",),
    ask=lambda held: ground_named(held.split(", ")),
    rows=(
        ("emergency", "emergency"),
        ("own_records, emergency", "own_records"),
        ("coherent, emergency", "coherent"),
        ("care_request, coherent, emergency", "care_request"),
        ("application, incapacity", "application"),
        ("own_records, shared_plan", "own_records"),
        ("own_work, shared_plan, coherent", "own_work"),
        ("lift_request, emergency", "emergency"),
        ("lift_request", "lift_request"),
    ),
)

TABLES = (GROUNDS, NARROWED, NAMING, INVITING, HEARD, OVERTURNING, ANSWERING, LASTING, RENEWING, TOGETHER)
