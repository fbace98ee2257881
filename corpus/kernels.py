"""Which compiled kernels this Winnow runs, for whoever asks."""

from importlib import import_module
from typing import Final

from cleaners import kernels

_USERS: Final = ("cleaners.clean", "corpus.fingerprint")  # modules whose import chooses all there are


def told() -> str:
    """One line: the kernels that are compiled, and what runs in pure Python, with why."""
    for module in _USERS:
        import_module(module)
    return kernels.told()
