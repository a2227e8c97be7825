"""For how long each kind of record is kept, whose it is, and what may be put right or erased."""
