"""A form that is shown again because two had written: it holds what is settled, so that sending it reverts nothing."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from ledstjarna.web.forms import HouseForm


def show_settled(form: HouseForm) -> None:
    """After a conflict, put what needs no question in the form's fields. Those in conflict keep what was written."""
    if form.conflict is not None and isinstance(form.data, QueryDict):
        form.data = with_values(form.data, form.conflict.settled)


def with_values(posted: QueryDict, values: Mapping[str, Any]) -> QueryDict:
    """What was sent, with these values instead in these fields."""
    data = posted.copy()
    for name, value in values.items():
        data.setlist(name, _as_sent(value))
    return data


def _as_sent(value: Any) -> list[str]:
    if isinstance(value, bool):
        return ["on"] if value else []
    return [str(item) for item in value] if isinstance(value, list | tuple) else [str(value)]
