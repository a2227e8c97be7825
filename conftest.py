"""What every test of the house stands on; see tests/support."""

pytest_plugins = [
    "tests.support.network",
    "tests.support.server",
    "tests.support.database",
    "tests.support.house",
    "tests.support.browser",
]
