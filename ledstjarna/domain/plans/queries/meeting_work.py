"""What waits around meetings about the plan, for `worklists`: answers, times to set, who cannot come, what is off."""

from datetime import timedelta

from ledstjarna.domain.consent.queries import ASKING
from ledstjarna.domain.plans.queries.calls import OPENED
from ledstjarna.domain.plans.rules.meeting_times import FARTHEST
from ledstjarna.foundation.work import OWNER, PERSON, WorkKind, WorkSource

NEWS_FOR = timedelta(days=7)  # as long as what the person told of and was answered is news

# Whoever is called and has not answered every proposed time, or not said whether they come; and whoever called, who is
# to ask about times, or to decide when all have answered or no proposed time is left to come. After the first time that
# is proposed, or when the meeting begins, an answer is too late. What the caller has to do is only told to those who
# reach the plan: others see no answers but their own. A meeting's times and those called are read once for both.
# When the time is set and the person cannot come, whoever called needs another time, at once: it is the person's
# meeting. That somebody else cannot, or would rather have another time, is told to the caller, who may hold it all the
# same: it is never late.
MEETINGS = WorkSource(
    (
        WorkKind("meeting_to_answer", OWNER),
        WorkKind("meeting_for_person", PERSON),
        WorkKind("meeting_to_ask", OWNER, timedelta(days=3)),
        WorkKind("meeting_time_to_set", OWNER, timedelta(days=3)),
        WorkKind("meeting_person_cannot", OWNER, timedelta(days=1)),
        WorkKind("meeting_other_cannot", OWNER),
        WorkKind("meeting_time_wished", OWNER),
    ),
    """
    SELECT c.subject_id,
           waits.kind, c.id, NULL::uuid, c.about, waits.whose_id, waits.whose_label, waits.since, waits.due
    FROM plans_planmeetingcall c
    CROSS JOIN LATERAL (
        SELECT coalesce(array_agg(x.id::text), '{}') AS ids, min(x.starts_at) AS first_at
        FROM plans_meetingtime x
        WHERE c.state = 'asked' AND x.call_id = c.id AND x.withdrawn_at IS NULL AND x.starts_at > %(now)s
    ) asked
    CROSS JOIN LATERAL (
        WITH called AS MATERIALIZED (
            SELECT m.party_id, m.label, m.answered_at, m.left_out_at IS NULL AND CASE c.state
                   WHEN 'asked' THEN NOT m.answers ?& asked.ids ELSE c.state = 'set' AND m.coming = '' END AS owes,
                   m.left_out_at IS NULL AND c.state = 'set' AND m.coming = 'no' AS cannot,
                   m.left_out_at IS NULL AND c.state = 'set' AND m.wished_starts_at > %(now)s AS wishes, m.wished_at
            FROM plans_meetingparticipant m WHERE m.call_id = c.id
        )
        SELECT 'meeting_to_answer' AS kind, o.party_id AS whose_id, o.label AS whose_label,
               coalesce(c.told_at, c.called_at) AS since,
               CASE c.state WHEN 'set' THEN c.starts_at ELSE asked.first_at END AS due
        FROM called o WHERE o.owes AND o.party_id <> c.subject_id
        UNION ALL
        SELECT 'meeting_for_person', o.party_id, o.label, coalesce(c.told_at, c.called_at), NULL
        FROM called o WHERE o.owes AND o.party_id = c.subject_id
        UNION ALL
        SELECT CASE c.state WHEN 'draft' THEN 'meeting_to_ask' ELSE 'meeting_time_to_set' END, c.called_by_id,
               c.called_by_label, greatest(c.called_at, (SELECT max(o.answered_at) FROM called o)), NULL
        WHERE c.state <> 'set' AND NOT EXISTS (SELECT 1 FROM called o WHERE o.owes)
          AND EXISTS (SELECT 1 FROM plans_plan p WHERE p.id = c.plan_id)
        UNION ALL
        SELECT 'meeting_person_cannot', c.called_by_id, c.called_by_label, o.answered_at, NULL
        FROM called o WHERE o.cannot AND o.party_id = c.subject_id
          AND EXISTS (SELECT 1 FROM plans_plan p WHERE p.id = c.plan_id)
        UNION ALL
        SELECT 'meeting_other_cannot', c.called_by_id, c.called_by_label, max(o.answered_at), NULL
        FROM called o WHERE o.cannot AND EXISTS (SELECT 1 FROM plans_plan p WHERE p.id = c.plan_id)
        HAVING count(*) > 0 AND NOT bool_or(o.party_id = c.subject_id)
        UNION ALL
        SELECT 'meeting_time_wished', c.called_by_id, c.called_by_label, max(o.wished_at), NULL
        FROM called o WHERE o.wishes AND EXISTS (SELECT 1 FROM plans_plan p WHERE p.id = c.plan_id)
        HAVING count(*) > 0
    ) waits
    WHERE c.county_id = %(county)s AND c.subject_id = ANY(%(subjects)s)
      AND (c.state IN ('draft', 'asked') OR (c.state = 'set' AND c.ends_at > %(now)s))
    """,
)

# A meeting that will not be, told to the person until its time has come or they have opened it since; the time stands
# where others have when something is late. Of one that only was asked about: as long as other answers are news.
_CANCELLED = """
    SELECT c.subject_id, 'meeting_cancelled_to_read', c.id, NULL::uuid, c.about, c.subject_id, '', c.cancelled_at,
           c.starts_at
    FROM plans_planmeetingcall c
    WHERE c.county_id = %(county)s AND c.subject_id = ANY(%(subjects)s) AND c.state = 'cancelled'
      AND c.told_at IS NOT NULL AND coalesce(c.starts_at > %(now)s, c.cancelled_at > %(news_since)s)
"""
_CANCELLED_KINDS = (WorkKind("meeting_cancelled_to_read", PERSON),)
# Only the person's own log shows to them: whoever answers for them is told for as long, opened or not.
CANCELLED_TO_OTHERS = WorkSource(_CANCELLED_KINDS, _CANCELLED, moments=lambda at: {"news_since": at - NEWS_FOR})
CANCELLED = WorkSource(
    _CANCELLED_KINDS,
    _CANCELLED
    + f"""
      AND NOT EXISTS (
          SELECT 1 FROM consent_accesslog l
          WHERE l.county_id = c.county_id AND l.subject_id = c.subject_id AND l.party_id = c.subject_id
            AND l.at BETWEEN %(cancelled_since)s AND %(now)s AND l.at >= c.cancelled_at
            AND l.detail ->> '{OPENED}' = c.id::text)
    """,
    moments=lambda at: {"news_since": at - NEWS_FOR, "cancelled_since": at - FARTHEST},
)

# The same to each of the others who were called, and to whoever called: to nobody else, nor to whoever cancelled it.
# It waits for nobody, and is news for a week.
CANCELLED_TO_CALLED = WorkSource(
    (WorkKind("meeting_cancelled", OWNER),),
    f"""
    SELECT c.subject_id, 'meeting_cancelled', c.id, NULL::uuid, c.about, told.party_id, told.label, c.cancelled_at,
           c.starts_at
    FROM plans_planmeetingcall c CROSS JOIN LATERAL (
        SELECT m.party_id, m.label FROM plans_meetingparticipant m
        WHERE m.call_id = c.id AND c.told_at IS NOT NULL AND m.left_out_at IS NULL
          AND m.party_id NOT IN (c.subject_id, c.called_by_id) AND m.party_id IS DISTINCT FROM c.cancelled_by_id
        UNION ALL
        SELECT c.called_by_id, c.called_by_label WHERE c.cancelled_by_id <> c.called_by_id
    ) told
    WHERE c.county_id = %(county)s AND c.subject_id = ANY(%(subjects)s) AND c.state = 'cancelled'
      AND c.cancelled_at > %(news_since)s AND (c.starts_at IS NULL OR c.starts_at > %(now)s)
      AND told.party_id = ANY({ASKING})
    """,
    moments=lambda at: {"news_since": at - NEWS_FOR},
)

# Whoever called a meeting is told for as long that somebody else has changed its time or place.
MOVED_BY_ANOTHER = WorkSource(
    (WorkKind("meeting_moved", OWNER),),
    f"""
    SELECT c.subject_id, 'meeting_moved', c.id, NULL::uuid, c.about, c.called_by_id, c.called_by_label, c.changed_at,
           c.starts_at
    FROM plans_planmeetingcall c
    WHERE c.county_id = %(county)s AND c.subject_id = ANY(%(subjects)s) AND c.state = 'set'
      AND c.changed_by_id <> c.called_by_id AND c.changed_at > %(news_since)s AND c.starts_at > %(now)s
      AND c.called_by_id = ANY({ASKING})
    """,
    moments=lambda at: {"news_since": at - NEWS_FOR},
)
