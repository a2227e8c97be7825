"""Who may begin, and whose border an invitation crosses."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from ledstjarna.domain.teams.rules import (
    Away,
    Manned,
    TakesPart,
    Worker,
    comes_in_by,
    contact_gap,
    contact_hindrance,
    last_day_of_reading,
    may_begin_contact,
    missing_contacts,
    promised_at,
    reads_on,
    same_seat,
    shares_across,
    who_has_it,
    who_is_reached,
)
from ledstjarna.foundation.clock import STOCKHOLM
from tests.spec.tables import YES, RuleTable

_NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)

BEGINNING = RuleTable(
    title="Beginning a contact",
    section="SoL 2025:400 29 kap. (who stays in the municipality); HSL 2017:30 8:1 (who lives in the region)",
    about="In a role that meets people, in the area that answers for the person.",
    columns=("role", "of a", "staff's area", "the person's area"),
    ask=lambda role, kind, staff, home: may_begin_contact(
        role=role,
        organisation_kind=kind,
        staff_county=staff[:2],
        staff_municipality=staff,
        county=home[:2],
        municipality=home,
    ),
    rows=(
        ("care_assessor", "municipality", "0483", "0483", YES),
        ("care_assessor", "municipality", "0484", "0483", "other_municipality"),
        ("district_nurse", "region", "04", "0483", YES),
        ("district_nurse", "region", "18", "0483", "other_county"),
        ("planner", "municipality", "0483", "0483", "role_does_not_begin_contact"),
        ("association_contact", "association", "0483", "0483", "role_does_not_begin_contact"),
    ),
)

COMING = RuleTable(
    title="Coming to somebody who has a plan",
    section="SoL 2025:400 10:8; OSL 10:1, 25:1, 26:1; PDL 2008:355 4:1; SoLPUL 2001:454 6 §",
    about="The joint plan is theirs who began it. Whoever comes while others hold it takes part with the person's yes "
    "to sharing that names their organisation, and keeps to their own organisation's records without it.",
    columns=("the own organisation held it", "another did", "the yes names the own"),
    ask=lambda own, other, shared: comes_in_by(own_before=own, others_before=other, shared=shared),
    rows=(
        (False, False, False, "own_work"),
        (False, False, True, "own_work"),
        (True, False, False, "own_work"),
        (True, True, False, "own_work"),
        (True, True, True, "own_work"),
        (False, True, True, "shared_plan"),
        (False, True, False, "own_records"),
    ),
)

BORDERS = RuleTable(
    title="Crossing an organisation's border",
    section="OSL 8:1, 10:1",
    about="Inside one's own organisation nobody else is let in; across its border the person's consent comes first.",
    columns=("who invites", "who is invited"),
    ask=lambda inviter, invited: "consent comes first" if shares_across(inviter, invited) else YES,
    rows=(
        ("Katrineholms kommun", "Katrineholms kommun", YES),
        ("Katrineholms kommun", "Region Sörmland", "consent comes first"),
        (None, "Region Sörmland", "consent comes first"),
    ),
)

CONTACTS = RuleTable(
    title="Who may be a named contact",
    section="PL 2014:821 6:2–3; HSL 7:3; SoL 2001:453 3:3 d and 4:2 b with PSL 2010:659 4:5 a (prop. 2021/22:116); "
    "where the act of 2025 has them, and the last day of the transition, is from memory",
    about="Kinds after Inera 1.2.752.129.5.1.69. In home care the contact is undersköterska from 1 July 2023; whoever "
    "was permanently employed under the title then keeps it for the time of the transition.",
    columns=("kind", "works in", "title", "title until", "named on"),
    ask=lambda kind, unit, title, until, on: contact_hindrance(
        kind, unit_kind=unit, title=title, title_until=until and date.fromisoformat(until),
        named_on=date.fromisoformat(on),
    ),
    rows=(
        ("care_contact", "care_centre", "", None, "2026-03-02", YES),
        ("care_contact", "home_nursing", "", None, "2026-03-02", YES),
        ("care_contact", "home_care", "assistant_nurse", None, "2026-03-02", "contact_in_other_unit"),
        ("physician_contact", "care_centre", "physician", None, "2026-03-02", YES),
        ("physician_contact", "care_centre", "", None, "2026-03-02", "contact_without_title"),
        ("physician_contact", "hospital_ward", "physician", None, "2026-03-02", "contact_in_other_unit"),
        ("home_care_contact", "home_care", "assistant_nurse", None, "2026-03-02", YES),
        ("home_care_contact", "home_care", "", None, "2023-06-30", YES),
        ("home_care_contact", "home_care", "", None, "2023-07-01", "contact_without_title"),
        ("home_care_contact", "home_care", "physician", None, "2026-03-02", "contact_without_title"),
        ("home_care_contact", "home_care", "assistant_nurse", "2033-07-01", "2033-06-30", YES),
        ("home_care_contact", "home_care", "assistant_nurse", "2033-07-01", "2033-07-01", "contact_title_ended"),
        ("home_care_contact", "care_centre", "assistant_nurse", None, "2026-03-02", "contact_in_other_unit"),
        ("coordinating_contact", "hospital_ward", "", None, "2026-03-02", YES),
        ("coordinating_contact", "assessment", "", None, "2026-03-02", "contact_in_other_unit"),
        ("best_friend", "care_centre", "", None, "2026-03-02", "contact_kind_unknown"),
    ),
)  # fmt: skip

AT_MOST_ONE = RuleTable(
    title="How many named contacts there are at a time",
    section="PL 2014:821 6:2 (one or several); the others by their own sections",
    about="A person has one of each kind, but a care contact with every care giver.",
    columns=("kind", "of", "and one more of the kind", "of "),
    ask=lambda kind, whose, other, others: "one of them" if same_seat(kind, whose, other, others) else "both",
    rows=(
        ("care_contact", "Region Sörmland", "care_contact", "Region Sörmland", "one of them"),
        ("care_contact", "Region Sörmland", "care_contact", "Katrineholms kommun", "both"),
        ("home_care_contact", "Katrineholms kommun", "home_care_contact", "Omsorg AB", "one of them"),
        ("physician_contact", "Region Sörmland", "physician_contact", "Region Sörmland", "one of them"),
        ("care_contact", "Region Sörmland", "coordinating_contact", "Region Sörmland", "both"),
    ),
)

GAPS = RuleTable(
    title="What is missing around a contact",
    section="the section of each kind",
    about="Shown to the person, the team and the unit's manager until somebody has mended it.",
    columns=("kind", "works there", "in the team", "away", "somebody steps in"),
    ask=lambda kind, works, in_team, away, stood: contact_gap(
        Manned(kind, works=works, in_team=in_team, away=away, stood_in_for=stood)
    ),
    rows=(
        ("home_care_contact", True, True, False, False, YES),
        ("home_care_contact", True, True, True, True, YES),
        ("home_care_contact", True, True, True, False, "contact_away_alone"),
        ("home_care_contact", True, False, False, False, "contact_left_team"),
        ("home_care_contact", False, True, False, False, "contact_has_left"),
        ("care_contact", False, False, True, True, "contact_has_left"),
    ),
)

REACHED = RuleTable(
    title="Who is reached when the person asks for a named contact",
    section="our own rule: nobody is asked who no longer reads (OSL 10:1)",
    about="The contact; else who steps in; else whoever coordinates; else the unit. Who has left the team is not "
    "asked, nor who stepped in for them.",
    columns=("contact works", "in the team", "away", "somebody steps in", "somebody coordinates"),
    ask=lambda works, in_team, away, stood, leads: (
        who_is_reached(
            Worker(UUID(int=1), None if works else _NOON),
            [Away(_NOON, None, Worker(UUID(int=2)) if stood else None)] if away else [],
            Worker(UUID(int=3)) if leads else None,
            _NOON,
            takes_part=in_team,
        ).why
    ),
    rows=(
        (True, True, False, False, True, "contact"),
        (True, True, True, True, True, "stand_in"),
        (True, True, True, False, True, "coordinator"),
        (True, True, True, False, False, "unit"),
        (False, True, False, False, True, "coordinator"),
        (True, False, False, False, True, "coordinator"),
        (True, False, True, True, True, "coordinator"),
        (True, False, False, False, False, "unit"),
    ),
)

OFFERED = RuleTable(
    title="Which contact is missing",
    section="SoL 2001:453 4:2 b: everybody with home care is offered one",
    about="The other kinds are the person's to ask for.",
    columns=("has contacts", "has home care"),
    ask=lambda codes, helped: missing_contacts(codes, has_home_care=helped),
    rows=(
        ((), True, "contact_missing"),
        (("care_contact",), True, "contact_missing"),
        (("home_care_contact",), True, YES),
        ((), False, YES),
    ),
)


def _local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM).astimezone(UTC)


def _promised(channel: str, asked: str) -> str:
    return f"{promised_at(channel, _local(asked), ()).astimezone(STOCKHOLM):%a %-d %b %H.%M}"


PROMISED = RuleTable(
    title="Ring mig: when somebody has been in touch at the latest",
    section="our own promise, not law",
    about="Phone and text: within four hours of the hours that whoever is reached has told, else office hours (working "
    "days 8.00–16.30), and never later than two office days. Video two office days, letter three, visit five. On the "
    "next half hour. Red days do not count.",
    columns=("how", "asked"),
    ask=_promised,
    rows=(
        ("phone", "2026-03-02 10:00", "Mon 2 Mar 14.00"),
        ("phone", "2026-03-02 14:10", "Tue 3 Mar 10.00"),
        ("text", "2026-03-06 16:00", "Mon 9 Mar 11.30"),
        ("video", "2026-03-02 10:00", "Wed 4 Mar 10.00"),
        ("letter", "2026-03-05 10:00", "Tue 10 Mar 10.00"),
        ("visit", "2026-03-02 10:00", "Mon 9 Mar 10.00"),
        ("phone", "2026-12-23 15:30", "Mon 28 Dec 11.00"),
    ),
)

_PROMISE = _local("2026-03-02 14:00")

MOVES_ON = RuleTable(
    title="Ring mig: who has it when nobody called",
    section="our own promise, not law",
    about="Whoever was reached until the promise passes; then the coordinator for two office hours; then the unit.",
    columns=("minutes after the promise", "called (minutes after)", "the coordinator was reached or is missing"),
    ask=lambda after, tried, theirs: who_has_it(
        _PROMISE, None if tried is None else _PROMISE + timedelta(minutes=tried), _PROMISE + timedelta(minutes=after),
        is_coordinators=theirs,
    ),
    rows=(
        (0, None, False, "reached"),
        (30, None, False, "coordinator"),
        (121, None, False, "unit"),
        (30, None, True, "unit"),
        (30, -5, False, "reached"),
        (30, 10, False, "coordinator"),
    ),
)  # fmt: skip

AFTER_THE_END = RuleTable(
    title="Who reads on once the plan has ended",
    section="PDL 4:1; OSL 25:1, 26:1; SoLPUL 2001:454 6 §",
    about="Whoever no longer takes part in the care, or in the matter, has no need to read. The others read for "
    "what is left to do, and no longer: how long is [M], one line of the rule.",
    columns=("has a part that goes on", "is a named contact", "came after the end", "is said to stay"),
    ask=lambda part, contact, after, stays: (
        "reads on" if reads_on(TakesPart(part, contact, after, stays)) else "until the last day"
    ),
    rows=(
        (False, False, False, False, "until the last day"),
        (True, False, False, False, "reads on"),
        (False, True, False, False, "reads on"),
        (False, False, True, False, "reads on"),
        (False, False, False, True, "reads on"),
    ),
)

LAST_DAY = RuleTable(
    title="The last day of reading after the end",
    section="PDL 4:1; OSL 25:1, 26:1 [how long: from memory]",
    about="Thirty whole days after the plan ended, or after the last part of it did.",
    columns=("ended",),
    ask=last_day_of_reading,
    rows=(
        (date(2025, 8, 25), date(2025, 9, 24)),
        (date(2026, 1, 31), date(2026, 3, 2)),
    ),
)

TABLES = (AFTER_THE_END, LAST_DAY, BEGINNING, COMING, BORDERS, CONTACTS, AT_MOST_ONE, GAPS, OFFERED, PROMISED, MOVES_ON)
