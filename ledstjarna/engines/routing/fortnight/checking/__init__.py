"""The checker, written apart from the engine: it shares the data types with it and nothing else."""

from ledstjarna.engines.routing.fortnight.checking.check import check
from ledstjarna.engines.routing.fortnight.checking.report import Broken, Report, Violation

__all__ = ["Broken", "Report", "Violation", "check"]
