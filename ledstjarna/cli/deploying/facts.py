"""What is known of a deployment: its settings, its files and what the database says of the role that runs it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

PATIENCE = 5  # seconds

# What PostgreSQL says of whoever is connected: may it go round the row policies, and does it own what it reads.
_ROLE = """
SELECT r.rolname, r.rolsuper, r.rolbypassrls, r.rolcreaterole OR r.rolcreatedb,
    EXISTS (SELECT 1 FROM pg_class c JOIN pg_roles o ON o.oid = c.relowner
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
        AND (o.rolname = current_user OR pg_has_role(current_user, o.oid, 'MEMBER'))),
    ARRAY(SELECT c.relname::text FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'subject_id' AND NOT a.attisdropped
        JOIN pg_attribute b ON b.attrelid = c.oid AND b.attname = 'county_id' AND NOT b.attisdropped
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND NOT (c.relrowsecurity AND c.relforcerowsecurity) ORDER BY 1),
    EXISTS (SELECT 1 FROM pg_class c WHERE c.relname = 'consent_accesslog')
FROM pg_roles r WHERE r.rolname = current_user
"""


@dataclass(frozen=True, slots=True)
class Role:
    """The database's role that the house runs as."""

    name: str
    superuser: bool = False
    bypasses: bool = False
    makes_roles: bool = False
    owns: bool = False
    unguarded: tuple[str, ...] = ()
    migrated: bool = True


@dataclass(frozen=True, slots=True)
class ProviderFacts:
    """What matters of an identity provider: over TLS, with a secret, with levels of assurance where it needs them."""

    code: str
    tls: bool
    has_secret: bool
    needs_levels: bool
    has_levels: bool


@dataclass(frozen=True, slots=True)
class Deployment:
    """Everything that the rules look at."""

    debug: bool
    demo: bool
    build: bool
    secret_key: str
    https: bool
    address: str
    hosts: tuple[str, ...]
    proxies: int
    log_level: str
    environment: Mapping[str, str]
    former_keys: tuple[str, ...] = ()
    smtp_host: str = ""
    smtp_tls: bool = True
    sms_url: str = ""
    providers: tuple[ProviderFacts, ...] = ()
    providers_wrong: str = ""
    file_writable: str = ""  # the file of providers, when others may write in it
    log_anchors: tuple[str, ...] = ()
    anchors_wrong: tuple[tuple[str, str], ...] = ()  # each that is of no use, and how: see `anchor_wrong`
    secrets_open: tuple[str, ...] = ()  # files of secrets that others may read
    secrets_missing: tuple[str, ...] = ()  # files of secrets that are not there
    role: Role | None = None
    listens_on: str = field(default="127.0.0.1")


def of_settings(*, secrets: Sequence[Path] = (), listens_on: str = "127.0.0.1") -> Deployment:
    """What the settings say; nothing of the database. Django must be set up."""
    import os

    from django.conf import settings

    from ledstjarna.web.entrance.providers.configured import BadProviders, providers

    told: tuple[ProviderFacts, ...] = ()
    wrong = ""
    try:
        told = tuple(
            ProviderFacts(
                one.code, one.issuer.startswith("https://"), bool(one.client_secret), one.audience != "association",
                bool(one.acr),
            )
            for one in providers()
        )  # fmt: skip
    except BadProviders as bad:
        wrong = str(bad)
    file: Path | None = settings.SIGN_IN_FILE
    return Deployment(
        debug=bool(settings.DEBUG), demo=bool(settings.DEMO), build=os.environ.get("LEDSTJARNA_BUILD") == "1",
        secret_key=str(settings.SECRET_KEY),
        former_keys=tuple(settings.SECRET_KEY_FALLBACKS), https=bool(settings.SECURE_COOKIES),
        address=settings.PUBLIC_ADDRESS,
        hosts=tuple(settings.ALLOWED_HOSTS), proxies=settings.PROXIES,
        log_level=os.environ.get("LEDSTJARNA_LOG_LEVEL", "WARNING"),
        log_anchors=tuple(settings.LOG_ANCHORS),
        anchors_wrong=tuple((text, how) for text in settings.LOG_ANCHORS if (how := anchor_wrong(text))),
        environment=dict(os.environ),
        smtp_host=settings.EMAIL_HOST, smtp_tls=settings.EMAIL_USE_TLS,
        sms_url=settings.SMS_URL, providers=told, providers_wrong=wrong,
        file_writable=str(file) if file and file.exists() and file.stat().st_mode & 0o022 else "",
        secrets_open=tuple(str(path) for path in secrets if path.exists() and path.stat().st_mode & 0o077),
        secrets_missing=tuple(str(path) for path in secrets if not path.exists()), listens_on=listens_on,
    )  # fmt: skip


def anchor_wrong(text: str) -> str:
    """What keeps an anchor from being written, or from proving anything: a code; empty when nothing does.

    A folder with PG_VERSION in it is a PostgreSQL cluster's: a file there is the database's keeper's to rewrite.
    """
    import os

    from django.utils.module_loading import import_string

    if "/" not in text:
        try:
            import_string(text)
        except ImportError:
            return "unknown"
        return ""
    path = Path(text).resolve()
    if not path.parent.is_dir():
        return "nowhere"
    if any((folder / "PG_VERSION").exists() for folder in path.parents):
        return "inside"
    if path.exists():
        return "" if path.is_file() and os.access(path, os.R_OK | os.W_OK) else "closed"
    return "" if os.access(path.parent, os.W_OK | os.X_OK) else "closed"


def role_of(address: str) -> Role:
    """What the database at an address says of the role that connects. Raises psycopg's OperationalError.

    Its own short connection, not the web's: one that does not answer is given up after a few seconds.
    """
    with psycopg.connect(address, connect_timeout=PATIENCE, options=f"-c statement_timeout={PATIENCE}s") as connection:
        row = connection.execute(_ROLE).fetchone()
    assert row
    name, superuser, bypasses, makes, owns, unguarded, migrated = row
    return Role(name, superuser, bypasses, makes, owns, tuple(unguarded), migrated)
