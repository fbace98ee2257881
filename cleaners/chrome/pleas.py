"""Pleas: short lines of plain text that ask readers for something of the site's own, in whatever words.

"Önemli haberlerin e-postanıza gelmesi için kaydolun" has three things that stand together in prompts alone: it asks, it
says of whom or to whom ("our", "your"), and it names what sites ask for. Which words do is listed for each language in
`pleas/`; nothing is said about their order. A story asks too, but seldom in a line of its own, and not for the site.
And "Tüm yazarlar", "Videoyu YouTube'da izle" are furniture: short lines in which no word is about anything else.
"""

# ruff: noqa: RUF001, RUF002 - Turkish and Hebrew words
import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import resources
from typing import Final, NamedTuple

from cleaners import spelling
from cleaners.any_of import any_of
from cleaners.chrome import telling
from cleaners.chrome.phrases import Phrase
from cleaners.chrome.reading import Line

LANGUAGES: Final = tuple("tr ru uk ar fa he zh ja ko".split())  # noqa: SIM905 (a list of words reads as one)
_UNSPACED: Final = frozenset({"zh", "ja"})
_LONGEST: Final = 150  # characters of a plea
_SHORT: Final = 80  # and of one that asks for nothing by a verb
_WIDE: Final = 3  # times as much is said by a character of these
_WIDELY: Final = frozenset({"zh", "ja", "ko"})
_LABEL: Final = 60  # characters of a line of furniture
_VALUE: Final = 60  # and of what stands behind a label
_ADDRESS: Final = re.compile(r"(?:https?://)?(?:www\.)?\w[\w-]*\.(?:me|com|net|org|tv)/\S+|@\w{3,}")
_TWO: Final = 2
# How to reach whoever a story is about, "Телефон: 8 800 555-35-35", and who speaks in an interview.
_OTHERS: Final = frozenset(
    spelling.key(
        """
    telefon hattı e-posta posta mail site sitesi web kayıt editör muhabir yazar okur телефон почт e-mail email сайт
    страниц пошт служба источник источники регистрац редактор корреспондент автор журналист читател сторінк джерел
    джерела реєстрац кореспондент журналіст читач هاتف بريد موقع صفحة تسجيل محرر كاتب كاتبة قارئ تلفن ایمیل سایت
    ثبت‌نام سردبیر نویسنده خبرنگار ویراستار טלפון מייל אתר הרשמה עורך כתב כותב כתבת קוראים 电话 邮箱 郵箱 信箱 网站
    網站 热线 报名 编辑 編輯 作者 记者 記者 读者 讀者 電話 メール サイト ホーム 編集者 筆者 著者 読者 전화 이메일 메일
    사이트 홈페이지 연락처 편집자 편집장 기자 필자 독자 작가 신청
    """
    ).split()
)
_WORD: Final = 8  # characters of the longest word without blanks around it
_words: Final = re.compile(r"[^\W_]+").findall
_ASKING: Final = ("?", "\u061f", "\uff1f")
# What Arabic and Hebrew write before a word without a blank, and other languages behind it.
_BEFORE: Final = {
    "ar": tuple("ال لل و ب ل ف وال بال فال ول وب".split()),  # noqa: SIM905 (a list of words reads as one)
    "he": tuple("ה ו ב ל מ ש כ וה בה מה שה כש ול וב".split()),  # noqa: SIM905
}
_BEHIND: Final = {"tr": 5, "ru": 6, "uk": 6, "ar": 3, "fa": 4, "he": 3, "ko": 4}
# Somebody's words, and not a name in quotes.
_QUOTED: Final = re.compile(r"^'|[:,] ?'|(?<!\w)'[^']{25}")
_STEP: Final = re.compile(r"\w{1,9} ?\d{1,2}[:.)]")  # of an instruction
_NAMED: Final = re.compile(r"(?<!\w)'[^']*'(?!\w)")
# What was said or done, told behind a comma: "Support us, the miners shouted".
_OVER: Final = {
    "ru": re.compile(r", (?:\w+ ){0,2}\w{2,}(?:л|ла|ли)(?:сь|ся)?(?!\w)").search,
    "uk": re.compile(r", (?:\w+ ){0,2}\w{2,}(?:[аиіу]в|ла|ли)(?:ся)?(?!\w)").search,
    "fa": re.compile(r"(?:\u0646\u0648\u0634\u062a\u0647|\u06af\u0641\u062a\u0647) \u0628\u0648\u062f").search,
    "tr": re.compile(r"\w(?:d[iu]|t[iu]|yor|m[iu]ş)(?:lar|ler)?\.$").search,
}
_DASHES: Final = ("\u2013", "\u2014", "\u2015")  # before what somebody says
_AMBIGUOUS: Final = frozenset({"ar", "he"})  # what is asked is spelt as what was done
# Of these a line that speaks of "yours" is asked for that: "delete the app from your telephone" asks for nothing.
_YOURS: Final = frozenset({"newsletter", "feedback", "comments"})
_OF_ARTICLES: Final = "related"  # what the site calls its own texts: named beside what is asked for


class Thing(NamedTuple):
    """One that pleas are about."""

    said: Phrase  # by a line that asks for it
    may: Callable[[str], bool]  # whether a key holds any of its words, asked before the pattern: it is quicker
    pattern: re.Pattern[str]


class Vocabulary(NamedTuple):
    """What pleas are told by in one language."""

    lang: str
    may: Callable[[str], bool]  # whether a key holds any of the things, or of the furniture
    asks: re.Pattern[str]
    ours: re.Pattern[str]
    yours: re.Pattern[str]
    things: tuple[Thing, ...]
    furniture: frozenset[str]
    plain: frozenset[str]  # words that stand beside it
    label: Phrase  # what such a line says
    word: Phrase  # and one word alone


def heard(lines: tuple[Line, ...], lang: str) -> tuple[Line, ...]:
    """The lines of a plain text, with what those say that plead, if no phrase is said there.

    Args:
        lines: all of the page.
        lang: the code of its language.
    """
    words = vocabulary(lang)
    if words is None or not lines or lines[-1].block.tag:
        return lines
    longest = _LONGEST // _TWO if lang in _WIDELY else _LONGEST
    return tuple(
        [
            line._replace(said=(*line.said, phrase))
            if len(line.key) <= longest
            and not any(phrase.force == "sure" for phrase in line.said)
            and words.may(line.key)
            and (phrase := plea(line, words, is_first=not number))
            else line
            for number, line in enumerate(lines)
        ]
    )


def plea(line: Line, words: Vocabulary, *, is_first: bool) -> Phrase | None:
    """What a line asks for, as the phrase that it says; None where it does not plead.

    Args:
        line: one of the page.
        words: of its language.
        is_first: whether it is the page's first, which is a title more often than not.
    """
    if _QUOTED.search(line.key) or _STEP.match(line.bare) or _is_told(line, words.lang):
        return None
    key = _NAMED.sub(" ", line.key) if "'" in line.key else line.key
    named = [thing.said for thing in words.things if thing.may(key) and thing.pattern.search(key)]
    wanted = [phrase for phrase in named if phrase.family != _OF_ARTICLES]
    if wanted and _is_plea(line, words, key, named, is_first=is_first):
        return wanted[0]
    if _is_furniture(line, words) or _is_labelled(line, words):
        return words.label
    return words.word if not is_first and not line.ends and len(_known(line.bare, words)) == 1 else None


def _is_plea(line: Line, words: Vocabulary, key: str, named: Sequence[Phrase], *, is_first: bool) -> bool:
    """Whether a line that names these things asks for them."""
    is_ours = words.ours.search(key) is not None
    if named[0].family in _YOURS:
        is_ours |= words.yours.search(key) is not None
    if words.asks.search(key) is None:
        short = _SHORT // _TWO if words.lang in _WIDELY else _SHORT
        return is_ours + len(named) >= _TWO and not line.ends and not is_first and len(key) <= short
    return is_ours or len(named) >= _TWO


def _is_furniture(line: Line, words: Vocabulary) -> bool:
    """Whether every word of a short line is about the site, and one of them at least about nothing else."""
    longest = _LABEL // _TWO if words.lang in _WIDELY else _LABEL
    key = _ADDRESS.sub(" ", line.bare)
    if len(key) > longest or key.endswith(_ASKING):
        return False
    least = 1 if len(key) < len(line.bare) else _TWO + line.ends
    return len(_known(key, words)) >= least


def _is_labelled(line: Line, words: Vocabulary) -> bool:
    """Whether a line has furniture before a colon, and something short behind it that is no sentence."""
    label, colon, value = line.bare.partition(":")
    if not colon or not value or line.ends or len(label) > _LABEL // _TWO or len(value) > _VALUE:
        return False
    return not _OTHERS.issuperset(words.furniture.intersection(_known(label, words)))


def _known(key: str, words: Vocabulary) -> list[str]:
    """The words of a key, none unless all are about the site, and one of them about nothing else."""
    parts = _cut_up(key, words) if words.lang in _UNSPACED else map(_first_of(words), _words(key))
    known: list[str] = []
    for part in parts:
        if part is None:
            return []
        known.append(part)
    return [] if words.furniture.isdisjoint(known) else known


def _first_of(words: Vocabulary) -> Callable[[str], str | None]:
    """What tells which known word a word is, with what may stand before and behind it; None where it is none."""
    behind, before = _BEHIND[words.lang], _BEFORE.get(words.lang, ())

    def known(word: str) -> str | None:
        for start in (0, *(len(each) for each in before if word.startswith(each))):
            for end in range(len(word), max(start, len(word) - behind - 1), -1):
                each = word[start:end]
                # Of a short word there is no ending longer than itself, and two letters have nothing around them.
                if len(word) - end > len(each) or (len(each) <= _TWO and len(each) < len(word)):
                    continue
                if each in words.furniture or each in words.plain:
                    return each
        return None

    return known


def _cut_up(key: str, words: Vocabulary) -> Iterator[str | None]:
    """The known words of a line without blanks, the longest first; None where there is none."""
    start = 0
    while start < len(key):
        if not key[start].isalnum():
            start += 1
            continue
        ends = range(min(len(key), start + _WORD), start, -1)
        found = next((w for end in ends if (w := key[start:end]) in words.furniture or w in words.plain), None)
        yield found
        if found is None:
            return
        start += len(found)


def _is_told(line: Line, lang: str) -> bool:
    key = line.key
    if line.ends and (line.shown.startswith(_DASHES) or (lang in _AMBIGUOUS and key[-1:] == ".")):
        return True
    if lang in _WIDELY:
        return telling.is_said(lang, key) or telling.ends_telling(lang, key, of_the_text=False)
    over = _OVER.get(lang)
    return bool(telling.verbs(key)) or telling.is_attributed(lang, key, 0) or (over is not None and bool(over(key)))


@cache
def vocabulary(lang: str) -> Vocabulary | None:
    """What pleas are told by in a language; None where nobody has written that down."""
    if lang not in LANGUAGES:
        return None
    table = tomllib.loads(resources.files(__package__).joinpath("pleas").joinpath(f"{lang}.toml").read_text("utf-8"))
    things: dict[str, list[str]] = {family: _listed(words) for family, words in table["things"].items()}
    furniture = _listed(table["furniture"])
    strings = _strings([each for words in (*things.values(), furniture) for each in words])
    return Vocabulary(
        lang,
        any_of(strings),
        _pattern(_listed(table["asks"]), lang),
        _pattern(_listed(table["ours"]), lang, table.get("our_endings", ())),
        _pattern(_listed(table["yours"]), lang, table.get("your_endings", ())),
        tuple(Thing(_said(family, lang), any_of(_strings(w)), _pattern(w, lang)) for family, w in things.items()),
        frozenset(furniture),
        frozenset(_listed(table["plain"])),
        _said("navigation", lang),
        _said("navigation", lang, force="edge"),
    )


def _listed(words: str) -> list[str]:
    """Words as keys spell them; a dot behind one stands for its end, and `_` for a blank."""
    return [spelling.key(word).replace("_", " ") for word in words.split()]


def _strings(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.rstrip(".") for word in words))


def _pattern(words: Sequence[str], lang: str, endings: Sequence[str] = ()) -> re.Pattern[str]:
    each = "|".join(re.escape(word[:-1]) + r"(?!\w)" if word.endswith(".") else re.escape(word) for word in words)
    return re.compile("|".join([each if lang in _UNSPACED else rf"(?<!\w)(?:{each})", *endings]))


def _said(family: str, lang: str, *, force: str = "sure") -> Phrase:
    return Phrase(family=family, lang=lang, say="a plea", miss="", at="whole", force=force, longest=_LONGEST)
