"""The association door's pages."""

from django.urls import path

from ledstjarna.web.association.leave.view import association_leave, association_take_over
from ledstjarna.web.association.meetings.view import (
    association_left_meeting_file,
    association_meeting,
    association_meeting_file,
    association_meetings,
)
from ledstjarna.web.association.messages.view import part_messages, part_thread
from ledstjarna.web.association.missed.view import association_missed
from ledstjarna.web.association.requests.view import answer_request, requests
from ledstjarna.web.association.times.view import change_our_times, our_days, our_occurrence, our_part_times
from ledstjarna.web.association.until.view import association_until

urlpatterns = [
    path("", requests, name="association_home"),
    path("fraga/<uuid:part_id>/", answer_request, name="answer_request"),
    path("fraga/<uuid:part_id>/till-nar/", association_until, name="association_until"),
    path("fraga/<uuid:part_id>/tider/", our_part_times, name="our_part_times"),
    path("tider/", our_days, name="our_days"),
    path("tider/<uuid:activity_id>/", change_our_times, name="change_our_times"),
    path("tider/<uuid:activity_id>/<str:day>/", our_occurrence, name="our_occurrence"),
    path("fraga/<uuid:part_id>/meddelanden/", part_messages, name="part_messages"),
    path("fraga/<uuid:part_id>/meddelanden/<uuid:thread_id>/", part_thread, name="part_thread"),
    path("uteblivet/<uuid:missed_id>/", association_missed, name="association_missed"),
    path("moten/", association_meetings, name="association_meetings"),
    path("moten/<uuid:call_id>/", association_meeting, name="association_meeting"),
    path("moten/<uuid:call_id>/inte-med.ics", association_left_meeting_file, name="association_left_meeting_file"),
    path("moten/<uuid:call_id>/mote.ics", association_meeting_file, name="association_meeting_file"),
    path("fraga/<uuid:part_id>/lamna-over/", association_leave, name="association_leave"),
    path("ta-over/<uuid:owner_change_id>/", association_take_over, name="association_take_over"),
]
