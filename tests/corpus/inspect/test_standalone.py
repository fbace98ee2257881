"""A file of its own: its policy names what is inside, and nothing else."""

import base64
import hashlib
import re

import pytest

from corpus.inspect.markup import tag
from corpus.inspect.standalone import look, source_hash, standalone


def test_the_policy_allows_what_is_inside_by_hash() -> None:
    text = standalone("A & B", tag("p", "x"), style="p{}", script="1;")
    digest = base64.b64encode(hashlib.sha256(b"p{}").digest()).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy
    assert f"style-src &#x27;sha256-{digest}&#x27;" in policy[1]
    assert policy[1].startswith("default-src &#x27;none&#x27;")
    assert "unsafe" not in policy[1]
    assert "<title>A &amp; B</title>" in text


def test_a_hash_is_quoted() -> None:
    assert source_hash("") == "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"


@pytest.mark.parametrize("name", ["base.css", "page.css", "index.css", "page.js", "index.js"])
def test_our_styles_and_scripts_ask_nobody_and_cannot_end_early(name: str) -> None:
    text = look(name)
    assert not re.search(r"url\(|@import|https?:|</|innerHTML|insertAdjacent|document\.write|eval\(|Function\(", text)
