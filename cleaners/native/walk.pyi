from collections.abc import Callable, Iterable, Mapping
from typing import Any

from cleaners.segment_records import Segments
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

def learn(names: Mapping[str, int]) -> None: ...
def peek(address: int, count: int) -> list[int]: ...
def walk(root: Node, address: int, tables: Tables, segments: Segments, describe: Callable[[Any], Any]) -> None: ...
