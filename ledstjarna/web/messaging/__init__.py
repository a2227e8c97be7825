"""Messages as every door shows them: the forms, and a thread in words."""
