"""The association door's pages."""

from django.urls import path

from ledstjarna.web.association.messages.view import part_messages, part_thread
from ledstjarna.web.association.requests.view import answer_request, requests

urlpatterns = [
    path("", requests, name="association_home"),
    path("fraga/<uuid:part_id>/", answer_request, name="answer_request"),
    path("fraga/<uuid:part_id>/meddelanden/", part_messages, name="part_messages"),
    path("fraga/<uuid:part_id>/meddelanden/<uuid:thread_id>/", part_thread, name="part_thread"),
]
