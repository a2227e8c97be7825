"""Is this deployment safe to open? What is looked at, the rules over it, and what to do about each fault."""
