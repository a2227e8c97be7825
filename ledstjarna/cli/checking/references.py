"""Rows that point at each other: nothing points at what is not there, at somebody else's, or into another county.

Asked of the database as whole tables. Foreign keys see to what they can; these are the ways they do not see.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg
from psycopg import sql

from ledstjarna.cli.checking.life import TABLES
from ledstjarna.cli.language import N_


@dataclass(frozen=True, slots=True)
class Reference:
    """That a column points at rows of a table, where the database has no foreign key to say so."""

    table: str
    column: str
    target: str = "organisations_party"


@dataclass(frozen=True, slots=True)
class Question:
    """One question to whole tables. `query` gives the ids of the rows that break it."""

    code: str
    of: str
    says: str
    query: sql.Composed
    section: str = ""

    def look(self, connection: "psycopg.Connection[Any]") -> Iterator[UUID]:
        """The rows that break it."""
        with connection.cursor() as cursor:
            for (row_id,) in cursor.execute(self.query):
                yield row_id


# Anybody who acts, owns or is asked is a party.
PARTIES = (
    Reference("consent_accessground", "party_id"), Reference("consent_accessground", "written_by_id"),
    Reference("consent_consent", "said_by_id"), Reference("consent_consent", "registered_by_id"),
    Reference("people_story", "told_by_id"), Reference("people_story", "written_by_id"),
    Reference("people_mandate", "registered_by_id"), Reference("people_closeone", "id"),
    Reference("people_representative", "id"), Reference("people_person", "subject_id"),
    Reference("teams_teammember", "party_id"), Reference("teams_teammember", "invited_by_id"),
    Reference("teams_namedcontact", "holder_id"), Reference("teams_namedcontact", "named_by_id"),
    Reference("teams_contactabsence", "stand_in_id"), Reference("teams_contactabsence", "noted_by_id"),
    Reference("teams_contactwish", "asked_by_id"), Reference("teams_callrequest", "asked_by_id"),
    Reference("teams_callrequest", "reaches_id"), Reference("teams_callrequest", "coordinator_id"),
    Reference("teams_callattempt", "made_by_id"),
    Reference("needs_assessment", "assessed_by_id"), Reference("needs_instrumentresult", "answered_by_id"),
    Reference("plans_plan", "started_by_id"), Reference("plans_sip", "judged_by_id"),
    Reference("plans_goal", "written_by_id"), Reference("plans_proposal", "owner_id"),
    Reference("plans_proposal", "proposed_by_id"), Reference("plans_choice", "chosen_by_id"),
    Reference("plans_choice", "registered_by_id"), Reference("plans_commitment", "owner_id"),
    Reference("plans_ownerchange", "old_owner_id"), Reference("plans_ownerchange", "meanwhile_id"),
    Reference("plans_ownerchange", "new_owner_id"), Reference("plans_carersupport", "carer_id"),
    Reference("plans_carersupport", "reaches_id"), Reference("plans_application", "investigator_id"),
    Reference("plans_authoritydecision", "decided_by_id"),
    Reference("plans_providerassignment", "given_by_id"), Reference("plans_healthassessment", "assessed_by_id"),
    Reference("plans_agreement", "agreed_by_id"), Reference("plans_planmeeting", "opened_by_id"),
    Reference("plans_personreport", "told_by_id"), Reference("plans_personreport", "reaches_id"),
    Reference("plans_cooperationdeviation", "noted_by_id"), Reference("plans_deviationanswer", "reaches_id"),
    Reference("plans_implementationplan", "written_by_id"), Reference("people_absence", "told_by_id"),
    Reference("plans_planmeetingcall", "called_by_id"), Reference("plans_meetingparticipant", "party_id"),
    Reference("plans_meetingpoint", "said_by_id"), Reference("plans_missedvisit", "owner_id"),
    Reference("plans_activity", "set_by_id"), Reference("plans_activityexception", "made_by_id"),
    Reference("plans_activitymark", "told_by_id"), Reference("outbox_happening", "actor_id"),
    Reference("keeping_rectification", "asked_by_id"), Reference("keeping_rectification", "reaches_id"),
    Reference("organisations_unit", "id"),
    Reference("organisations_assignment", "id"),
)  # fmt: skip
OTHERS = (
    Reference("consent_accessground", "organisation_id", "organisations_organisation"),
    Reference("teams_teammember", "organisation_id", "organisations_organisation"),
    Reference("teams_namedcontact", "unit_id", "organisations_unit"),
    Reference("teams_namedcontact", "organisation_id", "organisations_organisation"),
    Reference("teams_callrequest", "unit_id", "organisations_unit"),
    Reference("needs_assessment", "organisation_id", "organisations_organisation"),
    Reference("plans_proposal", "owner_organisation_id", "organisations_organisation"),
    Reference("plans_commitment", "owner_organisation_id", "organisations_organisation"),
    Reference("people_letter", "unit_id", "organisations_unit"),
    Reference("people_letter", "happening_id", "outbox_happening"),
    Reference("outbox_happening", "subject_id", "consent_subject"),
)
# What kind of party somebody is, by the table that knows them. A close one may be a representative too.
KINDS = (
    ("people_person", "subject_id", ("person",)), ("people_closeone", "id", ("close_one",)),
    ("people_representative", "id", ("representative", "close_one")), ("organisations_unit", "id", ("unit",)),
    ("organisations_assignment", "id", ("staff",)),
)  # fmt: skip
# Foreign keys between a person's own rows, asked of the database itself.
_OWN_KEYS = """
SELECT c.conrelid::regclass::text, a.attname, c.confrelid::regclass::text
FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
WHERE c.contype = 'f' AND c.conrelid::regclass::text = ANY (%(tables)s)
  AND c.confrelid::regclass::text = ANY (%(tables)s)
ORDER BY 1, 2
"""


def questions(connection: "psycopg.Connection[Any]") -> Iterator[Question]:
    """Every question about how rows point at each other."""
    for reference in (*PARTIES, *OTHERS):
        yield _orphans(reference)
    for table, key, kinds in KINDS:
        yield _kind(table, key, kinds)
    for table in TABLES.values():
        yield _county(table)
    with connection.cursor() as cursor:
        keys = cursor.execute(_OWN_KEYS, {"tables": list(TABLES.values())}).fetchall()
    for table, column, target in keys:
        yield _somebody_elses(table, column, target)


def _orphans(one: Reference) -> Question:
    query = sql.SQL(
        "SELECT t.{key} FROM {table} t WHERE t.{column} IS NOT NULL"
        " AND NOT EXISTS (SELECT FROM {target} x WHERE x.id = t.{column})"
    ).format(
        key=_key(one.table), table=sql.Identifier(one.table), column=sql.Identifier(one.column),
        target=sql.Identifier(one.target),
    )  # fmt: skip
    return Question("points_at_nothing", f"{one.table}.{one.column}", N_("Raden pekar på något som inte finns."), query)


def _kind(table: str, key: str, kinds: tuple[str, ...]) -> Question:
    query = sql.SQL(
        "SELECT t.{key} FROM {table} t JOIN organisations_party x ON x.id = t.{key} WHERE NOT x.kind = ANY ({kinds})"
    ).format(key=sql.Identifier(key), table=sql.Identifier(table), kinds=sql.Literal(list(kinds)))
    return Question("other_kind_of_party", table, N_("Någon finns som en annan sorts part."), query)


def _county(table: str) -> Question:
    query = sql.SQL(
        "SELECT t.{key} FROM {table} t JOIN consent_subject s ON s.id = t.subject_id WHERE t.county_id <> s.county_id"
    ).format(key=_key(table), table=sql.Identifier(table))
    return Question("other_county", table, N_("Raden ligger i ett annat län än personen."), query)


def _somebody_elses(table: str, column: str, target: str) -> Question:
    query = sql.SQL(
        "SELECT t.{key} FROM {table} t JOIN {target} x ON x.{their_key} = t.{column} WHERE x.subject_id <> t.subject_id"
    ).format(
        key=_key(table), table=sql.Identifier(table), target=sql.Identifier(target), their_key=_key(target),
        column=sql.Identifier(column),
    )  # fmt: skip
    return Question(
        "somebody_elses",
        f"{table}.{column}",
        N_("Raden pekar på något som är en annan persons."),
        query,
        "OSL 26:1; PDL 4:1",
    )


def _key(table: str) -> sql.Identifier:
    return sql.Identifier("subject_id" if table == "people_person" else "id")
