"""The door for reading how the log stands, what its checks found, and what persons ask about it."""

from ledstjarna.domain.control.queries.findings import (
    FindingSeen,
    LogAct,
    ReadBy,
    acts_between,
    finding_of,
    findings_of,
    last_round,
    own_organisation,
    persons_of_findings,
    question_for,
    questions_asked,
    questions_for,
    read_by,
)
from ledstjarna.domain.control.queries.rounds import Pair, organisations_to_check, pairs_of
from ledstjarna.domain.control.queries.seals import (
    Head,
    hashes,
    heads,
    oldest_sealed,
    oldest_unsealed,
    rows_to,
    sealed_counties,
    seals,
    unsealed,
)
from ledstjarna.domain.control.queries.work import LOG_ANSWERS

__all__ = [
    "LOG_ANSWERS",
    "FindingSeen",
    "Head",
    "LogAct",
    "Pair",
    "ReadBy",
    "acts_between",
    "finding_of",
    "findings_of",
    "hashes",
    "heads",
    "last_round",
    "oldest_sealed",
    "oldest_unsealed",
    "organisations_to_check",
    "own_organisation",
    "pairs_of",
    "persons_of_findings",
    "question_for",
    "questions_asked",
    "questions_for",
    "read_by",
    "rows_to",
    "sealed_counties",
    "seals",
    "unsealed",
]
