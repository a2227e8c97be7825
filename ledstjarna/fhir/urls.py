"""Addresses for other systems."""

from django.urls import path

from ledstjarna.fhir import views

urlpatterns = [
    path("metadata", views.metadata, name="fhir_metadata"),
    path("", views.answer, name="fhir_root"),
    path("<path:rest>", views.answer, name="fhir"),
]
