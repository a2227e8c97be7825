"""The extract's headings when somebody else takes it out: about the person by first name, never "du"."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from ledstjarna.web.wording.extract import COLUMN_WORDS, LEFT_OUT_WORDS, PART_WORDS, TABLE_WORDS

# By the code of the part, the table, the column or the reason. What is not here speaks to nobody.
_ABOUT: dict[str, Callable[[], str]] = {
    "part who": lambda: _("Vem %(name)s är"),
    "part words": lambda: _("Berättelsen"),
    "part plan": lambda: _("Planen"),
    "part team": lambda: _("Teamet"),
    "part said": lambda: _("Det som är sagt, och svaren"),
    "part sharing": lambda: _("Vad som delas"),
    "part sent": lambda: _("Det vi har skickat till %(name)s"),
    "why others_checked": lambda: _("Kontroll av dem som har läst."),
    "table people.Person": lambda: "%(name)s",
    "table people.ProtectionChange": lambda: _("Så har personuppgifterna varit skyddade"),
    "table people.PersonContact": lambda: _("Så når vi %(name)s"),
    "table people.CloseOne": lambda: _("De som står %(name)s nära"),
    "table people.Representative": lambda: _("De som företräder %(name)s"),
    "table people.Mandate": lambda: _("Uppdrag att företräda %(name)s"),
    "table people.Story": lambda: _("Egna ord"),
    "table people.Absence": lambda: _("När %(name)s har varit borta"),
    "table plans.Choice": lambda: _("Det som %(name)s har valt"),
    "table visits.HelpCall": lambda: _("När den som var hos %(name)s bad om hjälp"),
    "table plans.PersonReport": lambda: _("Det som har sagts till om"),
    "column relation": lambda: _("Vad de är för %(name)s"),
    "column what_i_can": lambda: _("Det %(name)s kan själv"),
    "column how_to_meet_me": lambda: _("Så vill %(name)s bli bemött"),
    "column who_is_close": lambda: _("Vem som står %(name)s nära"),
    "column reach_note": lambda: _("Så vill %(name)s nås"),
    "column resources": lambda: _("Det %(name)s kan själv"),
    "column after_no": lambda: _("Om %(name)s säger nej"),
    "column can_change_mind": lambda: _("Kan %(name)s ändra sig"),
    "column how_to_appeal": lambda: _("Så går det att överklaga"),
    "column person_took_part": lambda: _("%(name)s var med"),
    "column own_level": lambda: _("Så ser %(name)s det"),
    "column wanted_level": lambda: _("Så vill %(name)s ha det"),
    "column suitable": lambda: _("Passar det %(name)s"),
}


def part_title(code: str, about: str = "") -> str:
    """A part's heading; `about` is the first name of the person where somebody else reads."""
    return _told(f"part {code}", PART_WORDS[code], about)


def table_title(label: str, about: str = "") -> str:
    """A table's heading."""
    return _told(f"table {label}", TABLE_WORDS[label].title, about)


def column_title(name: str, about: str = "") -> str:
    """A column's heading."""
    return _told(f"column {name}", COLUMN_WORDS[name], about)


def left_out_text(why: str, about: str = "") -> str:
    """Why something is left out."""
    return _told(f"why {why}", LEFT_OUT_WORDS[why], about)


def _told(key: str, to_them: Callable[[], str], about: str) -> str:
    return _ABOUT[key]() % {"name": about} if about and key in _ABOUT else to_them()
