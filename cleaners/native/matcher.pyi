SOURCE: str

class Matcher:
    def __init__(
        self,
        elements: tuple[tuple[int, int, tuple[tuple[int, ...], ...]], ...],
        spaced: bool,
        whole: bool,
        anywhere: bool,
    ) -> None: ...
    def span(self, key: str) -> tuple[int, int] | None: ...
