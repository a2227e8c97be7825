"""The association door's pages."""

from django.urls import path

from ledstjarna.web.association.requests.view import answer_request, requests

urlpatterns = [
    path("", requests, name="association_home"),
    path("fraga/<uuid:part_id>/", answer_request, name="answer_request"),
]
