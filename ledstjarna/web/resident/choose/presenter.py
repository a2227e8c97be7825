"""What was answered, the alternatives, and the thanks that say what happens now."""

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ledstjarna.web.resident.days import day_text
from ledstjarna.web.resident.offers import Offer, offer, owner_of
from ledstjarna.web.resident.thanking import Thanks, thanked
from ledstjarna.web.wording import choice_name, will_ground_name


def alternatives_shown(rows: Sequence[Any]) -> list[Offer]:
    """The other proposals for the same goal."""
    return [offer(row, "") for row in rows]


def answered_words(choices: Sequence[Any]) -> list[str]:
    """How the person has answered before, the newest first, and who held the pen."""
    return [sentence for choice in reversed(choices) for sentence in _answered(choice)]


def _answered(choice: Any) -> list[str]:
    words = {
        "day": day_text(choice.chosen_at), "who": choice.chosen_by_label, "answer": choice_name(choice.kind),
        "words": choice.words, "pen": choice.registered_by_label,
    }  # fmt: skip
    told = (
        _("%(day)s: %(who)s svarade %(answer)s. ”%(words)s”")
        if choice.words
        else _("%(day)s: %(who)s svarade %(answer)s.")
    )
    sentences = [told % words]
    if choice.registered_by_id != choice.chosen_by_id:
        sentences.append(_("%(pen)s skrev in svaret.") % words)
    if choice.capacity == "understood_will":
        ground = {"how": choice.will_understood_how, "who": choice.will_understood_by,
                  "ground": will_ground_name(choice.will_understood_ground)}  # fmt: skip
        sentences.append(_("%(who)s tolkade din vilja så här: %(how)s (%(ground)s)") % ground)
    return sentences


def thanks_for(request: HttpRequest, proposal: Any) -> Thanks | None:
    """The thanks after the answer that the address tells of."""
    words: dict[str, Callable[[], Thanks]] = {
        "yes": lambda: Thanks(_("Tack, du sa ja"), _after_yes(proposal)),
        "no": lambda: Thanks(_("Tack för ditt svar. Du sa nej"), _after_no(proposal)),
        "later": lambda: Thanks(
            _("Du tänker på saken"),
            (_("Förslaget ligger kvar här. Du svarar när du vill."), _("Ditt team ser att du tänker.")),
        ),
        "change": lambda: Thanks(
            _("Tack, vi har fått det du vill ändra"),
            (_("Ditt team ser ditt önskemål och svarar."), _("Tills dess är allt annat i din plan som förut.")),
        ),
        "oppnat": lambda: Thanks(
            _("Du kan svara igen"), (_("Förslaget väntar på ditt svar, som om du aldrig hade sagt nej."),)
        ),
        "tillbakataget": lambda: Thanks(
            _("Du har tagit tillbaka det"), (_("Ingen behöver svara på det längre."),)
        ),
        "foreslaget": lambda: Thanks(
            _("Tack för ditt förslag"), (_("Den som planen gäller ser förslaget och väljer själv."),)
        ),
    }  # fmt: skip
    return thanked(request, words)


def _after_yes(proposal: Any) -> tuple[str, ...]:
    who = {"who": owner_of(proposal)}
    asked = (
        _("%(who)s har fått frågan, och vet bara det du valde att berätta.") % who,
        _("Du ser svaret under Vem gör vad i din plan."),
    )
    applied = (
        _("Ansökan är skickad till %(who)s.") % who,
        _("En handläggare utreder och fattar ett beslut. Du ser i planen vem det är."),
        _("Du kan ta tillbaka ansökan när du vill, och överklaga beslutet."),
    )
    return {
        "own": (_("Det är nu din egen del i planen."), _("Du kan sluta när du vill.")),
        "sol": applied,
        "lss": applied,
        "health": (
            _("%(who)s bedömer om det passar för dig.") % who,
            _("Du ser i planen vad de kommer fram till."),
        ),
    }.get(proposal.legal_basis, asked)


def _after_no(proposal: Any) -> tuple[str, ...]:
    sentences = (
        proposal.after_no,
        _("Du kan titta på förslaget igen när du vill."),
        _("Ett nej här påverkar inte din rätt att ansöka om hjälp."),
    )
    return tuple(text for text in sentences if text)
