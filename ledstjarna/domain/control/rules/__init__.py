"""What the log's seals prove, which readings stand out, and how what is found is answered."""
