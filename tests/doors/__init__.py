"""Every address of the house, asked for by everybody there is: who may what, and that a refusal tells nothing."""
