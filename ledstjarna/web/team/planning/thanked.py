"""What is said after a step on the board: with how many it came to, which the address carries on."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ledstjarna.foundation.clock import today
from ledstjarna.web.door import ViewerRequest
from ledstjarna.web.messaging.forms import as_id
from ledstjarna.web.team.planning.days import day_asked
from ledstjarna.web.team.planning.rest import after_import, after_saving
from ledstjarna.web.team.visit_thanks import Thanks
from ledstjarna.web.team.ways import thanks_for

FREED = "free"  # how many visits nobody has by it
HALF = "halva"  # how many visits of two one has after it


def freed_text(request: ViewerRequest) -> list[str]:
    """That visits lack somebody by what was saved; nothing where none do."""
    many = number_in(request, FREED)
    if not many:
        return []
    told = ngettext(
        "%(n)s besök som inte går längre saknar nu någon. Ge det till någon annan.",
        "%(n)s besök som inte går längre saknar nu någon. Ge dem till andra.", many,
    )  # fmt: skip
    return [told % {"n": many}]


def _rest_of(request: ViewerRequest) -> list[str]:
    """What the rest of whoever was saved comes to."""
    unit_id, carer_id = request.viewer.unit_id, as_id(request.GET.get("vem", ""))
    return after_saving(unit_id, carer_id, day_asked(request.GET.get("dag", ""))) if unit_id and carer_id else []


def _rest_of_all(request: ViewerRequest) -> list[str]:
    unit_id = request.viewer.unit_id
    return after_import(unit_id, today()) if unit_id else []


def _given(request: ViewerRequest) -> Thanks:
    many, lacked = number_in(request, "n"), number_in(request, "av")
    half = number_in(request, HALF)
    of_two = ngettext("%(n)s besök saknar en av två.", "%(n)s besök saknar en av två.", half) % {"n": half}
    if not many:
        title = _("Inget besök har fått alla som behövs.") if half else _("Inget besök gick att ge till någon.")
        return title, [
            *([of_two] if half else []),
            _("Dag för dag står här vad som hindrar. Det som någon redan har är inte flyttat."),
        ]  # fmt: skip
    told = {"n": many, "all": lacked}
    if many < lacked:
        title = ngettext("%(n)s av %(all)s besök har fått någon.", "%(n)s av %(all)s besök har fått någon.", many)
        return title % told, [
            *([of_two] if half else []), *([_("Resten ligger kvar utan någon.")] if half < lacked - many else []),
            _("Flytta det du vill. Meddela när du är nöjd."),
        ]  # fmt: skip
    title = ngettext("%(n)s besök har fått någon.", "Alla %(n)s besök har fått någon.", many)
    return title % told, [
        _("Den som personen känner kommer i första hand."), _("Flytta det du vill. Meddela när du är nöjd."),
    ]  # fmt: skip


def _placed(request: ViewerRequest) -> Thanks:
    """Whether the person is told of it now, later, or has nothing to be told."""
    match request.GET.get("hur", ""):
        case "same":
            return _("Sparat."), [_("Besöket ligger där det låg.")]
        case "published":
            return _("Besöket är flyttat."), [_("Det var redan meddelat, så personen får veta det nu.")]
        case "as_told":
            return _("Besöket är flyttat."), [
                _("Det personen har fått veta stämmer fortfarande, så hen får inget nytt meddelande."),
            ]  # fmt: skip
    return _("Besöket är flyttat."), [_("Det är inte meddelat än. Personen får veta det när du meddelar.")]


def number_in(request: ViewerRequest, name: str) -> int:
    """A number that the address carries; nothing where it carries none."""
    told = request.GET.get(name, "")
    return int(told) if told.isdecimal() and len(told) < 7 else 0


def board_thanks(request: ViewerRequest) -> Thanks | None:
    """The title, and what happens now."""
    match request.GET.get("tack", ""):
        case "propose":
            return _given(request)
        case "placed":
            return _placed(request)
        case "shift":
            return _("Sparat."), [*freed_text(request), *_rest_of(request)]
        case "shifts":
            return _("Passen är hämtade."), [*freed_text(request), *_rest_of_all(request)]
        case "well":
            many = number_in(request, "n")
            back = ngettext("%(n)s besök är deras igen.", "%(n)s besök är deras igen.", many) % {"n": many}
            return _("Sjukanmälan är borttagen, och passen ligger på tavlan igen."), [
                back if many else _("Besöken som blev fria har fått någon annan, eller ligger kvar utan någon."),
            ]  # fmt: skip
    return thanks_for(request)
