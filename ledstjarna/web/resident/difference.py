"""Two have changed the same thing: what differs, field by field, and the choice of which to keep."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import QueryDict

from ledstjarna.foundation.findings import ChangedMeanwhile
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.merging import with_values

KEEP = "keep-"


def difference_rows(
    form: HouseForm, conflict: ChangedMeanwhile, words: Callable[[str, Any], str]
) -> list[dict[str, str]]:
    """The rows of components/difference.html; `words` puts a field's value in words."""
    return [
        {
            "name": name,
            "label": str(form.fields[name].label),
            "mine": words(name, conflict.mine[name]),
            "theirs": words(name, conflict.theirs[name]),
        }
        for name in form.fields
        if name in conflict.mine
    ]


def with_choices(posted: QueryDict, stored: Mapping[str, Any]) -> QueryDict:
    """What was sent, with the stored value wherever the writer chose to keep that."""
    kept = {name: value for name, value in stored.items() if posted.get(KEEP + name) == "theirs"}
    return with_values(posted, kept)
