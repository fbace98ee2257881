"""Python's garbage collector, at rest while a page is cleaned.

Cleaning makes thousands of small objects and next to no cycles: all of them go when the page does. The collector would
look through those that are alive again and again, and now and then through everything that the process holds.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def at_rest() -> Iterator[None]:
    """No collection meanwhile, in the whole process; afterwards as before.

    Of several threads, the one that found it at work sets it to work again: it never stays at rest.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
