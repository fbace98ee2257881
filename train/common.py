"""Count how common the words of phrases are, so that phrases can be filed under rare ones.

    python -m train.common [--shared ../shared] [--write]

Lines are those of the labelled pages' expected texts and of the texts whose lines are labelled. A word counts where it
stands in a line, also within another word: that is how it is looked for. Shares are rounded down to powers of two.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from bench.chrome import SETS, load_rows
from cleaners import chrome, spelling
from cleaners.chrome.commonness import TABLE, WHOLE
from cleaners.chrome.pattern import words
from cleaners.chrome.phrases import LANGUAGES, load
from cleaners.chrome.search import catch, net
from train.pages import SHARED, read

_AT_ONCE = 5_000  # lines
_HEAD = f"""\
# Of {WHOLE:,} lines, how many hold a string, rounded down to a power of two; made by `python -m train.common --write`.
"""


def main() -> None:
    """Count, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with the labelled pages and lines")
    parser.add_argument("--write", action="store_true", help="write the table")
    options = parser.parse_args()
    wanted = {word for lang in LANGUAGES for phrase in load(lang) if phrase.is_held for word in words(phrase.say)}
    table = written(shares(lines_of(options.shared), wanted))
    print(table)
    if options.write:
        Path(chrome.__file__).with_name(TABLE).write_text(table, encoding="utf-8")


def lines_of(shared: Path) -> Iterator[str]:
    """Keys of all lines."""
    texts = [page.gold for page in read(shared)]
    texts += [row["text"] for name in SETS for row in load_rows(shared / name)]
    for text in texts:
        yield from map(spelling.key, text.splitlines())


def shares(lines: Iterable[str], wanted: Iterable[str]) -> dict[str, int]:
    """Of 1,024 lines, how many hold each string.

    Args:
        lines: keys, without line ends.
        wanted: strings to count; those that fewer than one line holds are left out.
    """
    words = sorted(wanted)
    strings, every = net(words), list(lines)
    found: Counter[str] = Counter()
    for start in range(0, len(every), _AT_ONCE):
        found.update(words[number] for _, number in catch(every[start : start + _AT_ONCE], strings))
    return {word: share for word in words if (share := found[word] * WHOLE // max(1, len(every)))}


def written(found: Mapping[str, int]) -> str:
    """The table as TOML, the most common first."""
    under: dict[int, list[str]] = defaultdict(list)
    for word, share in sorted(found.items()):
        under[1 << share.bit_length() - 1].append(word)
    return _HEAD + "".join(f'{share} = """{" ".join(words)}"""\n' for share, words in sorted(under.items())[::-1])


if __name__ == "__main__":
    main()
