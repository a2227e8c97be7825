"""What somebody else has changed for the person, in the words of what happened, and where they read what holds now."""

from django.utils.translation import gettext as _

from ledstjarna.foundation.work import WorkItem
from ledstjarna.web.wording.happenings import happening_text

CHANGED_FOR = "changed_for_person_to_read"
_PAGES = {"BlockSet": "resident_blocks", "BlockLifted": "resident_blocks", "CloseOneReads": "close_ones"}


def changed_page(item: WorkItem) -> str:
    """The page that shows it."""
    return _PAGES.get(item.title.partition(":")[0], "sharing")


def changed_title(item: WorkItem) -> str:
    """Who did what; "Du" where staff wrote down that the person said it."""
    kind, what, who = item.title.split(":", 2)
    told = happening_text(kind, {"kind": what, "may_read": what == "true"}, who=who or _("Du"))
    return told.sentence if told else ""


def changed_detail(item: WorkItem) -> str:
    """In whose place it was said, and what can be done."""
    if item.title.endswith(":"):
        return _("Teamet har skrivit in det i stället för ditt nej. Stämmer det inte kan du ändra det")
    return _("Det gäller nu. Läs, och ändra om du vill något annat")
