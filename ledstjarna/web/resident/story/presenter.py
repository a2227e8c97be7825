"""The story as the form begins with it, and two versions of it side by side."""

from typing import Any

from django.utils.translation import gettext as _

from ledstjarna.web.resident.standing import Standing
from ledstjarna.web.resident.thanking import Thanks, Words
from ledstjarna.web.wording import channel_name
from ledstjarna.web.wording.labels import listed
from ledstjarna.web.wording.languages import language_name

TEXTS = ("what_matters", "what_i_can", "how_to_meet_me", "who_is_close", "reach_note")


def as_told(story: Any | None, person: Any) -> dict[str, Any]:
    """The form's fields as they stand."""
    told = {name: getattr(story, name) if story else "" for name in TEXTS}
    return told | {
        "reach": list(story.reach) if story else [],
        "language": person.language,
        "interpreter": person.interpreter,
    }


def value_words(name: str, value: Any) -> str:
    """One field's value as people read it."""
    if name == "reach":
        return listed(channel_name(code) for code in value)
    if name == "language":
        return language_name(str(value))
    if name == "interpreter":
        return _("Ja") if value else _("Nej")
    return str(value)


def thanks_words(standing: Standing) -> Words:
    """The thanks when the story is saved."""

    def told() -> Thanks:
        return Thanks(
            _("Tack för att du har berättat"),
            (
                standing.say(
                    _("Dina ord står först i planen, för alla som du låter läsa den."),
                    _("%(whose)s ord står först i planen, för alla som får läsa den."),
                ),
                _("Det som stod tidigare finns kvar under Tidigare berättelser."),
                standing.say(
                    _("Nu kan du och andra föreslå vad som kan göras. Du väljer."),
                    _("Nu kan ni och andra föreslå vad som kan göras."),
                ),
            ),
        )

    return {"berattat": told}
