"""What stands before and behind an author's name in many languages, and what only looks like it."""

# ruff: noqa: RUF001 - words in many alphabets

import pytest

from cleaners.metadata_byline import named
from cleaners.metadata_byline_words import tells
from cleaners.metadata_near import Line


def whom(text: str) -> str:
    return named(Line(text, called=False, author=False, said=text, changed="", before=""))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Words and pictures: Ada Brook", "Ada Brook", id="both-works"),
        pytest.param("Text und Fotos: Ada Brook", "Ada Brook", id="both-works-in-german"),
        pytest.param("Texte : Ada Brook — Photos : Bo Kemp", "Ada Brook", id="french-colon"),
        pytest.param("Texte et photos : Ada Brook", "Ada Brook", id="both-works-in-french"),
        pytest.param("Tekst og foto: Ada Brook", "Ada Brook", id="both-works-in-norwegian"),
        pytest.param("Photos : Bo Kemp", "", id="a-photographer-alone"),
        pytest.param("Oprac. Ada Brook", "Ada Brook", id="polish-editing"),
        pytest.param("Scris de Ada Brook", "Ada Brook", id="romanian"),
        pytest.param("Συντάκτης: Νίκος Παππάς", "Νίκος Παππάς", id="greek"),
        pytest.param("文・田中花子 写真・佐藤一", "田中花子", id="japanese-dots"),
        pytest.param("2026-03-12 14:05 海灣報 記者王小明／港口報導", "王小明", id="taiwanese"),
        pytest.param("Γράφει ο Νίκος Παπαδάκης", "Νίκος Παπαδάκης", id="greek"),
        pytest.param("Reporter: Ada Brook Editor: Bo Kemp", "Ada Brook", id="editor-behind"),
        pytest.param("Geschrieben von Ada Brook", "Ada Brook", id="a-system-s-german"),
        pytest.param("Gespeichert von Ada Brook am Mi, 12.03.2026", "Ada Brook", id="a-day-behind-it"),
        pytest.param("Enviado por Ada Brook el 12/03/2026", "Ada Brook", id="a-system-s-spanish"),
        pytest.param("Par Ada Brook dans Actualités le 12 mars 2026", "Ada Brook", id="a-rubric-behind-in-french"),
        pytest.param("March 12, 2026 by Ada Brook Leave a Comment", "Ada Brook", id="a-button-behind"),
        pytest.param("Authors: Ada Brook, Bo Kemp", "Ada Brook, Bo Kemp", id="two-behind-a-plural"),
        pytest.param("Autoři: Jan Novotný, Eva Malá", "Jan Novotný, Eva Malá", id="two-in-czech"),
        pytest.param("Авторы: Иван Серов, Пётр Лунин", "Иван Серов, Пётр Лунин", id="two-in-russian"),
        pytest.param("Author: Ada Brook, Fenland", "Ada Brook", id="a-place-behind-one"),
        pytest.param("Корреспондент: Иван Серов", "Иван Серов", id="russian-correspondent"),
        pytest.param("Aus Fenland berichtet Ada Brook", "Ada Brook", id="reports-from"),
        pytest.param("Aus Fenland berichtet die Polizei", "", id="the-police-report"),
        pytest.param("Das Interview führte Ada Brook", "Ada Brook", id="german-interview"),
        pytest.param("Tribune par Ada Brook", "Ada Brook", id="french-opinion"),
        pytest.param("Por Ada Brook Para El Muelle", "Ada Brook", id="for-a-paper-in-spanish"),
        pytest.param("By Ngũgĩ wa Kamau", "Ngũgĩ wa Kamau", id="an-african-particle"),
        pytest.param("Medically reviewed on 3 March 2026 by Ada Brook", "", id="a-reviewer-behind-a-day"),
        pytest.param("Reviewed on 3 March 2026 | by Ada Brook", "Ada Brook", id="an-author-apart"),
        pytest.param("本报记者 张三", "张三", id="chinese-reporter"),
        pytest.param("撰稿：张三 编辑：李四", "张三", id="chinese-writer"),
        pytest.param("به قلم: مریم رضایی", "مریم رضایی", id="persian"),
        pytest.param("خبرنگار: مریم رضایی", "مریم رضایی", id="persian-reporter"),
        pytest.param("रिपोर्टर: रमेश शर्मा", "रमेश शर्मा", id="hindi-reporter"),
        pytest.param("रिपोर्ट पढ़ें", "", id="a-button-in-hindi"),
    ],
)  # fmt: skip
def test_a_name_is_read_behind_such_words(text: str, name: str) -> None:
    assert whom(text) == name


@pytest.mark.parametrize("word", ["by ", "von ", "reporter:", "text und fotos:", "oprac.", "aus x berichtet"])
def test_a_line_in_ascii_that_has_one_is_looked_at(word: str) -> None:
    assert tells(f"{word} ada brook")
    assert not tells("the bridge stays closed until spring")
