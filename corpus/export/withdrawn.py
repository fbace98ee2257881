"""Documents an earlier export gave and the next one takes back: replaced by a later version, or no longer asked for."""

import json
from collections.abc import Iterator

from corpus.export.sink import Sink
from corpus.store_file import Row


def lines(rows: Iterator[Row], form: str) -> Iterator[bytes]:
    """What each of these is told as: a delete action in a bulk body, elsewhere a line of JSON with the id and why.

    Args:
        rows: id and whether a later version of its address is kept.
        form: the format of the export.
    """
    for name, superseded in rows:
        if form == "es-bulk":
            yield json.dumps({"delete": {"_id": name}}).encode() + b"\n"
        else:
            why = "replaced by a later version" if superseded else "no longer asked for"
            yield json.dumps({"id": name, "why": why}).encode() + b"\n"


def write(rows: Iterator[Row], sink: Sink, stem: str, form: str) -> int:
    """Write them into a file of their own; returns how many. Where there are none there is no file."""
    first = next(told := lines(rows, form), None)
    if first is None:
        return 0
    written = 1
    with sink.file(f"{stem}-withdrawn.{'ndjson' if form == 'es-bulk' else 'jsonl'}") as file:
        file.write(first)
        for line in told:
            file.write(line)
            written += 1
    return written
