"""Any bytes at all, given to whatever reads bytes from outside: no exception but the promised ones."""
