"""Pages of a few kilobytes that would cost their parser minutes, and pages that only look so."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from cleaners.clean import clean_html
from cleaners.cleaned import Rejected, Why
from cleaners.nesting import fault

ROOT = Path(__file__).parents[2]


def numbered(pattern: bytes, count: int) -> bytes:
    return b"".join(pattern % number for number in range(count))


@pytest.mark.parametrize(
    ("page", "said"),
    [
        pytest.param(b"<div>" * 4_000, "nested 4000 deep", id="nested"),
        pytest.param(b"<div></x>" * 3_000, "nested 3000 deep", id="closed-by-what-was-never-opened"),
        pytest.param(b"<select>" + b"<option>a" * 20_000, "20000 options", id="options"),
        pytest.param(numbered(b"<font f%d>", 400) + b"<p>a" * 9_000, "left open", id="font-left-open"),
        pytest.param(numbered(b"<b id=%d><div>", 1_200) + b"</b>" * 3_600, "out of order", id="bold-closed-late"),
    ],
)
def test_a_page_that_costs_too_much_is_named(page: bytes, said: str) -> None:
    assert said in fault(page)
    outcome = clean_html(page)
    assert isinstance(outcome, Rejected)
    assert outcome.why is Why.TOO_COMPLEX


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(b"<div><p>a <b>b</b></p></div>" * 20_000, id="many-but-flat"),
        pytest.param(b"<tr><td><font>a" * 1_000, id="a-table-with-fonts-never-closed"),
        pytest.param(b"<li><a>a</a><p>b" * 30_000, id="unclosed-items"),
        pytest.param(b"</div>" * 10_000 + b"<div>" * 100, id="closing-tags-too-many"),
        pytest.param(b"<div>" * 80 + b"<p><a>a</a> " * 25_000, id="many-links-deep-down"),
        pytest.param(b"<select>" + b"<option>a" * 5_000, id="every-time-zone-and-more"),
    ],
)
def test_a_page_that_only_looks_costly_is_not(page: bytes) -> None:
    assert fault(page) == ""


def test_a_parser_without_memory_is_a_rejection_with_its_reason() -> None:
    """In a process of its own: the bound on its memory holds until it ends."""
    code = (
        "import resource, cleaners.nesting as n; from cleaners.clean import clean_html; clean_html(b'<p>warm');"
        "n.MAX_REOPENED = 10**9; resource.setrlimit(resource.RLIMIT_AS, (600_000_000,) * 2);"
        "page = b''.join(b'<font f%d>' % i for i in range(2400)) + b'<p>a' * 9000;"
        "print(clean_html(b'<p>' + page.replace(b'<p>a', b'</p><p>a', 1)).why)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "too_complex"), done.stderr
    assert resource.getrlimit(resource.RLIMIT_AS)[0] == resource.RLIM_INFINITY
