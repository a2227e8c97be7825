"""From drafts to rows: a whole county in one transaction."""

from ledstjarna.demo.loading.load import load_county

__all__ = ["load_county"]
