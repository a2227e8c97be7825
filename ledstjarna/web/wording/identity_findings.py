"""Words for what is wrong with an identity number, or with whose it is said to be."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from ledstjarna.web.wording.dates import clock_after

IDENTITY_TEXTS: dict[str, Callable[[dict[str, Any]], str]] = {
    "identity_taken": lambda p: _("En person har redan det numret. Är det samma person, så fortsätt där."),
    "address_of_protected": lambda p: _(
        "Den som har skyddad folkbokföring har ingen adress här, för att ingen ska kunna hitta dit. Ta bort "
        "gatuadress, postnummer och ort."
    ),
    "protection_unknown": lambda p: _("Välj hur uppgifterna är skyddade."),
    "protection_same": lambda p: _("Så är det redan. Välj något annat, eller gå tillbaka."),
    "protection_source_missing": lambda p: _("Välj vem som har sagt det."),
    "protection_words_missing": lambda p: _(
        "Skriv vad som gör att skyddet kan bli mindre, så att den som svarar kan bedöma det. Till exempel vilket "
        "besked som har kommit, och när."
    ),
    "protection_other_answers": lambda p: _(
        "Det är du som har frågat. Någon annan behöver svara, så att två har sett det."
    ),
    "died_later": lambda p: _("Dagen har inte varit än. Skriv den dag då personen dog."),
    "died_unlikely": lambda p: _("Dagen kan inte stämma. Kontrollera år, månad och dag."),
    "death_source_missing": lambda p: _("Välj hur ni vet det."),
    "death_stands": lambda p: _("Någon har redan skrivit att personen har avlidit."),
    "look_ups_too_many": lambda p: (
        _(
            "Du har sökt på många nummer på kort tid, och får vänta lite. Sök igen klockan %(clock)s. Är någons liv "
            "eller hälsa i fara: ring 112, eller be en kollega söka. Den som du redan möter når du från Mina personer."
        )
        % {"clock": clock_after(p["until"])}
    ),
    "identity_empty": lambda p: _("Skriv ett personnummer."),
    "number_is_the_persons": lambda p: _("Det är personens eget nummer. Skriv numret till den som ska logga in."),
    "number_is_anothers": lambda p: (
        _("Numret står redan för %(who)s. Kontrollera det. Hör det inte dit, ta först bort det där.") % p
    ),
    "number_not_there": lambda p: _("Numret är redan borttaget."),
    "identity_length": lambda p: (
        _("Ett reservnummer har tio siffror efter LR. Kontrollera att inget fattas.")
        if p.get("of") == "reserve"
        else _("Ett personnummer har 10 eller 12 siffror. Kontrollera att inget fattas.")
    ),
    "identity_characters": lambda p: _("Ett personnummer har bara siffror, och ett streck eller plus."),
    "identity_century": lambda p: _("Plustecknet är till för den som har fyllt 100 år. Kontrollera året."),
    "identity_date": lambda p: _("Datumet i numret finns inte. Kontrollera de första siffrorna."),
    "identity_checksum": lambda p: (
        _("Den sista siffran i reservnumret stämmer inte. Kontrollera det mot där det är uppskrivet.")
        if p.get("of") == "reserve"
        else _("Den sista siffran stämmer inte. Kontrollera numret mot legitimationen.")
    ),
    "identity_future": lambda p: _("Numret har ett födelsedatum som inte har varit än."),
    "identity_interim": lambda p: _("Det är ett interimsnummer från skolan. Skriv ett personnummer i stället."),
    "identity_organisation": lambda p: _("Det är ett organisationsnummer. Skriv personens nummer."),
    "identity_system": lambda p: _("Den sortens nummer känner vi inte. Skriv ett personnummer."),
    "identity_system_mismatch": lambda p: _("Numret är av en annan sort än det står. Kontrollera det."),
}
