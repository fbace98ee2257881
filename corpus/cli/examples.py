"""The examples under a command's --help."""


def examples(*lines: str) -> str:
    """An epilog that click prints as written: a line with a backspace is its mark for "do not re-wrap"."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)
