"""The person of a file, as far as whoever runs the import needs it: to tell who, what differs, and what comes next."""

from collections.abc import Iterator

from django.conf import settings
from rich.table import Table
from rich.text import Text

from ledstjarna.cli.language import _
from ledstjarna.domain.people.queries import PROTECTED_NAME
from ledstjarna.fhir.intake.answer import Intake
from ledstjarna.fhir.intake.values import text
from ledstjarna.fhir.saving.persons import Kept
from ledstjarna.fhir.saving.save import How
from ledstjarna.fhir.tables.postcodes import municipality_of
from ledstjarna.fhir.wording import FIELDS, MARKS, value
from ledstjarna.foundation.identity import Kind, long_form, masked, may_be_shown


class PersonShown:
    """Lines and a table about the person. With a protected identity neither name, number nor values are shown."""

    def __init__(self, kept: Kept, found: Intake, how: How) -> None:
        self._kept = kept
        self._found = found
        self._how = how
        stated = found.person.protected_identity if found.person else ""
        self._secret = bool(kept.held.protected_identity or stated)

    def head(self) -> Iterator[Text]:
        """Who it is, and whether they are new here."""
        held = self._kept.held
        where = self._how.homes.municipalities.get(held.municipality_id or "", _("okänd kommun"))
        who = PROTECTED_NAME if self._secret else held.name
        line = Text(text(who), style="bold")
        line.append(f" · {self.number} · {where}" if self.number else f" · {where}", style="")
        yield line
        if self._how.dry_run:
            yield Text(_("Provkörning: inget sparades."), style="yellow")
        elif self._kept.is_new:
            yield Text(_("Personen är ny här och är nu registrerad."), style="green")
        elif self._kept.raised:
            yield Text(_("Personen fanns redan. Inget annat än skyddet av personuppgifterna har ändrats."))
        else:
            yield Text(_("Personen fanns redan. Inget som stod om personen har ändrats."))

    @property
    def number(self) -> str:
        """The number to look the person up by; empty when it is not ours to tell, or not yet given."""
        number = self._kept.number
        if number is None or (self._how.dry_run and self._kept.is_new and number.kind is Kind.LOCAL_RESERVE):
            return ""
        return masked(number) if self._secret else long_form(number)

    def notes(self) -> Iterator[Text]:
        """What is worth knowing besides: marks from the file, a protection we lack, a number that may be somebody's."""
        found = self._found
        for mark in dict.fromkeys(mark for item in found.outcomes for mark in item.marks):
            yield Text("· " + str(MARKS[mark]))
        if self._kept.raised and self._how.dry_run:
            words = _("Avsändaren anger skyddade personuppgifter som saknas här. De skyddas direkt när filen läses in.")
            yield Text("! " + words, style="bold red")
        elif self._kept.raised:
            words = _("Avsändaren anger skyddade personuppgifter. De är skyddade här från och med nu.")
            yield Text("! " + words, style="bold red")
        elif any(item.field == "protected_identity" for item in self._kept.differences):
            words = _(
                "Här är personuppgifterna mer skyddade än hos avsändaren. Skyddet är kvar: ta reda på vad som gäller."
            )
            yield Text("! " + words, style="bold yellow")
        held = self._kept.held
        lives_in = municipality_of(held.postcode) if held.postcode else ""
        if self._kept.is_new and lives_in not in ("", held.municipality_id):
            words = _("Adressen ligger i kommun {code}. Personen hör här till den kommun som angavs.")
            yield Text("! " + words.format(code=lives_in), style="yellow")
        number = found.person.identity if found.person else None
        if settings.DEMO and number and not may_be_shown(number):
            words = _("Numret är inget av Skatteverkets testnummer. En demo är bara till för påhittade personer.")
            yield Text("! " + words, style="bold yellow")

    def difference_table(self) -> Table:
        """Field by field what we hold and what the sender states."""
        title = _("Avsändaren säger något annat än det som står här (inget ändrades)")
        table = Table(title=title, title_justify="left", show_edge=False, pad_edge=False, padding=(0, 2, 0, 0))
        for heading in (_("Uppgift"), _("Här"), _("Avsändaren")):
            table.add_column(heading, overflow="fold")
        for item in self._kept.differences:
            shown = [item.ours, item.theirs]
            said = [PROTECTED_NAME if self._hides(item.field) else text(value(item.field, one)) for one in shown]
            table.add_row(Text(str(FIELDS[item.field])), *map(Text, said))
        if any(item.field == "deceased" for item in self._kept.differences):
            table.caption_justify = "left"
            table.caption = _(
                "Ingen dör eller lever här genom en fil. Den som arbetar med personen skriver det: Teamet, personen, "
                "Berättelse, Har personen avlidit?"
            )
        return table

    def _hides(self, field: str) -> bool:
        return self._secret and field != "protected_identity"

    def next_steps(self) -> Iterator[Text]:
        """Who sees the suggestions, and how somebody begins."""
        if self._how.dry_run:
            return
        yield Text(_("Så går det vidare"), style="bold")
        yield Text(_("Förslagen är inte behov eller mål. De syns under Behov för den som har kontakt med personen."))
        if self.number and not self._secret:
            words = _("I Teamet: Hitta person, sök numret {number}, börja kontakt, öppna Behov.")
            yield Text(words.format(number=self.number))
        else:
            yield Text(_("I Teamet: Hitta person, sök personens nummer, börja kontakt, öppna Behov."))
        here = self._how.homes.municipalities.get(self._kept.held.municipality_id or "", "")
        if here:
            words = _("Det kan till exempel en biståndshandläggare i {municipality} göra, eller regionens vård.")
            yield Text(words.format(municipality=here))
        else:
            yield Text(_("Det kan regionens vård göra. Kommunen kan det när personens kommun är registrerad."))
