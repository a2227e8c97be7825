"""One file per FHIR resource. `from_fhir(entry, scene)` answers with a verdict; `to_fhir` comes with the export."""
