"""What waits here, for `worklists`: less protection that a colleague is asked to say yes or no to; that the person has
died, for whoever coordinates; and what is news."""

from datetime import datetime, timedelta

from ledstjarna.domain.consent.queries import ASKING, LIFT_REQUEST
from ledstjarna.domain.consent.rules import READS_ONLY
from ledstjarna.domain.people.rules.deaths import TOLD_FOR
from ledstjarna.domain.people.rules.notices import CHANGED_NEWS_FOR, SPOKEN_FOR
from ledstjarna.foundation.work import COORDINATOR, OWNER, PERSON, WorkKind, WorkSource

# Whoever asks wants to know whether less is to hold: the person is protected meanwhile, so nothing is in danger.
_LATE_AFTER = timedelta(days=7)  # our own choice, not law

_READ_ALONE = ", ".join(f"'{basis}'" for basis in sorted({*READS_ONLY, LIFT_REQUEST}))

# Each who works for the person has it as their own, until one has answered; nobody's to whoever asked, in whichever
# assignment of theirs (`answer_finding`). What a later change has overtaken waits for nobody.
PROTECTION = WorkSource(
    (WorkKind("protection_to_answer", OWNER, _LATE_AFTER),),
    f"""
    SELECT p.subject_id, 'protection_to_answer', p.id, NULL::uuid, '',
           (SELECT s.id FROM consent_accessground g
            JOIN organisations_assignment s ON s.id = g.party_id OR s.unit_id = g.party_id
            WHERE g.subject_id = p.subject_id AND g.county_id = p.county_id AND g.party_id = ANY ({ASKING})
              AND g.period @> %(now)s::timestamptz AND g.scope_id IS NULL AND g.kinds @> ARRAY['basic']::varchar[]
              AND g.basis NOT IN ({_READ_ALONE}) AND s.id = ANY ({ASKING}) AND s.staff_member_id <> w.staff_member_id
            ORDER BY s.id LIMIT 1),
           '', p.recorded_at, NULL::timestamptz
    FROM people_protectionchange p
    LEFT JOIN organisations_assignment w ON w.id = p.written_by_id
    WHERE p.county_id = %(county)s AND p.subject_id = ANY(%(subjects)s) AND p.lowers AND p.agreed IS NULL
      AND NOT EXISTS (
          SELECT 1 FROM people_protectionchange n
          WHERE n.county_id = p.county_id AND n.subject_id = p.subject_id AND n.number > p.number)
    """,
)


def deaths_since(at: datetime) -> dict[str, datetime]:
    """Since when a death that is noted is still told in Att göra."""
    return {"deaths_since": at - TOLD_FOR}


DIED = WorkSource(
    (WorkKind("person_died", COORDINATOR),),
    """
    SELECT d.subject_id, 'person_died', d.subject_id, NULL::uuid, '', NULL::uuid, '', d.death_noted_at,
           NULL::timestamptz
    FROM people_person d
    WHERE d.county_id = %(county)s AND d.subject_id = ANY(%(subjects)s) AND d.deceased
      AND d.death_noted_at > %(deaths_since)s
    """,
    moments=deaths_since,
)

_SPOKEN_FOR = ", ".join(f"'{kind}'" for kind in SPOKEN_FOR)

# What somebody who acts in the person's place, no guardian, has changed for them; and a yes that staff wrote down where
# the last the person had said themself was a no. The title is the event, after a colon what it says, after one more
# who said it where it was not the person: the edge puts them into words.
CHANGED_FOR = WorkSource(
    (WorkKind("changed_for_person_to_read", PERSON),),
    f"""
    SELECT h.subject_id, 'changed_for_person_to_read', h.id, NULL::uuid,
           h.kind || ':' || COALESCE(h.body->>'kind', h.body->>'may_read', '') || ':' || COALESCE(r.name, ''),
           h.subject_id, '', h.happened_at, NULL::timestamptz
    FROM outbox_happening h
    LEFT JOIN people_representative r
      ON r.subject_id = h.subject_id AND r.id = COALESCE(h.body->>'said_by_id', h.actor_id::text)::uuid
    WHERE h.county_id = %(county)s AND h.subject_id = ANY(%(subjects)s) AND h.recorded_at > %(changed_since)s
      AND h.kind IN ({_SPOKEN_FOR}) AND h.actor_id <> h.subject_id
      AND CASE WHEN r.id IS NULL THEN h.kind = 'ConsentGiven' AND EXISTS (
              SELECT 1 FROM consent_consent n
              JOIN consent_consent b ON b.subject_id = n.subject_id AND b.kind = n.kind AND b.replaced_at = n.said_at
              WHERE n.subject_id = h.subject_id AND n.id = (h.body->>'consent_id')::uuid
                AND n.said_by_id = n.subject_id AND b.said_by_id = b.subject_id AND b.state IN ('refused', 'withdrawn'))
          ELSE EXISTS (
              SELECT 1 FROM people_mandate m
              WHERE m.subject_id = h.subject_id AND m.representative_id = r.id AND m.kind <> 'guardian') END
    """,
    moments=lambda at: {"changed_since": at - CHANGED_NEWS_FOR},
)

PEOPLE_WORK = (PROTECTION, DIED)
