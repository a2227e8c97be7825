"""The house tests itself: each rule of ARCHITECTURE.md, short, with a message that says what to do.

Every rule is a function from the facts to what breaks it, so that each test can also show a small house that fails.
"""
