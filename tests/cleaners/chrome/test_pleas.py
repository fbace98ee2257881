"""Pleas: what asks readers for something of the site's own in nine languages, and stories that say the same words."""

# ruff: noqa: RUF001 - as Russian, Turkish and Chinese have it
import tomllib
from importlib import resources

import pytest

from cleaners import chrome, lines
from cleaners.chrome import pleas
from cleaners.chrome.context import Context
from cleaners.chrome.phrasebook import book
from cleaners.chrome.reading import Line, lines_of
from cleaners.kinds import Kind

ASKED = (
    ("tr", "Önemli köy haberlerinin e-postanıza gelmesi için kaydolun"),
    ("tr", "Sesimizi Bluesky'da da takip etmeyi unutmayın, bizi izleyin"),
    ("ru", "Наши заметки о реке можно читать и в телеграме"),
    ("ru", "Хотите знать о паводке больше? Оставьте нам свою почту"),
    ("uk", "Хочете знати про повінь більше? Залиште нам свою пошту"),
    ("uk", "Наші нотатки про річку можна читати й у телеграмі"),
    ("ar", "هل تريد أخبار النهر في بريدك؟ سجل معنا"),
    ("ar", "تابعوا صور النهر على قناتنا في تلغرام"),
    ("fa", "می‌خواهید خبرهای رودخانه به ایمیل شما برسد؟ عضو شوید"),
    ("fa", "عکس‌های رودخانه را در کانال تلگرام ما دنبال کنید"),
    ("he", "רוצים את סיפורי הנהר שלנו ישר למייל שלכם?"),
    ("he", "עקבו אחרי תמונות הנהר שלנו בטלגרם"),
    ("zh", "想每天收到河边的故事?把邮箱留给我们"),
    ("zh", "河上的照片也在我们的Telegram频道"),
    ("ja", "川の話をメールで受け取りませんか。編集部までご登録ください"),
    ("ja", "川の写真は公式Instagramでもご覧ください"),
    ("ko", "강 이야기를 메일로 받고 싶으신가요? 편집부에 신청하세요"),
    ("ko", "강 사진은 저희 텔레그램 채널을 구독하세요"),
)
FURNITURE = (
    ("tr", "Tüm yazarların son videoları"),
    ("ru", "Ещё больше видео и подкастов"),
    ("uk", "Ще більше відео та подкастів"),
    ("ar", "كل مقالات وفيديوهات الموقع"),
    ("fa", "همه ویدئوها و پادکست‌های سایت"),
    ("he", "לכל הסרטונים והפודקאסט של האתר"),
    ("zh", "更多视频和播客"),
    ("ja", "人気の動画とポッドキャスト"),
    ("ko", "더 많은 동영상 보기"),
    ("ru", "Отдел рекламы: 8 (423) 111-22-33"),
    ("tr", "Telegram: t.me/irmakhaber"),
)
TOLD = (
    ("tr", "Bültenimiz yoktu, köye haber vermek için kapı kapı dolaştık."),
    ("tr", "Uygulamayı silmek için önce ayarlar menüsüne girin, ardından hesabınızı kapatın."),
    ("tr", "Katılım ücretsizdir."),
    ("ru", "«Подпишитесь на нашу рассылку», — просила она соседей у колодца."),
    ("ru", "— Просили. Повесили на сайте «Поддержите нас», собрали за три месяца сто тысяч."),
    ("ru", "Половина слушателей подкастов проматывает рекламу."),
    ("uk", "Крок 2. Підтвердьте адресу своєї пошти та підпишіться."),
    ("ar", "تمكنوا من جمع التبرعات في قناتنا المائية القديمة قبل الفيضان."),
    ("fa", "گام ۲: نشانی ایمیل خود را تأیید کنید."),
    ("he", "תמכו בנו תושבים מכל השכונות, סיפרה היוזמת."),
    ("zh", "点击图片的人不多，更多读者直接看文字。"),
    ("ja", "通知を受け取った住民は一割にすぎない。"),
    ("ko", "자원봉사자를 모집한 군에는 삼백 명이 모였다."),
    ("ru", "Как устроена наша подписка?"),
    ("ru", "Телефон: 8 (423) 111-22-33"),
    ("zh", "电话:0937-1112233"),
)
ONE = "Çok uzun bir cümle ile başlayan bir köy haberi, nehrin taştığını ve köprünün kapandığını anlatıyor bugün."


def said(lang: str, text: str, above: str = "1") -> bool:
    page = pleas.heard(lines_of(lines.blocks(f"{above}\n{text}"), book(lang)), lang)
    return any(phrase.say == "a plea" for phrase in page[-1].said)


@pytest.mark.parametrize(("lang", "text"), ASKED)
def test_a_line_that_asks_for_the_sites_own_pleads(lang: str, text: str) -> None:
    assert said(lang, text) or any(phrase.force == "sure" for phrase in alone(lang, text).said)


@pytest.mark.parametrize(("lang", "text"), FURNITURE)
def test_a_line_of_words_about_the_site_is_furniture(lang: str, text: str) -> None:
    assert said(lang, text) or alone(lang, text).said


@pytest.mark.parametrize(("lang", "text"), TOLD)
def test_what_a_story_says_in_such_words_stays(lang: str, text: str) -> None:
    assert not said(lang, text)


def alone(lang: str, text: str) -> Line:
    return lines_of(lines.blocks(text), book(lang))[0]


def test_of_these_lines_some_are_known_by_nothing_else() -> None:
    assert sum(not alone(lang, text).said for lang, text in ASKED) >= len(ASKED) // 2
    assert sum(not alone(lang, text).said for lang, text in FURNITURE) >= len(FURNITURE) // 2


def test_a_title_may_name_what_pages_are_made_of_without_asking_for_it() -> None:
    title = "Bültenimizin hikâyesi ve WhatsApp"
    assert said("tr", title)
    assert not pleas.heard(lines_of(lines.blocks(title), book("tr")), "tr")[0].said


def test_one_word_goes_at_the_edges_only() -> None:
    page = lines.blocks(f"{ONE}\nYorumlar\n{ONE[:-6]}dün.\nYorumlar")
    cuts = {cut.start for cut in chrome.find(page, Context(lang="tr"), model=False)}
    assert [block.start in cuts for block in page] == [False, False, False, True]


def test_html_and_other_languages_are_left_alone() -> None:
    text = ASKED[0][1]
    page = lines_of(lines.blocks(f"1\n{text}"), book("tr"))
    assert pleas.heard(page, "en") is page
    assert pleas.heard((), "tr") == ()
    tagged = tuple(line._replace(block=line.block._replace(tag="p")) for line in page)
    assert pleas.heard(tagged, "tr") is tagged


@pytest.mark.parametrize("lang", pleas.LANGUAGES)
def test_each_language_names_kinds_that_exist_and_no_word_twice(lang: str) -> None:
    source = resources.files("cleaners.chrome").joinpath("pleas").joinpath(f"{lang}.toml").read_text("utf-8")
    table = tomllib.loads(source)
    assert set(table["things"]) <= {kind.value for kind in Kind}
    assert pleas.vocabulary(lang) is not None


def test_nobody_has_written_down_every_language() -> None:
    assert pleas.vocabulary("en") is None
