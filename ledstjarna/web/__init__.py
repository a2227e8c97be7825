"""The edge for people: five doors and the entrance. A door words things; it decides nothing."""
