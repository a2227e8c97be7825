"""What a bundle holds becomes rows: all of a file or nothing of it, and again changes nothing."""
