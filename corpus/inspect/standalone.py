"""One HTML file that asks nobody for anything: styles and script inside, allowed by their hashes alone."""

import base64
import hashlib
from functools import cache
from importlib.resources import files

from corpus.inspect.markup import Html, joined, tag

_LOOK = files("corpus.inspect") / "look"


@cache
def look(name: str) -> str:
    """A style sheet or script of ours, by file name."""
    return (_LOOK / name).read_text("utf-8")


def source_hash(text: str) -> str:
    """How a Content-Security-Policy names an inline style or script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def standalone(title: str, body: Html, *, style: str, script: str) -> str:
    """A whole document around `body`; its policy allows this style, this script and nothing else."""
    policy = (
        f"default-src 'none'; style-src {source_hash(style)}; script-src {source_hash(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", title),
        # Style and script are our own files: escaping would break them, and neither holds page text.
        tag("style", Html(style)),
    )
    content = tag("body", body, tag("script", Html(script)))
    return f"<!doctype html>\n{tag('html', joined(head, content), lang='en')}\n"
