"""How other systems are answered: who asks, what they ask for, and every answer as FHIR R4 (4.0.1) JSON."""
