"""When an answer has changed since the page was opened: how it stands now, and what was sent, beside each other."""

from django.utils.translation import gettext as _

from ledstjarna.web.how_long import answer_text
from ledstjarna.web.resident.consent.form import RENEW, ConsentForm


def now_and_sent(form: ConsentForm, renewed: str) -> list[tuple[str, str]]:
    """The two versions, each with its name; empty when nobody else has answered meanwhile. `renewed`: until when a
    yes that goes on would hold now, empty where there is none to go on with.
    """
    if form.conflict is None:
        return []
    names = {key: str(name) for key, name in form.fields["organisations"].choices} if form.names_whom else {}  # type: ignore[attr-defined]
    mine, theirs = form.conflict.mine, form.conflict.theirs
    longer = _("Ja, till och med %(day)s") % {"day": renewed} if renewed else _("Ja, att det skulle gälla längre")
    sent = longer if mine["answer"] == RENEW else answer_text(mine, names)
    return [(_("Så står det nu"), answer_text(theirs, names)), (_("Det du svarade"), sent)]
