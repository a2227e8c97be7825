"""What happened about who may see what, in words; `happenings.py` takes them in."""

from collections.abc import Callable

from django.utils.translation import gettext as _

# By kind of event: the icon, and the sentence. Nothing of what is blocked or read.
ACCESS: dict[str, tuple[str, Callable[[], str]]] = {
    "BlockSet": ("stamp", lambda: _("%(who)s spärrade något som är skrivet")),
    "BlockLifted": ("stamp", lambda: _("%(who)s hävde en spärr")),
    "BlockLiftAsked": ("stamp", lambda: _("%(who)s bad om att en spärr hävs i ett nödläge")),
    "BlockLiftAnswered": ("stamp", lambda: _("%(who)s svarade på frågan om att häva en spärr")),
    "EmergencyOpened": ("late", lambda: _("%(who)s gjorde en nödöppning")),
    "EmergencyReviewed": ("search", lambda: _("En nödöppning är granskad")),
    "ReadingBegun": ("eye", lambda: _("%(who)s började läsa vad andra har skrivit")),
}
# Which kind of protection it is stands on the team's page alone.
OWN_PROTECTION: dict[str, Callable[[], str]] = {
    "ProtectionRaised": lambda: _("%(who)s skrev att personuppgifterna är skyddade"),
    "ProtectionLoweringAsked": lambda: _("%(who)s frågade en kollega om skyddet av personuppgifterna kan bli mindre"),
}
DEATH: dict[str, Callable[[], str]] = {
    "DeathNoted": lambda: _("%(who)s skrev att personen har avlidit"),
    "DeathTakenBack": lambda: _("%(who)s rättade: personen lever"),
}
LOWERED: dict[bool, Callable[[], str]] = {
    True: lambda: _("%(who)s svarade ja: skyddet av personuppgifterna är mindre nu"),
    False: lambda: _("%(who)s svarade nej: skyddet av personuppgifterna är kvar"),
}
# That somebody close is protected is told without their name: the story of a plan is read by many.
PROTECTED: dict[bool, Callable[[], str]] = {
    True: lambda: _("%(who)s skrev att någon som står nära har skyddade personuppgifter"),
    False: lambda: _("%(who)s skrev att någon som står nära inte har skyddade personuppgifter längre"),
}
