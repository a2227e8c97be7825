"""The association door's pages."""

from django.urls import path

from ledstjarna.web.association.meetings.view import (
    association_meeting,
    association_meeting_file,
    association_meetings,
)
from ledstjarna.web.association.requests.view import answer_request, requests

urlpatterns = [
    path("", requests, name="association_home"),
    path("fraga/<uuid:part_id>/", answer_request, name="answer_request"),
    path("moten/", association_meetings, name="association_meetings"),
    path("moten/<uuid:call_id>/", association_meeting, name="association_meeting"),
    path("moten/<uuid:call_id>/mote.ics", association_meeting_file, name="association_meeting_file"),
]
