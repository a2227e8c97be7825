"""What goes out of the house, and what it can say: that there is something to read, and the way to the door.

A notice has no room for words: a key, a language and an address whose form is checked. What it says stands in
`TEXTS`, the same for everybody, so that neither a name nor a number nor a matter can be sent by mistake.
"""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Protocol
from uuid import UUID

_FORMS = {
    "email": re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+"),
    "sms": re.compile(r"\+[1-9][0-9]{7,14}"),  # E.164
}


class Language(Enum):
    """The languages that a notice is written in."""

    SWEDISH = "sv"
    ENGLISH = "en"


class Reader(Enum):
    """Who reads it: the person, who has chosen how they are told, or somebody around them, who has not."""

    PERSON = "person"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Address:
    """Where something goes: an e-mail address or a telephone number. Raises ValueError for anything else."""

    channel: str
    value: str

    def __post_init__(self) -> None:
        form = _FORMS.get(self.channel)
        if form is None or not form.fullmatch(self.value):
            raise ValueError("no such address")


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice. `key` is the same however often it is tried, so that whoever carries it can tell it is the same.

    Raises TypeError for anything that could hold a text. `to` is None for a letter, whose address is on paper alone.
    """

    key: UUID
    language: Language
    to: Address | None = None
    reader: Reader = Reader.PERSON

    def __post_init__(self) -> None:
        if not (
            isinstance(self.key, UUID)
            and isinstance(self.language, Language)
            and (self.to is None or isinstance(self.to, Address))
            and isinstance(self.reader, Reader)
        ):
            raise TypeError("a notice holds a key, a language, an address and who reads, and nobody's words")


class Outcome(Enum):
    """What became of one attempt: gone, to be tried again, or never by this way."""

    SENT = "sent"
    FAILED = "failed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a channel answers. `why` is a short code of ours, never what another system wrote."""

    outcome: Outcome
    why: str = ""


class Channel(Protocol):
    """A way out of the house."""

    def send(self, notice: Notice) -> Receipt:
        """Send one notice. Says what became of it and never raises for what another system does."""


@dataclass(frozen=True, slots=True)
class Text:
    """What a notice says, with one place to fill in: the way to the door."""

    subject: str
    body: str
    short: str


TEXTS: dict[Language, Text] = {
    Language.SWEDISH: Text(
        "Du har något nytt att läsa",
        "Hej!\n\nDu har något nytt att läsa i Ledstjärna. Logga in här:\n{door}\n\n"
        "Av hänsyn till dig står det inget mer här. Vi skickar aldrig en länk som ber om koder eller lösenord.\n"
        "Du väljer själv om och hur vi hör av oss: {door}aviseringar/\n",
        "Du har något nytt att läsa i Ledstjärna: {door}",
    ),
    Language.ENGLISH: Text(
        "You have something new to read",
        "Hello,\n\nYou have something new to read in Ledstjärna. Sign in here:\n{door}\n\n"
        "To protect you, nothing more is said here. We never send a link that asks for codes or passwords.\n"
        "You choose whether and how we contact you: {door}aviseringar/\n",
        "You have something new to read in Ledstjärna: {door}",
    ),
}


# To somebody around the person: the same, without what only the person chooses.
TEXTS_TO_OTHERS: dict[Language, Text] = {
    Language.SWEDISH: Text(
        "Du har något nytt att läsa",
        "Hej!\n\nDu har något nytt att läsa i Ledstjärna. Logga in här:\n{door}\n\n"
        "Av hänsyn till den det gäller står det inget mer här. "
        "Vi skickar aldrig en länk som ber om koder eller lösenord.\n",
        "Du har något nytt att läsa i Ledstjärna: {door}",
    ),
    Language.ENGLISH: Text(
        "You have something new to read",
        "Hello,\n\nYou have something new to read in Ledstjärna. Sign in here:\n{door}\n\n"
        "To protect the person it is about, nothing more is said here. "
        "We never send a link that asks for codes or passwords.\n",
        "You have something new to read in Ledstjärna: {door}",
    ),
}


def text_of(language: Language, door: str, reader: Reader = Reader.PERSON) -> Text:
    """The words in a language, with the address of the person's door; others come in by the front door."""
    if reader is Reader.OTHER:
        text, door = TEXTS_TO_OTHERS[language], door.removesuffix("min-plan/")
    else:
        text = TEXTS[language]
    return Text(text.subject, text.body.format(door=door), text.short.format(door=door))
