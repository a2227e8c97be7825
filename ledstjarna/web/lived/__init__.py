"""The plan as it is lived, for every door: the times in words, what can be said about each, the forms that say it."""
