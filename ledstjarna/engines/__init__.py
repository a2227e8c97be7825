"""Pure computations that the house asks: no Django, no database, no knowledge of who asks."""
