"""A hostile web server on loopback, and what must come of each of its endpoints."""
