"""Claims about Winnow, room by room."""
