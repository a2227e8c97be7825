"""For how long things are kept, who is kept for research, and what may be answered to what does not stand right."""

import tomllib
from datetime import date
from uuid import UUID

from ledstjarna.domain.keeping.rules.preserving import SECTION, is_preserved, selection_of
from ledstjarna.domain.keeping.rules.rectifying import (
    APPEAL_SECTION,
    KEPT_BY,
    answer_findings,
    appeal_of,
    due_on,
    request_findings,
)
from ledstjarna.domain.keeping.rules.removing import File, Owner, judged
from ledstjarna.domain.keeping.rules.terms import TERMS, term, until
from tests.architecture.sources import PACKAGE
from tests.spec.tables import YES, RuleTable

_LINES = tomllib.loads((PACKAGE / "domain/keeping/preserved.toml").read_text(encoding="utf-8"))
_REGION, _MUNICIPALITY = Owner(UUID(int=1), "care"), Owner(UUID(int=2), "social")
_CHOIR = Owner(UUID(int=3), "association")
_OWNERS = {"region": _REGION, "municipality": _MUNICIPALITY, "association": _CHOIR}


def _kept(code: str, last: date) -> tuple[int, str]:
    return term(code).years, until(last, code).isoformat()


KEPT = RuleTable(
    title="For how long it is kept",
    section="; ".join(dict.fromkeys(f"{rule.code}: {rule.section}" for rule in TERMS)),
    about="Years after the last entry, and the first day that it need not be kept. Own words, proofs and who the "
    "person is are kept at least as long as any principal's record. [M] is from memory: a line in `rules/terms.py`.",
    columns=("kept as", "last entry"),
    ask=_kept,
    rows=(
        ("care", date(2026, 3, 2), (10, "2036-03-02")),
        ("social", date(2026, 3, 2), (5, "2031-03-02")),
        ("social", date(2024, 2, 29), (5, "2029-03-01")),
        ("association", date(2026, 3, 2), (0, "2026-03-02")),
        ("own", date(2026, 3, 2), (2, "2028-03-02")),
        ("proof", date(2026, 3, 2), (5, "2031-03-02")),
        ("notice", date(2026, 3, 2), (1, "2027-03-02")),
        ("control", date(2026, 3, 2), (5, "2031-03-02")),
        ("identity", date(2026, 3, 2), (2, "2028-03-02")),
    ),
)


def _plan_on(owners: tuple[str, ...], is_open: bool, own_words: bool, preserved: bool, day: date) -> str:
    plan = File(
        ("plans.Plan", UUID(int=1)), "record", date(2020, 3, 2), frozenset(_OWNERS[one] for one in owners), is_open
    )
    letter = File(("people.Letter", UUID(int=2)), "record", date(2020, 3, 2), points_at=frozenset({plan.key}))
    files = [plan, letter] if own_words else [plan]
    return judged(files, day, preserved=preserved)[0].what


REMOVED = RuleTable(
    title="What goes, and what is kept though its time has come",
    section="PDL 3:17; SoL; GDPR art. 5.1 e; the shared plan is one file, of all who have written in it",
    about="A plan with its last entry on 2 March 2020, by whose it is. It goes when the last of its principals need "
    "not keep it, all that belongs to it in one; never while it is open, or while something kept points at it. An "
    "association keeps nothing here: what it was told is emptied at once when its part is over.",
    columns=("whose", "open", "a letter of the person's points at it", "kept for research", "day"),
    ask=_plan_on,
    rows=(
        (("region",), False, False, False, date(2030, 3, 1), "not_yet"),
        (("region",), False, False, False, date(2030, 3, 2), "goes"),
        (("municipality",), False, False, False, date(2025, 3, 2), "goes"),
        (("municipality",), False, True, False, date(2025, 3, 2), "goes"),
        (("municipality",), True, False, False, date(2040, 3, 2), "running"),
        (("municipality",), False, False, True, date(2040, 3, 2), "preserved"),
        (("region", "municipality"), False, False, False, date(2025, 3, 2), "not_yet"),
        (("region", "municipality"), False, False, False, date(2030, 3, 2), "goes"),
        (("region",), False, False, True, date(2030, 3, 2), "goes"),
        (("association",), False, False, False, date(2022, 3, 2), "goes"),
        ((), False, False, False, date(2022, 3, 1), "not_yet"),
        ((), False, False, False, date(2022, 3, 2), "goes"),
    ),
)

RESEARCH = RuleTable(
    title="Who is kept for research",
    section=SECTION,
    about="The social services' records of those born on some days, everywhere; of everybody, in some counties and "
    "municipalities. Which they are is data (`keeping/preserved.toml`), and from memory.",
    columns=("county", "municipality", "born"),
    ask=lambda county, municipality, born: is_preserved(selection_of(_LINES, county, municipality), born),
    rows=(
        ("04", "0484", date(1940, 3, 5), True),
        ("04", "0484", date(1940, 3, 15), True),
        ("04", "0484", date(1940, 3, 25), True),
        ("04", "0484", date(1940, 3, 6), False),
        ("04", "0484", None, True),
        ("05", "0580", date(1940, 3, 6), True),
        ("14", "1480", date(1940, 3, 6), True),
        ("14", "1481", date(1940, 3, 6), False),
    ),
)

ASKING = RuleTable(
    title="Saying that something does not stand right",
    section="GDPR art. 16, 17; PDL 3:8, 3:14",
    about="What it is about, what is wanted and in the person's words; staff who write it down say how it was said. "
    "It reaches somebody named at whoever keeps it.",
    columns=("about", "wants", "words", "written down by", "way"),
    ask=lambda about, wants, words, by, way: request_findings(
        about=about, wants=wants, words=words, viewer_kind=by, way=way
    ),
    rows=(
        ("need", "rectify", "Jag går själv.", "person", "digital", YES),
        ("need", "rectify", "Jag går själv.", "staff", "phone", YES),
        ("need", "rectify", "Jag går själv.", "staff", "digital", "way_missing"),
        ("need", "rectify", " ", "person", "digital", "rectification_words_missing"),
        ("need", "", "Jag går själv.", "person", "digital", "rectification_wants_missing"),
        ("", "erase", "Bort.", "person", "digital", "rectification_about_missing"),
    ),
)

ANSWERING = RuleTable(
    title="What may be answered",
    section="; ".join(f"{rule.law}: {rule.section}" for rule in KEPT_BY),
    about="By whose law the thing is kept. The text of a record is never erased here, but put right as a new version "
    "with the old one kept, or marked: the person says otherwise. Own words, and what an association was told, are.",
    columns=("kept by", "answer", "in words", "how it reads now"),
    ask=lambda law, verdict, answer, now: answer_findings(law=law, verdict=verdict, answer=answer, reads_now=now),
    rows=(
        ("care", "rectify", "Ja.", "Hon går själv.", YES),
        ("care", "rectify", "Ja.", "", "rectification_reads_now_missing"),
        ("care", "dispute", "Vi ser det så.", "", YES),
        ("care", "refuse", "Det stämmer.", "", YES),
        ("care", "refuse", "", "", "answer_missing"),
        ("care", "erase", "Ja.", "", "rectification_not_so"),
        ("social", "erase", "Ja.", "", "rectification_not_so"),
        ("social", "dispute", "Vi ser det så.", "", YES),
        ("own", "erase", "Ja.", "", YES),
        ("own", "refuse", "Nej.", "", "rectification_not_so"),
        ("association", "erase", "Ja.", "", YES),
        ("association", "dispute", "Nej.", "", "rectification_not_so"),
    ),
)

APPEALING = RuleTable(
    title="How a no is taken further",
    section="; ".join(APPEAL_SECTION.values()),
    about="To have a care record destroyed is for IVO to decide; every other no is appealed to a court in three weeks.",
    columns=("kept by", "wanted"),
    ask=appeal_of,
    rows=(
        ("care", "erase", "ivo"),
        ("care", "rectify", "court"),
        ("social", "erase", "court"),
        ("social", "rectify", "court"),
    ),
)

ANSWERED_BY = RuleTable(
    title="When it is answered",
    section="GDPR art. 12.3",
    about="Within one month.",
    columns=("asked",),
    ask=lambda asked: due_on(asked).isoformat(),
    rows=((date(2026, 3, 2), "2026-04-02"), (date(2026, 1, 31), "2026-02-28")),
)

TABLES = (KEPT, REMOVED, RESEARCH, ASKING, ANSWERING, APPEALING, ANSWERED_BY)
