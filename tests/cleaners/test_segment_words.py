"""Names of elements hint at what they hold, in the languages that sites name them in."""

import pytest

from cleaners.segment_words import HINTS, hints, words


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
