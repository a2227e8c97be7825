"""What is said after a step on the board: with how many it came to, which the address carries on."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ledstjarna.web.door import ViewerRequest
from ledstjarna.web.team.ways import Thanks, thanks_for

FREED = "free"  # how many visits nobody has by it


def freed_text(request: ViewerRequest) -> list[str]:
    """That visits are without anybody by what was saved; nothing where none are."""
    many = number_in(request, FREED)
    if not many:
        return []
    told = ngettext(
        "%(n)s besök som inte går längre ligger nu utan någon. Ge det till någon annan.",
        "%(n)s besök som inte går längre ligger nu utan någon. Ge dem till andra.", many,
    )  # fmt: skip
    return [told % {"n": many}]


def number_in(request: ViewerRequest, name: str) -> int:
    """A number that the address carries; nothing where it carries none."""
    told = request.GET.get(name, "")
    return int(told) if told.isdecimal() and len(told) < 7 else 0


def board_thanks(request: ViewerRequest) -> Thanks | None:
    """The title, and what happens now."""
    match request.GET.get("tack", ""):
        case "shift":
            return _("Sparat."), freed_text(request)
        case "shifts":
            return _("Passen är hämtade."), freed_text(request)
        case "well":
            many = number_in(request, "n")
            back = ngettext("%(n)s besök är deras igen.", "%(n)s besök är deras igen.", many) % {"n": many}
            return _("Sjukanmälan är borttagen, och passen ligger på tavlan igen."), [
                back if many else _("Besöken som blev fria har fått någon annan, eller ligger kvar utan någon."),
            ]  # fmt: skip
    return thanks_for(request)
