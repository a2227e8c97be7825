"""A fortnight of visits: the house's own format, its checker and its solver. See README.md."""
