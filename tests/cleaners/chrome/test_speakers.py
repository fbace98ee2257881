"""Interviews whose questions begin with a trade, as bylines do."""

# ruff: noqa: RUF001 - as Russian, Turkish and Chinese have it

import pytest

from cleaners import chrome
from cleaners.chrome.context import Context
from cleaners.lines import blocks

INTRO = "The minister spoke in her garden on Sunday, between two showers and a phone call that nobody answered."
WORDS = {
    "ar": (("لماذا الآن؟", "والسقف؟", "هل ستبقين؟"), ("لأنها أمطرت.", "يتسرب منه الماء.", "اسألني في مايو.")),
    "de": (("Warum jetzt?", "Und das Dach?", "Bleiben Sie?"), ("Weil es regnete.", "Es leckt.", "Im Mai.")),
    "en": (("Why now?", "And the roof?", "Will you stay?"), ("Because it rained.", "It leaks.", "Ask me in May.")),
    "pl": (("Dlaczego teraz?", "A dach?", "Zostaje pani?"), ("Bo padało.", "Cieknie.", "Zobaczymy w maju.")),
    "ru": (("Почему сейчас?", "А крыша?", "Останетесь?"), ("Шёл дождь.", "Течёт.", "Спросите в мае.")),
    "tr": (("Neden şimdi?", "Ya çatı?", "Kalacak mısınız?"), ("Yağmur yağdı.", "Akıyor.", "Mayısta sorun.")),
    "zh": (("为什么是现在？", "那屋顶呢？", "您会留下吗？"), ("因为下雨了。", "漏水。", "五月再问我吧。")),
}
ASKING = {
    "ar": ("الكاتب",), "de": ("Redaktion", "Autorin", "Fotograf"), "en": ("REPORTER", "PRESENTER", "Author"),
    "pl": ("Redakcja", "Autor"), "ru": ("Корреспондент",), "tr": ("Muhabir", "Editör"), "zh": ("编辑",),
}  # fmt: skip


def gone(page: list[str], lang: str) -> list[str]:
    text = "\n\n".join(page)
    return [text[cut.start : cut.end] for cut in chrome.find(blocks(text), Context(lang=lang), model=False)]


@pytest.mark.parametrize(("lang", "label"), [(lang, label) for lang in sorted(ASKING) for label in ASKING[lang]])
def test_whoever_asks_is_no_author(lang: str, label: str) -> None:
    questions, answers = WORDS[lang]
    colon = "：" if lang == "zh" else ": "
    turns = [
        line
        for asked, answered in zip(questions, answers, strict=True)
        for line in (f"{label}{colon}{asked}", f"Adler{colon}{answered}")
    ]
    assert not gone([INTRO, *turns], lang)
    assert not gone([INTRO, *(turn.replace(label, "Kemp").replace("Adler", label) for turn in turns)], lang)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (["Autorin: Ada Kemp", INTRO, INTRO[4:]], ["Autorin: Ada Kemp"]),
        (["Autorin: Ada Kemp", "Autorin: Nora Feldt", INTRO], ["Autorin: Ada Kemp", "Autorin: Nora Feldt"]),
        (["Redaktion: Ada Kemp?", INTRO], ["Redaktion: Ada Kemp?"]),
    ],
)
def test_who_wrote_it_is_said_once_and_in_no_sentence(page: list[str], expected: list[str]) -> None:
    assert gone(page, "de") == expected


def test_whoever_answers_is_no_editor_of_the_text() -> None:
    page = [
        INTRO,
        "Корреспондент: Сколько вас было?",
        "Редактор: Трое. Иногда четверо.",
        "Корреспондент: А реклама?",
        "Редактор: Никогда не было",
        INTRO[:-1] + " then.",
    ]
    assert gone(page, "ru") == []
    assert gone([INTRO, "Редактор: Анна Белова", INTRO[:-1] + " then.", "Редактор: Анна Белова"], "ru") != []
