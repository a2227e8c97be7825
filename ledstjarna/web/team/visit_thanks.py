"""The thanks that follow what is done about visits: planned, given, told, made, and asked for at other times."""

from collections.abc import Callable

from django.utils.translation import gettext as _

Thanks = tuple[str, list[str]]

VISIT_THANKS: dict[str, Callable[[], Thanks]] = {
    "plan": lambda: (
        _("Besöken är inlagda."),
        [_("Inget är sagt till någon än."), _("Nästa steg är att ge dem till dem som kommer.")],
    ),
    "published": lambda: (
        _("Nu vet alla."),
        [_("Personerna ser vem som kommer, och de som kommer ser sin dag."), _("Ändrar du något får de veta det.")],
    ),
    "published_crew": lambda: (
        _("Nu vet arbetslaget och personerna."),
        [
            _("Enhetens andra besök är som de var."),
            _("Personerna ser vem som kommer, och de som kommer ser sin dag."),
            _("Ändrar du något får de veta det."),
        ],
    ),
    "published_both": lambda: (
        _("Nu vet arbetslaget och personerna."),
        [_("Personerna ser vem som kommer, och de som kommer ser sin dag."), _("Ändrar du något får de veta det.")],
    ),
    "replanned": lambda: (
        _("Planen är omlagd."),
        [
            _(
                "Det som redan var meddelat är ändrat. Personen får veta det när någon annan kommer, eller omkring en "
                "annan tid."
            ),
            _("Resten meddelar du när du är nöjd."),
        ],
    ),
    "nobody_waits": lambda: (_("Sparat."), [_("Inga besök behöver någon annan.")]),
    "weights": lambda: (_("Sparat."), [_("Nästa förslag väger så här.")]),
    "crews": lambda: (_("Sparat."), [_("Tavlorna och kartan visar ett arbetslag i taget när du väljer det.")]),
    "crews_dropped": lambda: (_("Förslaget är slängt."), [_("Indelningen är som den var.")]),
    "dropped": lambda: (_("Förslaget är slängt."), [_("Planen som ligger är orörd.")]),
    "visit_begin": lambda: (_("Du är här."), [_("Tryck på Klart när du går.")]),
    "visit_regret": lambda: (_("Tillbakataget."), [_("Tryck på Jag är här när du har kommit fram.")]),
    "visit_finish": lambda: (_("Tack. Besöket är klart."), [_("Det står i planen. Här är nästa.")]),
    "visit_miss": lambda: (
        _("Tack för att du sa till."),
        [_("Det står i planen, med skälet."), _("Berätta för teamet om något behöver göras.")],
    ),
    "visit_observe": lambda: (
        _("Tack. Det är skickat."),
        [
            _("Den som håller ihop planen har fått det. Väntar du på svar står det under Meddelanden."),
            _("De som kommer hit de närmaste 14 dagarna och den som planerar besöken ser det på besökets sida."),
        ],
    ),
    "visit_help": lambda: (
        _("Dina kollegor har fått frågan."),
        [_("Här står vem som kommer."), _("Är det fara för liv: ring 112.")],
    ),
    "visit_end_help": lambda: (_("Bra."), [_("Dina kollegor ser att hjälpen inte behövs längre.")]),
    "coming_wish": lambda: (_("Sparat."), [_("Det gäller när besöken ges till någon, också i nästa förslag.")]),
    "carer_skills": lambda: (_("Sparat."), [_("Det gäller när besöken ges till någon, också i nästa förslag.")]),
    "visit_note": lambda: (_("Sparat."), [_("Alla som kommer ser det före besöket.")]),
    "help_answered": lambda: (
        _("Tack. Din kollega ser att du kommer."),
        [_("Säg till den som planerar om din egen dag inte går ihop.")],
    ),
    "times_running": lambda: (_("Tiden finns nu i planen."), [_("Personen ser den i sin vecka.")]),
    "times_running_given": lambda: (
        _("Tiden finns nu i planen."),
        [
            _("Personen ser den i sin vecka."),
            _("Besöken på den gamla tiden är inte längre någons. Den som planerar ger ut de nya till någon."),
        ],
    ),
    "times_ended_given": lambda: (
        _("Tiden gäller inte från i morgon."),
        [_("Det som har varit står kvar."), _("Den som hade besöken på den tiden har dem inte längre.")],
    ),
    "times_ended": lambda: (_("Tiden gäller inte från i morgon."), [_("Det som har varit står kvar.")]),
}
