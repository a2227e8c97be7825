"""What waits here, for `worklists`: less protection that a colleague is asked to say yes or no to; and that the person
has died, for whoever coordinates."""

from datetime import datetime, timedelta

from ledstjarna.domain.consent.queries import ASKING, LIFT_REQUEST
from ledstjarna.domain.consent.rules import READS_ONLY
from ledstjarna.domain.people.rules.deaths import TOLD_FOR
from ledstjarna.foundation.work import COORDINATOR, OWNER, WorkKind, WorkSource

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

PEOPLE_WORK = (PROTECTION, DIED)
