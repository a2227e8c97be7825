"""The house's settings, with two bare views beside its pages to compare them with."""

from ledstjarna.config.settings import *  # noqa: F403

ROOT_URLCONF = "ledstjarna.bench.urls"
