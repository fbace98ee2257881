"""Names of elements hint at what they hold, in the languages that sites name them in."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners import segment_words
from cleaners.segment_words import BIT, HINTS, hints, word_hints, words

NAMES = {  # of each hint, as patterns
    hint: f"{names} {segment_words._ELSEWHERE.get(hint, '')}".split()  # noqa: SLF001 - the table itself
    for hint, names in segment_words._HINTS  # noqa: SLF001 - as above
}
PIECES = sorted({name.strip("^$") for names in NAMES.values() for name in names} | {"s", "er", "x", "un", "ad"})


def told(attribute: str) -> set[str]:
    found = hints(attribute)
    return {name for place, name in enumerate(HINTS) if found >> place & 1}


@pytest.mark.parametrize(
    ("attribute", "hint"),
    [
        ("relatedArticles", "related"), ("verwandte-beitraege", "related"), ("benzer-haberler", "related"),
        ("reader-comments", "comment"), ("lista-komentarzy", "comment"), ("zona-comentarios", "comment"),
        ("share-bar", "share"), ("barra-compartir", "share"), ("pasek_udostepnij", "share"),
        ("advert", "promo"), ("blok-reklama", "promo"), ("Anzeigenblock", "promo"),
        ("entradilla", "lead"), ("ingress", "lead"), ("chapo", "lead"), ("untertitel", "lead"),
        ("artikel", "article"), ("haber-icerik", "content"), ("cuerpo-noticia", "body"), ("baslik", "title"),
    ],
)  # fmt: skip
def test_what_a_name_hints_at(attribute: str, hint: str) -> None:
    assert hint in told(attribute)


@pytest.mark.parametrize("attribute", ["corporate", "fussball", "meteorite", "particular", "suspended", "collateral"])
def test_what_only_sounds_so(attribute: str) -> None:
    assert told(attribute) == set()


def test_camel_case_is_taken_apart() -> None:
    assert words("relatedArticles-TOP x2") == ("related", "articles", "top", "x")


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=3).map("".join))
def test_each_name_is_found_where_it_may_stand(word: str) -> None:
    said = {hint for hint, names in NAMES.items() if any(re.search(name, word) for name in names)}
    assert word_hints(word) == sum(BIT[hint] for hint in said)


def test_a_long_word_is_read_once() -> None:
    assert word_hints("a" * 4_000 + "comment") == BIT["comment"]
