"""The first page of a representative whose mandate does not let them read the plan."""
