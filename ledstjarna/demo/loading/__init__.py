"""From drafts to rows: a whole county in one transaction."""

from ledstjarna.demo.loading.checked import seal_and_check
from ledstjarna.demo.loading.load import load_county

__all__ = ["load_county", "seal_and_check"]
