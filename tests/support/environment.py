"""The environment of every test, set before Django reads its settings (loaded by `-p` in the configuration)."""

import os
import sys

NOWHERE = "postgresql://ledstjarna_app@%2Fnowhere/ledstjarna"  # never a developer's own database

ENVIRONMENT = {
    "DJANGO_SETTINGS_MODULE": "ledstjarna.config.settings",
    "DATABASE_URL": NOWHERE,
    "LEDSTJARNA_OWNER_DATABASE_URL": NOWHERE,
    "LEDSTJARNA_SECRET_KEY": "tests sign nothing that anybody believes",
    "LEDSTJARNA_DEMO": "1",
    "LEDSTJARNA_POOL": "0",
    "LEDSTJARNA_STATIC_STORAGE": "django.contrib.staticfiles.storage.StaticFilesStorage",
}

os.environ.update(ENVIRONMENT)

# As in the Makefile: a test that starts a process, and the next run, find everything compiled.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
