"""Each word of a short text is counted in the language that knows most of them."""

import tomllib
from importlib.resources import files

import pytest

from cleaners import notice_words
from cleaners.notice_words import CONSENT, PAID, ROBOT, SCRIPT, TELLING, WEB, YOU

TABLES = tomllib.loads((files("cleaners") / "notice_words.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        pytest.param("The page you want has moved.", 0, id="English"),
        pytest.param("The curlew has moved to Whitby.", 2, id="names"),
        pytest.param("Error 404: page 8f2a91c7 not found", 0, id="a status and a reference"),
        pytest.param("بالصفحة والرابط", 0, id="what Arabic writes before a word"),
        pytest.param("בכתובת הזאת", 0, id="what Hebrew writes before a word"),
        pytest.param("请检查网址", 0, id="Chinese parts no words"),
        pytest.param("请检查黄河", 2, id="a river in Chinese"),
        pytest.param("ページを確認してください", 0, id="Japanese endings are no words"),
        pytest.param("페이지가 삭제되었습니다", 0, id="Korean stems"),
    ],
)
def test_words_that_no_notice_has(text: str, unknown: int) -> None:
    said = notice_words.said(text)
    assert said is not None
    assert said.unknown == unknown


def test_a_sites_own_name_does_not_count() -> None:
    said = notice_words.said("The Whitby Curlew page has moved.", notice_words.words("Whitby Curlew"))
    assert said is not None
    assert (said.words, said.unknown) == (4, 0)


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        pytest.param("Robots and captchas", ROBOT, id="a check"),
        pytest.param("Cookies und Tracking", CONSENT, id="consent"),
        pytest.param("suscripción", PAID, id="a wall"),
        pytest.param("JavaScript is off", SCRIPT, id="scripts"),
        pytest.param("Войти на сайт", WEB, id="an account"),
    ],
)
def test_words_that_mean_nothing_else(text: str, sort: int) -> None:
    said = notice_words.said(text)
    assert said is not None
    assert said.sure & sort


def test_different_words_count_once() -> None:
    said = notice_words.said("Your page, your page, your page.")
    assert said is not None
    assert (said.different[YOU], said.different[WEB], said.different[TELLING]) == (1, 1, 1)
    assert said.share == pytest.approx(0.5)


def test_no_language_knows_a_word() -> None:
    assert notice_words.said("Xqzw vbnrt") is None
    assert notice_words.said("") is None


@pytest.mark.parametrize("lang", [each for each in TABLES if each != "sure"])
def test_each_language_has_each_sort_of_word(lang: str) -> None:
    assert set(TABLES[lang]) == {"plain", "you", "tone", "web", "fault", "robot", "consent", "paid", "script"}
    assert all(not word.strip("*").count("*") for text in TABLES[lang].values() for word in text.split())
