"""Demands behind a text say that it goes on for those who pay; a free story's prompts do not."""

import pytest

from cleaners import demands
from cleaners.block import Block
from cleaners.clean import clean_html, clean_text
from cleaners.cleaned import Cleaned, Rejected, Why
from cleaners.kinds import Kind
from cleaners.rules import Rules

WALLS = (
    ("en", "Read the rest of this story with a free account."),
    ("en", "Create a FREE account to continue reading"),
    ("en", "This story is for paying members only"),
    ("de", "Diesen Artikel weiterlesen? Jetzt abonnieren"),
    ("de", "Dieser Artikel ist nur für Abonnenten lesbar."),
    ("de", "Sie lesen gerade einen H+-Artikel exklusiv im Abo."),
    ("de", "Jetzt weiterlesen mit HB+"),
    ("fr", "La suite de cet article est réservée à nos abonnés"),
    ("fr", "Pour lire la suite, abonnez-vous"),
    ("es", "Este contenido es exclusivo para suscriptores"),
    ("es", "Para seguir leyendo este artículo necesitas una suscripción."),
    ("it", "Abbonati per continuare a leggere"),
    ("it", "Questo articolo è riservato agli abbonati."),
    ("pt", "Assine a Folha da Serra para continuar lendo"),
    ("nl", "Dit artikel is alleen voor abonnees"),
    ("pl", "Ten artykuł przeczytasz z aktywną subskrypcją"),
    ("pl", "Pozostało 78% tekstu. Wykup dostęp od 4,90 zł."),
    ("sv", "Logga in eller bli prenumerant för att läsa vidare."),
    ("da", "Log ind eller bliv abonnent for at læse videre"),
    ("no", "Denne artikkelen er forbeholdt abonnenter"),
    ("fi", "Tämä artikkeli on vain tilaajille."),
    ("cs", "Tento článek je určen pouze předplatitelům"),
    ("tr", "Bu içerik yalnızca abonelere özeldir. Devamını okumak için abone olun."),  # noqa: RUF001
    ("ru", "Материал доступен только подписчикам."),
    ("ja", "この記事は有料記事です。残り861文字"),
    ("zh", "本文为付费内容，订阅后可阅读全文。"),  # noqa: RUF001
    ("ko", "이 기사는 유료 회원 전용 기사입니다."),
)
PROMPTS = (
    ("en", "Enjoyed this story? Support our journalism with a small monthly gift."),
    ("en", "Subscribe to our newsletter"),
    ("en", "Subscribe to the Gazette for full access to all our stories."),
    ("en", "You have 3 free articles left this month. Subscribe for unlimited access."),
    ("en", "Continue reading"),
    ("en", "Sign in to comment on this article"),
    ("en", "Sign up to keep reading the best of the Gazette in your inbox"),
    ("de", "Hat Ihnen dieser Artikel gefallen? Unterstützen Sie uns mit einem Abo."),
    ("de", "Jetzt Newsletter abonnieren und weiterlesen"),
    ("fr", "Il vous reste 3 articles gratuits. Abonnez-vous pour un accès illimité."),
    ("fr", "Lire la suite"),
    ("es", "Si te ha gustado este artículo, hazte socio y apóyanos"),
    ("nl", "Log in om te reageren op dit artikel"),
    ("pl", "Podobał ci się ten artykuł? Wesprzyj nas subskrypcją"),
    ("ja", "有料会員になると会員限定の有料記事もお読みいただけます。"),
)
LEADS = {
    "en": "The mill by the weir turns again after eleven years, and its first flour was sold on Saturday at the "
    "market. Two hundred people came to see it, and the miller sold every sack before the church bell rang at ten.",
    "de": "Die Mühle am Wehr dreht sich nach elf Jahren wieder, und das erste Mehl wurde am Samstag auf dem Markt "
    "verkauft. Zweihundert Leute kamen, und der Müller hatte jeden Sack verkauft, bevor die Glocke zehn schlug.",
    "fr": "Le moulin du barrage tourne de nouveau après onze ans, et sa première farine a été vendue samedi au marché. "
    "Deux cents personnes sont venues, et le meunier avait vendu tous ses sacs avant que la cloche sonne dix heures.",
    "es": "El molino de la presa vuelve a girar tras once años, y su primera harina se vendió el sábado en el mercado. "
    "Doscientas personas acudieron, y el molinero vendió todos los sacos antes de que la campana diera las diez.",
    "ja": "堰のそばの水車が十一年ぶりに回り、最初の粉が土曜日に市場で売られた。見物に二百人が訪れ、"
    "粉屋は教会の鐘が十時を打つ前に袋をすべて売り切ったという。",
}
LEAD = LEADS["en"]
SHORT = LEAD.removesuffix(" the church bell rang at ten.")
SHOWN = [(lang, said) for lang, said in WALLS if lang in LEADS]
FREE = [(lang, said) for lang, said in PROMPTS if lang in LEADS]


def shown(
    text: str, behind: str, off: frozenset[Kind] = frozenset(), head: str = "", lang: str = "en"
) -> Cleaned | Rejected:
    article = f"<article><h1>The mill</h1><p>{text}</p></article>{behind}"
    html = f"<html lang={lang}><head><meta charset=utf-8><title>The mill</title>{head}</head>{article}</html>"
    return clean_html(html.encode(), url="https://news.example/a", rules=Rules(off=off))


@pytest.mark.parametrize(("lang", "wall"), WALLS)
def test_a_wall_says_that_the_text_goes_on(lang: str, wall: str) -> None:
    assert demands.find(["Share", wall], lang) == 1
    assert demands.find([wall]) == 0


@pytest.mark.parametrize(("lang", "prompt"), PROMPTS)
def test_a_prompt_does_not(lang: str, prompt: str) -> None:
    assert demands.find([prompt, "Most read"], lang) is None


def test_a_question_asks_with_the_line_below_it() -> None:
    assert demands.find(["Wilt u verder lezen?", "Neem een abonnement"], "nl-BE") == 0
    assert demands.find(["Wilt u verder lezen?", "Meest gelezen"], "nl-BE") is None


@pytest.mark.parametrize(("lang", "wall"), SHOWN)
def test_a_whole_lead_above_a_wall_is_kept_and_said_to_be_paid_for(lang: str, wall: str) -> None:
    found = shown(LEADS[lang], f"<div><p>{wall}</p></div>", lang=lang)
    assert isinstance(found, Cleaned)
    assert (found.metadata.paywalled, found.metadata.paywalled_source) == (True, "shown")


@pytest.mark.parametrize(("lang", "wall"), SHOWN)
def test_a_lead_that_ends_amid_a_sentence_above_a_wall_is_a_stub(lang: str, wall: str) -> None:
    lead = LEADS[lang][: -len(LEADS[lang]) // 6].rstrip(" ,")
    found = shown(lead, f"<div><p>{wall}</p></div>", lang=lang)
    assert isinstance(found, Rejected)
    assert found.why is Why.PAYWALL_STUB
    assert found.metadata.paywalled


@pytest.mark.parametrize(("lang", "prompt"), FREE)
def test_a_free_story_has_prompts_behind_it(lang: str, prompt: str) -> None:
    found = shown(LEADS[lang], f"<div><p>{prompt}</p></div>", lang=lang)
    assert isinstance(found, Cleaned)
    assert found.metadata.paywalled is None


def test_what_the_page_declares_counts_where_the_text_is_whole() -> None:
    free = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": true}</script>'
    found = shown(LEAD, f"<div><p>{WALLS[0][1]}</p></div>", head=free)
    assert (found.metadata.paywalled, found.metadata.paywalled_source) == (False, "json-ld")


def test_a_demand_at_the_end_of_a_text_that_breaks_off_is_no_text() -> None:
    short = LEADS["de"].removesuffix(" die Glocke zehn schlug.")
    found = shown(f"{LEADS['de']} {short}</p><p>Diesen Artikel weiterlesen? Jetzt abonnieren", "", lang="de")
    assert isinstance(found, Rejected)
    assert found.why is Why.PAYWALL_STUB


def test_a_story_that_ends_with_what_readers_must_do_keeps_its_end() -> None:
    told = f"{LEAD}</p><p>Readers who want to keep reading the parish magazine have to subscribe from May on."
    found = shown(told, "")
    assert isinstance(found, Cleaned)
    assert found.text.endswith("from May on.")
    assert found.metadata.paywalled is None


def test_a_demand_that_is_to_be_kept_is_kept() -> None:
    text = f"{LEAD} {SHORT}\nDiesen Artikel weiterlesen? Jetzt abonnieren"
    assert demands.last(text, len(text)) is not None
    found = shown(text.replace("\n", "</p><p>"), "", frozenset({Kind.SUBSCRIBE_PAYWALL}))
    assert "weiterlesen" in found.raw_text
    assert not isinstance(found, Cleaned) or "weiterlesen" in found.text


@pytest.mark.parametrize(
    ("text", "short"),
    [
        pytest.param(SHORT, True, id="within a sentence"),
        pytest.param(LEAD, False, id="whole"),
        pytest.param(f"{LEAD}\nBy Maura Tennant", False, id="a name"),
        pytest.param("、".join(["高鍋町", "新富町", "宮崎市", "延岡市", "西都市"] * 3), False, id="a list of towns"),
        pytest.param(
            "代表の田所健一さんは同校の第三十一期生。都内の食品会社を早期退職し、同級生四人と出資し合っ", True, id="ja"
        ),
        pytest.param("", False, id="nothing"),
    ],
)
def test_what_is_cut_short(text: str, *, short: bool) -> None:
    assert demands.is_cut_short(text) is short


def test_where_any_demand_is_a_walls() -> None:
    said = ("Share", "Zugang zu allen Beiträgen von HB+", "Login", "Login", "Alle Artikel auf heideblatt.example")
    behind = [Block(text=text, start=number, end=number + 1) for number, text in enumerate(said)]
    assert demands.offers(behind, is_marked=True) == {0, 1, 2, 4}
    assert demands.offers(behind, is_marked=False) == frozenset()
    assert demands.offers(behind[1:], is_marked=False) == {1}


def test_a_plain_text_that_breaks_off_is_said_to_be_paid_for() -> None:
    found = clean_text(f"{LEAD} {SHORT}...\nSubscribe to continue reading", lang="en")
    assert isinstance(found, Rejected)
    assert found.metadata.paywalled
