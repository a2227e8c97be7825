"""What waits here, for `worklists`: a yes that soon comes to its end, and a guardian's that waits for the other's."""

from ledstjarna.domain.consent.rules import ASKS_BEFORE
from ledstjarna.foundation.work import PERSON, WorkKind, WorkSource

# Whoever answers for the person is asked if it goes on, as long as it still holds; unanswered it ends by itself. Where
# one guardian has said that it does, the other is asked for theirs alone. The
# title is the kind of consent, and after a colon who said half a yes: the edge puts them into words.
CONSENTS = WorkSource(
    (WorkKind("consent_ends_for_person", PERSON), WorkKind("consent_half_for_person", PERSON)),
    """
    SELECT s.subject_id,
           CASE s.state WHEN 'half' THEN 'consent_half_for_person' ELSE 'consent_ends_for_person' END,
           s.id, NULL::uuid, CASE s.state WHEN 'half' THEN s.kind || ':' || s.said_by_label ELSE s.kind END,
           s.subject_id, '', s.said_at, CASE s.state WHEN 'half' THEN NULL ELSE s.ends_at END
    FROM consent_consent s
    WHERE s.county_id = %(county)s AND s.subject_id = ANY(%(subjects)s) AND s.replaced_at IS NULL
      AND ((s.state = 'half' AND (s.ends_at IS NULL OR s.ends_at > %(now)s))
           OR (s.state = 'given' AND s.ends_at > %(now)s AND s.ends_at <= %(consents_end_by)s
               AND NOT EXISTS (
                   SELECT 1 FROM consent_consent h
                   WHERE h.county_id = s.county_id AND h.subject_id = s.subject_id AND h.kind = s.kind
                     AND h.replaced_at IS NULL AND h.state = 'half' AND (h.ends_at IS NULL OR h.ends_at > s.ends_at)
               )))
    """,
    moments=lambda at: {"consents_end_by": at + ASKS_BEFORE},
)

CONSENT_WORK = (CONSENTS,)
