from collections.abc import Callable, Mapping, Sequence

from cleaners.block import Block
from cleaners.chrome.phrasebook import Held, Under
from cleaners.chrome.phrases import Phrase
from cleaners.chrome.reading import Line
from cleaners.chrome.traits import Alone

SOURCE: str

def learn(marks: dict[str, str]) -> None: ...
def lines(
    blocks: Sequence[Block],
    told_of: list[Alone],
    said_of: list[tuple[Phrase, ...]],
    line: type[Line],
    fields: tuple[int, ...],
    elements: frozenset[str],
    named: tuple[tuple[frozenset[str], int, int], ...],
    link: float,
) -> tuple[Line, ...]: ...
def gathered(
    lines: tuple[Line, ...], bare: int, traits: int, said: int
) -> tuple[list[int], dict[int, list[int]], int, set[str]]: ...

class Shelf:
    def __init__(
        self,
        first: Mapping[str, Under],
        prefix: Mapping[str, Under],
        sizes: Mapping[str, tuple[int, ...]],
        longest: int,
    ) -> None: ...

class Reader:
    def __init__(
        self,
        held: list[Held],
        short: Shelf,
        long: Shelf,
        sizes: dict[str, int],
        words: dict[str, frozenset[str] | tuple[str, ...] | str],
        alone: Callable[[str], str | None],
        key: Callable[[str], str],
    ) -> None: ...
    def read(self, texts: list[str]) -> tuple[list[Alone], list[tuple[int, Phrase]], list[int]]: ...
