"""What is spread: a function from one text to another."""

from collections.abc import Callable

Task = Callable[[str], str]  # of a module, or a functools.partial of one: it is pickled by its name
Telling = Callable[[int, int], None]  # hears how many are done, of how many
