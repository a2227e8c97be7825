"""What waits in a plan, for `worklists`: one source a table, each asked by person as the indexes have it.

Times that are promised on a row stand on it; others are declared on the kind. A time that is ours is no law.
"""

from datetime import timedelta

from ledstjarna.domain.consent.queries import ASKING
from ledstjarna.domain.people.queries import deaths_since
from ledstjarna.domain.plans.queries.meeting_work import CANCELLED_TO_CALLED, MEETINGS, MOVED_BY_ANOTHER
from ledstjarna.domain.plans.rules.expiring import DECISIONS_END, PARTS_END
from ledstjarna.domain.plans.rules.following_up import DUE_WITHIN
from ledstjarna.domain.plans.rules.supports import ASSESSES_HEALTH
from ledstjarna.foundation.work import COORDINATOR, OWNER, PERSON, WorkKind, WorkSource

PARTS = WorkSource(
    (
        WorkKind("part_asked", OWNER, timedelta(days=7)),
        WorkKind("part_to_assess", OWNER, timedelta(days=7), done_by=ASSESSES_HEALTH),
    ),
    """
    SELECT c.subject_id,
           CASE c.state WHEN 'awaits_owner' THEN 'part_asked' ELSE 'part_to_assess' END AS kind, c.id AS row_id,
           c.id AS part_id, c.title, c.owner_id AS whose_id, c.owner_label AS whose_label, c.changed_at AS since,
           NULL::timestamptz AS due
    FROM plans_commitment c
    WHERE c.county_id = %(county)s AND c.subject_id = ANY(%(subjects)s)
      AND c.state IN ('awaits_owner', 'awaits_assessment')
    """,
)

APPLICATIONS = WorkSource(
    (
        WorkKind("application_undecided", OWNER, timedelta(days=60)),
        WorkKind("provider_to_find", OWNER, timedelta(days=14)),
        WorkKind("assignment_returned", OWNER, timedelta(days=1)),
    ),
    """
    SELECT a.subject_id, CASE WHEN a.state <> 'decided' THEN 'application_undecided' WHEN r.state = 'returned'
           THEN 'assignment_returned' ELSE 'provider_to_find' END, a.id, c.id, c.title,
           coalesce(a.investigator_id, c.owner_id), coalesce(nullif(a.investigator_label, ''), c.owner_label),
           CASE a.state WHEN 'decided' THEN c.changed_at ELSE a.applied_at END, NULL::timestamptz
    FROM plans_application a
    JOIN plans_commitment c ON c.id = a.commitment_id
    LEFT JOIN plans_providerassignment r ON r.id = c.assignment_id
    WHERE a.county_id = %(county)s AND a.subject_id = ANY(%(subjects)s)
      AND (a.state IN ('submitted', 'investigated') OR (
          a.state = 'decided' AND c.state = 'awaits_provider' AND NOT EXISTS (
              SELECT 1 FROM plans_providerassignment g WHERE g.id = c.assignment_id AND g.state = 'given')))
    """,
)

ASSIGNMENTS = WorkSource(
    (WorkKind("assignment_given", OWNER, timedelta(days=3)),),
    """
    SELECT g.subject_id,
           'assignment_given', g.id, g.commitment_id, c.title, g.unit_id, g.unit_label, g.given_at, NULL::timestamptz
    FROM plans_providerassignment g JOIN plans_commitment c ON c.id = g.commitment_id
    WHERE g.county_id = %(county)s AND g.subject_id = ANY(%(subjects)s) AND g.state = 'given'
    """,
)

# A yes is where the work begins: until somebody has begun to write how, the provider is the one it waits for.
ASSIGNMENTS_TO_BEGIN = WorkSource(
    (WorkKind("assignment_to_begin", OWNER, timedelta(days=14)),),
    """
    SELECT g.subject_id,
           'assignment_to_begin', g.id, c.id, c.title, g.unit_id, g.unit_label, g.answered_at, NULL::timestamptz
    FROM plans_providerassignment g
    JOIN plans_commitment c ON c.id = g.commitment_id AND c.assignment_id = g.id AND c.state = 'active'
    WHERE g.county_id = %(county)s AND g.subject_id = ANY(%(subjects)s) AND g.state = 'accepted'
      AND NOT EXISTS (SELECT 1 FROM plans_implementationplan i WHERE i.county_id = g.county_id
                      AND i.subject_id = g.subject_id AND i.commitment_id = c.id AND i.state <> 'replaced')
    """,
)

PROPOSALS = WorkSource(
    (
        WorkKind("proposal_open", PERSON),
        WorkKind("wish_unanswered", COORDINATOR, timedelta(days=7)),
    ),
    """
    SELECT p.subject_id,
           CASE p.state WHEN 'asked' THEN 'wish_unanswered' ELSE 'proposal_open' END, p.id, NULL::uuid, p.title,
           CASE p.state WHEN 'asked' THEN NULL ELSE p.subject_id END, '', p.proposed_at, NULL::timestamptz
    FROM plans_proposal p
    WHERE p.county_id = %(county)s AND p.subject_id = ANY(%(subjects)s)
      AND p.state IN ('open', 'thinking', 'other_guardian', 'asked')
    """,
)

REPORTS = WorkSource(
    (
        WorkKind("nobody_came", OWNER),
        WorkKind("not_satisfied", OWNER),
    ),
    """
    SELECT r.subject_id, r.kind, r.id, r.commitment_id, left(r.words, 160), r.reaches_id, r.reaches_label, r.told_at,
           r.answer_promised_at
    FROM plans_personreport r
    WHERE r.county_id = %(county)s AND r.subject_id = ANY(%(subjects)s) AND r.answered_at IS NULL
    """,
)

# What the unit that was to come has to write about it, until it has or the person has their answer.
MISSED_VISITS = WorkSource(
    (WorkKind("missed_visit", OWNER),),
    """
    SELECT m.subject_id,
           'missed_visit', m.id, m.commitment_id, c.title, m.owner_id, m.owner_label, m.told_at, m.answer_promised_at
    FROM plans_missedvisit m JOIN plans_commitment c ON c.id = m.commitment_id
    WHERE m.county_id = %(county)s AND m.subject_id = ANY(%(subjects)s)
      AND m.explained_at IS NULL AND m.closed_at IS NULL
    """,
)

# The handläggare's when their name is known, else the authority's unit; nothing once somebody has applied anew.
DECISIONS = WorkSource(
    (WorkKind("decision_ends", OWNER),),
    "SELECT c.subject_id, 'decision_ends', coalesce(a.id, c.id), c.id, c.title, a.investigator_id, "
    "coalesce(a.investigator_label, ''), NULL::timestamptz, c.ends_on::timestamp AT TIME ZONE 'Europe/Stockholm' "
    "FROM plans_commitment c LEFT JOIN plans_application a ON a.commitment_id = c.id "
    "WHERE c.county_id = %(county)s AND c.subject_id = ANY(%(subjects)s) AND c.ends_on IS NOT NULL "
    "AND c.state IN ('active', 'awaits_provider') AND ("
    + " OR ".join(
        f"(c.legal_basis = '{row.basis}' AND c.ends_on <= %(today)s::date + {row.begins_before.days} "
        f"AND c.ends_on > %(today)s::date - {row.shown_after.days})"
        for row in DECISIONS_END
        if row.shown_after is not None
    )
    + ") AND NOT EXISTS (SELECT 1 FROM plans_commitment n WHERE n.county_id = c.county_id "
    "AND n.subject_id = c.subject_id AND n.goal_id = c.goal_id AND n.legal_basis = c.legal_basis "
    "AND n.title = c.title AND n.recorded_at > c.recorded_at "
    "AND n.state IN ('awaits_decision', 'awaits_provider', 'active'))",
)

# A part that needs no decision, until somebody has said that it goes on or that it ends: it never goes by itself.
PARTS_ENDING = WorkSource(
    (
        WorkKind("part_ends", OWNER),
        WorkKind("part_ends_for_person", PERSON),
    ),
    "SELECT c.subject_id, "
    "CASE WHEN c.owner_id = c.subject_id THEN 'part_ends_for_person' ELSE 'part_ends' END, c.id, c.id, c.title, "
    "c.owner_id, c.owner_label, NULL::timestamptz, c.ends_on::timestamp AT TIME ZONE 'Europe/Stockholm' "
    "FROM plans_commitment c "
    "WHERE c.county_id = %(county)s AND c.subject_id = ANY(%(subjects)s) AND c.ends_on IS NOT NULL "
    "AND c.state = 'active' AND ("
    + " OR ".join(
        f"(c.legal_basis = '{row.basis}' AND c.ends_on <= %(today)s::date + {row.begins_before.days})"
        for row in PARTS_END
    )
    + ") AND NOT coalesce((SELECT t.ends_then FROM plans_partterm t WHERE t.commitment_id = c.id "
    "ORDER BY t.number DESC LIMIT 1), false)",
)

# As rules.following_up.when_due says: due, overdue, or without a day though the plan is agreed.
FOLLOW_UPS = WorkSource(
    (WorkKind("follow_up", COORDINATOR),),
    f"""
    SELECT p.subject_id, 'follow_up', p.id, NULL::uuid, '', NULL::uuid, '', NULL::timestamptz,
           (p.next_follow_up + 1)::timestamp AT TIME ZONE 'Europe/Stockholm'
    FROM plans_plan p
    WHERE p.county_id = %(county)s AND p.subject_id = ANY(%(subjects)s) AND p.ended_at IS NULL
      AND (p.next_follow_up <= %(today)s::date + {DUE_WITHIN.days} OR (p.next_follow_up IS NULL AND p.version > 0))
    """,
)

OWNER_CHANGES = WorkSource(
    (
        WorkKind("owner_sought", OWNER),
        WorkKind("owner_for_person", PERSON),
        WorkKind("owner_asked", OWNER),
    ),
    """
    SELECT o.subject_id,
           CASE o.state WHEN 'sought' THEN 'owner_sought' WHEN 'asked' THEN 'owner_asked' ELSE 'owner_for_person' END,
           o.id, o.commitment_id, c.title,
           CASE o.state WHEN 'sought' THEN o.meanwhile_id WHEN 'asked' THEN o.new_owner_id ELSE o.subject_id END,
           CASE o.state WHEN 'sought' THEN o.meanwhile_label WHEN 'asked' THEN o.new_owner_label ELSE '' END,
           o.changed_at, CASE o.state WHEN 'awaits_person' THEN NULL ELSE o.promised_at END
    FROM plans_ownerchange o JOIN plans_commitment c ON c.id = o.commitment_id
    WHERE o.county_id = %(county)s AND o.subject_id = ANY(%(subjects)s) AND o.ended_at IS NULL
    """,
)

CARER_SUPPORTS = WorkSource(
    (WorkKind("carer_support", OWNER),),
    """
    SELECT s.subject_id,
           'carer_support', s.id, s.id, '', s.reaches_id, s.reaches_label, s.asked_at, s.answer_promised_at
    FROM plans_carersupport s
    WHERE s.county_id = %(county)s AND s.subject_id = ANY(%(subjects)s) AND s.answered_at IS NULL
    """,
)

DEVIATIONS = WorkSource(
    (WorkKind("deviation_to_answer", OWNER),),
    """
    SELECT a.subject_id, 'deviation_to_answer', d.id, NULL::uuid, '', a.reaches_id, a.reaches_label, d.noted_at,
           a.answer_promised_at
    FROM plans_deviationanswer a JOIN plans_cooperationdeviation d ON d.id = a.deviation_id
    WHERE a.county_id = %(county)s AND a.subject_id = ANY(%(subjects)s) AND a.answered_at IS NULL
      AND d.state = 'open'
    """,
)

# A draft is told to nobody but the one who began it, however much others reach.
DEVIATIONS_TO_SEND = WorkSource(
    (WorkKind("deviation_to_send", OWNER, timedelta(days=1)),),
    f"""
    SELECT d.subject_id, 'deviation_to_send', d.id, NULL::uuid, '', d.noted_by_id, d.noted_by_label, d.noted_at,
           NULL::timestamptz
    FROM plans_cooperationdeviation d
    WHERE d.county_id = %(county)s AND d.subject_id = ANY(%(subjects)s) AND d.state = 'draft'
      AND d.noted_by_id = ANY({ASKING})
    """,
)

# Whoever noted it is reminded when an answer does not come: to call, rather than to wait.
DEVIATIONS_LATE = WorkSource(
    (WorkKind("deviation_unanswered", OWNER),),
    """
    SELECT d.subject_id, 'deviation_unanswered', d.id, NULL::uuid, '', d.noted_by_id, d.noted_by_label,
           (SELECT min(a.answer_promised_at) FROM plans_deviationanswer a
            WHERE a.deviation_id = d.id AND a.answered_at IS NULL), NULL::timestamptz
    FROM plans_cooperationdeviation d
    WHERE d.county_id = %(county)s AND d.subject_id = ANY(%(subjects)s) AND d.state = 'open'
      AND EXISTS (SELECT 1 FROM plans_deviationanswer a
                  WHERE a.deviation_id = d.id AND a.answered_at IS NULL AND a.answer_promised_at < %(now)s)
    """,
)

# What all have answered waits for what was learnt, of whoever noted it.
LESSONS = WorkSource(
    (WorkKind("deviation_to_learn", OWNER, timedelta(days=14)),),
    """
    SELECT d.subject_id, 'deviation_to_learn', d.id, NULL::uuid, '', d.noted_by_id, d.noted_by_label,
           (SELECT max(a.answered_at) FROM plans_deviationanswer a WHERE a.deviation_id = d.id), NULL::timestamptz
    FROM plans_cooperationdeviation d
    WHERE d.county_id = %(county)s AND d.subject_id = ANY(%(subjects)s) AND d.state = 'answered'
    """,
)

# The handläggare's when their name is known: the part itself is the provider's by then.
REVIEWS = WorkSource(
    (WorkKind("review_asked", OWNER, timedelta(days=14)),),
    """
    SELECT s.subject_id, 'review_asked', coalesce(a.id, c.id), c.id, c.title, a.investigator_id,
           coalesce(a.investigator_label, ''), s.moved_at, NULL::timestamptz
    FROM plans_stepdown s
    JOIN plans_commitment c ON c.id = s.commitment_id
    LEFT JOIN plans_application a ON a.commitment_id = c.id
    WHERE s.county_id = %(county)s AND s.subject_id = ANY(%(subjects)s) AND s.state = 'review_asked'
    """,
)

# Whether less support could do is a question to the person: unanswered it changes nothing, so it is never
# late, and it ends with the plan.
STEP_DOWNS = WorkSource(
    (WorkKind("step_down_for_person", PERSON),),
    """
    SELECT s.subject_id,
           'step_down_for_person', s.id, c.id, c.title, s.subject_id, '', s.suggested_at, NULL::timestamptz
    FROM plans_stepdown s JOIN plans_commitment c ON c.id = s.commitment_id
    WHERE s.county_id = %(county)s AND s.subject_id = ANY(%(subjects)s) AND s.state = 'suggested'
      AND NOT EXISTS (SELECT 1 FROM plans_plan p WHERE p.id = c.plan_id AND p.ended_at IS NOT NULL)
    """,
)

# Less of a goal that no part can be stepped down for, as the latest follow-up has it: nobody's until somebody proposes
# something instead. Whoever coordinates does.
LESS_OF_GOALS = WorkSource(
    (WorkKind("goal_wants_less", COORDINATOR, timedelta(days=14)),),
    """
    SELECT f.subject_id, 'goal_wants_less', g.id, NULL::uuid, g.words, NULL::uuid, '', f.recorded_at, NULL::timestamptz
    FROM plans_goalresult r
    JOIN plans_followup f ON f.id = r.follow_up_id
    JOIN plans_goal g ON g.id = r.goal_id
    WHERE r.county_id = %(county)s AND r.subject_id = ANY(%(subjects)s) AND r.wants = 'step_down'
      AND g.state IN ('wanted', 'agreed')
      AND NOT EXISTS (SELECT 1 FROM plans_followup later WHERE later.plan_id = f.plan_id AND later.number > f.number)
      AND NOT EXISTS (SELECT 1 FROM plans_proposal p WHERE p.goal_id = g.id AND p.proposed_at > f.recorded_at)
      AND NOT EXISTS (
          SELECT 1 FROM plans_stepdown s JOIN plans_commitment c ON c.id = s.commitment_id
          WHERE c.goal_id = g.id AND (s.follow_up_id = f.id OR s.state = 'suggested'))
    """,
)

IMPLEMENTATIONS = WorkSource(
    (
        WorkKind("how_for_person", PERSON),
        WorkKind("how_to_write", OWNER, timedelta(days=14)),
    ),
    """
    SELECT i.subject_id, CASE i.state WHEN 'asked' THEN 'how_for_person' ELSE 'how_to_write' END, i.id, c.id, c.title,
           CASE i.state WHEN 'asked' THEN i.subject_id ELSE g.unit_id END,
           CASE i.state WHEN 'asked' THEN '' ELSE g.unit_label END,
           greatest(i.written_at, i.answered_at), NULL::timestamptz
    FROM plans_implementationplan i
    JOIN plans_commitment c ON c.id = i.commitment_id
    JOIN plans_providerassignment g ON g.id = i.assignment_id
    WHERE i.county_id = %(county)s AND i.subject_id = ANY(%(subjects)s) AND i.state IN ('asked', 'written')
      AND g.state <> 'returned'
    """,
)

# What the person told of and somebody has answered: read on its page, and no longer news after a week.
ANSWERED_NEWS_FOR = timedelta(days=7)
ANSWERS = WorkSource(
    (WorkKind("answer_to_read", PERSON),),
    """
    SELECT r.subject_id, 'answer_to_read', r.id, r.commitment_id, '', r.subject_id, '', r.answered_at, NULL::timestamptz
    FROM plans_personreport r
    WHERE r.county_id = %(county)s AND r.subject_id = ANY(%(subjects)s) AND r.answered_at > %(answers_since)s
      AND r.taken_back_at IS NULL
    """,
    moments=lambda at: {"answers_since": at - ANSWERED_NEWS_FOR},
)

# Whose part goes on of somebody who has died: they end it, or hand it back. Nobody is asked who does what privately.
PARTS_OF_THE_DEAD = WorkSource(
    (WorkKind("part_of_deceased", OWNER),),
    """
    SELECT c.subject_id, 'part_of_deceased', c.id, c.id, c.title, c.owner_id, c.owner_label, d.death_noted_at,
           NULL::timestamptz
    FROM plans_commitment c JOIN people_person d ON d.subject_id = c.subject_id
    WHERE c.county_id = %(county)s AND c.subject_id = ANY(%(subjects)s) AND c.state = 'active'
      AND c.legal_basis NOT IN ('own', 'close_one') AND d.deceased AND d.death_noted_at > %(deaths_since)s
    """,
    moments=deaths_since,
)

PLAN_WORK: tuple[WorkSource, ...] = (
    PARTS, APPLICATIONS, ASSIGNMENTS, ASSIGNMENTS_TO_BEGIN, PROPOSALS, REPORTS, MISSED_VISITS, DECISIONS, PARTS_ENDING,
    FOLLOW_UPS, OWNER_CHANGES, CARER_SUPPORTS, MEETINGS, DEVIATIONS, DEVIATIONS_TO_SEND, DEVIATIONS_LATE, LESSONS,
    REVIEWS, STEP_DOWNS, LESS_OF_GOALS, IMPLEMENTATIONS, CANCELLED_TO_CALLED,
    MOVED_BY_ANOTHER, PARTS_OF_THE_DEAD,
)  # fmt: skip
