"""A file kept by hand stays as a person wrote it, but for what is meant to change."""

import os
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.inspect.exceptions import Entry, Exceptions, ExceptionsError, Keep, Off, Reject, read
from corpus.inspect.exceptions_file import edited, revise
from corpus.lock import LockedError, holding

BY_HAND = """\
# Our decisions, agreed on Mondays.   <- spaces at the end stay:  \t

  [[ keep ]]   # the poem
  block = 'aaaa'   # its digest
  "outlet" = "gull"
  quote = \"""
[[off]]
outlet = "not an entry" \"""
\t# ask Nele before this goes

# The next two belong together.
[[off]]
outlet = "gull"
rule = "legal"
[[reject]]
rule = "promo"


# The end."""
POEM = Keep(outlet="gull", block="aaaa", quote='[[off]]\noutlet = "not an entry" ')
LEGAL = Off(outlet="gull", rule="legal")
PROMO = Reject(rule="promo")
NEW = Off(outlet="harbour", rule="related.run", reason="a list of what to bring")
ROOT = Path(__file__).parents[3]


def _file(folder: Path, text: str) -> Path:
    path = folder / "exceptions.toml"
    path.write_bytes(text.encode())
    return path


def _add(path: Path, entry: Entry) -> Exceptions:
    return revise(path, lambda known: known.adding(entry))


def _undo(path: Path, entry: Entry) -> Exceptions:
    return revise(path, lambda known: known.without(entry))


def test_adding_leaves_every_byte_that_was_there(tmp_path: Path) -> None:
    path = _file(tmp_path, BY_HAND)
    assert read(path) == Exceptions(keeps=(POEM,), offs=(LEGAL,), rejects=(PROMO,))
    now = _add(path, NEW)
    added = '\n\n[[off]]\noutlet = "harbour"\nrule = "related.run"\nreason = "a list of what to bring"\n'
    assert path.read_bytes().decode() == BY_HAND + added
    assert now == read(path) == Exceptions(keeps=(POEM,), offs=(LEGAL, NEW), rejects=(PROMO,))


@pytest.mark.parametrize(
    ("entry", "gone"),
    [
        pytest.param(POEM, BY_HAND[BY_HAND.index("  [[ keep") : BY_HAND.index("\t# ask")], id="with its strange text"),
        pytest.param(LEGAL, '[[off]]\noutlet = "gull"\nrule = "legal"\n', id="tables without a line between"),
        pytest.param(PROMO, '[[reject]]\nrule = "promo"\n', id="no blank line above"),
    ],
)
def test_undoing_takes_that_entry_only(tmp_path: Path, entry: Entry, gone: str) -> None:
    path = _file(tmp_path, BY_HAND)
    _undo(path, entry)
    assert BY_HAND.count(gone) == 1
    assert path.read_bytes().decode() == BY_HAND.replace(gone, "")
    assert entry not in read(path).entries
    assert len(read(path).entries) == 2


def test_what_was_added_last_goes_without_a_trace(tmp_path: Path) -> None:
    for text in (BY_HAND + "\n", "", "# Only words.\r\n", '[[off]]\r\noutlet = "a"\r\nrule = "b"\r\n'):
        path = _file(tmp_path, text)
        _add(path, NEW)
        added = path.read_bytes().decode()
        assert ("\r\n" in text) == ("\r\n" in added)
        assert added.count("\n") == added.count("\r\n") or "\r\n" not in text
        _undo(path, NEW)
        assert path.read_bytes().decode() == text or not text
    assert read(path).offs == (Off(outlet="a", rule="b"),)


def test_another_reason_stands_in_the_place_of_the_old_one(tmp_path: Path) -> None:
    path = _file(tmp_path, BY_HAND)
    before = BY_HAND.replace('rule = "promo"\n', 'rule = "promo"\nreason = "too \\"eager\\""\n')
    _add(path, replace(PROMO, reason='too "eager"'))
    assert path.read_bytes().decode() == before
    _add(path, replace(PROMO, reason="it erred"))
    assert path.read_bytes().decode() == before.replace('too \\"eager\\"', "it erred")


def test_what_changes_nothing_writes_nothing(tmp_path: Path) -> None:
    path = _file(tmp_path, BY_HAND)
    before = path.stat().st_mtime_ns, path.stat().st_ino
    _add(path, LEGAL)
    _undo(path, NEW)
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before
    _undo(tmp_path / "none.toml", NEW)
    assert not (tmp_path / "none.toml").exists()


def test_twins_written_by_hand_go_together_and_else_stay(tmp_path: Path) -> None:
    twin = '[[off]]\nrule = "a"\noutlet = "gull"\n'
    path = _file(tmp_path, f'{twin}reason = "one"\n\n{twin}reason = "other"\n')
    before = path.read_text("utf-8")
    _add(path, LEGAL)
    assert path.read_text("utf-8").startswith(before)
    _undo(path, Off(outlet="gull", rule="a"))
    assert read(path) == Exceptions(offs=(LEGAL,))


UNCLEAR = '# Mine.\noff = [{outlet = "gull", rule = "legal"}]\n'


@pytest.mark.parametrize(
    ("text", "change", "said"),
    [
        pytest.param(UNCLEAR, Exceptions.without, 'take this out:\n\n[[off]]\noutlet = "gull"', id="undo in a list"),
        pytest.param(UNCLEAR, Exceptions.adding, 'add this:\n\n[[off]]\noutlet = "harbour"', id="add to a list"),
        pytest.param(
            '[["o\\u0066f"]]\noutlet = "gull"\nrule = "legal"\n', Exceptions.without, "line 1", id="a name in escapes"
        ),
    ],
)
def test_what_cannot_be_changed_without_loss_is_refused(tmp_path: Path, text: str, change: object, said: str) -> None:
    path = _file(tmp_path, text)
    with pytest.raises(ExceptionsError, match=r"line [12]: what is written there cannot be changed") as caught:
        (_undo if change is Exceptions.without else _add)(path, LEGAL if change is Exceptions.without else NEW)
    assert said in str(caught.value)
    assert path.read_bytes().decode() == text
    assert sorted(each.name for each in tmp_path.iterdir()) == [".exceptions.toml.lock", "exceptions.toml"]


def test_another_kind_can_be_added_beside_a_list(tmp_path: Path) -> None:
    path = _file(tmp_path, UNCLEAR)
    _add(path, PROMO)
    assert path.read_text("utf-8") == f'{UNCLEAR}\n[[reject]]\nrule = "promo"\n'


def test_an_entry_without_an_outlet_is_not_written(tmp_path: Path) -> None:
    path = _file(tmp_path, BY_HAND)
    with pytest.raises(ExceptionsError):
        _add(path, Off(outlet="", rule="legal"))
    assert path.read_bytes().decode() == BY_HAND


WORDS = st.text(max_size=20)
NAMES = WORDS.filter(bool)
ENTRIES = st.one_of(
    st.builds(Keep, outlet=NAMES, block=NAMES, doc=WORDS, quote=WORDS, rule=WORDS, reason=WORDS),
    st.builds(Off, outlet=NAMES, rule=NAMES, reason=WORDS),
    st.builds(Reject, outlet=WORDS, side=WORDS, kind=WORDS, rule=NAMES, reason=WORDS),
)
COMMENTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20).map(lambda text: f"#{text}")
LAYOUT = st.lists(st.one_of(COMMENTS, st.just(""), st.just("  \t")), max_size=3).map(
    lambda lines: "".join(f"{line}\n" for line in lines)
)


@given(st.lists(st.tuples(ENTRIES, LAYOUT), max_size=4), LAYOUT, st.data())
def test_what_is_written_is_read_and_words_between_stay(
    entries: list[tuple[Entry, str]], head: str, data: st.DataObject
) -> None:
    path, text, known = Path("exceptions.toml"), head, Exceptions()
    for entry, below in entries:
        more = known.adding(entry)
        text = edited(text, known, more, path) + below
        known = more
    for entry, _ in data.draw(st.permutations(entries)):
        less = known.without(entry)
        text = edited(text, known, less, path) if less != known else text
        known = less
    comments = [line for layout in (head, *(below for _, below in entries)) for line in layout.split("\n")]
    left = [line for line in text.split("\n") if line.startswith("#") and not line.startswith("# Cuts taken back")]
    assert left == [line for line in comments if line.startswith("#")]


WRITER = """
import sys, pathlib
from corpus.inspect.exceptions import Off
from corpus.inspect.exceptions_file import revise
for number in range(20):
    revise(pathlib.Path(sys.argv[1]), lambda known: known.adding(Off(outlet=sys.argv[2], rule=f"r.{number}")))
"""


def test_writers_take_turns_and_lose_nothing(tmp_path: Path) -> None:
    path = _file(tmp_path, BY_HAND)
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, path, f"o{n}"], cwd=ROOT) for n in range(3)]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    assert path.read_bytes().decode().startswith(BY_HAND)
    assert set(read(path).offs) == {LEGAL, *(Off(outlet=f"o{n}", rule=f"r.{i}") for n in range(3) for i in range(20))}


@pytest.mark.parametrize(
    ("order", "rules"),
    [pytest.param("file.before_rename", 0, id="before"), pytest.param("file.renamed", 1, id="behind")],
)
def test_a_kill_leaves_the_old_file_or_the_new_one(tmp_path: Path, order: str, rules: int) -> None:
    path = _file(tmp_path, BY_HAND)
    killed = subprocess.run(
        [sys.executable, "-c", WRITER, path, "o"], cwd=ROOT, env={**os.environ, "WINNOW_FAILPOINT": order}, check=False
    )
    assert killed.returncode == -9
    assert path.read_bytes().decode().startswith(BY_HAND)
    assert len(read(path).offs) == 1 + rules
    _add(path, NEW)  # the lock went with its holder
    assert NEW in read(path).offs


def test_an_editor_that_writes_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = _file(tmp_path, BY_HAND)

    def change(known: Exceptions) -> Exceptions:
        path.write_text("# Saved just now.\n", "utf-8")
        return known.adding(NEW)

    with pytest.raises(ExceptionsError, match="nothing was written, try again"):
        revise(path, change)
    assert path.read_text("utf-8") == "# Saved just now.\n"


def test_a_writer_that_never_ends_is_named(tmp_path: Path) -> None:
    path = _file(tmp_path, BY_HAND)
    with holding(tmp_path / ".exceptions.toml.lock"), pytest.raises(ExceptionsError, match=f"process {os.getpid()}"):
        revise(path, lambda known: known.adding(NEW), wait_s=0.05)
    with holding(tmp_path / "a"), pytest.raises(LockedError), holding(tmp_path / "a", wait_s=0.05):
        pass


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    path, link = _file(tmp_path / "kept", BY_HAND), tmp_path / "exceptions.toml"
    link.symlink_to(path)
    _add(link, NEW)
    assert link.is_symlink()
    assert NEW in read(path).offs


@pytest.mark.skipif(os.getuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    path = _file(tmp_path, BY_HAND)
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        with pytest.raises(ExceptionsError, match="cannot be written: Permission denied"):
            _add(path, NEW)
    finally:
        tmp_path.chmod(stat.S_IRWXU)


def test_a_pipe_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ExceptionsError, match="no file; name one"):
        revise(tmp_path / "pipe", lambda known: known.adding(NEW))
    assert [stat.S_ISFIFO(path.stat().st_mode) for path in tmp_path.iterdir()] == [True]
