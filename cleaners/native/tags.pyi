SOURCE: str

class Bounds:
    def __init__(
        self,
        *,
        tags: int,
        few_tags: int,
        many_bytes: int,
        blocks: int,
        options: int,
        stray: int,
        reopened: int,
        depth: int,
        steps: int,
        long_tag: int,
        cost: int,
        meaning: bytes,
    ) -> None: ...

def long_tags(body: bytes, bounds: Bounds) -> tuple[list[tuple[int, int]], bool, bool] | None: ...
def tag_end(body: bytes, start: int) -> tuple[int, int]: ...
def is_utf8(body: bytes) -> tuple[bool, bool, bool]: ...
def find(body: bytes, wanted: bytes, start: int, end: int) -> int: ...
