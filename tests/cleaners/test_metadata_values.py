"""Declared values as they were meant, and nothing of what a template left."""

import pytest

from cleaners.metadata_values import free, language_tag, plain, said, topics


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        pytest.param("Council&#8217;s pier &amp; harbour", "Council\u2019s pier & harbour", id="entities"),
        pytest.param("Se&amp;aacute;n O&amp;#039;Neill", "Se\u00e1n O'Neill", id="entities-of-entities"),
        pytest.param("AT&T and R&D", "AT&T and R&D", id="ampersands"),
        pytest.param("What &nbsp; and &lt; are for", "What &nbsp; and &lt; are for", id="about-entities"),
        pytest.param("<p>The <i>Bridge</i><br>is closed</p>", "The Bridge is closed", id="markup"),
        pytest.param("Why <br> is no paragraph", "Why <br> is no paragraph", id="about-a-tag"),
        pytest.param("If 3 < 4 and 5 > 4", "If 3 < 4 and 5 > 4", id="no-tag"),
    ],
)
def test_a_value_is_read_as_it_was_meant(written: str, meant: str) -> None:
    assert plain(written) == meant


@pytest.mark.parametrize(
    "text", ["{{title}}", "${author}", "%%date%%", "<%= x %>", "[object Object]", "undefined undefined", "null", "N/A"]
)
def test_what_a_template_left_says_nothing(text: str) -> None:
    assert said(text) == ""


@pytest.mark.parametrize("text", ["Null and void", "Nonesuch", "100 % of them", "{braces}", "Nan Hill"])
def test_what_only_looks_like_a_placeholder_stays(text: str) -> None:
    assert said(text) == text


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("pt_br", "pt-BR"),
        ("EN", "en"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("de, en", "de"),
        ("es-419", "es-419"),
        ("deutsch", ""),
        ("{{lang}}", ""),
    ],
)
def test_a_language_is_spelled_as_its_register_spells_it(text: str, tag: str) -> None:
    assert language_tag(text) == tag


@pytest.mark.parametrize(
    ("values", "told"),
    [
        pytest.param(("bridge, port;bridge",), ("bridge", "port"), id="one-line"),
        pytest.param(("\u6e2f\u3001\u6a4b",), ("\u6e2f", "\u6a4b"), id="japanese"),
        pytest.param(("ميناء، رصيف",), ("ميناء", "رصيف"), id="arabic"),
        pytest.param(("Hill, Ada", "bridge"), ("Hill, Ada", "bridge"), id="several-values-are-whole"),
        pytest.param(("26157981-b4f7-4929-adc1-e860c6f03636", "bridge"), ("bridge",), id="a-system-s-number"),
        pytest.param(("Bridge,bridge, port",), ("Bridge", "port"), id="in-another-case"),
        pytest.param((", ,",), (), id="none"),
    ],
)
def test_topics_come_once_each(values: tuple[str, ...], told: tuple[str, ...]) -> None:
    assert topics(values) == told


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (False, False),
        ("False", False),
        ("no", False),
        (["false"], False),
        ("http://schema.org/True", True),
        (True, True),
        ("yes", True),
        ("metered", None),
        ("", None),
        (None, None),
        ([], None),
    ],
)
def test_only_yes_and_no_say_whether_a_story_is_free(value: object, told: bool | None) -> None:  # noqa: FBT001 - the table's
    assert free(value) is told
