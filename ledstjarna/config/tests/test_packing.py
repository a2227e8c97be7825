"""Answers are packed for who takes it, whole and with a length that is not only theirs."""

import gzip

import pytest
from django.http import FileResponse, HttpResponse
from django.test import RequestFactory

from ledstjarna.config.packing import MOST_PADDING, gzipped, packed, takes_gzip

PAGE = "<p>Det viktigaste för mig är att gå ut varje dag.</p>" * 120


def _answer(response: HttpResponse, accepted: str = "gzip, deflate, br") -> HttpResponse:
    return packed(lambda _request: response)(RequestFactory().get("/", HTTP_ACCEPT_ENCODING=accepted))


def test_a_page_is_packed_for_who_takes_it() -> None:
    answer = _answer(HttpResponse(PAGE, headers={"ETag": '"one"', "Vary": "Cookie"}))
    assert gzip.decompress(answer.content).decode() == PAGE
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Content-Length"] == str(len(answer.content))
    assert len(answer.content) < len(PAGE) / 5
    assert answer.headers["Vary"] == "Cookie, Accept-Encoding"
    assert answer.headers["ETag"] == 'W/"one"'


def test_a_page_is_sent_as_it_is_to_who_does_not() -> None:
    answer = _answer(HttpResponse(PAGE), accepted="br")
    assert answer.content.decode() == PAGE
    assert "Content-Encoding" not in answer.headers
    assert answer.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    "response",
    [
        HttpResponse("kort"),
        HttpResponse(PAGE, content_type="application/pdf"),
        HttpResponse(PAGE, headers={"Content-Encoding": "br"}),
        FileResponse(iter([PAGE.encode()]), content_type="text/csv"),
    ],
    ids=["short", "packed within", "packed before", "a stream"],
)
def test_what_is_not_worth_it_is_left(response: HttpResponse) -> None:
    before = response.headers.get("Content-Encoding")
    assert _answer(response).headers.get("Content-Encoding") == before


@pytest.mark.parametrize(
    ("accepted", "takes"),
    [
        ("gzip", True),
        ("br;q=1.0, GZIP; q=0.5", True),
        ("*", True),
        ("gzip;q=0", False),
        ("gzip; q=0.000, br", False),
        ("identity", False),
        ("", False),
    ],
)
def test_what_is_taken(accepted: str, takes: bool) -> None:
    assert takes_gzip(accepted) is takes


def test_the_same_page_is_not_always_as_long() -> None:
    """BREACH: what stands in a page is not told by how long it is packed."""
    lengths = {len(gzipped(PAGE.encode())) for _ in range(60)}
    assert len(lengths) > 10
    assert max(lengths) - min(lengths) <= MOST_PADDING
