"""How what we hold is told to other systems: one file per FHIR resource, a pure `to_fhir` in each."""
