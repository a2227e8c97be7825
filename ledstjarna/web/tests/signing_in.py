"""How long somebody stays signed in where a test moves the clock by months: what is tested is not the session."""

TEN_YEARS = 10 * 366 * 24 * 60 * 60  # seconds
