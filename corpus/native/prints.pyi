from collections.abc import Callable

SOURCE: str

class Printer:
    def __init__(
        self,
        values: bytes,
        kinds: bytes,
        alone: list[tuple[int, int]],
        sizes: tuple[int, int, int],
        compose: Callable[[str], str],
        digest: Callable[[bytes], bytes],
    ) -> None: ...
    def gathered(self, texts: list[str]) -> tuple[list[bytes], bytes, list[int], bytes, list[int]]: ...
