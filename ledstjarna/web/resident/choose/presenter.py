"""What was answered, the alternatives, and the thanks that say what happens now."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ledstjarna.web.resident.days import day_text
from ledstjarna.web.resident.offers import Offer, needs_decision, offer, owner_of
from ledstjarna.web.resident.standing import Standing
from ledstjarna.web.resident.thanking import Thanks, thanked
from ledstjarna.web.wording import choice_name, filled, label_text, will_ground_name, written


def alternatives_shown(rows: Sequence[Any], standing: Standing) -> list[Offer]:
    """The other proposals for the same goal."""
    return [offer(row, "", standing) for row in rows]


@dataclass(frozen=True, slots=True)
class Onwards:
    """Where one goes after an answer: the next that waits, or back to the plan."""

    title: str
    text: str
    href: str
    action: str


def onwards(waiting: Sequence[Any]) -> Onwards:
    """The way on: the next proposal, those that nobody has looked at first, and how many are left."""
    unanswered = [row for row in waiting if row.state == "open"]
    if not unanswered:
        return Onwards(_("Nu finns inget mer att svara på"), "", reverse("plan"), _("Till planen"))
    left = ngettext("Ett förslag kvar att svara på", "%(count)d förslag kvar att svara på", len(unanswered))
    return Onwards(
        left % {"count": len(unanswered)}, filled(_("Nästa förslag: %(title)s"), title=written(unanswered[0].title)),
        reverse("choose", kwargs={"proposal_id": unanswered[0].id}), _("Nästa förslag"),
    )  # fmt: skip


def answered_words(choices: Sequence[Any], standing: Standing) -> list[str]:
    """How the person has answered before, the newest first, and who held the pen."""
    return [sentence for choice in reversed(choices) for sentence in _answered(choice, standing)]


def _answered(choice: Any, standing: Standing) -> list[str]:
    words = {
        "day": day_text(choice.chosen_at), "who": label_text(standing.known(choice.chosen_by_label)),
        "answer": choice_name(choice.kind), "words": choice.words,
        "pen": label_text(standing.known(choice.registered_by_label)),
    }  # fmt: skip
    told = (
        _("%(day)s: %(who)s svarade %(answer)s. ”%(words)s”")
        if choice.words
        else _("%(day)s: %(who)s svarade %(answer)s.")
    )
    sentences = [told % words]
    if choice.registered_by_id != choice.chosen_by_id:
        sentences.append(_("%(pen)s skrev in svaret.") % words)
    if choice.capacity == "representative" and choice.will_understood_how:
        asked = _("Så förstod %(who)s vad %(name)s ville: %(how)s")
        sentences.append(asked % {**words, "name": standing.first, "how": choice.will_understood_how})
    if choice.capacity == "understood_will":
        ground = {"how": choice.will_understood_how, "who": choice.will_understood_by,
                  "ground": will_ground_name(choice.will_understood_ground)}  # fmt: skip
        understood = (
            _("%(who)s tolkade din vilja så här: %(how)s (%(ground)s)"),
            _("%(who)s tolkade %(whose)s vilja så här: %(how)s (%(ground)s)"),
        )
        sentences.append(standing.say(*understood, **ground))
    return sentences


def thanks_for(request: HttpRequest, proposal: Any, standing: Standing, receiver: str) -> Thanks | None:
    """The thanks after the answer that the address tells of. `receiver`: the authority that an application goes to."""
    words: dict[str, Callable[[], Thanks]] = {
        "yes": lambda: Thanks(
            standing.say(_("Tack, du sa ja"), _("Tack, du sa ja för %(name)s")),
            _after_yes(proposal, standing, receiver),
        ),
        "no": lambda: Thanks(
            standing.say(_("Tack för ditt svar. Du sa nej"), _("Tack för svaret. Du sa nej för %(name)s")),
            _after_no(proposal),
        ),
        "later": lambda: Thanks(
            _("Du tänker på saken"),
            (_("Förslaget ligger kvar här. Du svarar när du vill."), _("Teamet ser att du tänker.")),
        ),
        "change": lambda: Thanks(
            _("Tack, vi har fått det du vill ändra"),
            (_("Teamet ser önskemålet och svarar."), _("Tills dess är allt annat i planen som förut.")),
        ),
        "oppnat": lambda: Thanks(
            _("Du kan svara igen"), (_("Förslaget väntar på ditt svar, som om du aldrig hade sagt nej."),)
        ),
        "tillbakataget": lambda: Thanks(
            _("Du har tagit tillbaka det"), (_("Ingen behöver svara på det längre."),)
        ),
        "foreslaget": lambda: Thanks(_("Tack för ditt förslag"), (_who_chooses(standing),)),
    }  # fmt: skip
    return thanked(request, words)


def _who_chooses(standing: Standing) -> str:
    return standing.say(
        _("Vårdnadshavarna ser förslaget och svarar."), _("%(name)s ser förslaget och väljer själv.")
    )  # fmt: skip


def _after_yes(proposal: Any, standing: Standing, receiver: str) -> tuple[str, ...]:
    who = {"who": owner_of(proposal, standing)}
    if proposal.state == "other_guardian":
        return (
            _("Den andra vårdnadshavaren behöver också säga ja."),
            _("Inget börjar förrän ni båda har svarat."),
        )  # fmt: skip
    if needs_decision(proposal):
        return (
            _("Ansökan är skickad till %(who)s.") % {"who": receiver},
            _("En handläggare där utreder och fattar ett beslut. I planen står vem det är."),
            _("Du kan ta tillbaka ansökan när du vill, och överklaga beslutet."),
        )
    if proposal.legal_basis == "own":
        own = standing.say(_("Det är nu din egen del i planen."), _("Det är nu %(whose)s egen del i planen."))
        return own, _("Du kan sluta när du vill.") if standing.themself else _("Det går att sluta när som helst.")
    if proposal.legal_basis == "health":
        fits = (_("%(who)s bedömer om det passar för dig."), _("%(who)s bedömer om det passar för %(name)s."))
        return standing.say(*fits, **who), _("I planen står vad de kommer fram till.")
    return (
        _("%(who)s har fått frågan, och vet bara det du valde att berätta.") % who,
        _("Svaret kommer i planen, under Vem gör vad."),
    )


def _after_no(proposal: Any) -> tuple[str, ...]:
    sentences = (
        proposal.after_no,
        _("Du kan titta på förslaget igen när du vill."),
        _("Ett nej här påverkar inte rätten att ansöka om hjälp."),
    )
    return tuple(text for text in sentences if text)
