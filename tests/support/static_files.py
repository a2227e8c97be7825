"""Static files in tests, found when they are asked for."""

from collections.abc import Iterator

import pytest
from django.test import override_settings


@pytest.fixture(scope="session", autouse=True)
def found_when_asked_for() -> Iterator[None]:
    """Each client of a test sets the middleware up anew, and WhiteNoise would read the head of every file each time:
    a tenth of the whole suite. Servers in processes of their own read them once, as in production."""
    with override_settings(WHITENOISE_AUTOREFRESH=True):
        yield
