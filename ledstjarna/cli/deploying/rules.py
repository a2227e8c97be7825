"""The rules over a deployment, as data: what is unsafe, and in one line what to do. Pure."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from ledstjarna.cli.deploying.facts import Deployment
from ledstjarna.cli.language import N_

SHORTEST_KEY, FEWEST_SIGNS = 50, 10  # characters of a key, and different ones among them
MOST_PROXIES = 5  # a balancer, a firewall for the web, an ingress, and some to spare: nobody has more in a row
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1", "[::1]"})
_SAFE_TLS = {"require", "verify-ca", "verify-full"}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it finds ("" for the whole; nothing when all is well), and what to do.

    `dangerous`: so unsafe that `ledstjarna serve` does not start.
    """

    code: str
    finds: Callable[[Deployment], list[str]]
    do: str
    dangerous: bool = False


def faults(deployment: Deployment, *, only_dangerous: bool = False) -> Iterator[tuple[Rule, str]]:
    """Every rule that is broken, with what it is broken by."""
    for rule in RULES:
        if rule.dangerous or not only_dangerous:
            yield from ((rule, what) for what in rule.finds(deployment))


def _when(holds: Callable[[Deployment], bool]) -> Callable[[Deployment], list[str]]:
    return lambda told: [""] if holds(told) else []


def _weak_key(told: Deployment) -> bool:
    keys = (told.secret_key, *told.former_keys)
    return any(len(key) < SHORTEST_KEY or len(set(key)) < FEWEST_SIGNS for key in keys)


def _host(address: str) -> str:
    return urlsplit(address).hostname or ""


def _not_ours(told: Deployment) -> bool:
    host = _host(told.address)
    return not any(host == name or (name.startswith(".") and host.endswith(name)) for name in told.hosts)


def _open_database(told: Deployment) -> bool:
    """Whether the database is another machine's, and is spoken with in the clear."""
    parts = urlsplit(told.environment.get("DATABASE_URL", ""))
    host = parts.hostname or ""
    elsewhere = bool(host) and host not in LOOPBACK and not host.lower().startswith("%2f")
    return elsewhere and parse_qs(parts.query).get("sslmode", [""])[0] not in _SAFE_TLS


def _secrets_of_others(told: Deployment) -> list[str]:
    names = ("LEDSTJARNA_OWNER_DATABASE_URL", "LEDSTJARNA_SUPERUSER_DATABASE_URL", "LEDSTJARNA_OWNER_PASSWORD")
    return [name for name in names if told.environment.get(name)]


def _anchors(told: Deployment, wrong: str) -> list[str]:
    return [name for name, how in told.anchors_wrong if how == wrong]


def _unmigrated(told: Deployment) -> bool:
    return told.role is not None and not told.role.migrated


RULES = (
    Rule("debug", _when(lambda d: d.debug), N_("DEBUG är på. Stäng av det: felsidor skulle visa uppgifter."), True),
    Rule(
        "demo", _when(lambda d: d.demo and d.listens_on not in LOOPBACK),
        N_("Demonstrationen är på och nås utifrån. Ta bort LEDSTJARNA_DEMO: alla kan logga in som vem som helst."),
        True,
    ),
    Rule(
        "demo_on", _when(lambda d: d.demo and d.listens_on in LOOPBACK),
        N_("Demonstrationen är på. Ta bort LEDSTJARNA_DEMO: alla kan logga in som vem som helst."),
    ),
    Rule(
        "build", _when(lambda d: d.build), N_("LEDSTJARNA_BUILD är satt. Den är bara till för att bygga: ta bort den."),
        True,
    ),
    Rule(
        "key", _when(_weak_key),
        N_("LEDSTJARNA_SECRET_KEY, eller en tidigare nyckel, är för kort eller för enkel. "
           "Gör en ny: openssl rand -base64 48."),
        True,
    ),
    Rule(
        "hosts_all", _when(lambda d: "*" in d.hosts), N_("LEDSTJARNA_HOSTS är *. Skriv de namn som webben svarar på."),
        True,
    ),
    Rule(
        "https", _when(lambda d: not d.https), N_("LEDSTJARNA_HTTPS är inte 1. Sätt den: kakor ska bara gå krypterat.")
    ),
    Rule(
        "address", _when(lambda d: not d.address.startswith("https://")),
        N_("LEDSTJARNA_ADDRESS börjar inte med https://. Skriv adressen som människor når webben på."),
    ),
    Rule("hosts", _when(_not_ours), N_("Namnet i LEDSTJARNA_ADDRESS står inte i LEDSTJARNA_HOSTS. Skriv dit det.")),
    Rule(
        "proxies", _when(lambda d: d.https and d.proxies < 1),
        N_("LEDSTJARNA_PROXIES är 0. Skriv hur många proxyer som står framför webben: annars ser alla ut att komma "
           "från samma adress, och en kan spärra inloggningen för alla."),
    ),
    Rule(
        "proxies_many", lambda d: [str(d.proxies)] if d.proxies > MOST_PROXIES else [],
        N_("LEDSTJARNA_PROXIES är {what}. Skriv hur många som verkligen står framför webben, högst 5: är de färre än "
           "du skriver väljer den som loggar in själv sin adress, och går förbi spärren."),
    ),
    Rule(
        "log_level", _when(lambda d: d.log_level.upper() == "DEBUG"),
        N_("LEDSTJARNA_LOG_LEVEL är DEBUG. Välj WARNING eller INFO."),
    ),
    Rule(
        "log_anchors", _when(lambda d: not d.log_anchors),
        N_("LEDSTJARNA_LOG_ANCHORS är inte satt. Peka ut en fil som databasens skötare inte får skriva i: annars "
           "märker ingen att slutet av åtkomstloggen är avklippt eller gjort på nytt."),
    ),
    Rule(
        "log_anchors_unknown", lambda d: _anchors(d, "unknown"),
        N_("Ankaret {what} i LEDSTJARNA_LOG_ANCHORS går inte att ladda. Skriv hela vägen till en fil, eller en klass."),
    ),
    Rule(
        "log_anchors_nowhere", lambda d: _anchors(d, "nowhere"),
        N_("Mappen för ankaret {what} finns inte. Gör den, eller skriv rätt väg i LEDSTJARNA_LOG_ANCHORS."),
    ),
    Rule(
        "log_anchors_closed", lambda d: _anchors(d, "closed"),
        N_("Ankaret {what} går inte att läsa och skriva. Ge den som kör ledstjarna work rätt att göra det."),
    ),
    Rule(
        "log_anchors_inside", lambda d: _anchors(d, "inside"),
        N_("Ankaret {what} ligger i databasens egen mapp. Flytta det: den som kan klippa loggen kan klippa det också."),
    ),
    Rule(
        "providers_wrong", lambda d: [d.providers_wrong] if d.providers_wrong else [],
        N_("Filen i LEDSTJARNA_SIGN_IN går inte att använda: {what}. Rätta den; docs/operate/sign-in.md visar hur."),
        True,
    ),
    Rule(
        "providers", _when(lambda d: not d.providers and not d.providers_wrong),
        N_("Ingen e-legitimation är inkopplad. Skriv en fil och peka ut den med LEDSTJARNA_SIGN_IN."),
    ),
    Rule(
        "issuer", lambda d: [one.code for one in d.providers if not one.tls],
        N_("Inloggningen {what} går utan kryptering. Dess issuer ska börja med https://."),
    ),
    Rule(
        "provider_secret", lambda d: [one.code for one in d.providers if not one.has_secret],
        N_("Inloggningen {what} saknar hemlighet. Sätt LEDSTJARNA_OIDC_SECRET_ och dess namn med stora bokstäver."),
    ),
    Rule(
        "levels", lambda d: [one.code for one in d.providers if one.needs_levels and not one.has_levels],
        N_("Inloggningen {what} säger inte vilka tillitsnivåer som räcker. Skriv dem i acr."),
    ),
    Rule(
        "file_writable", lambda d: [d.file_writable] if d.file_writable else [],
        N_("Andra får skriva i {what}. Kör chmod go-w: annars kan de peka inloggningen någon annanstans."),
    ),
    Rule("secrets_open", lambda d: list(d.secrets_open), N_("Andra får läsa {what}. Kör chmod go= på den.")),
    Rule(
        "secrets_missing", lambda d: list(d.secrets_missing),
        N_("Filen {what} finns inte, eller går inte att nå. Skriv rätt väg efter --secrets."),
    ),
    Rule(
        "secrets_of_others", _secrets_of_others,
        N_("{what} finns i webbens miljö. Ta bort den här: bara den som migrerar ska ha den."),
    ),
    Rule(
        "database_open", _when(_open_database),
        N_("Databasen på en annan maskin nås utan kryptering. Lägg till sslmode=verify-full i DATABASE_URL."),
    ),
    Rule(
        "mail", _when(lambda d: bool(d.smtp_host) and d.smtp_host not in LOOPBACK and not d.smtp_tls),
        N_("E-post går utan kryptering. Sätt LEDSTJARNA_SMTP_TLS=1."),
    ),
    Rule(
        "sms", _when(lambda d: d.sms_url.startswith("http://") and _host(d.sms_url) not in LOOPBACK),
        N_("SMS går utan kryptering. Adressen i LEDSTJARNA_SMS_URL ska börja med https://."),
    ),
    Rule(
        "role_superuser", lambda d: [d.role.name] if d.role and (d.role.superuser or d.role.bypasses) else [],
        N_("Databasens roll {what} går förbi radskyddet. Kör som ledstjarna_app; ledstjarna prepare gör den."),
    ),
    Rule(
        "role_owner", lambda d: [d.role.name] if d.role and d.role.owns and not d.role.superuser else [],
        N_("Databasens roll {what} äger tabellerna. Kör som ledstjarna_app: ägaren är bara till för att migrera."),
    ),
    Rule(
        "role_makes", lambda d: [d.role.name] if d.role and d.role.makes_roles and not d.role.superuser else [],
        N_("Databasens roll {what} får göra roller eller databaser. Kör ledstjarna prepare en gång till."),
    ),
    Rule(
        "unguarded", lambda d: list(d.role.unguarded) if d.role else [],
        N_("Tabellen {what} saknar radskydd. Kör ledstjarna migrate som ägare."),
    ),
    Rule("unmigrated", _when(_unmigrated), N_("Tabellerna saknas. Kör ledstjarna migrate.")),
)  # fmt: skip
