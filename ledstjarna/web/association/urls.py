"""The association door's pages."""

from django.urls import path

from ledstjarna.web.association.leave.view import association_leave, association_take_over
from ledstjarna.web.association.requests.view import answer_request, requests

urlpatterns = [
    path("", requests, name="association_home"),
    path("fraga/<uuid:part_id>/", answer_request, name="answer_request"),
    path("fraga/<uuid:part_id>/lamna-over/", association_leave, name="association_leave"),
    path("ta-over/<uuid:owner_change_id>/", association_take_over, name="association_take_over"),
]
