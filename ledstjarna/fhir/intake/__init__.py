"""Reading a FHIR R4 bundle about one person into typed findings. Pure: no Django, no database."""
