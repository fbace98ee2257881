"""Columns that lie in the compiled walk's rows: each is looked up there once it has been asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any, Final, Protocol

_WHOLE: Final = frozenset({"links", "link_chars"})  # asked of most blocks; of the others, rules ask a few numbers


class Rows(Protocol):
    """Rows of numbers; as a buffer they are an array of two dimensions."""

    def column(self, place: int) -> list[int]:
        """One number of each row."""

    def seen(self, place: int) -> Sequence[int]:
        """The same as a view of the rows."""


def unrolled(holder: Any, name: str, places: Mapping[str, int]) -> Sequence[int]:  # noqa: ANN401 - of several records
    """A record's column that is not set yet, as its rows have it; set from now on.

    Args:
        holder: of a dataclass with slots, `rows` among them.
        name: of what was asked for.
        places: of the columns in the rows.

    Raises:
        AttributeError: it is no column.
    """
    if name not in places:
        raise AttributeError(f"{type(holder).__name__} has no {name}", name=name, obj=holder)
    column: Sequence[int] = (holder.rows.column if name in _WHOLE else holder.rows.seen)(places[name])
    setattr(holder, name, column)
    return column


def unrolled_whole(holder: Any, places: Mapping[str, int]) -> tuple[type, tuple[Any, ...]]:  # noqa: ANN401 - as above
    """How a record is copied and pickled: its columns as lists, without the rows that only this process can read."""
    columns = {field.name: getattr(holder, field.name) for field in fields(holder) if field.name != "rows"}
    return type(holder), tuple(list(column) if name in places else column for name, column in columns.items())
