"""The versions of a story, each with what it says that the one before did not."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from ledstjarna.web.resident.standing import Standing
from ledstjarna.web.resident.story.form import ABOUT, StoryForm
from ledstjarna.web.resident.story.presenter import TEXTS, value_words
from ledstjarna.web.wording import label_text, moment_text, way_name

_SHOWN = (*TEXTS, "reach")


@dataclass(frozen=True, slots=True)
class VersionShown:
    """One version: when, told by whom, written by whom and how, and what was new in it."""

    number: int
    when: str
    who: str
    said: list[tuple[str, str]]


def versions_shown(versions: Sequence[Any], standing: Standing) -> list[VersionShown]:
    """Newest first, as `versions` come."""
    before = [*versions, None][1:]
    return [_shown(version, earlier, standing) for version, earlier in zip(versions, before, strict=True)]


def _shown(version: Any, earlier: Any | None, standing: Standing) -> VersionShown:
    new = [name for name in _SHOWN if earlier is None or getattr(version, name) != getattr(earlier, name)]
    said = [
        (
            standing.say(
                str(StoryForm.base_fields[name].label), str(ABOUT.get(name, StoryForm.base_fields[name].label))
            ),
            value_words(name, getattr(version, name)) or _("(borttaget)"),
        )
        for name in new
        if earlier is not None or getattr(version, name)
    ]
    return VersionShown(version.version, moment_text(version.written_at), standing.known(_who(version)), said)


def _who(version: Any) -> str:
    if version.written_by_id == version.told_by_id:
        return str(version.told_by_label)
    words = {
        "who": label_text(version.told_by_label),
        "pen": label_text(version.written_by_label),
        "way": way_name(version.way),
    }
    return _("%(who)s berättade %(way)s. %(pen)s skrev.") % words
