"""For every test: properties are checked however slow the machine is."""

from hypothesis import settings

# No test of ours measures time: the first call of many makes tables, and a busy machine is no fault.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
