"""A line that talks of its page, its paper or their readers says so, in any of many languages."""

import pytest

from cleaners.paper_words import talks_of_itself


@pytest.mark.parametrize(
    ("line", "lang", "talks"),
    [
        pytest.param("117 neighbours have this page open right now.", "en", True, id="who reads"),
        pytest.param("Yesterday 412 people read us.", "en", True, id="we"),
        pytest.param("US dollar: 1.24", "en", False, id="a state is not us"),
        pytest.param("Attendance: 4039", "en", False, id="who came"),
        pytest.param("Shares: 431 pence", "en", False, id="what is traded"),
        pytest.param("Pages: 320", "en", False, id="of a book"),
        pytest.param("31 Nachbarn schauen sich diese Seite gerade an.", "de", True, id="German"),
        pytest.param("Pegel: 140 Zentimeter", "de", False, id="a German river"),
        pytest.param("Article lu 412 fois", "fr", True, id="French"),
        pytest.param("Просмотров: 412", "ru", True, id="Russian"),
        pytest.param("この記事を読んでいる人: 31人", "ja", True, id="Japanese"),
        pytest.param("最高気温: 31度", "ja", False, id="Japanese weather"),
        pytest.param("Просмотров: 412", "", True, id="no language known"),
        pytest.param("The Wyoming river stood at 3 metres.", "en", False, id="no word but part of one"),
    ],
)
def test_what_talks_of_the_paper(line: str, lang: str, *, talks: bool) -> None:
    assert talks_of_itself(line, lang=lang) is talks


def test_an_outlet_is_known_by_its_name_where_it_is_told() -> None:
    line = "A pot of tea in the Ledger's café costs 90p."
    assert talks_of_itself(line, lang="en", outlet="northshore-ledger")
    assert not talks_of_itself(line, lang="en")
    assert not talks_of_itself(line, lang="en", outlet="the-pot")
