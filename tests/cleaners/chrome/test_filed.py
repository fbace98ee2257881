"""Filed phrases come back as they were kept, and only while nothing has changed."""

import marshal
from pathlib import Path

import pytest

from cleaners.chrome import filed, phrases
from cleaners.chrome.filing import file

TEXT = """
[[follow_us]]
say = "follow us on ~2 today"
miss = "follow us home"
[[share]]
say = "[please] share #|this"
miss = "share it"
at = "holds"
""".replace("[[share]]", "[[social_share]]")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "en.toml"
    path.write_text(TEXT)
    return path


def place(source: Path) -> Path:
    return source.with_suffix(filed.SUFFIX)


def kept(source: Path) -> bytes:
    told = filed.image([source], file(phrases.parse("en", source.read_text())))
    place(source).write_bytes(told)
    return told


def test_what_is_kept_comes_back(source: Path) -> None:
    assert filed.read([source]) is None
    kept(source)
    assert filed.read([source]) == file(phrases.parse("en", TEXT))


def test_after_a_change_nothing_is_kept(source: Path) -> None:
    kept(source)
    source.write_text(TEXT.replace("home", "far"))
    assert filed.read([source]) is None
    assert filed.read([source, source]) is None


@pytest.mark.parametrize(
    "spoilt",
    [
        pytest.param(lambda told: told[:-7], id="cut short"),
        pytest.param(lambda told: told[:32], id="nothing but its digest"),
        pytest.param(lambda told: told[:0], id="empty"),
        pytest.param(lambda told: told[:-9] + bytes([told[-9] ^ 1]) + told[-8:], id="another bit"),
        pytest.param(lambda told: told[:64] + marshal.dumps(7), id="something else"),
    ],
)
def test_what_is_spoilt_is_nothing(source: Path, spoilt: object) -> None:
    told = kept(source)
    place(source).write_bytes(spoilt(told))  # type: ignore[operator]
    assert filed.read([source]) is None


def test_nothing_is_to_be_kept_of_what_is(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filed, "LANGUAGES", ("en",))
    monkeypatch.setattr(phrases, "sources", lambda _: [source])
    monkeypatch.setattr(phrases, "load", lambda _: phrases.parse("en", TEXT))
    ((there, told),) = filed.unkept()
    assert (there, told) == (place(source), filed.image([source], file(phrases.parse("en", TEXT))))
    there.write_bytes(told)
    assert not list(filed.unkept())


@pytest.mark.parametrize("lang", ["de", "ja"])
def test_a_language_is_the_same_kept_or_not(lang: str) -> None:
    assert filed.filed(lang) == file(phrases.load(lang))


def test_a_language_without_phrases_has_none_filed() -> None:
    assert filed.filed("tlh") == file(())
