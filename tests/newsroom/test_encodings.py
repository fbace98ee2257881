"""Pages are in the charset they claim, and claim it where they should."""

import pytest

from newsroom.shelf import Response, articles, page

LATIN = ("seeblatt.example", "/leute/die-wirtin-vom-bootssteg")
WINDOWS = ("harbourwire.example", "/news/2026/cranes-idle-as-grain-waits.html")


def _answer(host: str, path: str) -> Response:
    answer = page(host, path)
    assert answer is not None
    return answer


@pytest.mark.parametrize("where", [LATIN, WINDOWS], ids=["iso-8859-1", "windows-1252"])
def test_an_old_charset_is_no_utf_8(where: tuple[str, str]) -> None:
    with pytest.raises(UnicodeDecodeError):
        _answer(*where).body.decode("utf-8")


def test_iso_8859_1_is_named_in_the_header_only() -> None:
    answer = _answer(*LATIN)
    assert dict(answer.headers)["Content-Type"] == "text/html; charset=iso-8859-1"
    assert b"charset" not in answer.body
    assert "Käpt'n Müller" in answer.body.decode("iso-8859-1")


def test_windows_1252_is_named_in_the_meta_element_only() -> None:
    answer = _answer(*WINDOWS)
    assert dict(answer.headers)["Content-Type"] == "text/html"
    assert b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">' in answer.body
    assert "“Everybody knows" in answer.body.decode("windows-1252")
    assert b"\x93Everybody" in answer.body


def test_every_other_page_is_utf_8_and_says_so_twice() -> None:
    for one in articles():
        if (one.host, one.path) not in {LATIN, WINDOWS}:
            answer = _answer(one.host, one.path)
            assert dict(answer.headers)["Content-Type"] == "text/html; charset=utf-8"
            assert '<meta charset="utf-8"' in answer.body.decode("utf-8")
