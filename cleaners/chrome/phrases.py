"""Phrases: what chrome says in each language, read from the TOML files beside this one."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Final, NamedTuple

from cleaners import spelling
from cleaners.chrome.pattern import compiled, is_gap
from cleaners.kinds import Kind

LANGUAGES: Final = tuple(
    "en de fr es it pt nl pl sv tr ru uk ar fa he zh ja ko da no fi cs ro hu el hi id vi".split()  # noqa: SIM905 (a list of words reads as one)
)
_FAMILIES: Final[Mapping[str, Kind]] = {"challenge": Kind.ERROR_BANNER, **{kind.value: kind for kind in Kind}}
# Of a language's files; the first phrase that counts is why a line goes.
_PARTS: Final = (
    "", "-offers", "-forms", "-web", "-news", "-blogs", "-firms", "-papers", "-pages", "-more", "-press", "-world",
    "-sites", "-notices", "-labels", "-prompts",
)  # fmt: skip
_QUOTED: Final = (" '", ":'", "('")
# The end of a quote, and who says it.
_TOLD_ON: Final = re.compile(r"[^']{0,80}(?:'\w[^']{0,80}){0,3}'[,.]?(?: -)? [^\W\d_]")
_WORD: Final = re.compile(r"\w+")
_PROMPTS: Final = frozenset(
    "newsletter subscribe_paywall social_share follow_us donate app_promo comments feedback consent job_ads".split()  # noqa: SIM905 (a list of words reads as one)
)
_SAYING: Final = frozenset(
    spelling.key(
        """
    said says reads urges urged told asked asks adds wrote quipped sagte sagt sagen hieß heißt steht stand schrieb
    disait disent demandait dijo decía dice dicen pedía rezaba disse diceva dicono dizia dizem pedia zei stond zegt
    zeggen powiedział powiedziała mówi mówiła głosi głosił sade säger stod dedi diyor yaziyordu сказал сказала говорит
    говорила гласит гласил сказав каже казала قال قالت يقول تقول אמר אמרה אומר אומרת
    bittet fragt fragte rief liest demandé déclaré lancé écrit preguntó pregunta chiede perguntou sagde siger spurgte
    spørger skriver spør skrev sanoi sanoo kysyi řekl řekla říká spune spus scrie zice mondta kérdezte írja είπε λέει
    γράφει ρώτησε ujar tertulis nói viết sordu soruyor yaziyor спросил спросила пишет говорят спитав пише
    pidió pide klagte befahl warned warns warnte warnt advirtió advierte avvertì avverte alertou ostrzega ostrzegł
    ostrzegła waarschuwt waarschuwde avertit varnade varnar предупредил предупредила предупреждает
    rät mahnt mahnte riet klagt klagte betont betonte meldete versprach vroeg schreef riepen raadde
    shouted yelled cried gritó gritaba exclamó gridò esclamò cria criait gritou krzyknął krzyknęła ropade råbte ropte
    riep bağirdi крикнул крикнула крикнув schrie frågade spurte diye diyen zapytał zapytała pytał pytała poprosił
    poprosiła попросил попросила попросив заявил заявила заявив napisał napisała
    سال كتب كتبت يكتب اضاف هتف صرخ يروي قالها گفت گفتند گفته میگوید میگویند گوید گویند پرسید پرسیدند نوشت نوشتند خواست
    میخواست שאל שאלו שואל ביקש ביקשה כתב כותב נכתב סיפר סיפרה מסר הודיע הודיעה צעק צעקה
    zeptal zeptala zeptali ptal ptala ptá řekli uvedl uvedla uvádí vyzval vyzvala vyzývá vyzýval vzkázal vzkázala prosil
    prosila volal volala volali prohlásil prohlásila radí napsal napsala píše křičel křičela žádal žádala odpověděl
    odpověděla neuvoi neuvoo pyysi pyytää huusi huusivat kirjoitti kirjoittivat kertoi vastasi kehotti kehottaa sanoivat
    totesi întrebat cerut declarat strigat strigau anunțat îndemna sfătuiește roagă răspuns spunea zis promis promite
    kérte mondták kiáltotta kiabálták tanácsolja tanácsolta súgta szólt bejelentette válaszolta írták könyörgött vágta
    vélte közölte üzente δήλωσε φώναξε φώναζαν φώναζε έλεγε ψιθύρισε απάντησε ζητά ζήτησε συμβουλεύει συμβούλεψε
    παρακάλεσε έγραψαν έγραψε kata katanya tanya pinta teriak ungkap ucap tutur dặn khuyên कह poradil poradila hirdette
    اعترف اعترفت اكد اكدت اوضح اوضحت يتذكر تتذكر يردد ميگفت ميگفتند ميپرسيد اعتراف التماس هشدار הודה הודתה הזכיר נטען
    παραδέχθηκε εξήγησε φώναξαν αποφάσισε έκρινε προειδοποιεί προέτρεπε ismerte parancsolta magyarázta suttogta kể nêu
    követelte javasolta hangzott
    hajtogatta παρακαλούσε γελούσε επέμενε bisik imbau значилось написано yazardi scriveva staat
    """
    ).split()
)
# Verbs of saying where no blanks part words. Japanese writes "to show" as Chinese writes "to state".
_SAID: Final[Mapping[str, re.Pattern[str]]] = {
    "zh": re.compile("(?:(?<![说說])[说說问問]|喊道|表示|写道|寫道|回答)(?:[,:'。]|$)"),
    "ja": re.compile("と(?:[言話語述叫尋答訴笑書頼]|呼び)"),
}
# How a sentence that tells ends: a plain verb in Japanese, Korean and Hindi, for prompts ask politely or end with a
# noun, and what somebody is said to have said.
_TELLS: Final[Mapping[str, re.Pattern[str]]] = {
    "ja": re.compile(
        r"(?:[ただるくむつぶぐぬ]|(?<![でま])す|(?<!しょ)う|(?<!くださ)(?<!下さ)(?<!なさ)い"
        r"|(?:という|との|た|る|ない)(?:こと|話|もの|見方|方針|考え|見通し)です"
        r"|(?<![もこ])と、?[^。、]{0,14}て(?:い|おり)ます|とみられます|とされます|といいます|少なくありません"
        r"|(?:増え|減っ|示し|相次い|続い|広がっ|目立っ|求め|訴え)[てで]います"
        r"|と、[^。、]{2,14}[はも][^。、]{1,12}ます"
        r"|が(?![^。]*(?:含ま|表示|保護|なって|禁止|設定|制限|無効|必要|掲載))[^。]{1,20}[てで]います)。\W{0,4}$"
        r"|^(?:した|された|していた|させ|しない|者|数)[^。]*。\W{0,4}$"
    ),
    "ko": re.compile(
        r"(?:(?<!니)(?<!금한)(?<!금지한)다"
        r"|[다라자냐]고 (?:\w{1,12} ){0,3}\w{1,8}니다|(?:다는|라는) \w{1,6}입니다"
        r"|\w[가이] (?:\w{1,12} ){0,3}\w{0,8}고 있습니다)\.\W{0,4}$"
    ),
    # A verb that is no request, no future and has no auxiliary behind it.
    "hi": re.compile(r"(?:[ाीेई]|(?<!ि)ए)(?<![ेंएू]ग[ाीे])।\W{0,4}$"),
    # Nothing in Chinese marks a request, so this goes by whom sentences are about, by verbs of saying at the end of a
    # clause, and by what is over and done with, unless that is told to the reader.
    "zh": re.compile(
        r"(?:(?<![其吉])[他她](?![人信乡鄉])|(?<!更多)的人(?![工生文士物气氣])"
        r"|法院|法官|检察|檢察|警方|警察|受害|老人|村民|居民|被告|原告|教练|教練|家长|家長|家属|家屬|消费者|消費者|农民|農民"
        r"|选民|選民"
        r"|(?:承认|承認|裁定|判决|判決|解释|解釋|抱怨|指出|强调|強調|回忆|回憶|透露|呼吁|呼籲|坦言|直言|辟谣|闢謠|重申|认定|認定"
        r"|认为|認為|介绍|介紹|反驳|反駁|警告|批评|批評|声称|聲稱|宣布|补充|補充|抗议|抗議|质疑|質疑|表示"
        r"|(?:报告|報告|调查|調查|数据|數據|研究)(?:显示|顯示))(?=[,。:])"
        r"|(?<!目)的(?:有|是|都|却|卻|还|還|大多|多是)"
        r"|^(?=[^您你请請]*$)(?!.*(?:我们|我們|本站|本报|本報)).*(?<![为為除罢到里裡不忘])了(?![解吧吗嗎呢])"
        r").*。\W{0,4}$"
    ),
}
# What is over, in the polite form that broadcasters tell their news in: "we wrote", say pages of their own text.
_OVER: Final = re.compile(f"[{''.join(map(chr, range(0xAC14, 0xD7A4, 28)))}](?<![있겠])습니다\\.\\W{{0,4}}$")
_OURS: Final = re.compile(r"(?:もの|記事)です。\W{0,4}$|ました。\W{0,4}$")
_OF_THE_TEXT: Final = frozenset({"editorial_note", "source_credit", "affiliate", "ad_label"})
_NO_APOSTROPHES: Final = frozenset({"ja", "zh", "ko"})  # a key's quote is a quote
_LABELS: Final = (":", "]", "】")
_SOON: Final = 60  # characters behind the prompt
_LONGEST: Final = 300  # characters of a line a phrase opens; the longest prompt of the seeds has 270


class Phrase(NamedTuple):
    """One thing chrome says."""

    family: str  # a kind's name, or "challenge"
    lang: str
    say: str  # see pattern.py
    miss: str  # a text close to it that must not match
    at: str = "opens"  # "opens" a line, is the "whole" of it, or the line "holds" it or "ends" with it
    force: str = "sure"  # where it counts: "sure" anywhere; the others are explained in reading.py
    takes: str = ""  # what a heading swallows: "headlines" or "prose"
    longest: int = _LONGEST
    spaced: bool = True

    @property
    def kind(self) -> Kind:
        """What a line that says it is."""
        return _FAMILIES[self.family]

    @property
    def pattern(self) -> re.Pattern[str]:
        """Its regular expression, for a line's key with the bullet off."""
        return compiled(self.say, spaced=self.spaced, whole=self.at in {"whole", "ends"})

    @property
    def is_held(self) -> bool:
        """Whether it may stand anywhere in a line."""
        return self.at in {"holds", "ends"}

    @property
    def _is_open(self) -> bool:
        """Whether a line may end in what the phrase does not say; in Chinese, whether it may hold it."""
        return "~" in (self.say if self.lang == "zh" else self.say.rsplit(" ", 1)[-1])

    def found(self, key: str) -> bool:
        """Whether a line's key, the bullet off, says this."""
        if len(key) > self.longest:
            return False
        match = self.pattern.search(key) if self.is_held else self.pattern.match(key)
        if match is None or self._is_retold(match[0]):
            return False
        if self.at == "whole":
            return not (self._is_open and self._tells(key, match.start(), match.end()))
        if self.lang in _NO_APOSTROPHES and _is_announced(key, *match.span(), self.lang):
            return False
        return not (_is_quoted(key, *match.span()) or self._is_told(key, *match.span()))

    def _tells(self, key: str, start: int, end: int) -> bool:
        """Whether the sentence ends as one that tells, in a language where this can be seen."""
        tells = _TELLS.get(self.lang)
        if tells is None or self.kind is Kind.ERROR_BANNER or key[:end].endswith(_LABELS):
            return False  # banners tell what went wrong
        if self.family in _OF_THE_TEXT and _OURS.search(key) is not None:
            return False
        sentence = key[start:] if self.at == "whole" or self._is_open else key[end:]
        if tells.search(sentence) is not None:
            return True
        return self.lang == "ko" and self.family not in _OF_THE_TEXT and _OVER.search(sentence) is not None

    def _is_told(self, key: str, start: int, end: int) -> bool:
        """Whether a verb of saying follows a prompt, "Sign up now, the website says", or right behind anything else."""
        if self._tells(key, start, end):
            return True
        if not self.spaced:
            return self.family in _PROMPTS and _SAID[self.lang].search(key, end, end + _SOON) is not None
        if self.family not in _PROMPTS and not key.startswith((", ", ",' ", "', "), end):
            return False
        return not _SAYING.isdisjoint(_WORD.findall(key, end, end + _SOON))

    def _is_retold(self, matched: str) -> bool:
        """Whether a gap of a prompt or of a whole line took a verb of saying, as in "Write to us, the mayor said"."""
        if "~" not in self.say or not (self.family in _PROMPTS or self.at == "whole"):
            return False
        if not self.spaced:
            return _SAID[self.lang].search(matched) is not None
        return not (_SAYING & set(_WORD.findall(matched))).issubset(_own_words(self.say))


@cache
def _own_words(say: str) -> frozenset[str]:
    return frozenset(re.split(r"\W|_", spelling.key(say)))


def _is_quoted(key: str, start: int, end: int) -> bool:
    """Whether what stands there is quoted: behind an opening quote, or inside one that is closed and told on."""
    if key[:start].endswith(_QUOTED):
        return True
    return key.startswith("'") and "' " not in key[:start] and _TOLD_ON.match(key, end) is not None


def _is_announced(key: str, start: int, end: int, lang: str) -> bool:
    """Whether what stands there is inside a quote that ends with it or later, or behind "he said"."""
    quoted = key.count("'", 0, start) % 2 == 1 and "'" not in key[start:end].rstrip(spelling.CLOSING + "。.!")
    return quoted or (lang in _SAID and _SAID[lang].search(key, 0, start) is not None)


@cache
def load(lang: str) -> tuple[Phrase, ...]:
    """The phrases of one language; none where there is no file for it.

    Raises:
        ValueError: a file names a family, a place or a force that does not exist.
    """
    folder = resources.files(__package__).joinpath("phrases")
    files = (folder.joinpath(f"{lang}{part}.toml") for part in _PARTS)
    return tuple(
        phrase for file in files if file.is_file() for phrase in parse(lang, file.read_text("utf-8"), file.name)
    )


def parse(lang: str, source: str, name: str = "") -> tuple[Phrase, ...]:
    """The phrases a TOML text lays down, in its order; its `also` are pairs of letters and what stands for them.

    Raises:
        ValueError: it names a family, a place or a force that does not exist; `name` is that of its file.
    """
    table = tomllib.loads(source)
    spaced = bool(table.pop("spaced", True))
    also = [str.maketrans(*letters) for letters in table.pop("also", ())]
    return tuple(
        spelt
        for family, entries in table.items()
        for entry in entries
        for spelt in _spelt(
            _checked(Phrase(family=family, lang=lang, spaced=spaced, **entry), name or f"{lang}.toml"), also
        )
    )


def _spelt(phrase: Phrase, also: Sequence[Mapping[int, int]]) -> Iterator[Phrase]:
    """A phrase, and the same as people write it who type no marks, or others."""
    yield phrase
    for letters in also:
        say = phrase.say.translate(letters)
        if say != phrase.say:
            yield phrase._replace(say=say, miss=phrase.miss.lower().translate(letters))


def _checked(phrase: Phrase, name: str) -> Phrase:
    lost = next((part for part in phrase.say.split() if "~" in part and not is_gap(part)), "")
    if lost:
        msg = f"{name}: {lost!r} of {phrase.say!r} has a gap among alternatives, where it would be a letter"
        raise ValueError(msg)
    if (
        phrase.family not in _FAMILIES
        or phrase.at not in {"opens", "whole", "holds", "ends"}
        or phrase.force not in {"sure", "edge", "head", "tail", "first", "top", "beside", "within"}
        or phrase.takes not in {"", "headlines", "prose"}
    ):
        msg = f"{name}: {phrase!r} has a word that is not in the vocabulary"
        raise ValueError(msg)
    return phrase
