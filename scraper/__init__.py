"""The first room: one talk with an outlet. What to ask next, may we, how often, did it answer."""
