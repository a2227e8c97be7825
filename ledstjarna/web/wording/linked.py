"""A paper that stands beside the plan, in words."""

from ledstjarna.web.wording.labels import filled, written
from ledstjarna.web.wording.vocabulary import linked_plan_name


def linked_plan_title(code: str, title: str) -> str:
    """The kind of a linked paper and what it is called: once where they are the same."""
    kind = linked_plan_name(code)
    if title.strip().lower() == kind.lower():
        return kind
    return filled("%(kind)s: %(title)s", kind=kind, title=written(title))
