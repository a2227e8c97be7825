"""What waits in a team, for `worklists`: messages that nobody has answered, those who want
to be called, and named contacts who are in the team no more.

Each is asked by person as the indexes have it. When an answer or a call was promised stands on the row; who has a call
whose promise has passed is asked by the moment that rules.calling tells.
"""

from datetime import timedelta

from ledstjarna.domain.teams.queries.threads import NEW_FOR, OPENED
from ledstjarna.domain.teams.rules.calling import latest_of_unit
from ledstjarna.domain.teams.rules.states import OPEN_CALLS
from ledstjarna.foundation.work import COORDINATOR, OWNER, PERSON, WorkKind, WorkSource

# What the person is asked is never late: nothing is demanded of them.
THREADS = WorkSource(
    (
        WorkKind("message_unanswered", OWNER),
        WorkKind("message_to_person", PERSON),
    ),
    """
    SELECT t.subject_id,
           CASE WHEN t.waits_for_id = t.subject_id THEN 'message_to_person' ELSE 'message_unanswered' END, t.id,
           NULL::uuid, t.title, t.waits_for_id, t.waits_for_label, t.waiting_since,
           CASE WHEN t.waits_for_id = t.subject_id THEN NULL ELSE t.answer_by END
    FROM teams_thread t
    WHERE t.county_id = %(county)s AND t.subject_id = ANY(%(subjects)s) AND t.state = 'waits'
    """,
)

# Whoever was reached has it until the promise passes untried; then whoever coordinates now; then the unit.
CALLS = WorkSource(
    (
        WorkKind("call_to_make", OWNER),
        WorkKind("call_passed_on", COORDINATOR),
    ),
    f"""
    SELECT r.subject_id,
           CASE has.it WHEN 'coordinator' THEN 'call_passed_on' ELSE 'call_to_make' END, r.id, NULL::uuid, '',
           CASE has.it WHEN 'reached' THEN r.reaches_id WHEN 'unit' THEN r.unit_id END,
           CASE has.it WHEN 'reached' THEN r.reaches_label WHEN 'unit' THEN coalesce(u.name, '') ELSE '' END,
           r.asked_at, r.promised_at
    FROM teams_callrequest r
    LEFT JOIN organisations_unit u ON u.id = r.unit_id
    CROSS JOIN LATERAL (SELECT CASE
        WHEN r.promised_at >= %(now)s OR r.tried_at <= r.promised_at THEN 'reached'
        WHEN r.coordinator_id IS NULL OR r.coordinator_id = r.reaches_id
          OR r.promised_at <= %(calls_of_unit)s THEN 'unit'
        ELSE 'coordinator' END AS it) has
    WHERE r.county_id = %(county)s AND r.subject_id = ANY(%(subjects)s)
      AND r.state IN ({", ".join(f"'{state}'" for state in sorted(OPEN_CALLS))})
    """,
    moments=lambda at: {"calls_of_unit": latest_of_unit(at)},
)

# A named contact who no longer takes part in the team, neither by name nor by the unit that holds the contact: as
# rules.contacts.contact_gap says it. Whoever coordinates names another.
CONTACTS = WorkSource(
    (WorkKind("contact_to_name", COORDINATOR, timedelta(days=7)),),
    """
    SELECT n.subject_id, 'contact_to_name', n.id, NULL::uuid, '', NULL::uuid, '',
           coalesce((SELECT max(upper(m.period)) FROM teams_teammember m WHERE m.county_id = n.county_id
                     AND m.subject_id = n.subject_id AND m.party_id IN (n.holder_id, n.team_id)), lower(n.period)),
           NULL::timestamptz
    FROM teams_namedcontact n
    WHERE n.county_id = %(county)s AND n.subject_id = ANY(%(subjects)s) AND n.period @> %(now)s::timestamptz
      AND NOT EXISTS (SELECT 1 FROM teams_teammember m WHERE m.county_id = n.county_id
                      AND m.subject_id = n.subject_id AND m.party_id IN (n.holder_id, n.team_id)
                      AND m.period @> %(now)s::timestamptz)
    """,
)

# Who holds one person's team together: party and label, to stand beside what waits for whoever that is.
COORDINATES = (
    "SELECT m.party_id, m.label FROM teams_teammember m WHERE m.county_id = %(county)s "
    "AND m.subject_id = ANY(%(subjects)s) AND m.is_coordinator AND upper_inf(m.period) LIMIT 1"
)

# What somebody else wrote last and the reader has not opened since, as `threads.unread` tells it. Only asked for the
# person themself, whose own log shows to them; the two bounds let the database look at the months in question alone.
UNREAD = WorkSource(
    (WorkKind("message_to_read", PERSON),),
    f"""
    SELECT t.subject_id, 'message_to_read', t.id, NULL::uuid, t.title, t.subject_id, '', t.last_at, NULL::timestamptz
    FROM teams_thread t
    JOIN teams_message m ON m.thread_id = t.id AND m.number = t.count AND m.written_by_id <> t.subject_id
    WHERE t.county_id = %(county)s AND t.subject_id = ANY(%(subjects)s) AND t.last_at > %(new_since)s
      AND t.waits_for_id IS DISTINCT FROM t.subject_id
      AND NOT EXISTS (
          SELECT 1 FROM consent_accesslog l
          WHERE l.county_id = t.county_id AND l.subject_id = t.subject_id AND l.party_id = t.subject_id
            AND l.at BETWEEN %(new_since)s AND %(now)s AND l.at >= t.last_at
            AND l.detail ->> '{OPENED}' = t.id::text)
    """,
    moments=lambda at: {"new_since": at - NEW_FOR},
)

TEAM_WORK: tuple[WorkSource, ...] = (THREADS, CALLS, CONTACTS)
