"""The addresses of FHIR's REST interface, led to what answers each."""

from django.http import HttpRequest, HttpResponse

from ledstjarna.fhir.answering.asking import read_search
from ledstjarna.fhir.answering.capability import capability
from ledstjarna.fhir.answering.everything import answer_everything
from ledstjarna.fhir.answering.finding import one
from ledstjarna.fhir.answering.formats import check_form
from ledstjarna.fhir.answering.kinds import KINDS
from ledstjarna.fhir.answering.outcome import Refused
from ledstjarna.fhir.answering.rendering import base_of, render, render_resource
from ledstjarna.fhir.answering.searching import answer_search
from ledstjarna.fhir.answering.values import key_of
from ledstjarna.fhir.door import machines
from ledstjarna.fhir.export.telling import Telling
from ledstjarna.web.door import PERSON, PUBLIC, STAFF

_READS = ("GET", "HEAD")


@machines(PUBLIC)
def metadata(request: HttpRequest) -> HttpResponse:
    """What the server does: for everybody, since nothing of anybody is in it."""
    _only(request, *_READS)
    return render(request, capability(base_of(request)))


@machines(PERSON, STAFF)
def answer(request: HttpRequest, to: Telling, rest: str = "") -> HttpResponse:
    """Everything else: read, search, `$everything`."""
    words = rest.strip("/").split("/")
    kind = KINDS.get(words[0])
    if kind is None:
        _only(request, *_READS)
        raise Refused(404, "No such type or address.", code="not-supported")
    if len(words) == 1 or words[1:] == ["_search"]:
        if len(words) == 2:
            _only(request, *_READS, "POST")
        else:
            _only(request, *_READS)
        if request.method == "POST":
            check_form(request)
        return render(request, answer_search(read_search(request, kind, to), base_of(request)))
    _only(request, *_READS)
    if len(words) == 2:
        return render_resource(request, *one(kind, to, key_of(words[1])), by_day=kind.by_day)
    if kind.name == "Patient" and words[2:] == ["$everything"]:
        return render(request, answer_everything(request, to, key_of(words[1]), base_of(request)))
    raise Refused(404, "No such type or address.", code="not-supported")


def _only(request: HttpRequest, *methods: str) -> None:
    if request.method not in methods:
        raise Refused(405, "Reading only.", headers={"Allow": ", ".join(methods)})
