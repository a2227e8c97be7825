"""Files: instances in two public formats, told apart by what is in them, and solutions as both sets publish them."""

from ledstjarna.engines.routing.formats.instances import read_problem
from ledstjarna.engines.routing.formats.solutions import read_solution, written

__all__ = ["read_problem", "read_solution", "written"]
