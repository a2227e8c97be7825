"""What waits, as rows of a list: what it is about, whose plan, who has promised and when."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from ledstjarna.domain.plans.models import CooperationDeviation, DeviationAnswer
from ledstjarna.domain.plans.rules.deviations import is_late
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording import deviation_name, label_text, moment_text, promise_text


@dataclass(frozen=True, slots=True)
class Line:
    """One row."""

    title: str
    who: str
    detail: str
    href: str
    state: str
    word: str


def waiting_line(row: DeviationAnswer, name: str, whose: str, at: datetime) -> Line:
    """Something that waits for an answer; `whose` names the organisation at the other end."""
    late = is_late(row.answer_promised_at, row.answered_at, at)
    when = {"when": promise_text(row.answer_promised_at), "who": label_text(row.reaches_label)}
    return Line(
        deviation_name(row.deviation.kind),
        f"{name} · {whose}",
        _("Svar lovat %(when)s av %(who)s") % when,
        way_to("team_deviation", row.subject_id, deviation_id=row.deviation_id),
        "late" if late else "waits",
        _("Försenat") if late else _("Väntar på svar"),
    )


def begun_line(row: CooperationDeviation, name: str) -> Line:
    """A draft of one's own."""
    href = way_to("team_deviation", row.subject_id, deviation_id=row.pk)
    begun = _("Påbörjad %(when)s") % {"when": moment_text(row.noted_at)}
    return Line(_("Samarbetet fungerade inte"), name, begun, href, "draft", _("Inte skickad än"))


def learn_line(row: CooperationDeviation, name: str) -> Line:
    """Something that all have answered: what was learnt is to be written."""
    href = way_to("team_deviation", row.subject_id, deviation_id=row.pk)
    said = _("Alla har svarat. Skriv vad ni har lärt er.")
    return Line(deviation_name(row.kind), name, said, href, "ongoing", _("Besvarad"))
