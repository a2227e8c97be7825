"""Tasks of the tests: plain functions of a module, as another process finds them."""

import time


def backwards(text: str) -> str:
    return text[::-1]


def slowly_backwards(text: str) -> str:
    time.sleep(0.5)
    return text[::-1]


def refused(text: str) -> str:
    raise ValueError(text)
