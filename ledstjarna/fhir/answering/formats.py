"""Which form an answer is wanted in. JSON of FHIR 4.0 is what there is; everything else is told so."""

from django.http import HttpRequest

from ledstjarna.fhir.answering.outcome import Refused

JSON = "application/fhir+json"
_WORDS = {"json", "application/json", JSON, "text/json", "application/*", "*/*"}
_VERSIONS = {"4.0", "4.0.0", "4.0.1"}


def check_format(request: HttpRequest) -> None:
    """Raise Refused (406) unless the answer may be JSON of FHIR 4.0, by `_format` and else by `Accept`."""
    wanted = request.GET.get("_format") or request.headers.get("Accept") or "*/*"
    if not any(_acceptable(part) for part in wanted.replace("fhir json", "fhir+json").split(",")):
        raise Refused(406, "Only application/fhir+json; fhirVersion=4.0 can be had.")


def check_form(request: HttpRequest) -> None:
    """Raise Refused (415) unless a POSTed search is a form."""
    if (request.content_type or "").lower() != "application/x-www-form-urlencoded":
        raise Refused(415, "A search is posted as application/x-www-form-urlencoded.")


def _acceptable(part: str) -> bool:
    word, *parameters = (piece.strip().lower() for piece in part.split(";"))
    told = dict(parameter.partition("=")[::2] for parameter in parameters)
    version = told.get("fhirversion", "4.0").strip('" ')
    return word in _WORDS and version in _VERSIONS and told.get("q", "1").strip() not in ("0", "0.0", "0.00", "0.000")
