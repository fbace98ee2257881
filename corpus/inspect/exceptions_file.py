"""Changes to an exceptions.toml that people keep by hand: what is not meant stays as it is, byte for byte."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from corpus.atomic import replacing
from corpus.inspect.exceptions import KEYS, Entry, Exceptions, ExceptionsError, entry_text, name_of, parsed, quoted
from corpus.lock import LockedError, holding

_HEAD = "# Cuts taken back, rules turned off, changes turned down. Delete an entry to undo it.\n"
_WAIT_S = 10.0  # for another writer, who needs milliseconds

_END = r"[ \t]*(?:#[^\n]*)?\r?(?:\n|\Z)"
_NAME = r"""["']?(?P<name>[A-Za-z0-9_-]+)["']?"""
_STRING = (
    r'(?P<value>"""(?:[^"\\]|\\[\s\S]|""?(?!"))*"""(?:"{1,2}(?!"))?'
    r"|'''(?:[^']|''?(?!'))*'''(?:'{1,2}(?!'))?"
    r'|"(?:[^"\\\n]|\\[^\n])*"'
    r"|'[^'\n]*')"
)
_NOTHING = re.compile(_END)
_HEADER = re.compile(rf"[ \t]*\[\[[ \t]*{_NAME}[ \t]*\]\]{_END}")
_PAIR = re.compile(rf"[ \t]*{_NAME}[ \t]*=[ \t]*{_STRING}{_END}")
_BLANK_BEFORE = re.compile(r"(?:^|\n)(?P<blank>[ \t]*\r?\n)\Z")
_BLANK_OR_END = re.compile(r"[ \t]*\r?(?:\n|\Z)")


class _UnclearError(Exception):
    """A statement that is neither a header of an entry nor a key with a string; its argument is the line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """One entry as it stands in the text: from its header to the end of its last key."""

    start: int
    end: int
    values: dict[str, tuple[int, int]]  # of its keys: from quote to quote


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class _Edit:
    """A piece of the text, and what takes its place."""

    start: int
    end: int
    text: str


def revise(path: Path, change: Callable[[Exceptions], Exceptions], *, wait_s: float = _WAIT_S) -> Exceptions:
    """Change an exceptions.toml and leave alone, to the byte, whatever the change is not about.

    Writers take turns, and the file is replaced whole or not at all.

    Returns:
        What the file says now; a change that changes nothing writes nothing.

    Raises:
        ExceptionsError: it cannot be read, written, or changed without loss; the file is as it was.
    """
    place = path.resolve()  # a link stays a link
    try:
        if place.exists() and not place.is_file():  # a device or a pipe would be replaced by a file
            raise ExceptionsError(f"{path}: no file; name one, or one that is not there yet")
        with holding(place.with_name(f".{place.name}.lock"), wait_s=wait_s):
            return _revised(place, change)
    except LockedError as error:
        raise ExceptionsError(f"{path}: process {error.holder} has been writing it for {wait_s:g} s; end it") from error
    except OSError as error:
        raise ExceptionsError(f"{path}: cannot be written: {error.strerror}; nothing was changed") from error


def _revised(path: Path, change: Callable[[Exceptions], Exceptions]) -> Exceptions:
    content = _content(path)
    before = parsed(content, path)
    after = change(before)
    if set(after.entries) == set(before.entries):
        return before
    text = edited(content.decode(), before, after, path)
    with replacing(path) as file:
        file.write(text.encode())
        if _content(path) != content:  # an editor takes no turns
            raise ExceptionsError(f"{path}: it was changed by another program just now; nothing was written, try again")
    return parsed(text.encode(), path)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def edited(text: str, before: Exceptions, after: Exceptions, path: Path) -> str:
    """The text of an exceptions.toml, changed from what it says to what it is to say, and nothing else of it.

    New entries stand at its end, each behind a blank line. One that goes takes its keys and what stands among them
    with it, and a blank line above; one that says something new has that in its place.

    Raises:
        ExceptionsError: it is written so that this cannot be done; the message says what to do by hand.
    """
    there = {name_of(entry) for entry in before.entries}
    added = [entry for entry in after.entries if name_of(entry) not in there]
    changed = {name_of(entry) for entry in set(before.entries) - set(after.entries)}
    try:
        edits = sorted(_edits(text, changed, after, path)) if changed else []
        made = _appended(_applied(text, edits), added)
        right = set(parsed(made.encode(), path).entries) == {_as_written(entry) for entry in after.entries}
    except (ExceptionsError, _UnclearError):
        right, made = False, ""
    if not right:
        raise ExceptionsError(_by_hand(text, before, after, path))
    return made


def _as_written(entry: Entry) -> Entry:
    """An entry as it is read again: half a surrogate pair cannot be written."""
    values = {key: getattr(entry, key).encode("utf-8", "replace").decode() for key in KEYS[name_of(entry)[0]]}
    return type(entry)(**values)


def _edits(text: str, changed: set[tuple[str, ...]], after: Exceptions, path: Path) -> Iterator[_Edit]:
    """What is to be done to entries that are there."""
    right = set(after.entries)
    wanted = {name_of(entry): entry for entry in after.entries}
    for table in _tables(text):
        (entry,) = parsed(text[table.start : table.end].encode(), path).entries
        if name_of(entry) not in changed or entry in right:
            continue
        meant = wanted.get(name_of(entry))
        yield from _amended(text, table, entry, meant) if meant else (_cut(text, table),)


def _tables(text: str) -> Iterator[_Table]:
    """Every entry of the text, in its order.

    Raises:
        _UnclearError: something else than entries stands there.
    """
    at, start, end, values = 0, -1, 0, dict[str, tuple[int, int]]()
    while at < len(text):
        header, pair = _HEADER.match(text, at), _PAIR.match(text, at)
        found = header or pair or _NOTHING.match(text, at)
        if found is None or (pair and start < 0):
            raise _UnclearError(text.count("\n", 0, at) + 1)
        if header and start >= 0:
            yield _Table(start=start, end=end, values=values)
        if header:
            start, end, values = at, header.end(), {}
        elif pair:
            end, values[pair["name"]] = pair.end(), pair.span("value")
        at = found.end()
    if start >= 0:
        yield _Table(start=start, end=end, values=values)


def _cut(text: str, table: _Table) -> _Edit:
    """An entry out of the text, with the blank line above where another one, or nothing, follows."""
    above = _BLANK_BEFORE.search(text, 0, table.start) if _BLANK_OR_END.match(text, table.end) else None
    return _Edit(start=above.start("blank") if above else table.start, end=table.end, text="")


def _amended(text: str, table: _Table, entry: Entry, meant: Entry) -> Iterator[_Edit]:
    """An entry with new values in the places of its old ones; keys it had not stand behind its last."""
    more = ""
    for key in KEYS[name_of(entry)[0]]:
        value = getattr(meant, key)
        if value == getattr(entry, key):
            continue
        if key in table.values:
            start, end = table.values[key]
            yield _Edit(start=start, end=end, text=quoted(value))
        else:
            more += f"{key} = {quoted(value)}\n"
    if more:
        yield _Edit(start=table.end, end=table.end, text=_joined(text[: table.end], more))


def _applied(text: str, edits: list[_Edit]) -> str:
    for edit in reversed(edits):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _appended(text: str, entries: list[Entry]) -> str:
    text = text or (_HEAD if entries else "")
    for entry in entries:
        text += _joined(text, f"\n{entry_text(entry)}")
    return text


def _joined(text: str, more: str) -> str:
    """Lines that are to stand behind a text, with line ends such as it has."""
    lines = ("" if text.endswith("\n") or not text else "\n") + more
    return lines.replace("\n", "\r\n") if "\r\n" in text else lines


def _by_hand(text: str, before: Exceptions, after: Exceptions, path: Path) -> str:
    """What to say where a person must do it."""
    line = ""
    with suppress(ExceptionsError):
        try:
            list(_tables(text))
        except _UnclearError as error:
            line = f", line {error}"
    there, meant = set(before.entries), set(after.entries)
    out = "".join(f"\n{entry_text(entry)}" for entry in before.entries if entry not in meant)
    new = "".join(f"\n{entry_text(entry)}" for entry in after.entries if entry not in there)
    orders = [order for order in (out and f"take this out:\n{out}", new and f"add this:\n{new}") if order]
    return (
        f"{path}{line}: what is written there cannot be changed without touching the rest, and nothing was; write its "
        f"entries as [[keep]], [[off]] or [[reject]] with one key a line, or edit it yourself, {' and '.join(orders)}"
    )
