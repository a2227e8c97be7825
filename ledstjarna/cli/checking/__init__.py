"""The rules of the rooms, run over every row that is kept: one declared check for each thing that must hold.

The one place that reads the tables of all rooms at once, and straight: it looks for what the doors should never
have let in, so it cannot trust the doors. It reads in one snapshot, changes nothing and shows ids, never names.
"""
