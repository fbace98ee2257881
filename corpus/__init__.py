"""The third room: two documents or more, and remembering. Duplicates, provenance, storage, joining the rooms."""
