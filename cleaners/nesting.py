"""How deep a page nests, and how much its parser would have to mend: counted on the tags alone.

A sieve for what is common and what is cheap to write, not a parser: tags hidden in attributes or comments are counted
too. What slips through is stopped by the worker's limits.
"""

import re
from typing import Final

MAX_DEPTH: Final = 2_500  # 10,000 nested div take 0.1 s, 100,000 up to 52 s
# Elements the parser opens anew in each block below them: 3.6 million such took 6 s and 1.2 GB.
MAX_REOPENED: Final = 1_500_000
# Steps down the open elements at each </b> that stands where it does not belong: 2 million took 1.2 s, 8 million 13 s.
MAX_STEPS: Final = 1_500_000
MAX_OPTIONS: Final = 15_000  # of a page's <select>: 15,000 take 1 s, 100,000 a minute

_TAG: Final = re.compile(rb"<(/?[a-zA-Z][^\s/>]*)")
_FORMATTING: Final = frozenset(b"a b big code em font i nobr s small strike strong tt u".split())
# Ended by the next of their kind, or empty: they do not nest.
_FLAT: Final = frozenset(
    b"p li td th tr dt dd option br img input meta link hr wbr source area col embed base param track path circle "
    b"polygon rect use stop ellipse".split()
)
_CLOSES: Final = b"/"


def fault(body: bytes) -> str:
    """Why a page would cost its parser far more than its size says; empty when it would not."""
    opened: dict[bytes, int] = {}  # by name; a closing tag without an opening one closes nothing
    last = b""  # the tag before, where it opened something: closing that at once costs nothing
    depth = deepest = formatting = reopened = steps = options = 0
    for tag in _TAG.findall(body):
        name = tag.lower()
        if name[:1] == _CLOSES:
            name = name[1:]
            within = name in _FORMATTING
            if within and last != name:
                steps += deepest
            last = b""
            if opened.get(name):
                opened[name] -= 1
                depth -= 1
                formatting -= within
        elif name in _FLAT:
            reopened += formatting
            options += name == b"option"
        else:
            opened[name] = opened.get(name, 0) + 1
            last = name
            depth += 1
            deepest = max(deepest, depth)
            formatting += name in _FORMATTING
            reopened += formatting
    checks = (
        (f"nested {deepest} deep, {MAX_DEPTH} allowed", deepest > MAX_DEPTH),
        (f"{options} options, {MAX_OPTIONS} allowed", options > MAX_OPTIONS),
        ("formatting left open over too many blocks", reopened > MAX_REOPENED),
        ("formatting closed out of order too often", steps > MAX_STEPS),
    )
    return next((why for why, holds in checks if holds), "")
