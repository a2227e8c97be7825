"""What the rules say, as tables that people can read: the same rows are run as tests and printed in docs/."""
