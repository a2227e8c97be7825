"""Every paper holds as PDF/UA-1, whatever stands in it, and tells nobody whose it is from outside."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import override
from markupsafe import Markup

from ledstjarna.web.printed import paper
from ledstjarna.web.printed.card import that_fit
from ledstjarna.web.printed.contacts import Contact, Contacts
from ledstjarna.web.printed.paper import SIZES
from ledstjarna.web.printed.pdf import ForeignFile, NoPrinter, pdf_of
from ledstjarna.web.printed.plan import PaperGoal, PaperPart, PaperPlan
from ledstjarna.web.printed.sip.filled import FilledField, FilledForm
from ledstjarna.web.printed.tests.papers import Paper, faults

LONG = "Jag vill gå till kören på torsdagar, och sedan hem genom skogen medan det ännu är ljust. " * 12
ONE_WORD = "Aktivitetsbalans" * 12
CALL = Contact("Åsa Öberg-Ärlandsson", "biståndshandläggare, Biståndsenheten i Örebro", "08-465 004 12", "Ring hit.")
NAMED = replace(
    CALL, kind="Fast vårdkontakt med samordningsansvar", note="", facts=(
        "Måndag–torsdag kl. 08.00–16.30, fredag kl. 08.00–12.00",
        "Borta till och med 12 december. Ring Margareta Wennerström-Lagerkvist 08-465 004 13.",
        "Borta från 22 december. Ingen kliver in än.",
    ),
)  # fmt: skip
MISSING = ["Fast omsorgskontakt saknas. Alla med hemtjänst ska erbjudas en."]


def plan(*, words: str, goals: int, parts: int, contacts: int) -> PaperPlan:
    times = ("Tisdagar och torsdagar kl. 14.00, 45 minuter", "Hårtvätt: Varannan vecka: måndagar")
    part = PaperPart(
        "Dusch", "Hemtjänsten", "Tisdagar", "Väntar på svar", "Beslut: dusch. Beslutet gäller tills vidare.",
        times[:goals], "Till och med 31 mars 2026." if goals > 1 else "",
    )  # fmt: skip
    goal = PaperGoal(words[:400] or "Gå ut", [part] * parts, [part] * (parts // 2))
    about = [("Så vill jag nås", "Telefon")] if words else []
    return PaperPlan(
        "Astrid Lind",
        words,
        "3 mars 2026",
        about,
        "Planen skrivs.",
        [goal] * goals,
        Contacts([replace(CALL, first=True), *[NAMED, CALL] * contacts][:contacts], MISSING * (contacts > 1)),
        "3 maj.",
        [],
        meeting="Ni ses tisdag 9 juni kl. 13.30–14.30. Vårdcentralen, rum 3." if contacts > 1 else "",
    )


PLANS = {
    "empty": plan(words="", goals=0, parts=0, contacts=0),
    "usual": plan(words="Kören är mitt liv. Łódź, Þór, 90 € – “så” 🙂.", goals=3, parts=3, contacts=4),
    "ended": replace(
        plan(words="Kören är mitt liv.", goals=0, parts=0, contacts=2),
        has_ended=True,
        status="Planen avslutades den 14 oktober 2025.",
        carried=[
            PaperPart(
                "Dusch", "Hemtjänsten", "Tisdagar", "", "Beslut: dusch. Beslutet gäller till och med den 1 april 2027."
            )
        ],
    ),
    "begun anew": replace(
        plan(words="Kören är mitt liv.", goals=1, parts=1, contacts=1),
        carried=[PaperPart("Dusch", "Hemtjänsten", "", "", "")],
    ),
    "long": plan(words=LONG, goals=3, parts=3, contacts=14),
    "one word": plan(words=ONE_WORD, goals=1, parts=1, contacts=1),
}


def made(template: str, language: str, size: str, **context: object) -> bytes:
    with override(language):
        return pdf_of(render_to_string(template, {"size": size, "printed_on": "3 mars 2026", **context}))


@pytest.mark.parametrize(
    ("name", "size", "language"),
    [
        ("empty", "normal", "sv"),
        ("usual", "normal", "en"),
        ("one word", "large", "en"),
        ("long", "large", "sv"),
        ("ended", "normal", "sv"),
        ("begun anew", "large", "en"),
    ],
)
def test_the_plan_holds_as_pdf_ua(name: str, size: str, language: str) -> None:
    pdf = made("printed/plan.html", language, size, plan=PLANS[name])
    assert not faults(pdf)
    opened = Paper(pdf)
    assert (str(opened.root.Lang), bool(opened.root.MarkInfo.Marked)) == (language, True)
    assert bool(opened.root.ViewerPreferences.DisplayDocTitle)
    headings = opened.headings()
    assert headings[0] == 1
    assert headings.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(headings)), headings
    assert opened.bookmarks()[0] == ("My plan" if language == "en" else "Min plan")
    assert opened.languages() == ({"sv"} if language == "en" else set()), "People's own words are Swedish."
    tags = opened.tags()
    if name != "empty":  # their own words come before what others do, and each list is a list
        assert tags.index("BlockQuote") < tags.index("L")
        assert ("Table" in tags) == (size == "normal")
        said, rows = Counter(opened.scopes()), len(PLANS[name].contacts.people)
        assert said == ({"Column": said["Column"], "Row": rows} if size == "normal" else {}), "of each header"
    assert "pdfuaid:part" in opened.metadata()
    assert "Astrid" not in opened.metadata(), "Whose paper it is shows from outside."


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("each", [CALL, NAMED], ids=["team", "named"])
def test_the_card_is_one_page_with_as_many_as_fit(size: str, each: Contact) -> None:
    wanted = [replace(each, first=True, note="Håller ihop planen. Ring hit först."), *[each] * 12]
    fit = that_fit(wanted, MISSING, size)
    assert 2 <= len(fit) < len(wanted)
    pdf = made(
        "printed/card.html", "sv", size, name="Astrid Lind", contacts=fit, missing=MISSING,
        more=len(wanted) - len(fit),
    )  # fmt: skip
    assert not faults(pdf)
    assert Paper(pdf).pages == 1


def test_nobody_signs_on_a_page_of_its_own() -> None:
    asked = FilledField("words", "Vad är viktigt?", [LONG[:200]], "", missing=False)
    signs = FilledField("signatures", "Namn och datum", [], "", missing=False)
    ends = []
    for count in range(5, 17):
        form = FilledForm("SIP", [("Om personen", [asked] * 3), ("Om planen", [asked] * count), ("Namn", [signs])])
        opened = Paper(made("printed/sip/form.html", "sv", "normal", form=form))
        ends.append((opened.pages, opened.last_page().count("H3")))
    assert len({pages for pages, _asked in ends}) > 1, "a page ends somewhere among these"
    assert all(asked > 1 or pages == 1 for pages, asked in ends), str(ends)


def test_a_phone_number_is_whole_wherever_it_stands() -> None:
    about = [("Så vill jag nås", Markup('Telefon. <span lang="sv">Ring 0155-12 34 56 & säg till</span>'))]
    told = replace(PLANS["usual"], about_me=about, meeting="Ring 08-465 004 14 kl. 13.30–14.30.")
    with override("sv"):
        page = render_to_string("printed/plan.html", {"size": "normal", "printed_on": "", "plan": told})
    for number in ("0155-12 34 56", "08-465 004 13", "08-465 004 14"):
        assert f'<bdi class="unbroken">{number}</bdi>' in page
    assert "kl. 13.30–14.30." in page
    assert '<span lang="sv">Ring <bdi' in page


def test_the_number_to_call_in_a_hurry_is_no_small_print() -> None:
    with override("sv"):
        page = render_to_string("printed/plan.html", {"size": "normal", "printed_on": "", "plan": PLANS["usual"]})
    assert '<p class="urgent">Är det bråttom och farligt? Ring 112.' in page


def test_a_broken_paper_is_seen() -> None:
    assert faults(pdf_of("<html><body><h1>Plan</h1><h3>Utan språk och titel</h3></body></html>"))


def test_without_a_printer_the_page_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_page: str) -> bytes:
        raise NoPrinter("libpango")

    monkeypatch.setattr(paper, "pdf_of", missing)
    monkeypatch.setattr(paper, "without_close", lambda made, _reading: made)
    reading: Any = None  # only asked for who is close and protected
    given = {"name": "Astrid Lind", "contacts": [], "missing": [], "more": 0}
    answer = paper.answer(RequestFactory().get("/"), "printed/card.html", reading, lambda: given, name=lambda: "a")
    assert answer.status_code == 503
    assert "libpango-1.0-0" in answer.content.decode()


@pytest.mark.parametrize("address", ["https://example.org/a.png", "file:///etc/hostname", "http://127.0.0.1/a.png"])
def test_nothing_is_fetched_from_elsewhere(address: str) -> None:
    with pytest.raises(ForeignFile):
        pdf_of(f'<html lang="sv"><head><title>A</title></head><body><img alt="a" src="{address}"></body></html>')
