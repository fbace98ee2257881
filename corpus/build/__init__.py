"""Fetch, clean, keep: the only files that see every room."""
