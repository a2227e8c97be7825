"""What codes mean for daily life, as tables that a reader without Python can check and change.

Each `.tsv` has the columns system, code, rule, area, weight, label, from_age, note; `#` starts a comment line.
`code` ends with `*` where everything that begins so is meant. `area` is a life area, `-` when the code is known
to say nothing about daily life, or `private` when it belongs in a talk in private and not in a plan that others read.
"""

from ledstjarna.fhir.tables.rows import PRIVATE, Row, Table
from ledstjarna.fhir.tables.types import OTHER_VERSIONS_TYPES, R4_TYPES

FINDINGS = Table("findings")
OBSERVATIONS = Table("observations")
MEDICINES = Table("medicines")
ACTIVITIES = Table("activities")

__all__ = [
    "ACTIVITIES",
    "FINDINGS",
    "MEDICINES",
    "OBSERVATIONS",
    "OTHER_VERSIONS_TYPES",
    "PRIVATE",
    "R4_TYPES",
    "Row",
    "Table",
]
