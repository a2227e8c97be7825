"""What `ledstjarna import fhir` is made of: which files, where new persons belong, and what is shown of it all."""
