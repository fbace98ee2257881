"""Claims about the third room."""
