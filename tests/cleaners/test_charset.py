"""Bytes into text: labels are believed only where strict UTF-8 fails, and nothing ever raises."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cleaners import charset
from cleaners.charset import codec_of, decode

META = '<meta charset="{}"><p>'


@pytest.mark.parametrize(
    ("body", "media_type", "text"),
    [
        pytest.param("<p>Brücke</p>".encode(), "", "<p>Brücke</p>", id="utf-8"),
        pytest.param("<p>Brücke</p>".encode(), "text/html; charset=iso-8859-1", "<p>Brücke</p>", id="stale-header"),
        pytest.param((META.format("latin1") + "Brücke").encode(), "", META.format("latin1") + "Brücke", id="stale-meta"),  # noqa: E501 - one case, one line
        pytest.param(b"\xef\xbb\xbf<p>a", "", "<p>a", id="utf-8-mark"),
        pytest.param("\ufeff<p>ž".encode("utf-16-le"), "", "<p>ž", id="utf-16-mark"),
        pytest.param("<p>ž</p>".encode("utf-16-le"), "", "<p>ž</p>", id="utf-16-without-mark"),
        pytest.param("<p>“so”</p>".encode("cp1252"), "text/html; charset=ISO-8859-1", "<p>“so”</p>", id="latin-1-means-1252"),  # noqa: E501 - one case, one line
        pytest.param("<p>Привет</p>".encode("cp1251"), 'text/html; charset="windows-1251"', "<p>Привет</p>", id="header"),  # noqa: E501 - one case, one line
        pytest.param((META.format("koi8-r") + "Мост").encode("koi8-r"), "", META.format("koi8-r") + "Мост", id="meta"),
        pytest.param((META.format("gb2312") + "大桥").encode("gb18030"), "", META.format("gb2312") + "大桥", id="gb2312-is-wider"),  # noqa: E501 - one case, one line
        pytest.param((META.format("shift_jis") + "橋①").encode("cp932"), "", META.format("shift_jis") + "橋①", id="windows-31j"),  # noqa: E501 - one case, one line
        pytest.param("\ufeff<p>ž𝒳</p>".encode("utf-32-le"), "", "<p>ž𝒳</p>", id="utf-32-mark"),
        pytest.param("\ufeff<p>ž𝒳</p>".encode("utf-32-be"), "text/html; charset=utf-8", "<p>ž𝒳</p>", id="utf-32-mark-big"),  # noqa: E501 - one case, one line
        pytest.param("\ufeff<p>harbour</p>".encode("utf-32-le")[:-2], "", "<p>harbour</p\ufffd", id="utf-32-cut-short"),
        pytest.param("\ufeff\x00žlutý kůň".encode("utf-16-le"), "", "\x00žlutý kůň", id="utf-16-that-begins-with-NUL"),
        pytest.param((META.format("iso-2022-jp") + "橋").encode("iso2022_jp"), "", META.format("iso-2022-jp") + "橋", id="seven-bit"),  # noqa: E501 - one case, one line
        pytest.param("<p>für</p>".encode("cp1252"), "text/html; charset=zlib", "<p>für</p>", id="bogus-label"),
        pytest.param("<p>für</p>".encode("cp1252"), "text/html; charset=rot13", "<p>für</p>", id="codec-that-is-no-charset"),  # noqa: E501 - one case, one line
    ],
)  # fmt: skip
def test_a_body_reads_as_its_author_wrote_it(body: bytes, media_type: str, text: str) -> None:
    assert decode(body, media_type) == text


BRIDGE = "橋は金曜日に閉鎖された。ハーバー"


@pytest.mark.parametrize("label", ["", '<meta charset="utf-8">', '<meta charset="shift_jis">'])
@pytest.mark.parametrize("media_type", ["", "text/html; charset=UTF-8"])
def test_seven_bit_japanese_is_told_by_its_escapes(label: str, media_type: str) -> None:
    page = f"<html>{label}<p>{BRIDGE}</p><p>{BRIDGE}</p>"
    assert decode(page.encode("iso2022_jp"), media_type) == page
    assert charset.utf8(page.encode("iso2022_jp"), media_type) == page.encode()


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"<p>\x1b$B66$O</p>", id="no way back to ASCII"),
        pytest.param(b"<p>\x1b$B66$O\x1b(B \x1b[31mred</p>", id="a terminal's escape"),
        pytest.param(b"<p>\x1b$B6\x1b(B</p>", id="half a character"),
        pytest.param(b"<p>\x1b$B66\x1b(B \xc3\xbc</p>", id="eight bits"),
        pytest.param(b"<p>\x1b(Bplain\x1b(B</p>", id="nothing but ASCII"),
        pytest.param(b"\x1b$)C<p>\x0e1H\x0f</p>", id="ISO-2022-KR"),
        pytest.param(b"\x1b$)A<p>\x0e1H\x0f</p>\x1b(B", id="ISO-2022-CN"),
        pytest.param(b"<p>~{<:Ky2;~}</p>", id="HZ"),
        pytest.param(b"<p>+ADw-script+AD4-</p>", id="UTF-7"),
    ],
)
def test_what_is_not_wholly_seven_bit_japanese_stays_as_it_is(body: bytes) -> None:
    assert decode(body) == body.decode()
    assert charset.utf8(body, "text/html; charset=utf-8") == body


def test_a_wide_mark_before_what_is_not_wide_is_read_as_before() -> None:
    body = b"\xff\xfe\x00\x00" + "<p>Die Brücke wird am Freitag gesperrt.</p>".encode("utf-16-le")
    assert decode(body) == "\x00<p>Die Brücke wird am Freitag gesperrt.</p>"


def test_the_header_comes_before_the_document() -> None:
    body = (META.format("koi8-r") + "Мост").encode("cp1251")
    assert decode(body, "text/html; charset=windows-1251").endswith("Мост")


def test_without_a_label_the_letters_decide() -> None:
    text = "Der Bürgermeister eröffnete die Brücke für Fußgänger; später fährt auch die Straßenbahn darüber. " * 5
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize(
    "label", ["zlib", "rot13", "hex", "idna", "punycode", "unicode_escape", "utf-7", "nonsense", ""]
)
def test_what_is_no_charset_of_the_web_has_no_codec(label: str) -> None:
    assert not codec_of(label)


@given(st.binary(max_size=300), st.text(max_size=40))
def test_no_body_and_no_header_makes_it_fail(body: bytes, media_type: str) -> None:
    assert isinstance(decode(body, media_type), str)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\x1b\ufeff"), max_size=200))
def test_utf8_is_read_whatever_the_header_says(text: str) -> None:
    assume(charset._inside(text) == text)  # noqa: SLF001 - what was put into UTF-8 twice has tests of its own
    assert decode(text.encode(), "text/html; charset=windows-1252") == text


@settings(max_examples=500)
@given(
    st.lists(
        st.sampled_from(b"\x00\x7f\x80\x8f\x90\x9f\xa0\xbf\xc0\xc1\xc2\xdf\xe0\xed\xef\xf0\xf4\xf5"),
        max_size=12,
    ).map(bytes),
    st.sampled_from([b"", b"seven b", b"eight by", b"of sixteen bytes"]),
)
def test_bytes_are_utf_8_where_they_can_be_read_as_such(odd: bytes, plain: bytes) -> None:
    for body in (plain + odd, odd + plain, plain + odd + plain):
        readable = charset._strict(body, "utf-8") is not None  # noqa: SLF001 - compiled, or not
        assert charset._is_utf8(body)[0] == readable  # noqa: SLF001 - as above
        assert [charset._is_utf8_purely(body, piece) for piece in (4, 5, 9, 99)] == [readable] * 4  # noqa: SLF001 - as above


def test_korean_that_names_no_charset_is_read() -> None:
    story = "페닉 시의회는 화요일 밤 조수 방앗간을 복원하기로 했다. 공사비는 새 요금으로 마련한다. " * 4

    assert decode(f"<p>{story}</p>".encode("cp949")) == f"<p>{story}</p>"


@pytest.mark.parametrize(
    ("story", "codec"),
    [
        ("Депутаты решили восстановить мельницу, которая пустует с прошлого века. " * 4, "cp1251"),  # noqa: RUF001
        ("Stadträte müssen über die Mühle am Fluß erneut abstimmen, hieß es später. " * 4, "cp1252"),
        ("市議会は火曜日の夜、空き家となっていた水車小屋の修復を可決した。" * 4, "cp932"),
    ],
)
def test_a_label_that_reads_less_than_it_loses_is_not_believed(story: str, codec: str) -> None:
    page = f'<meta charset="utf-8"><p>{story}</p>'

    assert decode(page.encode(codec)) == page


def test_single_bad_bytes_change_no_charset() -> None:
    page = '<meta charset="utf-8"><p>Über die Mühle hieß es später, sie müsse schön bleiben</p>'.encode()

    assert decode(page + b"\xfc") == page.decode() + "\ufffd"


@pytest.mark.parametrize("story", ["Über die Brücke", "Депутаты решили", "市議会は", "“Here,” he said — twice", "žluť"])
def test_utf_8_that_was_put_into_utf_8_again_is_read_as_it_was_meant(story: str) -> None:
    page = f"<meta charset=utf-8><p>{story}</p>"
    twice = page.encode().decode("latin-1").encode()

    assert decode(twice) == page
    assert charset.utf8(twice) == page.encode()
    assert charset.utf8(b"\xef\xbb\xbf" + twice) == page.encode()


@pytest.mark.parametrize(
    "story",
    [
        pytest.param("Wer „Ã¼“ liest, sieht ein falsch gelesenes ü", id="about-such-letters"),
        pytest.param("Ã¼ steht für ü", id="in-latin-1-alone"),
        pytest.param("GENÃ\u00a0 und Größe", id="a-letter-before-a-blank"),
        pytest.param("“The harbour,” he wrote, “isnâ\x80\x99t ours”", id="a-quote-gone-wrong"),
        pytest.param("São Tomé e Príncipe", id="none-of-it"),
    ],
)
def test_a_page_that_only_holds_such_letters_stays_as_it_is(story: str) -> None:
    assert decode(story.encode()) == story
    assert charset.utf8(story.encode()) == story.encode()


@pytest.mark.parametrize(
    "body", [b"\xc3\xa2\xc2\x80", b"\xc3\xa2", b"\xc3\xa2\xc3", b"\xc3\x81\xc2\x80", b"\xc3\xb5\xc2\x80", b"a" * 40]
)
def test_what_may_have_been_put_into_utf_8_twice_is_told_alike(body: bytes) -> None:
    told = charset._is_utf8_purely(body), charset._TWICE.search(body) is not None, b"\x1b" in body  # noqa: SLF001 - compiled, or not
    assert charset._is_utf8(body) == (told if told[0] else (False, False, False))  # noqa: SLF001 - as above


@pytest.mark.parametrize("size", [1, 7, 8, 9, 63, 64, 65, 200])
def test_an_escape_is_seen_wherever_it_stands(size: int) -> None:
    for filling in (b"a", "\u00e4".encode()):
        plain = filling * size
        assert charset._is_utf8(plain) == (True, False, False)  # noqa: SLF001 - compiled, or not
        for place in range(0, len(plain) + 1, len(filling)):
            assert charset._is_utf8(plain[:place] + b"\x1b" + plain[place:])[2]  # noqa: SLF001 - as above
