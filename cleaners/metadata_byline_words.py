"""The words before and behind the names of authors, in many languages and letters."""

# ruff: noqa: RUF001 - words in many alphabets

import re
from typing import Final

from cleaners.any_of import any_of

BY_WORDS: Final = (
    r"(?:written |posted |words |text |story |recipe |guide |reporting |reported |"
    r"guest (?:post|column|essay) |commentary |opinion |analysis |interview )?by|reporters?:|"
    r"(?:(?:eine? )?(?:kommentar|analyse|gastbeitrag|gastkommentar|bericht|reportage|essay|glosse|kolumne|porträt|"
    r"interview) |geschrieben |verfasst |erstellt |gespeichert |eingereicht )?"
    r"von(?: unsere[mrn] (?:[a-zäöü]+ )?(?:redakteur|korrespondent|mitarbeiter|reporter)(?:in)?)?|"
    r"aus [a-zäöüß.-]{3,24}(?: [a-zäöüß.-]{2,24})? berichte(?:t|n)|(?:das )?(?:interview|gespräch) führten?|"
    r"(?:propos recueillis |recueilli |texte |tribune |chronique |édito |analyse |reportage |enquête |récit |"
    r"entretien |(?:article )?(?:écrit|rédigé|soumis) )?par|(?:escrito |texto |reportagem |enviado )?por|"
    r"(?:geschreven |tekst |ingediend |geplaatst )?door|"
    r"(?:a cura |testo )?di|dal nostro (?:inviato|corrispondente)|dalla nostra (?:inviata|corrispondente)|"
    r"(?:skriven |text )?av|words:|authors?:|autor(?:in|ka|a|es|en|i|zy)?:|autoři:|textos?:|texto de|"
    r"textos? [ey] fotos?:|"
    r"(?:skrevet |tekst )af|yazar:|muhabir:|kirjoittaja:|"
    r"contributors?:|tekst:|penulis:|wartawan:|pewarta:|laporan:|yazan:|tác giả:|"
    r"автор(?:ы|и|ка)?:?|корреспондент(?:ы|ка)?:|кореспондент(?:ка)?:|журналист(?:ка)?:|текст:|af|oleh|szerző:?|írta:|teksti:|toimittaja:|"
    r"autors:|autorius:|författare:|forfatter:|text:|haber:|auteurs? ?:|autore:|textes? ?:|γράφει [οη]|"
    r"συντάκτ(?:ης|ρια|ες):|oprac\.|opracował[ai]?:?|opracowanie:?|scris de|napsal[ai]?:?|připravil[ai]?:?|"
    r"(?:text|tekst|teksti|textos?|textes?|testo|words|story) ?(?:&|\+|and|und|et|y|e|en|och|og|ja|i) ?"
    r"(?:photos?|photographs|pictures|images|fotos?|foto['\u2019]s|bild(?:er)?|beeld|kuvat?|zdjęcia) ?"
    r"(?::|by|von|par|de|di|av|af|door)"
)
BEHIND: Final = (  # what a line goes on with behind a name
    r"(?=\s*(?:$|[|/·•⋅●@,;(\u2013\u2014-]|\d)|\s+[\w.+-]{1,40}@\w|"
    r"\s+(?:(?:and|und|et|y|e|i|och|og|en|ve|и|та|&|with|avec|con|com|mit|on|in|am|le|el|dans|unter|sous|"
    r"[Ff]or|[Pp]ara|[Pp]our|[Ff]ür) |"
    r"(?i:fotos?|photos?|pictures?|editors?|red|redaktor):|"
    r"(?i:publi|posted|leave a |filed under|updated|last updated|view |follow |veröffentlicht|mis à jour|le \d)))"
)
# Whose work is another: "Photos by", "Reviewed by"; and "by" behind them is no author's.
OTHER_WORK: Final = frozenset(
    """
    photo photos photograph photographs image images picture pictures video illustration illustrations graphic graphics
    art artwork design reviewed edited editing checked verified approved powered sponsored presented supported
    translated
    illustrated photographed provided produced fact-checked compiled curated hosted owned filed shared recommended
    credit music directed moderated
    """.split()  # noqa: SIM905 (a list of words reads as one)
)
# In scripts without large letters a name is what a line says beside such a word, and nothing more.
# The vowels of Indian scripts and of Thai are marks, which are no letters to a pattern.
_FOREIGN: Final = r"(?:[^\W\d_]|[\u0900-\u0963\u0980-\u0df4\u0e31-\u0e4e\u200c\u200d])"
_NO_PART: Final = (
    "报道|報導|報道|摄影|攝影|摄|综合|綜合|整理|编译|編譯|通讯员|发自|發自|写真|撮影"  # "reports", "took the picture"
)
BY_FOREIGN: Final = re.compile(
    r"(?:بقلم|كتبت?|نویسنده|نوشته|به قلم|(?:خبرنگار|گزارشگر|रिपोर्टर|रिपोर्ट|संवाददाता|采写)(?= ?[:\uff1a])|מאת|लेखक|लेखिका|"
    r"রচনা|লেখা|লেখক|প্রতিবেদক|எழுதியவர்|เรื่องโดย|ผู้เขียน|作者|(?:本报|本報|本网|本刊)?(?:记者|記者)|撰文|撰稿|"
    r"(?:取材・|構成・|撮影・)?文(?:・写真|・構成|・撮影|と写真)?|執筆者?|筆者|著者|聞き手|โดย(?= ?:))"
    rf"(?: ?[:\uff1a/|\uff0f\uff1d=\u2013\u30fb-] ?| )"
    rf"(?P<name>(?![a-z]){_FOREIGN}{{1,24}}(?:[ \u00b7・](?!{_NO_PART}){_FOREIGN}{{1,24}}){{0,3}})"
    rf"(?=\s*(?:$|[|/·•⋅●@,(\u2013\u2014-]|\d| (?:{_NO_PART})))"
)
# English words before a name in letters of India or of the Near East: "Written by: ...".
BY_ENGLISH: Final = re.compile(
    r"(?i:(?:(?:written|reported|posted) )?by|author) ?[: ] ?"
    r"(?P<name>[\u0590-\u0dff]{2,24}(?: [\u0590-\u0dff]{1,24}){0,3})(?=\s*(?:$|[|/·•,(\u2013\u2014-]|\d))"
)
# Among source and editor, as Chinese sites give them in one line.
CREDITED: Final = re.compile(
    r"(?:^|[\s|\uff5c/])(?:作者|撰文|撰稿|文字|记者|記者) ?[:\uff1a] ?(?P<name>[\u4e00-\u9fff·]{2,12})"
    r"(?=$|[\s|\uff5c/])"
)
REPORTED: Final = re.compile(  # "\u8a18\u8005\u6797\u7f8e\u7389/...": the reporter, and where from
    "(?:^|[(\uff08\\s\uff0f])(?:\u8a18\u8005|\u8bb0\u8005) ?(?P<name>[\u4e00-\u9fff]{2,4})[/\uff0f]"
)
REPORTER: Final = re.compile(r"(?:^|[\s|/·=\[])(?P<name>[\uac00-\ud7a3]{2,4}) ?(?:선임|수습|인턴)?기자(?=$|[\s|/·(\]])")
# One of these is in every line in ASCII that has one of BY_WORDS, small: a word's end, and what must stand behind it.
tells: Final = any_of((
    *(f"{word}{sign}" for word in ("by", "von", "par", "por", "door", "di", "av", "af", "oleh") for sign in " :"),
    "nostr", "author", "autor", "texto", "yaza", "contributor",
    "words:", "muhabir:", "kirjoittaja:", "tekst:", "penulis:", "teksti:", "toimittaja:", "forfatter:", "text:",
    "haber:", "auteur", "reporter", "berichte", "wartawan:", "pewarta:", "laporan:", "texte", "oprac", "scris de",
    "napsal", " photo", " pictures", " images", " foto", " bild", " beeld", " kuva",
))  # fmt: skip
