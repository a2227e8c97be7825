"""The door for reading what is kept, what the person takes out, and what they say is wrong."""

from ledstjarna.domain.keeping.queries.extract import Extract, Table, extract, told_columns
from ledstjarna.domain.keeping.queries.holdings import Holding, holdings
from ledstjarna.domain.keeping.queries.preserved import preserved
from ledstjarna.domain.keeping.queries.rectifications import disputes, may_answer, rectification, rectifications
from ledstjarna.domain.keeping.queries.standing import Standing, standing
from ledstjarna.domain.keeping.queries.things import Keeper, Thing, keeper_of, things
from ledstjarna.domain.keeping.queries.work import KEEPING_WORK, RECTIFIED

__all__ = [
    "KEEPING_WORK",
    "RECTIFIED",
    "Extract",
    "Holding",
    "Keeper",
    "Standing",
    "Table",
    "Thing",
    "disputes",
    "extract",
    "holdings",
    "keeper_of",
    "may_answer",
    "preserved",
    "rectification",
    "rectifications",
    "standing",
    "things",
    "told_columns",
]
