"""Words for codes."""

FILTERS: dict[str, object] = {}
