"""What every test of the house stands on; see tests/support."""

from hypothesis import HealthCheck, settings

# A busy machine is no fault of the code: no test has a clock.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

pytest_plugins = [
    "tests.support.network",
    "tests.support.static_files",
    "tests.support.server",
    "tests.support.database",
    "tests.support.house",
    "tests.support.browser",
    "tests.support.provider",
]
