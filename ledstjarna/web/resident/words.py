"""The person's own words as a quotation: the story, whose it is and who held the pen."""

from dataclasses import dataclass
from typing import Any

from ledstjarna.web.resident.days import day_text


@dataclass(frozen=True, slots=True)
class Quoted:
    """What components/quotation.html shows."""

    words: str
    name: str
    when: str
    written_by: str | None


def quoted(story: Any | None, name: str) -> Quoted | None:
    """What matters to the person, in their words; None when it is not told."""
    if story is None or not story.what_matters:
        return None
    other_pen = story.written_by_id != story.told_by_id
    return Quoted(
        story.what_matters,
        name,
        day_text(story.written_at),
        _without(story.written_by_label, name) if other_pen else None,
    )


def _without(label: str, name: str) -> str:
    """A label without whose plan it is: here that is known."""
    return label.replace(f" ({name})", "")
