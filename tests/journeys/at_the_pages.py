"""Somebody at the pages in the test's own thread, where the clock can be moved: real forms and links, no JavaScript."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from bs4 import BeautifulSoup
from django.core.handlers.wsgi import WSGIHandler
from django.db import transaction
from django.urls import reverse
from webtest import TestApp
from webtest.forms import Checkbox, Form
from webtest.response import TestResponse

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.foundation.clock import STOCKHOLM, clock_set_to
from ledstjarna.web.entrance.roles import DemoRole

_HOMES = re.compile(r"^/(teamet|foreningen)/([^/]+/)?$")  # lists over many persons: nobody's own page


@dataclass
class House:
    """The house at a moment that the test moves, what has been opened in it, and what is to hold after every step."""

    subject_id: UUID
    moment: datetime
    holds: Callable[[], None]
    opened: Counter[UUID] = field(default_factory=Counter)

    def at(self, words: str) -> None:
        """Let it be this day and time in Sweden, always later than it was: "2027-01-12 10:50"."""
        later = datetime.fromisoformat(words).replace(tzinfo=STOCKHOLM)
        assert later > self.moment, f"time goes on: {words}"
        self.moment = later

    @contextmanager
    def now(self) -> Iterator[None]:
        """The clock of this moment; a second has gone since it was last asked."""
        self.moment += timedelta(seconds=1)
        with clock_set_to(self.moment):
            yield

    @contextmanager
    def looked_into(self) -> Iterator[None]:
        """Read the tables as an automatic run may."""
        with self.now(), transaction.atomic(), automatic_run("test"):
            yield

    def logged(self, party_id: UUID) -> int:
        """How many pages and changes the log tells of: about the person, or what one close asks for themself."""
        with self.looked_into():
            rows = AccessLog.objects.filter(subject_id__isnull=False, party_id=party_id)
            return rows.values("correlation").distinct().count()


class Guest:
    """One person at their own browser, who signs in anew after every pause: a session ends after an hour."""

    def __init__(self, house: House, party_id: UUID, kind: str) -> None:
        self.house, self.party_id, self.kind = house, party_id, kind
        self.app, self.signed_in, self.page = TestApp(WSGIHandler()), None, None

    def goes_to(self, name: str, query: str = "", **kwargs: object) -> "Guest":
        """Open a page by its name."""
        return self.gets(reverse(name, kwargs=kwargs) + query)

    def about(self, name: str, query: str = "", **kwargs: object) -> "Guest":
        """Open a staff page about the person."""
        return self.goes_to(name, query, subject_id=self.house.subject_id, **kwargs)

    def downloads(self, path: str) -> str:
        """The text of a file, which is logged as a page is."""
        self._sign_in()
        before = self.house.logged(self.party_id)
        text: str = self._asked(lambda: self.app.get(path)).text
        self._is_logged(path, before)
        return text

    def gets(self, path: str) -> "Guest":
        """Open an address."""
        self._sign_in()
        return self._came(lambda: self.app.get(path))

    def follows(self, link: str) -> "Guest":
        """Follow the first link in the page that says this."""
        found = [a for a in self._main().find_all("a", href=True) if link in _words(a)]
        assert found, f"no link {link!r} at {self.page.request.path}: {self.text()}"
        return self._came(lambda: self.page.goto(found[0]["href"]))

    def presses(self, button: str, **fields: object) -> "Guest":
        """Fill in the form whose button says this, and send it. It is taken: the page leads onwards."""
        form, pressed = self._form(button)
        for name, value in fields.items():
            _fill(form, name, value)
        sent = self._asked(lambda: form.submit(pressed.get("name"), value=pressed.get("value")))
        assert sent.status_int == 302, (
            f"refused at {sent.request.path}: {_words(BeautifulSoup(sent.text, 'html.parser').main)}"
        )
        with self.house.looked_into():
            self.house.holds()
        return self._came(sent.follow)

    def sees(self, *texts: str) -> "Guest":
        """The page says all of this."""
        for text in texts:
            assert text in self.text(), f"not said at {self.page.request.path}: {text!r} in: {self.text()}"
        return self

    def sees_no(self, *texts: str) -> "Guest":
        """The page says none of this."""
        for text in texts:
            assert text not in self.text(), f"said at {self.page.request.path}: {text!r} in: {self.text()}"
        return self

    def text(self) -> str:
        """What the page says, in single spaces."""
        return _words(self._main())

    def address(self, part: str) -> str:
        """The first address in the page that holds this."""
        return next(a["href"] for a in self._main().find_all("a", href=True) if part in a["href"])

    @property
    def address_now(self) -> str:
        """Where one is."""
        path: str = self.page.request.path
        return path

    def is_offered(self, value: str) -> bool:
        """Whether a button of the page would send this."""
        return any(value in one.get("value", "") for one in self._main().find_all("button"))

    def _main(self) -> BeautifulSoup:
        return self.page.html.main

    def _form(self, button: str) -> tuple[Form, BeautifulSoup]:
        for form in dict.fromkeys(self.page.forms.values()):
            for one in form.html.find_all("button"):
                if button in _words(one):
                    return form, one
        raise AssertionError(f"no button {button!r} at {self.page.request.path}: {self.text()}")

    def _sign_in(self) -> None:
        if self.signed_in and self.house.moment - self.signed_in < timedelta(minutes=30):
            return
        self.app.reset()
        subject = None if self.kind in ("staff", "association") else self.house.subject_id
        token = DemoRole("guest", "", "", "", self.party_id, self.kind, subject).token
        with self.house.now():
            assert self.app.get(reverse("sign_in_link", args=[token])).status_int == 302
        self.signed_in = self.house.moment

    def _asked(self, ask: Callable[[], TestResponse]) -> TestResponse:
        with self.house.now():
            return ask()

    def _came(self, ask: Callable[[], TestResponse]) -> "Guest":
        before = self.house.logged(self.party_id)
        page = self._asked(ask)
        while page.status_int == 302:
            page = self._asked(page.follow)
        assert page.status_int == 200, (page.request.path, page.status_int)
        self.page = page
        if not _HOMES.match(page.request.path):
            self._is_logged(page.request.path, before)
        return self

    def _is_logged(self, path: str, before: int) -> None:
        self.house.opened[self.party_id] += 1
        assert self.house.logged(self.party_id) > before, f"no row in the log of {path}"


def _fill(form: Form, name: str, value: object) -> None:
    fields = form.fields.get(name)
    assert fields, f"no field {name} among {sorted(filter(None, form.fields))}"
    if not isinstance(fields[0], Checkbox):
        form[name] = value
        return
    wanted = {str(one) for one in value} if isinstance(value, list) else None
    offered = {box._value for box in fields}
    assert wanted is None or wanted <= offered, f"{name} offers {offered}, not {wanted}"
    for box in fields:
        box.checked = bool(value) if wanted is None else box._value in wanted


def _words(tag: BeautifulSoup) -> str:
    return re.sub(r"\s+", " ", tag.get_text(" ")).strip()
