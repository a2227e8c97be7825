"""Whom to offer to sign in as: questions to the whole county, for roles that something waits for."""

from typing import Any
from uuid import UUID

from django.db import connection
from psycopg import sql

from ledstjarna.demo.lifting import who_lifts
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.plans.rules.deciding import DECIDES
from ledstjarna.domain.plans.rules.prescribing import PRESCRIBES
from ledstjarna.domain.plans.rules.supports import ASSESSES_HEALTH
from ledstjarna.foundation.clock import now, today

# The person to meet first: has told their story, best of all old enough to know themself, with an association that
# has been asked and not answered, so that it is met in the same plan, with somebody close, with most to choose among
# and something that others have not answered yet.
_SHOWN_FIRST = """
SELECT p.subject_id FROM people_person p
JOIN people_story s ON s.subject_id = p.subject_id AND s.replaced_at IS NULL
LEFT JOIN plans_plan l ON l.subject_id = p.subject_id AND l.ended_at IS NULL
LEFT JOIN plans_proposal o ON o.plan_id = l.id AND o.state IN ('open', 'thinking')
WHERE p.protected_identity = ''
GROUP BY p.subject_id
ORDER BY least(count(o.id), 2) DESC, p.birth_date < %(today)s::date - interval '68 years' DESC,
    EXISTS (
        SELECT 1 FROM plans_commitment c
        WHERE c.subject_id = p.subject_id AND c.legal_basis = 'association' AND c.state = 'awaits_owner'
    ) DESC,
    EXISTS (SELECT 1 FROM consent_accessground g WHERE g.subject_id = p.subject_id AND g.basis = 'close_one') DESC,
    p.language = 'sv' DESC, least(count(o.id), 4) + 2 * (
        SELECT count(DISTINCT c.legal_basis) FROM plans_commitment c
        WHERE c.subject_id = p.subject_id AND c.state LIKE 'awaits%%'
    ) DESC, p.subject_id LIMIT 1
"""
_REPRESENTED = """
SELECT g.subject_id, g.party_id FROM consent_accessground g
JOIN people_mandate m ON m.representative_id = g.party_id AND m.kind = 'guardian' AND m.period @> %(today)s::date
LEFT JOIN plans_proposal o ON o.subject_id = g.subject_id AND o.state IN ('open', 'thinking')
WHERE g.basis = 'representative' AND g.period @> %(now)s::timestamptz
GROUP BY 1, 2 ORDER BY (
    SELECT count(*) FROM people_mandate b
    WHERE b.subject_id = g.subject_id AND b.kind = 'guardian' AND b.period @> %(today)s::date
) > 1 DESC, count(o.id) DESC, 1, 2 LIMIT 1
"""
# The other one, who decides with them.
_OTHER_GUARDIAN = """
SELECT m.subject_id, m.representative_id FROM people_mandate m
WHERE m.subject_id = %(child)s AND m.representative_id <> %(guardian)s
    AND m.kind = 'guardian' AND m.period @> %(today)s::date ORDER BY 2 LIMIT 1
"""
# Who decides for a grown-up, best of all in some matters only.
_REPRESENTS = """
SELECT m.subject_id, m.representative_id FROM people_mandate m
JOIN consent_accessground g ON g.subject_id = m.subject_id AND g.party_id = m.representative_id
    AND g.basis = 'representative' AND g.period @> %(now)s::timestamptz
WHERE m.kind <> 'guardian' AND m.period @> %(today)s::date AND g.kinds @> ARRAY['plan']::varchar[]
ORDER BY m.kind = 'god_man' DESC, cardinality(m.scopes),
    EXISTS (SELECT 1 FROM plans_plan l WHERE l.subject_id = m.subject_id) DESC, m.subject_id LIMIT 1
"""
# Who represents by a power that the person gave while they could, best of all the first person: they may be close too.
_BY_POWER = """
SELECT m.subject_id, m.representative_id FROM people_mandate m
JOIN consent_accessground g ON g.subject_id = m.subject_id AND g.party_id = m.representative_id
    AND g.basis = 'representative' AND g.period @> %(now)s::timestamptz AND g.kinds @> ARRAY['plan']::varchar[]
WHERE m.kind = 'future_power' AND m.period @> %(today)s::date
ORDER BY m.subject_id = %(first)s DESC, EXISTS (SELECT 1 FROM plans_plan l WHERE l.subject_id = m.subject_id) DESC,
    m.subject_id LIMIT 1
"""
# Who represents in applications and decisions alone, best of all where something has been decided.
_FOR_RIGHTS = """
SELECT g.subject_id, g.party_id FROM consent_accessground g
WHERE g.basis = 'representative' AND g.period @> %(now)s::timestamptz AND NOT g.kinds @> ARRAY['plan']::varchar[]
ORDER BY EXISTS (SELECT 1 FROM plans_authoritydecision d WHERE d.subject_id = g.subject_id) DESC,
    EXISTS (SELECT 1 FROM plans_application a WHERE a.subject_id = g.subject_id) DESC, g.subject_id LIMIT 1
"""
# A young person who stands for themself: 15 to 17 years.
_YOUNG = """
SELECT p.subject_id, p.subject_id FROM people_person p
WHERE p.protected_identity = '' AND p.birth_date > %(today)s::date - interval '18 years'
    AND p.birth_date <= %(today)s::date - interval '15 years'
ORDER BY EXISTS (SELECT 1 FROM plans_plan l WHERE l.subject_id = p.subject_id) DESC,
    EXISTS (SELECT 1 FROM people_story s WHERE s.subject_id = p.subject_id) DESC,
    p.county_id = %(county)s DESC, p.subject_id LIMIT 1
"""
# Somebody close who has been asked for a part and has not answered, best of all one who decides nothing for the person
# and is close to the first of them.
_ASKED = """
SELECT c.subject_id, c.owner_id FROM plans_commitment c
WHERE c.legal_basis = 'close_one' AND c.state = 'awaits_owner'
ORDER BY EXISTS (SELECT 1 FROM people_mandate m WHERE m.representative_id = c.owner_id),
    c.subject_id = %(first)s DESC, c.county_id = %(county)s DESC, c.changed_at, c.id LIMIT 1
"""
# Somebody close whom a person lets read and who decides nothing for them, best of all the first person's.
_CLOSE = """
SELECT c.subject_id, c.id FROM people_closeone c
JOIN consent_accessground g ON g.subject_id = c.subject_id AND g.party_id = c.id
WHERE c.ended_at IS NULL AND g.basis = 'close_one' AND g.period @> %(now)s::timestamptz
    AND g.kinds @> ARRAY['story']::varchar[]
ORDER BY EXISTS (SELECT 1 FROM people_mandate m WHERE m.representative_id = c.id),
    c.subject_id = %(first)s DESC, c.is_carer DESC, c.id LIMIT 1
"""
# Somebody close whom a person lets read the plan and not the story, best of all where there is a plan.
_PLAN_ALONE = """
SELECT c.subject_id, c.id FROM people_closeone c
JOIN consent_accessground g ON g.subject_id = c.subject_id AND g.party_id = c.id
WHERE c.ended_at IS NULL AND g.basis = 'close_one' AND g.period @> %(now)s::timestamptz
    AND NOT g.kinds @> ARRAY['story']::varchar[]
ORDER BY EXISTS (SELECT 1 FROM plans_plan l WHERE l.subject_id = c.subject_id AND l.ended_at IS NULL) DESC,
    EXISTS (SELECT 1 FROM people_story s WHERE s.subject_id = c.subject_id) DESC, c.id LIMIT 1
"""
# Somebody close whom a grown-up lets read and who represents them too, best of all the first person's: they say as
# which they are here.
_BOTH = """
SELECT m.subject_id, m.representative_id FROM people_mandate m
JOIN people_person p ON p.subject_id = m.subject_id AND p.protected_identity = ''
JOIN people_closeone c ON c.id = m.representative_id AND c.ended_at IS NULL
WHERE m.kind <> 'guardian' AND m.period @> %(today)s::date AND 2 = (
    SELECT count(DISTINCT g.basis) FROM consent_accessground g
    WHERE g.subject_id = m.subject_id AND g.party_id = c.id AND g.scope_id IS NULL
        AND g.basis IN ('close_one', 'representative') AND g.period @> %(now)s::timestamptz
)
ORDER BY m.subject_id = %(first)s DESC, EXISTS (SELECT 1 FROM plans_plan l WHERE l.subject_id = m.subject_id) DESC,
    m.subject_id LIMIT 1
"""
# Somebody with a protected identity, best of all one who has told their story, and whoever coordinates their plan: what
# is not told of them is seen from both sides.
_PROTECTED = """
SELECT p.subject_id, m.party_id FROM people_person p
LEFT JOIN people_story s ON s.subject_id = p.subject_id AND s.replaced_at IS NULL
LEFT JOIN teams_teammember m ON m.subject_id = p.subject_id AND m.is_coordinator AND upper_inf(m.period)
WHERE p.protected_identity <> '' AND p.birth_date < %(today)s::date - interval '18 years'
ORDER BY s.id IS NOT NULL AND m.party_id IS NOT NULL DESC, m.party_id IS NOT NULL DESC,
    s.id IS NOT NULL DESC, EXISTS (SELECT 1 FROM plans_commitment c WHERE c.subject_id = p.subject_id) DESC,
    p.county_id = %(county)s DESC, p.language = 'sv' DESC, p.subject_id LIMIT 1
"""
# Somebody whose identity is protected in the other way.
_PROTECTED_OTHERWISE = """
SELECT p.subject_id, p.subject_id FROM people_person p
WHERE p.protected_identity NOT IN ('', (SELECT q.protected_identity FROM people_person q
    WHERE q.subject_id = %(protected)s)) AND p.birth_date < %(today)s::date - interval '18 years'
ORDER BY EXISTS (SELECT 1 FROM people_story s WHERE s.subject_id = p.subject_id AND s.replaced_at IS NULL) DESC,
    EXISTS (SELECT 1 FROM plans_commitment c WHERE c.subject_id = p.subject_id) DESC,
    p.county_id = %(county)s DESC, p.subject_id LIMIT 1
"""
# Somebody with a plan that is lived: agreed twice, with a SIP in force, and followed up against a scale of its own;
# and whoever coordinates it.
_FOLLOWED = """
SELECT l.subject_id, m.party_id FROM plans_plan l
JOIN plans_sip s ON s.id = l.sip_id AND s.state = 'in_force' AND s.ended_at IS NULL
JOIN people_person p ON p.subject_id = l.subject_id AND p.protected_identity = ''
    AND p.birth_date <= %(today)s::date - interval '18 years'
JOIN teams_teammember m ON m.subject_id = l.subject_id AND m.is_coordinator AND upper_inf(m.period)
WHERE l.ended_at IS NULL AND EXISTS (
    SELECT 1 FROM plans_goalresult r JOIN plans_followup f ON f.id = r.follow_up_id
    WHERE f.plan_id = l.id AND r.attained IS NOT NULL
) AND (SELECT count(*) FROM plans_agreement a WHERE a.plan_id = l.id) > 1
ORDER BY EXISTS (
    SELECT 1 FROM plans_commitment c
    WHERE c.plan_id = l.id AND c.state = 'active' AND c.owner_organisation_id = m.organisation_id
) DESC, l.subject_id = %(first)s DESC, p.county_id = %(county)s DESC, l.subject_id LIMIT 1
"""
# Somebody who works at two places, and says at which when they sign in.
_TWO_PLACES = """
SELECT NULL::uuid, a.id FROM organisations_assignment a
JOIN organisations_unit u ON u.id = a.unit_id JOIN organisations_organisation o ON o.id = u.organisation_id
WHERE a.period @> %(now)s::timestamptz AND EXISTS (
    SELECT 1 FROM organisations_assignment b
    WHERE b.staff_member_id = a.staff_member_id AND b.id <> a.id AND b.period @> %(now)s::timestamptz
) ORDER BY EXISTS (
    SELECT 1 FROM consent_accessground g WHERE g.party_id = a.id AND g.scope_id IS NULL AND g.basis = 'own_work'
) DESC, o.county_id = %(county)s DESC, a.id LIMIT 1
"""
# Per role one assignment. First those around the first person, so that one plan can be followed from door to door:
# who holds the plan together, then those whom what the role is there for waits for in the plan, then those in the team
# who have such work elsewhere or get it when the person chooses. After them as before: where something waits, best
# what the role is there for, then where most waits. Those who carry out what was decided are of the unit that does it
# for the first person, so that the same times show in both doors; a coordinator is one who coordinates somebody.
_BUSIEST = """
WITH acting (id, role, party_id) AS (
    SELECT id, role, id FROM organisations_assignment UNION ALL SELECT id, role, unit_id FROM organisations_assignment
), asked (what, party_id, roles, subject_id) AS (
    SELECT CASE state WHEN 'awaits_assessment' THEN 'health' ELSE 'part' END, owner_id,
        CASE state WHEN 'awaits_assessment' THEN %(health)s::text[] END, subject_id
    FROM plans_commitment WHERE state IN ('awaits_owner', 'awaits_assessment')
    UNION ALL SELECT 'assignment', unit_id, NULL, subject_id FROM plans_providerassignment WHERE state = 'given'
    UNION ALL SELECT 'wish', m.party_id, NULL, o.subject_id FROM plans_proposal o
    JOIN teams_teammember m ON m.subject_id = o.subject_id AND m.is_coordinator AND upper_inf(m.period)
    WHERE o.state = 'asked'
    UNION ALL SELECT 'part', reaches_id, NULL, subject_id FROM plans_carersupport WHERE answered_at IS NULL
    UNION ALL SELECT 'report', reaches_id, NULL, subject_id FROM plans_personreport WHERE answered_at IS NULL
    UNION ALL SELECT 'application', g.party_id, CASE p.law WHEN 'lss' THEN %(lss)s::text[] ELSE %(sol)s::text[] END,
        p.subject_id
    FROM plans_application p
    JOIN consent_accessground g ON g.scope_id = p.commitment_id
        AND g.basis = 'application' AND g.period @> %(now)s::timestamptz
    WHERE p.state IN ('submitted', 'investigated')
    UNION ALL SELECT 'control', a.id, ARRAY['log_controller'], f.subject_id
    FROM organisations_assignment a JOIN organisations_unit u ON u.id = a.unit_id AND a.role = 'log_controller'
    JOIN (
        SELECT organisation_id, subject_id FROM consent_emergencyaccess WHERE reviewed_at IS NULL
        UNION ALL SELECT organisation_id, subject_id FROM control_logquestion WHERE answered_at IS NULL
        UNION ALL SELECT organisation_id, subject_id FROM control_logfinding WHERE state = 'found'
    ) f USING (organisation_id)
), waits AS (
    SELECT acting.id, count(*) AS many, bool_or(subject_id = %(first)s) AS of_first,
        bool_or(what = CASE acting.role {suits} ELSE 'health' END) AS suits,
        bool_or(subject_id = %(first)s AND what = CASE acting.role {suits} ELSE 'health' END) AS suits_of_first
    FROM acting JOIN asked USING (party_id)
    WHERE asked.roles IS NULL OR acting.role = ANY (asked.roles) GROUP BY 1
), knows AS (
    SELECT acting.id, count(*) AS many, bool_or(subject_id = %(first)s) AS of_first
    FROM acting JOIN consent_accessground g USING (party_id)
    WHERE g.scope_id IS NULL AND g.period @> %(now)s::timestamptz GROUP BY 1
), leads AS (
    SELECT m.party_id AS id, count(*) AS many, bool_or(l.sip_id IS NOT NULL) AS sip
    FROM teams_teammember m JOIN plans_plan l ON l.subject_id = m.subject_id AND l.ended_at IS NULL
    WHERE m.is_coordinator AND upper_inf(m.period) GROUP BY 1
), serves AS (
    SELECT DISTINCT unit_id FROM plans_providerassignment WHERE subject_id = %(first)s AND state = 'accepted'
), planned AS (
    SELECT unit_id AS id, count(*) AS many FROM visits_visit
    WHERE state = 'published' AND starts_at >= %(now)s::timestamptz GROUP BY 1
), near AS (
    SELECT a.id, m.is_coordinator, EXISTS (
        SELECT 1 FROM plans_proposal p
        WHERE p.subject_id = m.subject_id AND p.state IN ('open', 'thinking') AND p.owner_id IN (a.id, a.unit_id)
        AND CASE p.legal_basis WHEN 'health' THEN 'health' WHEN 'sol' THEN 'application' WHEN 'lss' THEN 'application'
            ELSE 'part' END = CASE a.role {suits} ELSE 'health' END
    ) AS gets FROM teams_teammember m JOIN organisations_assignment a ON a.id = m.party_id
    WHERE m.subject_id = %(first)s AND upper_inf(m.period)
)
SELECT DISTINCT ON (a.role) a.role, a.id FROM organisations_assignment a
JOIN organisations_unit u ON u.id = a.unit_id
JOIN organisations_organisation o ON o.id = u.organisation_id
LEFT JOIN waits ON waits.id = a.id LEFT JOIN knows ON knows.id = a.id
LEFT JOIN near ON near.id = a.id LEFT JOIN leads ON leads.id = a.id LEFT JOIN serves ON serves.unit_id = a.unit_id
LEFT JOIN planned ON planned.id = a.unit_id
WHERE a.period @> %(now)s::timestamptz
ORDER BY a.role, CASE WHEN a.role = 'planner' THEN planned.many END DESC NULLS LAST,
    near.is_coordinator IS TRUE DESC,
    (serves.unit_id IS NOT NULL AND a.role = ANY (%(provides)s)) DESC,
    (near.id IS NOT NULL AND a.role = ANY (%(provides)s)) DESC, (a.role = 'coordinator' AND leads.sip IS TRUE) DESC,
    (a.role = 'coordinator' AND leads.id IS NOT NULL) DESC, waits.suits_of_first IS TRUE DESC,
    (near.id IS NOT NULL AND (near.gets OR waits.suits IS TRUE)) DESC,
    (knows.id IS NULL AND NOT a.role = ANY (%(provides)s)),
    waits.id IS NULL, waits.suits DESC, o.county_id = %(county)s DESC,
    (a.role = 'unit_manager' AND u.kind = 'home_care') DESC,
    CASE WHEN a.role = 'log_controller' THEN waits.many END DESC NULLS LAST,
    (a.role = 'process_leader' AND o.kind = 'region') DESC,
    waits.of_first DESC NULLS LAST, knows.of_first DESC NULLS LAST,
    o.municipality_id = %(municipality)s DESC NULLS LAST, waits.many DESC NULLS LAST, knows.many DESC NULLS LAST, a.id
"""

# Where most visits are planned: whoever plans them, the two who have most of them today, and whom they come to most;
# whoever plans most visits of home nursing; and who is licensed to prescribe there, where something is prescribed.
_VISITS = """
WITH unit AS (
    SELECT unit_id AS id FROM visits_visit WHERE state = 'published' AND starts_at >= %(now)s::timestamptz
    GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1
), ahead AS (
    SELECT * FROM visits_visit WHERE unit_id = (SELECT id FROM unit) AND carer_id IS NOT NULL AND state = 'published'
        AND (starts_at AT TIME ZONE 'Europe/Stockholm')::date = %(today)s::date
), nursing AS (
    SELECT v.unit_id AS id, count(*) AS many FROM visits_visit v
    WHERE v.state IN ('planned', 'published') AND v.starts_at >= %(now)s::timestamptz GROUP BY 1
)
(SELECT 'visits_planner', NULL::uuid, a.id FROM organisations_assignment a JOIN unit ON unit.id = a.unit_id
    WHERE a.role IN ('planner', 'unit_manager') AND a.period @> %(now)s::timestamptz
    ORDER BY a.role = 'planner' DESC, a.id LIMIT 1)
UNION ALL (SELECT 'visits_carer', NULL, carer_id FROM ahead GROUP BY carer_id ORDER BY count(*) DESC, carer_id LIMIT 1)
UNION ALL (SELECT 'visits_colleague', NULL, carer_id FROM ahead
    GROUP BY carer_id ORDER BY count(*) DESC, carer_id LIMIT 1 OFFSET 1)
UNION ALL (SELECT 'nursing_planner', NULL, a.id FROM organisations_assignment a
    JOIN organisations_unit u ON u.id = a.unit_id AND u.kind = 'home_nursing'
    JOIN visits_visit v ON v.unit_id = u.id AND v.state IN ('planned', 'published')
        AND v.starts_at >= %(now)s::timestamptz
    WHERE a.role IN ('planner', 'unit_manager') AND a.period @> %(now)s::timestamptz
    GROUP BY a.id, a.role ORDER BY count(*) DESC, a.role = 'planner' DESC, a.id LIMIT 1)
UNION ALL (SELECT 'home_nurse', NULL, a.id FROM organisations_assignment a
    JOIN organisations_unit u ON u.id = a.unit_id AND u.kind = 'home_nursing'
    JOIN plans_commitment c ON c.owner_id = u.id AND c.state = 'active' AND c.legal_basis = 'health'
    JOIN plans_healthassessment h ON h.commitment_id = c.id AND h.suitable AND h.ordination <> ''
    LEFT JOIN nursing ON nursing.id = u.id
    WHERE a.role = ANY (%(prescribes)s) AND a.period @> %(now)s::timestamptz
    GROUP BY a.id, nursing.many ORDER BY nursing.many DESC NULLS LAST, count(*) DESC, a.id LIMIT 1)
UNION ALL (SELECT 'visits_person', v.subject_id, v.subject_id FROM ahead v
    JOIN people_person p ON p.subject_id = v.subject_id AND p.protected_identity = ''
    GROUP BY v.subject_id ORDER BY count(*) DESC, v.subject_id LIMIT 1)
"""

# The log controller with most emergencies to review: a region's, where the one with most of everything else is not.
_REVIEWS = """
SELECT a.id FROM organisations_assignment a JOIN organisations_unit u ON u.id = a.unit_id
JOIN consent_emergencyaccess e ON e.organisation_id = u.organisation_id AND e.reviewed_at IS NULL
WHERE a.role = 'log_controller' AND a.period @> %(now)s::timestamptz GROUP BY a.id ORDER BY count(*) DESC, a.id LIMIT 1
"""

# Who carries out what was decided.
_PROVIDES = ("unit_manager", "planner", "assistant_nurse")

_LICENSED = {"prescribes": sorted(PRESCRIBES)}

# What each role is there to answer; a measure of health care for the others.
_SUITS = {
    "care_assessor": "application", "lss_assessor": "application", "unit_manager": "assignment",
    "planner": "assignment", "assistant_nurse": "assignment", "coordinator": "wish", "carer_advisor": "part",
    "school_counsellor": "part", "association_contact": "part", "log_controller": "control",
}  # fmt: skip


# Who somebody offered is, by the code of what they are offered as: their party, and of private people whose plan it is.
Picks = dict[str, tuple[UUID, UUID | None]]


def look_up(first: UUID | None = None) -> Picks:
    """Ask the database, around `first` when given; nothing where no county is loaded.

    Needs a transaction that reaches everybody.
    """
    at: dict[str, Any] = {"now": now(), "today": today()}
    for (shown,) in [(first,)] if first else _rows(_SHOWN_FIRST, at):
        person = Person.objects.get(pk=shown)
        near = at | {"first": person.pk, "county": person.county_id, "municipality": person.municipality_id}
        found: Picks = {"person": (person.pk, person.pk)}
        private = (
            ("close_one", _CLOSE), ("plan_alone", _PLAN_ALONE), ("asked", _ASKED),
            ("representative", _REPRESENTED), ("represents", _REPRESENTS),
            ("by_power", _BY_POWER), ("for_rights", _FOR_RIGHTS), ("both", _BOTH), ("young", _YOUNG),
            ("two_places", _TWO_PLACES),
        )  # fmt: skip
        for code, question in private:
            for subject_id, party_id in _rows(question, near):
                found[code] = party_id, subject_id
        if "representative" in found:
            guardian, child = found["representative"]
            for subject_id, party_id in _rows(_OTHER_GUARDIAN, near | {"guardian": guardian, "child": child}):
                found["other_guardian"] = party_id, subject_id
        for subject_id, party_id in _rows(_FOLLOWED, near):
            found |= {"followed": (subject_id, subject_id), "followed_coordinator": (party_id, subject_id)}
        found |= _protected(near)
        found |= {code: (party_id, subject_id) for code, subject_id, party_id in _rows(_VISITS, near | _LICENSED)}
        found |= {role: (assignment_id, None) for role, assignment_id in _staff(near)}
        for (assignment_id,) in _rows(_REVIEWS, near):
            if found.get("log_controller") != (assignment_id, None):
                found["emergency_controller"] = assignment_id, None
        if lifts := who_lifts(at["now"], county_id=person.county_id):
            found["lifts"] = lifts
        return found
    return {}


def _protected(near: dict[str, Any]) -> Picks:
    """Somebody of each kind of protected identity, and who coordinates for the first of them."""
    found: Picks = {}
    for protected, coordinator in _rows(_PROTECTED, near):
        found["protected"] = protected, protected
        if coordinator:
            found["protected_coordinator"] = coordinator, None
        for subject_id, party_id in _rows(_PROTECTED_OTHERWISE, near | {"protected": protected}):
            found["protected_other"] = party_id, subject_id
    return found


def _staff(near: dict[str, Any]) -> list[tuple[Any, ...]]:
    who_may = {law: sorted(roles) for law, roles in DECIDES.items()} | {"health": sorted(ASSESSES_HEALTH)}
    suits = sql.SQL(" ").join(
        sql.SQL("WHEN {} THEN {}").format(sql.Literal(role), sql.Literal(what)) for role, what in _SUITS.items()
    )
    return _rows(sql.SQL(_BUSIEST).format(suits=suits), near | who_may | {"provides": list(_PROVIDES)})


def _rows(question: str | sql.Composed, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found
