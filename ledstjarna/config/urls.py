"""Every way in."""

from django.urls import include, path, re_path

from ledstjarna.web.entrance.assignments import view as assignments
from ledstjarna.web.entrance.my_sign_in import view as my_sign_in
from ledstjarna.web.entrance.passkeys import view as passkeys
from ledstjarna.web.entrance.providers import view as providers
from ledstjarna.web.entrance.sign_in import view as sign_in
from ledstjarna.web.entrance.start import view as start
from ledstjarna.web.entrance.whose_plan import view as whose_plan

urlpatterns = [
    # The doors first: most of what is asked for, and each pattern before it is tried.
    path("min-plan/", include("ledstjarna.web.resident.urls")),
    path("teamet/", include("ledstjarna.web.team.urls")),
    path("foreningen/", include("ledstjarna.web.association.urls")),
    path("fhir/", include("ledstjarna.fhir.urls")),
    path("", start.start, name="start"),
    path("logga-in/", sign_in.sign_in, name="sign_in"),
    path("logga-in/roll/", sign_in.choose_role, name="choose_role"),
    path("logga-in/demo/<str:token>/", sign_in.sign_in_link, name="sign_in_link"),
    path("logga-in/med/<slug:code>/", providers.go_to_provider, name="go_to_provider"),
    path("logga-in/fran/<slug:code>/", providers.back_from_provider, name="back_from_provider"),
    path("logga-in/vems-plan/", whose_plan.choose_person, name="choose_person"),
    path("logga-in/uppdrag/", assignments.choose_assignment, name="choose_assignment"),
    path("logga-in/nyckel/", passkeys.sign_in_with_passkey, name="sign_in_with_passkey"),
    path("inbjudan/<str:invitation_code>/", passkeys.invitation, name="invitation"),
    path("inloggning/", my_sign_in.my_sign_in, name="my_sign_in"),
    path("inloggning/stanna/", my_sign_in.stay, name="stay_signed_in"),
    path("inloggning/ut-overallt/", my_sign_in.out_everywhere, name="out_everywhere"),
    path("inloggning/nyckel/", passkeys.new_passkey, name="new_passkey"),
    path("inloggning/nyckel/<uuid:passkey_id>/", passkeys.remove, name="remove_passkey"),
    path("utloggad/<slug:code>/", providers.signed_out, name="signed_out"),
    path("utloggad/<slug:code>/dar/", providers.sign_out_there, name="sign_out_there"),
    path("utloggad/<slug:code>/bakom/", providers.provider_signs_out, name="provider_signs_out"),
    path("logga-ut/", sign_in.sign_out, name="sign_out"),
    path("sprak/", sign_in.language, name="language"),
    path("komponenter/", start.components, name="components"),
    path("halsa", start.health, name="health"),
    path("favicon.ico", start.favicon, name="favicon"),
    re_path(r"^(?P<door>ledstjarnan)/$", start.closed_door, name="closed_door"),
]

handler400 = "ledstjarna.web.entrance.errors.bad_request"
handler404 = "ledstjarna.web.entrance.errors.not_found"
handler500 = "ledstjarna.web.entrance.errors.server_error"
