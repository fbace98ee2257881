"""What pages say, as it may stand on a terminal: nothing in it moves the cursor, turns the line or hides."""

import sys

from corpus.inspect.visible import one_line, shown


def lines(text: str) -> str:
    """A message of some lines, each with its acting characters spelled out."""
    return "\n".join(shown(line) for line in text.split("\n"))


def text(said: str) -> str:
    """A story for standard output: as it is for a file or a program, spelled out for a terminal."""
    return lines(said) if sys.stdout.isatty() else said


def title(said: str, most: int = 200) -> str:
    """A title, or the beginning of a text, on one line."""
    return one_line(said[:most])
