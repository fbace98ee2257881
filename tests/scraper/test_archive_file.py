"""One archive file under duress: torn tails, full disks, stale notes."""

import gzip
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scraper.archive_file import ArchiveFile, ArchiveFullError, good_end, members

MEMBERS = [gzip.compress(f"record {n}".encode() * (n + 1), mtime=0) for n in range(4)]
WHOLE = b"".join(MEMBERS)


def filled(path: Path) -> ArchiveFile:
    file = ArchiveFile(path)
    for member in MEMBERS:
        file.append(member)
    return file


def test_members_read_back_in_order(tmp_path: Path) -> None:
    filled(tmp_path / "a.warc.gz").close()
    read = [member.plain for member in members(tmp_path / "a.warc.gz", 0)]
    assert read == [gzip.decompress(member) for member in MEMBERS]


@pytest.mark.parametrize(
    "tail",
    [
        pytest.param(MEMBERS[0][:-1], id="one byte short"),
        pytest.param(MEMBERS[0][:5], id="half a gzip header"),
        pytest.param(b"\x00" * 4096, id="zeros, as after a power cut"),
        pytest.param(b"\x1f", id="a single byte"),
        pytest.param(MEMBERS[0][:-4] + b"\x00\x00\x00\x00", id="wrong length in the trailer"),
        pytest.param(b"garbage" * 1000, id="garbage"),
        pytest.param(b"\x00" + MEMBERS[1], id="a whole member after a torn one"),
    ],
)
@pytest.mark.parametrize("synced", [True, False], ids=["synced before", "never synced"])
def test_a_torn_tail_is_set_aside_and_the_file_goes_on(tmp_path: Path, tail: bytes, *, synced: bool) -> None:
    path = tmp_path / "a.warc.gz"
    if synced:
        filled(path).close()
    with path.open("ab") as file:
        file.write(tail if synced else WHOLE + tail)
    again = ArchiveFile(path)
    assert again.append(MEMBERS[0]) == len(WHOLE)
    again.close()
    assert path.read_bytes() == WHOLE + MEMBERS[0]
    assert (tmp_path / "a.warc.gz.torn").read_bytes() == tail


@given(cut=st.integers(min_value=0, max_value=len(WHOLE)))
@settings(max_examples=80)
def test_cut_anywhere_the_whole_members_before_the_cut_stay(tmp_path_factory: pytest.TempPathFactory, cut: int) -> None:
    path = tmp_path_factory.mktemp("cut") / "a.warc.gz"
    path.write_bytes(WHOLE[:cut])
    file = ArchiveFile(path)
    ends = [sum(len(member) for member in MEMBERS[:n]) for n in range(len(MEMBERS) + 1)]
    assert file.end == max(end for end in ends if end <= cut)
    file.close()
    torn = path.with_name("a.warc.gz.torn")
    assert path.read_bytes() + (torn.read_bytes() if torn.exists() else b"") == WHOLE[:cut]


def test_nothing_torn_leaves_nothing_aside(tmp_path: Path) -> None:
    filled(tmp_path / "a.warc.gz").close()
    ArchiveFile(tmp_path / "a.warc.gz").close()
    assert not (tmp_path / "a.warc.gz.torn").exists()


@pytest.mark.parametrize(
    "note",
    [
        pytest.param("0 999999", id="past the end"),
        pytest.param("3 40", id="not at a member"),
        pytest.param("junk", id="not numbers"),
        pytest.param("-5 10", id="negative"),
        pytest.param("", id="empty"),
    ],
)
def test_a_wrong_note_is_not_believed(tmp_path: Path, note: str) -> None:
    path = tmp_path / "a.warc.gz"
    filled(path).close()
    path.with_name("a.warc.gz.synced").write_text(note)
    file = ArchiveFile(path)
    assert file.end == len(WHOLE)
    file.close()


def test_damage_further_up_does_not_hide_what_follows(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    filled(path).close()
    path.write_bytes(b"\x00" + WHOLE[1:])
    file = ArchiveFile(path)
    assert file.end == len(WHOLE)
    file.close()


def test_members_written_after_the_last_sync_are_kept_when_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    filled(path).close()
    with path.open("ab") as file:
        file.write(MEMBERS[2])
    assert good_end(path, 0) == len(WHOLE) + len(MEMBERS[2])
    file2 = ArchiveFile(path)
    assert file2.end == len(WHOLE) + len(MEMBERS[2])
    file2.close()


FULL = """
    import resource, signal, sys
    from pathlib import Path
    from scraper.archive_file import ArchiveFile, ArchiveFullError
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
    file = ArchiveFile(Path(sys.argv[1]))
    written = 0
    try:
        while True:
            file.append(b"\\x1f\\x8b" + b"x" * 998)
            written += 1
    except ArchiveFullError as error:
        print(written, file.end, Path(sys.argv[1]).stat().st_size, type(error).__name__)
"""


@pytest.mark.parametrize("limit", [1, 999, 1000, 1001, 4096, 10_500])
def test_a_full_disk_is_named_and_leaves_whole_members(tmp_path: Path, limit: int) -> None:
    path = tmp_path / "a.warc.gz"
    ran = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(FULL), str(path), str(limit)], capture_output=True, text=True, check=True
    )
    assert ran.stdout.split() == [
        str(limit // 1000),
        str(limit // 1000 * 1000),
        str(limit // 1000 * 1000),
        "ArchiveFullError",
    ]


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArchiveFullError, match="No such file"):
        ArchiveFile(tmp_path / "missing" / "a.warc.gz")
