"""The resident door's pages."""

from django.urls import path

from ledstjarna.web.resident.agree.view import agree
from ledstjarna.web.resident.apply.view import apply_for_help
from ledstjarna.web.resident.asked.view import asked, asked_part
from ledstjarna.web.resident.change_proposal.view import change_proposal
from ledstjarna.web.resident.choose.view import choose, reopen, take_back
from ledstjarna.web.resident.close_ones.view import close_ones, end_close_one, let_read
from ledstjarna.web.resident.consent.view import consent
from ledstjarna.web.resident.expiring.view import apply_anew, expiring
from ledstjarna.web.resident.goal.view import change_goal, let_go, set_goal
from ledstjarna.web.resident.happened.view import happened
from ledstjarna.web.resident.leave.view import asked_to_take, carer_support, leave_part
from ledstjarna.web.resident.new_owner.view import choose_owner
from ledstjarna.web.resident.own_view.view import own_view, own_views
from ledstjarna.web.resident.part.view import part, stop_part
from ledstjarna.web.resident.plan.view import plan
from ledstjarna.web.resident.proposals.view import proposals
from ledstjarna.web.resident.propose_own.view import propose_as, propose_own
from ledstjarna.web.resident.report.view import report, report_told, reports
from ledstjarna.web.resident.share_facts.view import share_facts
from ledstjarna.web.resident.sharing.view import sharing
from ledstjarna.web.resident.story.view import story
from ledstjarna.web.resident.story_versions.view import story_versions
from ledstjarna.web.resident.versions.view import version, versions
from ledstjarna.web.resident.waiting.view import waiting
from ledstjarna.web.resident.who_read.view import who_read

urlpatterns = [
    path("", plan, name="plan"),
    path("berattelse/", story, name="story"),
    path("berattelse/tidigare/", story_versions, name="story_versions"),
    path("sa-ser-jag-pa-det/", own_views, name="own_views"),
    path("sa-ser-jag-pa-det/<str:life_area>/", own_view, name="own_view"),
    path("forslag/", proposals, name="proposals"),
    path("valj/<uuid:proposal_id>/", choose, name="choose"),
    path("valj/<uuid:proposal_id>/andra/", change_proposal, name="change_proposal"),
    path("valj/<uuid:proposal_id>/vad-de-far-veta/", share_facts, name="share_facts"),
    path("valj/<uuid:proposal_id>/titta-igen/", reopen, name="reopen"),
    path("valj/<uuid:proposal_id>/ta-tillbaka/", take_back, name="take_back"),
    path("foresla/", propose_own, name="propose_own"),
    path("foresla/<str:kind>/", propose_as, name="propose_as"),
    path("ansok/", apply_for_help, name="apply_for_help"),
    path("mal/", set_goal, name="set_goal"),
    path("mal/<uuid:goal_id>/", change_goal, name="change_goal"),
    path("mal/<uuid:goal_id>/sluta/", let_go, name="let_go"),
    path("komma-overens/", agree, name="agree"),
    path("overenskommelser/", versions, name="versions"),
    path("overenskommelser/<int:number>/", version, name="version"),
    path("vem-far-veta/", sharing, name="sharing"),
    path("vem-far-veta/<str:kind>/", consent, name="consent"),
    path("har-hant/", happened, name="happened"),
    path("vem-har-last/", who_read, name="who_read"),
    path("sagt-till/", reports, name="reports"),
    path("sagt-till/<uuid:report_id>/", report_told, name="report_told"),
    path("sag-till/<str:kind>/", report, name="report"),
    path("narstaende/", close_ones, name="close_ones"),
    path("narstaende/<uuid:close_one_id>/lasa/", let_read, name="let_read"),
    path("narstaende/<uuid:close_one_id>/sluta/", end_close_one, name="end_close_one"),
    path("del/<uuid:part_id>/", part, name="part"),
    path("del/<uuid:part_id>/sluta/", stop_part, name="stop_part"),
    path("fragor/", asked, name="asked"),
    path("fragor/<uuid:part_id>/", asked_part, name="asked_part"),
    path("fragor/<uuid:part_id>/orkar-inte/", leave_part, name="leave_part"),
    path("fragor/ta-over/<uuid:owner_change_id>/", asked_to_take, name="asked_to_take"),
    path("stod-till-dig/", carer_support, name="carer_support"),
    path("vantar/", waiting, name="waiting"),
    path("ny-ansvarig/<uuid:owner_change_id>/", choose_owner, name="choose_owner"),
    path("tar-slut/", expiring, name="expiring"),
    path("tar-slut/<uuid:part_id>/", apply_anew, name="apply_anew"),
]
