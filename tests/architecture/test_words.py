"""Every code that a rule gives, and every state, has words in the reader's language."""

import ast
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.utils import translation

from ledstjarna.domain.consent.models import ConsentState
from ledstjarna.domain.people.rules.mandates import REPRESENTATION
from ledstjarna.foundation.findings import Finding
from ledstjarna.web.wording.findings import finding_text, worded_codes
from ledstjarna.web.wording.states import state_text
from tests.architecture.sources import PACKAGE, files, holds, place, tree
from tests.spec.state_tables import TABLES

DO = "Give the code words in web/wording/findings.py: what is wrong or missing, and what to do. Never blame."

# Codes that are put together: the expression in the code, and what it can become.
COMPOSED: dict[str, set[str]] = {
    "f'{field}_missing'": {"name_missing", "relation_missing"},
    "f'identity_{error.code}'": {
        f"identity_{node.args[0].value}"
        for path in files("*.py", under=PACKAGE / "foundation" / "identity")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "IdentityNumberError"
        if isinstance(node.args[0], ast.Constant)
    }
    | {"identity_characters", "identity_length"},
    "rule.refusal": {rule.refusal for rule in REPRESENTATION if rule.refusal},
}


def codes_in(source: ast.Module) -> Iterator[tuple[str, int]]:
    """The codes of every Finding made in a file, with their lines; an unknown expression as `?expression`."""
    for node in ast.walk(source):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("Finding", "_finding") and node.args:
            for code in _codes(node.args[0], source):
                yield code, node.lineno


def _codes(given: ast.expr, source: ast.Module) -> Iterator[str]:
    if isinstance(given, ast.Constant):
        yield str(given.value)
    elif isinstance(given, ast.IfExp):
        yield from _codes(given.body, source)
        yield from _codes(given.orelse, source)
    elif isinstance(given, ast.Name):
        yield from _values_of(given.id, source)
    else:
        yield from COMPOSED.get(ast.unparse(given), {f"?{ast.unparse(given)}"})


def _values_of(name: str, source: ast.Module) -> Iterator[str]:
    """What a local name can be: what is assigned to it, or stands in its place in the rows that are looped over."""
    for node in ast.walk(source):
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
            yield from _codes(node.value, source)
        if isinstance(node, ast.For) and isinstance(node.target, ast.Tuple) and isinstance(node.iter, ast.Tuple):
            names = [ast.unparse(each) for each in node.target.elts]
            if name in names:
                for row in node.iter.elts:
                    assert isinstance(row, ast.Tuple)
                    yield from _codes(row.elts[names.index(name)], source)


def domain_files() -> Iterator[Path]:
    """Where rules speak: the rooms, and the state tables under them."""
    yield from files("*.py", under=PACKAGE / "domain")
    yield PACKAGE / "foundation" / "states.py"


def test_every_code_has_words() -> None:
    holds(
        (
            f"{code} ({place(path, line)})"
            for path in domain_files()
            for code, line in codes_in(tree(path))
            if code not in worded_codes()
        ),
        DO,
    )


def test_no_words_are_left_behind() -> None:
    used = {code for path in domain_files() for code, _ in codes_in(tree(path))}
    holds(worded_codes() - used, "No rule gives this code any more: take its words out of web/wording/findings.py.")


@pytest.mark.parametrize(
    ("source", "codes"),
    [
        ("Finding('no_words')", ["no_words"]),
        ("Finding('a' if x else 'b', section='c')", ["a", "b"]),
        ("code = 'a' if x else 'b'\nFinding(code)", ["a", "b"]),
        ("for value, code in ((x, 'a'), (y, 'b')):\n    Finding(code)", ["a", "b"]),
        ("Finding(lookup[x])", ["?lookup[x]"]),
    ],
)
def test_a_code_is_found_however_it_is_given(source: str, codes: list[str]) -> None:
    assert [code for code, _ in codes_in(ast.parse(source))] == codes
    assert not set(codes) & worded_codes()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_text_can_be_said(language: str) -> None:
    params = {
        "mandate": "god_man", "scopes": ["rights"], "start": date(2026, 3, 2),
        "line": 3, "who": "Sara Ek", "by": "Sara Ek", "role": "planner", "number_says": "1938-02-01", "longest": 10,
        "lowest": 0, "highest": 5, "life_area": "d4", "from_age": 15, "years": 125, "instead": "Eva Lind",
        "first": "2026-03-02", "day": date(2026, 3, 2), "kind": "home_care_contact", "title": "assistant_nurse",
        "shortest": 10, "words": "Dusch.", "most": 6, "clock": "02.30", "field": "consent", "hours": 18, "minutes": 90,
        "until": datetime(2026, 3, 2, 9, tzinfo=UTC),
    }  # fmt: skip
    with translation.override(language):
        holds(
            (code for code in worded_codes() if finding_text(Finding(code, params)) in ("", code)),
            "The words are empty, or ask for a parameter that no rule gives.",
        )


def test_every_state_has_words() -> None:
    states = [(table.noun, state) for table in TABLES for state in table.states]
    states += [("consent", state) for state in ("", *ConsentState.values)]

    def worded(noun: str, state: str) -> bool:
        try:
            return bool(state_text(state, noun).word)
        except KeyError:
            return False

    holds(
        (f"{noun}: {state}" for noun, state in states if not worded(noun, state)), "Word it in web/wording/states.py."
    )
    assert not worded("plan", "no such state")
