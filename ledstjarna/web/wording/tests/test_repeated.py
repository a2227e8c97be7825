"""Several of the same, told as somebody would say it, and held together where a line could break."""

import pytest
from django.utils import translation
from markupsafe import Markup

from ledstjarna.web.wording import held_together
from ledstjarna.web.wording.happenings import happening_text
from ledstjarna.web.wording.repeated import told_together


def told(event: str, *what: str, who: str = "Du", times: int = 0, **body: object) -> str:
    texts = [happening_text(event, body, who=who, what=one) for one in (what or ("",) * times)]
    return told_together([text for text in texts if text])


@pytest.mark.parametrize(
    ("language", "kind", "times", "sentence"),
    [
        ("sv", "MessageWritten", 1, "Du skrev ett meddelande"),
        ("sv", "MessageWritten", 3, "Du skrev tre meddelanden"),
        ("sv", "MessageWritten", 14, "Du skrev 14\xa0meddelanden"),
        ("sv", "CallTried", 2, "Du hörde av sig två\xa0gånger"),
        ("sv", "MeetingAnswered", 2, "Du svarade på kallelsen till mötet, två\xa0gånger"),
        ("sv", "MeetingAnswered", 13, "Du svarade på kallelsen till mötet, 13\xa0gånger"),
        ("sv", "MandateRegistered", 2, "Du skrev in två uppdrag att företräda"),
        ("en", "MessageWritten", 2, "Du wrote two messages"),
        ("en", "MeetingAnswered", 2, "Du answered the invitation to the meeting, twice"),
        ("en", "MeetingAnswered", 5, "Du answered the invitation to the meeting, five\xa0times"),
    ],
)
def test_how_many_times_is_said_in_words(language: str, kind: str, times: int, sentence: str) -> None:
    with translation.override(language):
        assert told(kind, times=times) == sentence


def test_a_time_of_something_is_never_one_time_twice() -> None:
    cancelled = told("OccurrenceChanged", "Promenad", "Promenad", kind="cancelled")
    assert cancelled == "Du ställde in två\xa0gånger: Promenad"
    title = "Hjälp att duscha två gånger i veckan"
    assert told("TimesSet", title, title) == f"Du satte två tider: {title}"
    assert told("ProposalMade", title) == f"Du föreslog: {title}"
    assert "en gång" not in told("OccurrenceChanged", times=2, kind="moved")


def test_names_stand_in_one_sentence_each_once() -> None:
    named = told("CloseOneNamed", "Vera", "Gun", "Gun", "Lisa")
    assert named == "Du nämnde några som står nära: Vera, Gun och Lisa"
    assert told("CloseOneNamed", "Vera") == "Du nämnde någon som står nära: Vera"
    assert told("MemberInvited", "Eva Ek (läkare)", "Per Dal") == "Du bjöd in Eva Ek (läkare) och Per Dal i teamet"
    with translation.override("en"):
        marked = told("MemberInvited", "<b>Eva</b>", "Per")
        assert isinstance(marked, Markup)
        assert "&lt;b&gt;Eva" in marked


def test_no_line_is_broken_in_what_is_told() -> None:
    assert told("OccurrenceTold", "Gå 30 minuter klockan 14", state="done").endswith("Gå 30\xa0minuter klockan\xa014")
    kept = held_together(Markup("<b>3 dagar</b>"))
    assert isinstance(kept, Markup)
    assert kept == "<b>3\xa0dagar</b>"
