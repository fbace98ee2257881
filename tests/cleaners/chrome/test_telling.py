"""What shows that a line tells: verbs of saying, who said so, and how sentences end."""

import pytest

from cleaners import spelling
from cleaners.chrome import telling


def test_verbs_of_saying_are_told_from_other_words() -> None:
    assert telling.verbs(spelling.key("Sign up now, the site says, and wrote so twice")) == {"says", "wrote"}
    assert not telling.verbs(spelling.key("Sign up now for our letters"))


@pytest.mark.parametrize(
    ("lang", "text", "said"),
    [
        ("zh", "他说:", True),
        ("zh", "说明。", False),
        ("ja", "と語った", True),
        ("ja", "表示。", False),  # to show, not to state
        ("fr", "il a dit:", False),  # has blanks
    ],
)
def test_verbs_of_saying_where_no_blanks_part_words(lang: str, text: str, *, said: bool) -> None:
    assert telling.is_said(lang, spelling.key(text)) is said


@pytest.mark.parametrize(
    ("lang", "text", "attributed"),
    [
        ("fr", "Téléchargez l'application, conseille la gendarmerie", True),
        ("pl", "Nie klikaj w link, radzi policja", True),
        ("fi", "Päivitä sovellus heti, pankki neuvoo ja muistuttaa.", True),
        ("es", "Suscríbete, cuenta con nosotros", False),  # an order
        ("fr", "Téléchargez l'application", False),
        ("en", "Update the app, the bank says", False),  # told by other means
    ],
)
def test_who_said_so_makes_a_prompt_a_story(lang: str, text: str, *, attributed: bool) -> None:
    assert telling.is_attributed(lang, spelling.key(text), 0) is attributed


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("ja", "アプリをダウンロードした。", True),
        ("ja", "アプリをダウンロードしてください。", False),
        ("ko", "그는 앱을 내려받았다.", True),
        ("ko", "앱을 내려받으세요.", False),
        ("ko", "회사는 앱을 공개했습니다.", True),
        ("hi", "उसने ऐप डाउनलोड किया।", True),
        ("zh", "警方提醒,不要点击链接。", True),
        ("zh", "请点击链接。", False),
        ("zh", "警方提醒,不要点击链接", False),  # no sentence's end
        ("fr", "Il a téléchargé l'application.", False),  # cannot be seen there
    ],
)
def test_how_a_sentence_ends_that_tells(lang: str, text: str, *, told: bool) -> None:
    assert telling.ends_telling(lang, spelling.key(text), of_the_text=False) is told


def test_what_a_page_says_of_its_own_text_is_no_story() -> None:
    corrected = spelling.key("この記事を修正しました。")
    assert telling.ends_telling("ja", corrected, of_the_text=False)
    assert not telling.ends_telling("ja", corrected, of_the_text=True)
