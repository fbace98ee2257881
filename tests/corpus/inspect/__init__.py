"""Tests of what people see of the cuts."""
