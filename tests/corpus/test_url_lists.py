"""Files of addresses: every line is listed or told with its number."""

from pathlib import Path

import pytest

from corpus.url_lists import addresses, faults


def listed(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "list.txt"
    path.write_bytes(data)
    return path


def test_addresses_are_read_whatever_the_case_of_their_scheme(tmp_path: Path) -> None:
    path = listed(tmp_path, "\ufeff# ours\r\nHTTP://A.example/1\r\n\r\n https://b.example/ä \n".encode())
    assert addresses(path) == ("HTTP://A.example/1", "https://b.example/ä")
    assert list(faults(path)) == []


@pytest.mark.parametrize(
    "line",
    [
        b"a.example/1", b"http://", b"http://a.example:83613/x", b"http://[bad/", b"http://a b.example/x",
        b"http://a.example:abc/", b"http://%%zz/", b"ftp://a.example/", b"http://a.example/\xe4",
    ],
)  # fmt: skip
def test_a_line_that_is_no_address_is_told(tmp_path: Path, line: bytes) -> None:
    path = listed(tmp_path, b"http://a.example/1\n\n" + line)
    (fault,) = faults(path)
    assert fault.startswith(f"{path}:3: ")
    assert addresses(path) == ("http://a.example/1",)


def test_of_many_bad_lines_some_are_told_and_the_others_counted(tmp_path: Path) -> None:
    told = list(faults(listed(tmp_path, b"x\n" * 50)))
    assert len(told) == 21
    assert told[-1].endswith("30 more lines are no addresses")
