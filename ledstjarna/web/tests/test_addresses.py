"""An address is the one Django would give, in whatever order its ids are told."""

from uuid import uuid4

import pytest
from django.urls import NoReverseMatch, reverse

from ledstjarna.web.addresses import address


def test_it_is_the_address_that_django_gives() -> None:
    for _time in range(2):
        ids = {"proposal_id": uuid4(), "subject_id": uuid4()}
        assert address("counter", **ids) == reverse("counter", kwargs=ids)
        assert address("counter", **dict(reversed(ids.items()))) == reverse("counter", kwargs=ids)
    assert address("plan") == reverse("plan")


def test_what_is_nowhere_is_an_error() -> None:
    for parts in ({}, {"subject_id": uuid4()}, {"subject_id": "nobody"}):
        with pytest.raises(NoReverseMatch):
            address("nowhere", **parts)
