"""Columns that still lie in the compiled walk's rows: each becomes a list when it is first asked for."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Protocol


class Rows(Protocol):
    """Rows of numbers; as a buffer they are an array of two dimensions."""

    def column(self, place: int) -> list[int]:
        """One number of each row."""


def unrolled(holder: Any, name: str, places: Mapping[str, int]) -> list[int]:  # noqa: ANN401 - several records do so
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
    column: list[int] = holder.rows.column(places[name])
    setattr(holder, name, column)
    return column


def unrolled_whole(holder: Any) -> tuple[type, tuple[Any, ...]]:  # noqa: ANN401 - several records do so
    """How a record is copied and pickled: its columns as lists, without the rows that only this process can read."""
    return type(holder), tuple(getattr(holder, field.name) for field in fields(holder) if field.name != "rows")
