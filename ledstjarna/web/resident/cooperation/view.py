"""När samarbetet inte fungerade: what those around the person have written to each other about it, in plain words."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.plans.queries import Deviation, deviations
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.resident.opening import opened, room, standing_of
from ledstjarna.web.wording import deviation_name, label_text, moment_text, promise_text, state_text


@page(PERSON, about=PLAN)
def cooperation(request: ViewerRequest) -> HttpResponse:
    """Everything of it, newest first, for the person and whoever answers for them; nothing for others."""
    reading = opened(request, "cooperation", PLAN)
    found = deviations(reading) if standing_of(reading).answers else []
    shown = [_shown(one) for one in found if one.row.state != "withdrawn"]
    return room(request, "resident/cooperation/page.html", reading, {"shown": shown})


def _shown(one: Deviation) -> dict[str, object]:
    row, state = one.row, state_text(one.row.state, "deviation")
    told = {"who": label_text(row.noted_by_label), "when": moment_text(row.noted_at)}
    return {
        "title": deviation_name(row.kind),
        "words": row.words,
        "told": _("%(who)s skrev det den %(when)s.") % told,
        "about": row.commitment.title if row.commitment else "",
        "answers": [
            (answer.organisation.name, answer.answer, _("Svaret kommer senast den %(when)s.") % {
                "when": promise_text(answer.answer_promised_at)
            })
            for answer in one.answers
        ],
        "learnt": row.learnt,
        "look": state.tone,
        "word": state.word,
    }  # fmt: skip
