"""What is told in the same words in the person's door as in theirs who answer for it: one part, and the log."""
