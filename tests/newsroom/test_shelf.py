"""Every article, its page and its expected text."""

import unicodedata
from collections import Counter

import pytest

from newsroom.shelf import Article, Response, articles, hosts, page
from tests.newsroom.visible import visible

STORIES = [one for one in articles() if one.verdict == "story"]
CHARSETS = {
    "/news/2026/cranes-idle-as-grain-waits.html": "windows-1252",
    "/leute/die-wirtin-vom-bootssteg": "iso-8859-1",
}


def _answer(one: Article) -> Response:
    answer = page(one.host, one.path)
    assert answer is not None
    return answer


def _seen(one: Article) -> str:
    return visible(_answer(one).body.decode(CHARSETS.get(one.path, "utf-8")))


def _name(one: Article) -> str:
    return f"{one.outlet}{one.path}"


def test_there_is_enough_to_read() -> None:
    assert len(STORIES) == 52
    assert Counter(one.lang for one in STORIES) == {"de": 26, "en": 26}
    assert Counter(one.verdict for one in articles()) == {
        "story": 52,
        "paywall_stub": 1,
        "error_page": 1,
        "consent_wall": 1,
    }
    assert len(hosts()) == 6
    lengths = [one.text.count("\n\n") for one in STORIES]
    assert min(lengths) <= 5
    assert max(lengths) >= 14


@pytest.mark.parametrize("one", STORIES, ids=_name)
def test_every_expected_line_is_on_the_page_in_order(one: Article) -> None:
    seen, at = _seen(one), 0
    for line in one.text.split("\n\n"):
        at = seen.index(line, at) + len(line)


@pytest.mark.parametrize("one", STORIES, ids=_name)
def test_expected_texts_are_in_normal_form(one: Article) -> None:
    lines = one.text.split("\n\n")
    assert one.title not in lines
    assert unicodedata.is_normalized("NFC", one.text)
    assert all(line == " ".join(line.split()) and line for line in lines)
    assert not set(one.text) & set("\u00ad\u200b\u200e\u200f\u2060\ufeff\u00a0\t")
    assert len(lines) == len(set(lines))


@pytest.mark.parametrize("one", STORIES, ids=_name)
def test_every_page_carries_more_than_its_story(one: Article) -> None:
    assert len(_seen(one)) > len(one.text) + 100


def test_paragraphs_repeat_between_articles_only_where_intended() -> None:
    owners: dict[str, set[str]] = {}
    for one in STORIES:
        for line in one.text.split("\n\n"):
            owners.setdefault(line, set()).add(_name(one))
    shared = {frozenset(names) for names in owners.values() if len(names) > 1}
    assert shared == {
        frozenset(
            {
                "morgenkurier/wirtschaft/2026/nachtfaehre-nach-halmsund-kehrt-zurueck",
                "seeblatt/land/nachtfaehre-nach-halmsund",
            }
        ),
        frozenset(
            {
                "morgenkurier/region/2026/lagerhalle-in-moorwarf-brennt",
                "morgenkurier/region/2026/lagerhalle-in-moorwarf-feuer-unter-kontrolle",
            }
        ),
        frozenset(
            {"kestrel/world/2026/07/from-bathtub-to-export-hit", "northmoor/business/2026/07/eel-farm-wins-export-deal"}
        ),
        frozenset({"northmoor/local/2026/09/night-bus-trial", "northmoor/print/local/2026/09/night-bus-trial"}),
    }


def _text(host: str, path: str) -> str:
    return next(one.text for one in articles() if (one.host, one.path) == (host, path))


def _words(text: str) -> set[tuple[str, ...]]:
    words = text.split()
    return set(zip(words, words[1:], words[2:], strict=False))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            ("northmoorpost.example", "/business/2026/07/eel-farm-wins-export-deal"),
            ("www.kestrelreview.example", "/world/2026/07/from-bathtub-to-export-hit"),
            id="agency story under two headlines",
        ),
        pytest.param(
            ("morgenkurier.example", "/region/2026/lagerhalle-in-moorwarf-brennt"),
            ("morgenkurier.example", "/region/2026/lagerhalle-in-moorwarf-feuer-unter-kontrolle"),
            id="updated story",
        ),
    ],
)
def test_near_copies_are_near(one: tuple[str, str], other: tuple[str, str]) -> None:
    left, right = _words(_text(*one)), _words(_text(*other))
    assert 0.6 < len(left & right) / len(left | right) < 1


def test_copies_are_exact() -> None:
    assert _text("morgenkurier.example", "/wirtschaft/2026/nachtfaehre-nach-halmsund-kehrt-zurueck") == _text(
        "seeblatt.example", "/land/nachtfaehre-nach-halmsund"
    )
    path = "/local/2026/09/night-bus-trial"
    assert _text("northmoorpost.example", path) == _text("northmoorpost.example", f"/print{path}")


def test_the_print_page_names_the_first_address() -> None:
    answer = page("northmoorpost.example", "/print/local/2026/09/night-bus-trial")
    assert answer is not None
    assert b'rel="canonical" href="http://northmoorpost.example/local/2026/09/night-bus-trial"' in answer.body
