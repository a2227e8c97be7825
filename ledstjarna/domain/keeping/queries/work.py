"""What waits here, for `worklists`: what a person has said is wrong and nobody has answered."""

from datetime import timedelta

from ledstjarna.foundation.work import OWNER, PERSON, WorkKind, WorkSource

RECTIFICATIONS = WorkSource(
    (WorkKind("rectification_to_answer", OWNER),),
    """
    SELECT k.subject_id, 'rectification_to_answer', k.id, NULL::uuid, k.what, k.reaches_id, k.reaches_label, k.asked_at,
           (k.due_on::timestamp AT TIME ZONE 'Europe/Stockholm')
    FROM keeping_rectification k
    WHERE k.county_id = %(county)s AND k.subject_id = ANY(%(subjects)s) AND k.state = 'asked'
    """,
)

# What the person said is wrong and somebody has answered: read among their data, and no longer news after a week.
ANSWERED_NEWS_FOR = timedelta(days=7)
RECTIFIED = WorkSource(
    (WorkKind("rectification_answer_to_read", PERSON),),
    """
    SELECT k.subject_id,
           'rectification_answer_to_read', k.id, NULL::uuid, '', k.subject_id, '', k.answered_at, NULL::timestamptz
    FROM keeping_rectification k
    WHERE k.county_id = %(county)s AND k.subject_id = ANY(%(subjects)s) AND k.answered_at > %(rectified_since)s
    """,
    moments=lambda at: {"rectified_since": at - ANSWERED_NEWS_FOR},
)

KEEPING_WORK = (RECTIFICATIONS,)
