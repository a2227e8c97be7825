"""What waits here, for `worklists`: what a person has said is wrong and nobody has answered."""

from ledstjarna.foundation.work import OWNER, WorkKind, WorkSource

RECTIFICATIONS = WorkSource(
    (WorkKind("rectification_to_answer", OWNER),),
    """
    SELECT 'rectification_to_answer', k.id, NULL::uuid, k.what, k.reaches_id, k.reaches_label, k.asked_at,
           (k.due_on::timestamp AT TIME ZONE 'Europe/Stockholm')
    FROM keeping_rectification k
    WHERE k.county_id = who.county_id AND k.subject_id = who.subject_id AND k.state = 'asked'
    """,
)
KEEPING_WORK = (RECTIFICATIONS,)
