"""Settings, all from the environment. A region or a municipality is data and settings, never an app."""

import os
from pathlib import Path

import dj_database_url

from ledstjarna.config.whole import whole

ROOT = Path(__file__).resolve().parent.parent.parent
VAR = Path(os.environ.get("LEDSTJARNA_VAR", ROOT / "var"))

DEMO = os.environ.get("LEDSTJARNA_DEMO") == "1"
DEMO_ROLES = "ledstjarna.demo.sign_in.roles"
DEBUG = False
SECRET_KEY = os.environ.get("LEDSTJARNA_SECRET_KEY", "")
if not SECRET_KEY and os.environ.get("LEDSTJARNA_BUILD") == "1":
    SECRET_KEY = "only for set-up commands that serve nobody"  # noqa: S105 (no secret: it never signs anything)
# Keys that were ours until lately: what they signed or closed is still good, and nothing more is.
SECRET_KEY_FALLBACKS = [key for key in os.environ.get("LEDSTJARNA_SECRET_KEY_FALLBACKS", "").split(",") if key]
ALLOWED_HOSTS = os.environ.get("LEDSTJARNA_HOSTS", "127.0.0.1,localhost,[::1]").split(",")

# One dialect everywhere. The pool replaces CONN_MAX_AGE (Django refuses both together).
_database = dj_database_url.parse(
    os.environ.get("DATABASE_URL", "postgresql://ledstjarna_app@127.0.0.1/ledstjarna"),
    conn_max_age=0,
)
_pool = whole("LEDSTJARNA_POOL", os.environ.get("LEDSTJARNA_POOL", "8"))
_database["OPTIONS"] = {
    **_database.get("OPTIONS", {}),
    # The row policies make planning dearer than reading: a statement that comes back is planned once per connection.
    "server_side_binding": True,
    "prepare_threshold": 3 if os.environ.get("LEDSTJARNA_PREPARED", "1") == "1" else None,
    **({"pool": {"min_size": 1, "max_size": _pool}} if _pool else {}),
}
DATABASES = {"default": _database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.sessions",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django_htmx",
    "procrastinate.contrib.django",
    "ledstjarna.foundation.outbox",
    "ledstjarna.foundation.once",
    "ledstjarna.foundation.sign_in",
    "ledstjarna.domain.organisations",
    "ledstjarna.domain.consent",
    "ledstjarna.domain.people",
    "ledstjarna.domain.control",
    "ledstjarna.domain.needs",
    "ledstjarna.domain.teams",
    "ledstjarna.domain.plans",
    "ledstjarna.domain.visits",
    "ledstjarna.domain.keeping",
    "ledstjarna.domain.worklists",
    "ledstjarna.config.apps.HouseConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "ledstjarna.config.packing.packed",
    "ledstjarna.config.middleware.security_headers",
    "ledstjarna.fhir.front.machines_apart",
    "ledstjarna.config.middleware.our_names_alone",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "ledstjarna.config.middleware.last_seen",
    "ledstjarna.config.middleware.language",
    "ledstjarna.config.middleware.limit_of_what_is_sent",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "ledstjarna.config.urls"
WSGI_APPLICATION = "ledstjarna.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [ROOT / "ledstjarna" / "web"],
        "OPTIONS": {
            "environment": "ledstjarna.config.jinja.environment",
            "context_processors": ["ledstjarna.config.rendering.form_token"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.Jinja2"

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
LOCALE_PATHS = [ROOT / "ledstjarna" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Stockholm"

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [
    ROOT / "ledstjarna" / "web" / "static",
    *([VAR / "vendor"] if (VAR / "vendor").exists() else []),
]
# A county's own SIP form is a file (04.toml) in this folder; the standard form where there is none.
SIP_FORMS = Path(os.environ["LEDSTJARNA_SIP_FORMS"]) if "LEDSTJARNA_SIP_FORMS" in os.environ else None

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": os.environ.get(
            "LEDSTJARNA_STATIC_STORAGE",
            "whitenoise.storage.CompressedManifestStaticFilesStorage",
        )
    },
}

# The identity providers, a file (docs/operate/sign-in.md); none: nobody signs in but in the demo.
SIGN_IN_FILE = Path(os.environ["LEDSTJARNA_SIGN_IN"]) if os.environ.get("LEDSTJARNA_SIGN_IN") else None
# Between the browser and us; each adds whom it heard.
PROXIES = whole("LEDSTJARNA_PROXIES", os.environ.get("LEDSTJARNA_PROXIES", "0"))

SESSION_ENGINE = "ledstjarna.web.entrance.session_store"
SESSION_COOKIE_AGE = 60 * 60  # an hour without a click signs out; what was written is kept (see entrance)
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
SECURE_COOKIES = os.environ.get("LEDSTJARNA_HTTPS", "0" if DEMO else "1") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_COOKIES
# Behind a proxy with TLS a form comes from https, though the proxy itself speaks http to us: our own names are trusted.
CSRF_TRUSTED_ORIGINS = (
    [f"https://{'*' if name.startswith('.') else ''}{name}" for name in ALLOWED_HOSTS] if SECURE_COOKIES else []
)
CSRF_FAILURE_VIEW = "ledstjarna.web.entrance.errors.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Where other calendars send their answers to invitations; its domain stands in the addresses that we make up.
CALENDAR_ADDRESS = os.environ.get("LEDSTJARNA_CALENDAR_ADDRESS", "moten@ledstjarna.example")

LONGEST_SENT = 2 * 1024 * 1024  # bytes of a request, files included
DATA_UPLOAD_MAX_MEMORY_SIZE = FILE_UPLOAD_MAX_MEMORY_SIZE = LONGEST_SENT
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1_000
DATA_UPLOAD_MAX_NUMBER_FILES = 5
APPEND_SLASH = True

# Where the heads of the sealed access log are written down outside the database: files, or dotted paths of classes.
LOG_ANCHORS = [text for text in os.environ.get("LEDSTJARNA_LOG_ANCHORS", "").split(",") if text]

# Whether the monthly run removes what need not be kept any more; otherwise it only counts.
RETAIN = os.environ.get("LEDSTJARNA_RETAIN") == "1"

PROCRASTINATE_ON_APP_READY = None
PROCRASTINATE_IMPORT_PATHS = [
    f"ledstjarna.jobs.{name}"
    for name in (
        "deliver",
        "notify",
        "pass_on",
        "end_parts",
        "end_consents",
        "remind",
        "seal",
        "retain",
        "solve_visits",
    )
]

# Word that there is something to read (foundation/sending). A channel that is not set up is not used.
PUBLIC_ADDRESS = os.environ.get("LEDSTJARNA_ADDRESS", "http://127.0.0.1:8000")
EMAIL_HOST = os.environ.get("LEDSTJARNA_SMTP_HOST", "")
EMAIL_PORT = whole("LEDSTJARNA_SMTP_PORT", os.environ.get("LEDSTJARNA_SMTP_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("LEDSTJARNA_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("LEDSTJARNA_SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("LEDSTJARNA_SMTP_TLS", "1") == "1"
DEFAULT_FROM_EMAIL = os.environ.get("LEDSTJARNA_MAIL_FROM", "svara-inte@ledstjarna.invalid")
SMS_URL = os.environ.get("LEDSTJARNA_SMS_URL", "")
SMS_TOKEN = os.environ.get("LEDSTJARNA_SMS_TOKEN", "")
SMS_SENDER = os.environ.get("LEDSTJARNA_SMS_SENDER", "Ledstjarna")
SMS_FORMAT = os.environ.get("LEDSTJARNA_SMS_FORMAT", "json")
SMS_FIELDS = dict(
    pair.split("=", 1)
    for pair in os.environ.get("LEDSTJARNA_SMS_FIELDS", "to=to,text=message,from=from,key=reference").split(",")
)

# No personal data in logs: messages carry codes and names of pages, errors their kind and place (config/logs).
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"without_persons": {"()": "ledstjarna.config.logs.WithoutPersons"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "without_persons"}},
    "root": {
        "handlers": ["console"],
        "level": os.environ.get("LEDSTJARNA_LOG_LEVEL", "WARNING"),
    },
    # These would write codes, verifiers and addresses with both in them.
    "loggers": {name: {"level": "WARNING"} for name in ("authlib", "urllib3", "requests")},
}
