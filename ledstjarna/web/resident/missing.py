"""What the plan lacks, in the person's words, each with where it is mended."""

from collections.abc import Callable, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from ledstjarna.foundation.findings import Finding
from ledstjarna.web.resident.standing import Standing
from ledstjarna.web.wording.findings import finding_text


def _responsible() -> tuple[str, str]:
    return (
        _("Vem som har det övergripande ansvaret. Ditt team ordnar det."),
        _("Vem som har det övergripande ansvaret. Teamet ordnar det."),
    )


def _same(text: str) -> tuple[str, str]:
    return text, text


# To the person: what the rules say about "the person" is about them. Beside it, the same to somebody else.
_OWN_WORDS: dict[str, Callable[[], tuple[str, str]]] = {
    "no_plan": lambda: _same(_("Planen har inte börjat än. Börja med ett mål.")),
    "plan_has_ended": lambda: _same(_("Planen är avslutad. Börja om med ett mål, så finns det en plan igen.")),
    "nobody_does_anything": lambda: _same(_("Ingen gör något än. Säg ja till minst ett förslag.")),
    "one_party_only": lambda: _same(
        _("Ingen annan har sagt ja till sin del än. Vänta på svar, eller kom överens tillsammans med någon i teamet.")
    ),
    "no_goal": lambda: (
        _("Det är bra om planen har ett mål i dina egna ord."),
        _("Det är bra om planen har ett mål i %(whose)s egna ord."),
    ),
    "no_follow_up": lambda: (
        _("Det är bra att bestämma en dag när ni stämmer av. Ditt team gör det med dig."),
        _("Det är bra att bestämma en dag när ni stämmer av. Teamet gör det med er."),
    ),
    "sip_without_consent": lambda: (
        _("Ditt ja till att kommunen och regionen planerar tillsammans."),
        _("%(whose)s ja till att kommunen och regionen planerar tillsammans."),
    ),
    "sip_no_social_service": lambda: _same(_("Något som kommunens socialtjänst ska göra.")),
    "sip_no_health_care": lambda: _same(_("Något som vården ska göra.")),
    "sip_part_without_principal": lambda: (
        _("Vem som ansvarar för varje del, kommunen eller regionen. Ditt team ordnar det."),
        _("Vem som ansvarar för varje del, kommunen eller regionen. Teamet ordnar det."),
    ),
    "sip_others_not_stated": lambda: _same(
        _("Om någon mer än kommunen och regionen gör något. Svara här nedanför.")
    ),
    "sip_no_responsible": _responsible,
    "sip_responsible_not_principal": _responsible,
    "sip_took_part_not_stated": lambda: (
        _("Om du har varit med och gjort planen. Ditt team skriver det."),
        _("Om %(name)s har varit med och gjort planen. Teamet skriver det."),
    ),
}  # fmt: skip

_MENDED_AT: dict[str, Callable[[], str]] = {
    "no_plan": lambda: reverse("set_goal"),
    "plan_has_ended": lambda: reverse("set_goal"),
    "nobody_does_anything": lambda: reverse("proposals"),
    "no_goal": lambda: reverse("set_goal"),
    "sip_without_consent": lambda: reverse("consent", kwargs={"kind": "plan"}),
    "sip_no_social_service": lambda: reverse("apply_for_help"),
    "sip_no_health_care": lambda: reverse("apply_for_help"),
}


def in_own_words(
    findings: Sequence[Finding], standing: Standing
) -> list[tuple[str, str | None]]:  # fmt: skip
    """Each finding as a sentence, with the address where it is mended when the person can do it."""
    return [(_text(one, standing), _MENDED_AT[one.code]() if one.code in _MENDED_AT else None) for one in findings]


def _text(finding: Finding, standing: Standing) -> str:
    own = _OWN_WORDS.get(finding.code)
    return standing.say(*own()) if own else finding_text(finding)
