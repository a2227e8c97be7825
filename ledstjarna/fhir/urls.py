"""Addresses for other systems."""

from django.urls import path, register_converter
from django.urls.converters import PathConverter

from ledstjarna.fhir import views


class Anything(PathConverter):
    """The rest of an address, line breaks too: what nobody has is answered as FHIR, however it is written."""

    regex = "(?s:.+)"


register_converter(Anything, "anything")

urlpatterns = [
    path("metadata", views.metadata, name="fhir_metadata"),
    path("", views.answer, name="fhir_root"),
    path("<anything:rest>", views.answer, name="fhir"),
]
