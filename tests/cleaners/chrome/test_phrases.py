"""The phrase files: every phrase finds what it should, and not what stands beside it."""

import pytest

from cleaners import spelling
from cleaners.chrome import pattern, phrasebook, phrases
from cleaners.chrome.phrases import Phrase

EVERY = [phrase for lang in phrases.LANGUAGES for phrase in phrases.load(lang)]


def found(phrase: Phrase, text: str) -> bool:
    return phrase.found(spelling.bare(spelling.key(text)))


def test_there_is_a_file_for_every_language() -> None:
    assert {phrase.lang for phrase in EVERY} == set(phrases.LANGUAGES)
    assert not phrases.load("tlh")


@pytest.mark.parametrize("lang", phrases.LANGUAGES)
def test_no_phrase_finds_its_near_miss(lang: str) -> None:
    assert not [phrase for phrase in phrases.load(lang) if found(phrase, phrase.miss)]


@pytest.mark.parametrize("lang", phrases.LANGUAGES)
def test_every_near_miss_shares_something_with_its_phrase(lang: str) -> None:
    """A miss that has no letters in common would prove nothing."""
    near = [
        phrase
        for phrase in phrases.load(lang)
        if any(
            text[:2] in spelling.key(phrase.miss)
            for text in (*pattern.openings(phrase.say), *pattern.anchors(phrase.say))
        )
    ]
    assert len(near) == len(phrases.load(lang))


@pytest.mark.parametrize("lang", phrases.LANGUAGES)
def test_a_phrase_finds_its_own_words_through_the_index(lang: str) -> None:
    shelves = phrasebook.lay_out(phrases.load(lang))
    for phrase in phrases.load(lang):
        examples = [
            spelling.bare(spelling.key(text)) for text in pattern.examples(phrase.say, spaced=phrase.spaced)[:40]
        ]
        said = phrasebook.hits([text[: phrase.longest] for text in examples], shelves)
        assert all(phrase in each for each in said), phrase


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "“Verify that you are human,” the screen told a surgeon who had been up for twenty hours."),
        ("en", "“Please verify you are a human,” it said."),
        ("en", "JavaScript is required, said another screen, and the nurses laughed."),
        ("en", "Sign up now, the teacher asks every class."),
        ("de", "Jetzt abonnieren, sagt der Knopf, und keiner drückt."),
        ("es", "Síganos, dicen los políticos, y miran el reloj."),
        ("it", "Seguiteci anche in cucina, dice poi, e apre una porta."),
        ("pl", "Dajcie mi spokój, powiedziała w komentarzach po meczu."),
        ("ru", "Пиши матери чаще, сказал он в комментарии для газеты."),
        ("ru", "«Пишите в комментариях, что думаете», — отвечает мэр."),
        ("ru", "Вы можете поддержать нас, сказал кандидат, на сайте или здесь."),
        ("fr", "Partagez sur Facebook, conseille la gendarmerie."),
        ("fr", "« Trois mots et partagez-le avec vos amis » était peint sur le mur du port."),
        ("es", "Descarga nuestra app, explica el banco."),
        ("it", "Scarica la nostra app, spiega la banca."),
        ("pl", "Pobierz aplikację, radzi policja."),
        ("cs", "Sdílejte na Facebooku, vyzývá primátor."),
        ("fi", "Lataa sovelluksemme, pankki kertoo."),
        ("ru", "Скачайте приложение, — советует полиция."),
        ("uk", "Завантажте застосунок, радять рятувальники."),
        ("no", "Del på Facebook, sier politiet."),
        ("ar", "شاركنا برأيكم في هذا الخراب، صرخ الشيخ."),
        ("fa", "در بخش نظرات بنویسید، معلم گفت."),
        ("he", "מה דעתכם? כתבו לנו בתגובות, ביקש העורך."),
        ("ja", "市長は最後に「チャンネル登録をお願いします」"),
        ("ja", "メルマガに登録した人は三千人を超えた。"),
        ("ja", "コメントをください、と彼女は視聴者に頼んだ。"),
        ("zh", "村长说:“转载请注明出处。”"),
        ("zh", "记得点赞,小女孩对着镜头说。"),
        ("ko", "네이버 웹툰 구독자가 천만 명을 넘었다."),
        ("ko", "이 기사는 회원 전용으로 공개됐다가 책으로 묶였다고 밝혔습니다."),
        ("ja", "会員登録すると全文が読める仕組みだったということです。"),
        ("ja", "アプリをインストールさせる手口が増えていると、警察は説明しています。"),
        ("zh", "点击下载了假冒的银行客户端,老人损失十万元。"),
        ("zh", "该内容由AI生成,警方随后辟谣。"),
        ("hi", "डाउनलोड करें ऐप, ठग ने बुजुर्ग से कहा।"),
    ],
)
def test_a_prompt_that_is_quoted_or_told_of_is_story(lang: str, text: str) -> None:
    assert not [phrase for phrase in phrases.load(lang) if found(phrase, text)]


@pytest.mark.parametrize(
    ("text", "credited"),
    [
        ("Nora Feldt/Getty Images", True),
        ("The bridge in May. AP Photo/Nora Feldt", True),
        ("Nora Feldt via Getty Images North America", True),
        ("Photo: Shutterstock.com", True),
        ("Getty Images sues a maker of images", False),
        ("Shutterstock's new tool will pay artists", False),
    ],
)
def test_an_agency_of_pictures_is_credited_at_the_end(text: str, *, credited: bool) -> None:
    assert bool([phrase for phrase in phrases.load("en") if found(phrase, text)]) is credited


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "“Verify that you are human.”"),
        ("en", "JavaScript is required. The site says no more without it."),
        ("de", "JavaScript ist deaktiviert. Die Seite steht nicht zur Verfügung."),
        ("es", "Síganos en las redes."),
        ("es", "Descarga nuestra app, insiste que es gratis."),
        ("ja", "読んだら「いいね」をポチッとお願いします"),
        ("ja", "メルマガに登録すると、毎週届きます。"),
        ("ja", "アクセスが拒否されました。"),
        ("zh", "写文章不易,转载请注明出处。"),
        ("ko", "네이버 예시일보를 구독하세요."),
        ("ko", "이 글은 지난주 저희 매거진에 실렸습니다."),
        ("ja", "クッキーの設定により、外部のコンテンツを表示できません。"),
        ("ja", "この記事は海外の記事を翻訳したものです。"),
        ("zh", "看到这里了,记得点个赞再走。"),
        ("hi", "हमारा ऐप डाउनलोड करें और खबरें पढ़ें।"),
    ],
)
def test_a_prompt_that_nobody_tells_of_is_a_prompt(lang: str, text: str) -> None:
    assert [phrase for phrase in phrases.load(lang) if found(phrase, text)]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param('newsleter = [{ say = "a", miss = "b" }]', id="family"),
        pytest.param('newsletter = [{ say = "a", miss = "b", at = "middle" }]', id="place"),
        pytest.param('newsletter = [{ say = "a", miss = "b", force = "strong" }]', id="force"),
        pytest.param('newsletter = [{ say = "a", miss = "b", takes = "all" }]', id="what it takes"),
        pytest.param('newsletter = [{ say = "a b|~3 c", miss = "b" }]', id="a gap among alternatives"),
    ],
)
def test_a_word_outside_the_vocabulary_is_an_error(source: str) -> None:
    with pytest.raises(ValueError, match=r"xx\.toml"):
        phrases.parse("xx", source)


def test_a_phrase_is_also_found_without_its_marks_where_a_file_says_so() -> None:
    source = (
        'also = [["ăș", "as"], ["ș", "ş"]]\nnewsletter = [{ say = "înscrie-te și află", miss = "Înscrie-te și cântă" }]'
    )
    spelt = phrases.parse("xx", source)
    assert [phrase.say for phrase in spelt] == ["înscrie-te și află", "înscrie-te si afla", "înscrie-te şi află"]
    assert found(spelt[1], "Înscrie-te si afla mai multe")
    assert not [phrase for phrase in spelt if found(phrase, phrase.miss)]


def test_a_phrase_without_a_near_miss_is_an_error() -> None:
    with pytest.raises(TypeError, match="miss"):
        phrases.parse("xx", 'newsletter = [{ say = "a" }]')


@pytest.mark.parametrize(("text", "signed"), [("Por Elaine Marques", True), ("Por que só agora?", False)])
def test_a_question_signs_nothing(text: str, *, signed: bool) -> None:
    assert bool([phrase for phrase in phrases.load("pt") if found(phrase, text)]) is signed
