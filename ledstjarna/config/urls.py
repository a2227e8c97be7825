"""Every way in."""

from django.urls import include, path, re_path

from ledstjarna.web.entrance.sign_in import view as sign_in
from ledstjarna.web.entrance.start import view as start

urlpatterns = [
    path("", start.start, name="start"),
    path("logga-in/", sign_in.sign_in, name="sign_in"),
    path("logga-in/roll/", sign_in.choose_role, name="choose_role"),
    path("logga-in/demo/<str:token>/", sign_in.sign_in_link, name="sign_in_link"),
    path("logga-ut/", sign_in.sign_out, name="sign_out"),
    path("sprak/", sign_in.language, name="language"),
    path("komponenter/", start.components, name="components"),
    path("halsa", start.health, name="health"),
    path("favicon.ico", start.favicon),
    re_path(r"^(?P<door>min-dag|ledstjarnan)/$", start.closed_door, name="closed_door"),
    path("min-plan/", include("ledstjarna.web.resident.urls")),
    path("teamet/", include("ledstjarna.web.team.urls")),
    path("foreningen/", include("ledstjarna.web.association.urls")),
    path("fhir/", include("ledstjarna.fhir.urls")),
]

handler400 = "ledstjarna.web.entrance.errors.bad_request"
handler404 = "ledstjarna.web.entrance.errors.not_found"
handler500 = "ledstjarna.web.entrance.errors.server_error"
