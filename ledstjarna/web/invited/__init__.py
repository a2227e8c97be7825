"""A call to a meeting as whoever is called meets it: shared by the doors, which know nothing of each other."""
