"""What a page is compared with: the least that a view can do with one row read, and with one more written."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import path

from ledstjarna.config.urls import urlpatterns as pages
from ledstjarna.domain.consent.actions import log_run
from ledstjarna.domain.organisations.queries import counties


def reads_one_row(request: HttpRequest) -> HttpResponse:
    """Read the counties: two rows of one table, in one query."""
    return HttpResponse(counties()[0].name)


def writes_one_row(request: HttpRequest) -> HttpResponse:
    """The same, and add one row that is on disk before the answer leaves, as the log row of every page is."""
    with transaction.atomic():
        log_run("bench", population=0)
        return HttpResponse(counties()[0].name)


urlpatterns = [
    path("bench/reads/", reads_one_row, name="bench_reads"),
    path("bench/writes/", writes_one_row, name="bench_writes"),
    *pages,
]
