"""One world for all the tests here; pages that are not drawn, where only whether a door opens is asked."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpRequest
from django.template.backends.jinja2 import Template

from ledstjarna.domain.consent.context import set_viewer
from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.web.entrance import sessions
from ledstjarna.web.printed import paper
from tests.doors.world import World, built


@pytest.fixture(scope="package")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Everybody, and one of everything."""
    with django_db_blocker.unblock(), built() as made:
        yield made


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who is signed in is looked up once for each role: what is tried here is what the doors do then."""
    found: dict[str, Viewer | None] = {}
    look_up = sessions.viewer_of

    def remembered(request: HttpRequest) -> Viewer | None:
        key = str(request.session.session_key)
        if key not in found:
            found[key] = look_up(request)
        viewer = found[key]
        if viewer is not None:
            set_viewer(viewer.parties)
            request.told_of = viewer.parties  # type: ignore[attr-defined]
        return viewer

    monkeypatch.setattr(sessions, "viewer_of", remembered)


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What is refused is drawn as it is; of what is opened only that it is."""
    draw = Template.render

    def render(self: Template, context: Any = None, request: Any = None) -> str:
        return draw(self, context, request) if self.template.name.startswith("entrance/") else "a page"

    monkeypatch.setattr(Template, "render", render)
    monkeypatch.setattr(paper, "pdf_of", lambda page: b"a paper")
    logging.disable(logging.CRITICAL)  # a line for each refusal is many; loggers remember until they are told otherwise
    yield
    logging.disable(logging.NOTSET)
