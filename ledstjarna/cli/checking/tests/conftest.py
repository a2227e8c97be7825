"""The loaded county."""

from ledstjarna.demo.loading.tests.loaded import county

__all__ = ["county"]
