"""Common words: enough to believe what a page says of its language, never enough to believe a theme's."""

import tomllib
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners.cleaned import Sourced
from cleaners.metadata_language import checked
from cleaners.metadata_words import has_no_other, is_full_of, leads, plain, same

WORDS = {
    lang: words.split()
    for lang, words in tomllib.loads(resources.files("cleaners").joinpath("languages.toml").read_text("utf-8"))[
        "words"
    ].items()
}
MENU = (
    "Ferries Timetables Group tickets Cabins Pets on board Harbour parking Weekly offers Gift cards Freight Trucks "
    "Trailers Dangerous goods Careers Open positions Press releases About the fleet Winter service Contact Help Terms "
    "Privacy Deckhands for summer Restaurants Menus Children Bicycles Camper vans Rebooking Refunds Lost property "
)
# Texts below a theme that was installed in English: words such as "for", "at", "have", "on" are theirs too.
OTHERS = {
    "da": "Broen bliver lukket til april, siger borgmesteren, og det er for dyrt for byen at bygge nye broer. ",
    "fi": "Silta on suljettu kevääseen asti, sanoi pormestari, ja rahat on varattu, mutta aikataulu on auki. ",
    "et": "Sild on kevadeni suletud, ütles linnapea, ja raha on olemas, kuid ajakava on veel lahtine. ",
    "af": "Die brug is gesluit tot die lente, het die burgemeester gesê, en die geld is nog nie daar nie. ",
    "tl": "Sarado ang tulay at ang kalsada hanggang Abril, ayon sa alkalde, at wala pa ang pera para sa mga haligi. ",
    "sq": "Ura është e mbyllur deri në pranverë, tha kryetari, dhe paratë për shtyllat nuk janë gjetur ende. ",
}


def test_a_menu_is_in_the_language_it_is_said_to_be_in() -> None:
    assert not is_full_of("en", MENU)
    assert leads("en", MENU)
    assert not any(leads(lang, MENU) for lang in ("de", "fr", "da", "nl", "xx"))


@pytest.mark.parametrize("lang", OTHERS)
def test_another_text_is_not_what_its_theme_says(lang: str) -> None:
    text = OTHERS[lang] * 4
    assert not leads("en", text)
    assert not has_no_other("en", text)
    assert leads(lang, text)
    assert not plain(text)


def test_chinese_is_han_without_kana() -> None:
    chinese, japanese = "桥梁将关闭至春季,市长周二表示。", "橋は春まで通行止めとなる。"
    assert [is_full_of(lang, chinese) for lang in ("zh", "yue", "ja", "ko")] == [True, True, False, False]
    assert [is_full_of(lang, japanese) for lang in ("zh", "ja")] == [False, True]


def test_names_of_goods_are_nobodys_words() -> None:
    goods = "Espresso Milano Cappuccino Latte Grande Mocha Frappé Cortado Doppio Macchiato " * 4
    assert not leads("en", goods)
    assert has_no_other("en", goods)


def test_words_known_to_be_english_tell_where_the_page_does_not() -> None:
    goods = "Espresso Milano Cappuccino Latte Grande Mocha Frappé Cortado Doppio Macchiato " * 4
    said = Sourced(value="en-GB", source="html")
    assert checked(said, goods, english=True) == (said, None)
    assert checked(None, MENU * 2, english=True) == (Sourced(value="en", source="detected"), 1.0)


@given(
    st.sampled_from([*WORDS, "nb", "xx", ""]),
    st.lists(st.sampled_from(sorted({word for words in WORDS.values() for word in words}))),
    st.integers(0, 60),
)
def test_of_all_other_languages_the_one_with_most_words_counts(lang: str, words: list[str], names: int) -> None:
    left = [word for word in words if word not in WORDS.get(lang, ())]
    others = [sum(word in theirs for word in left) for each, theirs in WORDS.items() if not same(each, lang)]
    said = " ".join([*words, *["milano"] * names])
    assert has_no_other(lang, said) == (max(others) <= 0.04 * len(said.split()))


def test_neighbours_are_the_same_and_others_are_not() -> None:
    assert same("nb", "da")
    assert same("zh", "yue")
    assert not same("sv", "da")
