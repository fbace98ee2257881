"""The unified diff is one that patch can read: applied to raw_text it gives text, to the character."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from cleaners.kinds import Kind
from corpus.inspect.unified import unified_diff
from corpus.inspect.view import View
from tests.corpus.inspect.samples import gold_views, plain, view_of
from tests.corpus.inspect.test_view import views


def _applied(raw_text: str, diff: str) -> str:
    """A strict reader of unified diffs: every context and removed line must be where the hunk says."""
    old = raw_text.split("\n")
    source = [f"{line}\n" for line in old[:-1]] + ([old[-1]] if old[-1] else [])
    rows = [f"{row}\n" for row in diff.split("\n")[2:-1]]
    result: list[str] = []
    at, place = 0, 0
    while place < len(rows):
        span = rows[place].split()[1].removeprefix("-").split(",")
        begin, left = int(span[0]) - (1 if int(span[1]) else 0), int(span[1])
        result += source[at:begin]
        at, place = begin, place + 1
        while place < len(rows) and rows[place][0] in " +-":
            line = rows[place][1:]
            if place + 1 < len(rows) and rows[place + 1].startswith("\\"):
                line = line.removesuffix("\n")
            if rows[place][0] != "+":
                assert source[at] == line
                at, left = at + 1, left - 1
            if rows[place][0] != "-":
                result.append(line)
            place += 2 if place + 1 < len(rows) and rows[place + 1].startswith("\\") else 1
        assert left == 0
    return "".join(result + source[at:])


@given(views())
def test_applied_to_raw_it_gives_the_clean_text(view: View) -> None:
    diff = unified_diff(view)
    assert (_applied(view.raw_text, diff) if diff else view.raw_text) == view.text


@pytest.mark.parametrize("view", [plain(), *gold_views()], ids=lambda view: view.doc)
def test_whole_documents_apply(view: View) -> None:
    assert _applied(view.raw_text, unified_diff(view)) == view.text


@pytest.mark.skipif(shutil.which("patch") is None, reason="no patch program here")
@pytest.mark.parametrize("view", [plain(), *gold_views()], ids=lambda view: view.doc)
def test_patch_itself_reads_it(view: View, tmp_path: Path) -> None:
    raw = tmp_path / "raw.txt"
    raw.write_bytes(view.raw_text.encode())
    subprocess.run(
        [shutil.which("patch") or "", "--binary", "--quiet", str(raw)],
        input=unified_diff(view).encode(),
        check=True,
        timeout=20,
    )
    assert raw.read_bytes().decode() == view.text


def test_a_text_of_other_origin_is_shown_whole() -> None:
    view = replace(plain(), text="Something else\n")
    assert _applied(view.raw_text, unified_diff(view)) == "Something else\n"


def test_hunks_name_the_kinds_they_cut() -> None:
    lines = "".join(f"line {n}\n" for n in range(20)).removesuffix("\n")
    banner = ("Accept all\n", Kind.CONSENT, "consent.x", "")
    headers = [row for row in unified_diff(view_of([banner, lines])).split("\n") if row.startswith("@@")]
    assert headers == ["@@ -1,4 +1,3 @@ Cookie consent"]


def test_nothing_cut_is_no_diff() -> None:
    assert unified_diff(view_of(["one\n\ntwo"])) == ""
