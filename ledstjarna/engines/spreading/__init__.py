"""The same work for many: in processes of this machine, or on many machines through Spark. What is done is the same.

A task is a plain function of a module, from one text to another: it can be sent to another process or machine, knows
nothing of where it runs, and gives the same answer wherever it does. So it may be done again when a machine is lost.
"""

from ledstjarna.engines.spreading.local import in_processes
from ledstjarna.engines.spreading.task import Task, Telling

__all__ = ["Task", "Telling", "in_processes"]
