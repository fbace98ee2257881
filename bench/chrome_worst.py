"""Texts made to keep cleaning busy: what 40 kB of each take, and what four times as much takes.

    python -m bench.chrome_worst [--shown 12] [--lang en]

CPU time, the best of three. Growth of 4 is linear, of 16 quadratic; small texts are held up by what is fixed per page.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator
from typing import Final

from cleaners.chrome import pattern, phrases
from cleaners.clean import clean_text

SIZE: Final = 40_000  # bytes
LONG: Final = (
    "The ferry to the outer islands will sail every hour from Monday, the port said, and also " * 3 + "at night.\n"
)
REPEATED: Final = {
    "one letter a line": "a\n",
    "one Chinese character a line": "\u6c34\n",
    "a full stop a line": ".\n",
    "a colon a line": ":\n",
    "one line of letters": "a",
    "one line of blanks": " ",
    "one line of digits": "0123456789",
    "one line of words": "of the in a ",
    "one line of near phrases": "sign up for ",
    "an invisible mark a line": "a\u200b\n",
    "a character that becomes eighteen": "\ufdfa\n",
    "buttons": "Share\n",
    "headings and headlines": "Most read\nNew bridge opens in town again\n",
    "rows of labels": "share | print\n",
    "dates": "12 May 2020\n",
    "broken-off lines": "This teaser goes on and on about a harbour and a bridge ...\n",
    "quoted lines": "'The bridge will be closed for the winter, and for the spring, they said.'\n",
    "carriage returns": "a\r",
    "letters moved by one": "Ejf Csýdlf cmfjcu ejftfo Tpnnfs hftqfssu/\n",
    "what only looks so": "ffffffffffff\n",
}


def texts(lang: str, size: int) -> Iterator[tuple[str, str]]:
    """Each with a name, of about so many bytes."""
    for name, part in REPEATED.items():
        yield name, part * (size // len(part.encode()))
    yield "another letter each line", "".join(f"{chr(97 + n % 26)}\n" for n in range(size // 2))
    yield "another number each line", "".join(f"{n}\n" for n in range(size // 6))
    yield "a pattern of three lines", "".join(f"{random.Random(n).randrange(3)}\n" for n in range(size // 2))  # noqa: S311 - the same each time
    yield "two stories, then short lines", LONG + LONG.replace("ferry", "boat") + "ab\n" * (size // 3)
    yield "two stories, then short lines that differ", LONG * 2 + "".join(f"{n}\n" for n in range(size // 6))
    said = [text for phrase in phrases.load(lang) for text in pattern.examples(phrase.say, spaced=phrase.spaced)[:9]]
    chance = random.Random(5)  # noqa: S311 - the same each time
    yield "phrases", _filled(lambda: chance.choice(said) + "\n", size)
    yield "phrases on one line", _filled(lambda: chance.choice(said) + " ", size)
    yield "words of phrases", _filled(lambda: chance.choice(chance.choice(said).split() or ["a"]) + "\n", size)


def _filled(more: Callable[[], str], size: int) -> str:
    parts: list[str] = []
    left = size
    while left > 0:
        parts.append(more())
        left -= len(parts[-1].encode())
    return "".join(parts)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shown", type=int, default=12, help="how many, the slowest first")
    parser.add_argument("--lang", default="en", help="of the phrases")
    options = parser.parse_args()
    more = dict(texts(options.lang, 4 * SIZE))
    clean_text("A first text brings the phrases and the models in.", lang=options.lang)
    rows = [(_best(text, options.lang), name) for name, text in texts(options.lang, SIZE)]
    print(f"{'40 kB of':<44}{'ms':>7}{'160 kB':>9}{'growth':>8}")
    for spent, name in sorted(rows, reverse=True)[: options.shown]:
        again = _best(more[name], options.lang)
        print(f"{name:<44}{spent:7.1f}{again:9.1f}{again / spent:8.1f}")
    return 0


def _best(text: str, lang: str) -> float:
    """CPU milliseconds."""
    return min(_once(text, lang) for _ in range(3))


def _once(text: str, lang: str) -> float:
    begun = time.process_time()
    clean_text(text, lang=lang)
    return (time.process_time() - begun) * 1_000


if __name__ == "__main__":
    sys.exit(main())
