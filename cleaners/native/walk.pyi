from collections.abc import Iterable, Mapping

from cleaners.segment_rows import Rows
from cleaners.segment_tree import Node

SOURCE: str
NAMES: tuple[str, ...]

class Tables:
    def __init__(
        self,
        acts: Mapping[int, int],
        unread: Iterable[int],
        codes: Mapping[int, int],
        in_line: Iterable[int],
        story: Iterable[int],
        custom_code: int,
    ) -> None: ...

class Vocabulary: ...

class Heads:
    def __init__(self, properties: frozenset[str], *numbers: int) -> None: ...

class Noted:
    def __init__(self, heads: Heads) -> None: ...

def learn(names: Mapping[str, int]) -> None: ...
def peek(address: int, count: int) -> list[int]: ...
def walk(
    root: Node, address: int, tables: Tables, vocabulary: Vocabulary, noted: Noted | None = None
) -> tuple[list[str], list[str], Rows, Rows, Rows]: ...
