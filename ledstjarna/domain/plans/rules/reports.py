"""Whom a report reaches and when an answer is promised. Pure. The times are our own promise, not law."""

from datetime import datetime, timedelta

ANSWER_WITHIN = {"nobody_came": timedelta(hours=4), "not_satisfied": timedelta(days=3)}


def answer_promised(kind: str, told_at: datetime) -> datetime:
    """When somebody has answered at the latest."""
    return told_at + ANSWER_WITHIN[kind]
