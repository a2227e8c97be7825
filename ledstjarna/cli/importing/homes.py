"""Where persons belong whose own municipality does not show, as chosen on the command line."""

from collections.abc import Mapping

import click

from ledstjarna.cli.failures import Exit, Failure
from ledstjarna.cli.language import _
from ledstjarna.domain.organisations.queries import counties, municipalities
from ledstjarna.fhir.saving.homes import Homes


def chosen_homes(municipality: str, county: str) -> Homes:
    """The municipalities here and the choice. Raises Failure when there are none, a usage error for an unknown one."""
    here = {row.code: row.name for row in municipalities()}
    if not here:
        raise Failure(_("Databasen har inga kommuner. Läs in ett län först, till exempel med demon."), Exit.DATABASE)
    known = {row.code: row.name for row in counties()}
    return Homes(here, _code(municipality, here, "--municipality"), _code(county, known, "--county"))


def _code(given: str, known: Mapping[str, str], option: str) -> str:
    """The code that was given, or whose name was given."""
    if not given or given in known:
        return given
    named = [code for code, name in known.items() if name.casefold() == given.strip().casefold()]
    if len(named) == 1:
        return named[0]
    text = _("”{given}” finns inte här. Det som finns: {known}.")
    listed = ", ".join(f"{code} {name}" for code, name in known.items())
    raise click.BadParameter(text.format(given=given, known=listed), param_hint=option)
