"""What is news to a person here, for `worklists`: a question about who has read that somebody has answered."""

from datetime import timedelta

from ledstjarna.foundation.work import PERSON, WorkKind, WorkSource

ANSWERED_NEWS_FOR = timedelta(days=7)
LOG_ANSWERS = WorkSource(
    (WorkKind("log_answer_to_read", PERSON),),
    """
    SELECT q.subject_id, 'log_answer_to_read', q.id, NULL::uuid, '', q.subject_id, '', q.answered_at, NULL::timestamptz
    FROM control_logquestion q
    WHERE q.county_id = %(county)s AND q.subject_id = ANY(%(subjects)s) AND q.answered_at > %(log_answers_since)s
    """,
    moments=lambda at: {"log_answers_since": at - ANSWERED_NEWS_FOR},
)
