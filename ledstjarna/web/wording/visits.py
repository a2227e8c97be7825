"""Times and visits in words: what rules find and what happened; `findings.py` and `happenings.py` take them in."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ledstjarna.web.wording.dates import date_text

Body = Mapping[str, Any]
Said = Callable[[Body], str]

VISIT_TEXTS: dict[str, Callable[[dict[str, Any]], str]] = {
    "unit_makes_no_visits": lambda p: _("Er enhet gör inga hembesök."),
    "role_does_not_plan": lambda p: _("Besök planeras av planerare, samordnare och enhetschef."),
    "not_your_visit": lambda p: _("Besöket är en annan enhets."),
    "visit_too_early": lambda p: _("Det är för tidigt. Besöket börjar om mer än en halvtimme."),
    "no_visit_to_help_at": lambda p: _("Besöket är inställt, så ingen kan kallas dit. Är det fara för liv: ring 112."),
    "carer_unknown": lambda p: _("Den medarbetaren arbetar inte hos er. Välj någon annan."),
    "shift_times_missing": lambda p: _("Skriv när passet börjar och slutar."),
    "shift_without_length": lambda p: _("Passet slutar när det börjar. Skriv när det slutar."),
    "shift_overlaps": lambda p: _("Passet går in i ett annat pass. Ändra tiderna."),
    "shift_file_empty": lambda p: _("Filen har inga pass. Välj en fil med en rad för varje pass."),
    "shift_file_columns": lambda p: _("Första raden ska vara: hsa-id;dag;från;till. Inget är sparat."),
    "shift_line_cells": lambda p: _("Rad %(line)s: det ska vara fyra delar, hsa-id;dag;från;till.") % p,
    "shift_line_staff": lambda p: _("Rad %(line)s: ingen hos er har det HSA-id:t.") % p,
    "shift_line_day": lambda p: _("Rad %(line)s: skriv dagen som 2026-12-01.") % p,
    "shift_line_when": lambda p: _("Rad %(line)s: dagen har varit, eller är mer än 100 dagar bort.") % p,
    "shift_line_time": lambda p: _("Rad %(line)s: skriv tiderna som 07:00.") % p,
    "shift_line_length": lambda p: _("Rad %(line)s: passet slutar när det börjar.") % p,
    "shift_line_overlaps": lambda p: _("Rad %(line)s: passet går in i ett annat pass i filen.") % p,
    "shift_line_stands": lambda p: _("Rad %(line)s: passet går in i ett som redan ligger, dagen före eller efter.") % p,
    "shift_lines_more": lambda p: _("Det finns fler fel. De första %(most)s visas.") % p,
    "visit_has_begun": lambda p: _("Besöket har redan börjat och kan inte flyttas."),
    "visit_in_past": lambda p: _("Välj en tid som inte har varit än."),
    "nothing_to_publish": lambda p: _("Det finns inget att meddela. Ge först besöken någon som kommer."),
    "not_at_work": lambda p: _("Den medarbetaren arbetar inte då. Välj en annan tid eller någon annan."),
    "longer_than_decided": lambda p: (
        _(
            "Beslutet säger: ”%(words)s” Det är högst %(most)s minuter. Behövs det mer beslutar handläggaren om det: "
            "skriv till hen, eller hjälp personen att ansöka."
        )
        % p
    ),
    "oftener_than_decided": lambda p: (
        _(
            "Beslutet säger: ”%(words)s” Med de här tiderna blir det fler gånger i veckan än %(most)s. Ändra dem som "
            "finns, eller fråga handläggaren, som beslutar om mer."
        )
        % p
    ),
    "longer_than_prescribed": lambda p: (
        _(
            "Ordinationen säger: ”%(words)s” Det är högst %(most)s minuter. Behövs det mer ändrar någon "
            "legitimerad hos er ordinationen först."
        )
        % p
    ),
    "oftener_than_prescribed": lambda p: (
        _(
            "Ordinationen säger: ”%(words)s” Med de här tiderna blir det fler gånger i veckan än %(most)s. Ändra dem "
            "som finns, eller be någon legitimerad hos er ändra ordinationen först."
        )
        % p
    ),
    "ordination_missing": lambda p: _("Skriv vad du ordinerar."),
    "prescribed_with_no": lambda p: _(
        "Du har skrivit vad du ordinerar, och att det inte passar. Ta bort ordinationen, eller välj att det passar."
    ),
    "role_does_not_prescribe": lambda p: _("Någon legitimerad hos er ordinerar. Be hen skriva det."),
    "nothing_to_prescribe": lambda p: _(
        "Den här delen är inte hälso- och sjukvård som pågår. Då går det inte att ordinera."
    ),
    "lock_needs_somebody": lambda p: _(
        "Välj vem som kommer först. Ett låst besök utan någon skulle ingen få när resten fördelas."
    ),
    "elsewhere_then": lambda p: _("Den medarbetaren är hos någon annan då. Välj en annan tid eller någon annan."),
    "no_time_for_the_way": lambda p: _("Det finns ingen tid för vägen dit. Välj en annan tid eller någon annan."),
    "two_are_needed": lambda p: _("Besöket behöver två. Välj någon annan än den som redan kommer."),
    "refused": lambda p: _("Personen vill inte att den medarbetaren kommer. Välj någon annan."),
    "other_sex": lambda p: _("Personen vill att en kvinna eller man kommer, och den medarbetaren är inte det."),
    "not_able": lambda p: _("Den medarbetaren har inte den delegering eller kunskap som besöket kräver den dagen."),
    "wished_and_refused": lambda p: _("Samma medarbetare står både som önskad och som en som aldrig kommer. Välj ett."),
    "ability_unknown": lambda p: _("Välj bland det som står på listan."),
    "sex_of_whom": lambda p: _("Välj kvinna eller man, eller ta bort kravet."),
    "delegation_last_day": lambda p: _("En delegering gäller till en dag framåt, högst ett år. Skriv den dagen."),
    "day_not_planned": lambda p: _("Välj en av de närmaste 14 dagarna."),
    "visit_was_short": lambda p: (
        ngettext(
            "Besöket tog %(minutes)s minut, stämmer det? Kryssa i rutan om det gör det.",
            "Besöket tog %(minutes)s minuter, stämmer det? Kryssa i rutan om det gör det.",
            p["minutes"],
        )
        % p
    ),
    "shift_is_long": lambda p: _("%(hours)s timmar, stämmer det? Kryssa i rutan om det gör det.") % p,
    "far_from_promise": lambda p: (
        ngettext(
            "Det är %(minutes)s minut utanför lovad tid. Gör det ändå? Kryssa i rutan i så fall.",
            "Det är %(minutes)s minuter utanför lovad tid. Gör det ändå? Kryssa i rutan i så fall.",
            p["minutes"],
        )
        % p
    ),
    "already_ill": lambda p: (
        _("%(who)s är redan sjukanmäld till och med %(day)s. Inget är ändrat.")
        % {"who": p["who"], "day": date_text(p["until"])}
    ),
    "sick_call_undone": lambda p: _("Sjukanmälan är redan borttagen."),
    "thinking_time": lambda p: _("Välj hur länge det får räknas."),
    "beyond_outside": lambda p: _("Välj högst %(most)s minuter efter passets slut.") % p,
    "crew_name": lambda p: _("Ett arbetslags namn har högst %(most)s tecken, och någon bokstav eller siffra.") % p,
    "crew_size": lambda p: _("Välj mellan %(lowest)s och %(highest)s medarbetare i varje arbetslag.") % p,
    "slider_outside": lambda p: _("Välj mellan %(lowest)s och %(highest)s.") % p,
    "plan_being_made": lambda p: _("Ett förslag räknas redan fram. Vänta på det, eller släng det först."),
    "help_is_ones_own": lambda p: _("Det är du som har bett om hjälp. Någon annan säger att de kommer."),
    "help_is_anothers": lambda p: _("Den som bad om hjälp säger när den inte behövs längre."),
    "said_in_future": lambda p: _("Telefonens klocka går före. Ställ den rätt, och skriv det på besökets sida."),
    "help_is_old": lambda p: _(
        "Din fråga om hjälp nådde ingen, och är mer än en halvtimme gammal. Be om hjälp igen om du behöver det."
    ),
    "said_too_long_ago": lambda p: _("Det är mer än ett dygn sedan. Skriv det på besökets sida i stället."),
    "one_or_two_come": lambda p: _("Välj om en eller två kommer."),
}

# By kind of event: the icon, told with what it was about, and without.
VISIT_HAPPENINGS: dict[str, tuple[str, Said, Said]] = {
    "TimesSet": (
        "calendar", lambda _b: _("%(who)s satte en tid: %(what)s"), lambda _b: _("%(who)s satte en tid"),
    ),
    "TimesEnded": (
        "calendar", lambda _b: _("%(who)s avslutade en tid: %(what)s"), lambda _b: _("%(who)s avslutade en tid"),
    ),
    "Prescribed": (
        "care",
        lambda _b: _("%(who)s skrev vad som ordineras nu: %(what)s"),
        lambda _b: _("%(who)s skrev vad som ordineras nu"),
    ),
    "VisitsPublished": (
        "calendar",
        lambda _b: _("%(who)s planerade vem som kommer de närmaste dagarna"),
        lambda _b: _("%(who)s planerade vem som kommer de närmaste dagarna"),
    ),
    "VisitMoved": (
        "change", lambda _b: _("%(who)s ändrade ett besök: %(what)s"), lambda _b: _("%(who)s ändrade ett besök"),
    ),
    "VisitCancelled": (
        "ended", lambda _b: _("Ett besök ställdes in: %(what)s"), lambda _b: _("Ett besök ställdes in"),
    ),
    "VisitBegun": ("house", lambda _b: _("%(who)s kom: %(what)s"), lambda _b: _("%(who)s kom på besök")),
    "VisitTold": (
        "house",
        lambda b: _("Besöket är klart: %(what)s") if b["state"] == "done" else _("Besöket blev inte av: %(what)s"),
        lambda b: _("Ett besök är klart") if b["state"] == "done" else _("Ett besök blev inte av"),
    ),
    "HelpAsked": (
        "people",
        lambda _b: _("%(who)s bad en kollega om hjälp vid ett besök"),
        lambda _b: _("%(who)s bad en kollega om hjälp vid ett besök"),
    ),
    "ComingWishWritten": (
        "pen",
        lambda _b: _("%(who)s skrev vem som kommer helst, och vad den som kommer behöver kunna"),
        lambda _b: _("%(who)s skrev vem som kommer helst, och vad den som kommer behöver kunna"),
    ),
    "VisitNoteWritten": (
        "pen",
        lambda _b: _("%(who)s skrev vad den som kommer behöver veta"),
        lambda _b: _("%(who)s skrev vad den som kommer behöver veta"),
    ),
}  # fmt: skip
