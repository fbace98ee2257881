"""What a pure function has said of what it was asked before, so that it need not be asked again."""

from collections.abc import Callable, Hashable
from typing import Final, Generic, TypeVar

_Asked = TypeVar("_Asked", bound=Hashable)
_Said = TypeVar("_Said")


class _Memo(dict[_Asked, _Said], Generic[_Asked, _Said]):
    """Answers by what was asked; all are forgotten when there are too many."""

    __slots__ = ("_function", "_most")

    def __init__(self, function: Callable[[_Asked], _Said], most: int) -> None:
        super().__init__()
        self._function: Final = function
        self._most: Final = most

    def __missing__(self, asked: _Asked) -> _Said:
        said = self._function(asked)
        if len(self) >= self._most:
            self.clear()
        self[asked] = said
        return said


def remembered(most: int) -> Callable[[Callable[[_Asked], _Said]], Callable[[_Asked], _Said]]:
    """As functools.lru_cache, for pure functions of one argument.

    It keeps no order of what was asked last: to keep one costs more than most answers do, since a page asks for few
    hundred of thousands that lie all over the memory.

    Args:
        most: answers that are kept.
    """
    return lambda function: _Memo(function, most).__getitem__
