"""The solver. Nothing is imported here: numba takes a second to load, and only who solves has use for it."""
