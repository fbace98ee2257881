"""Measurements that anyone can repeat: each prints its table from a run, none is typed in."""
